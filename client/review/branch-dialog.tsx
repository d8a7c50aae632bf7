import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { exerciseTime } from '../ui/format.ts';
import { errorWords } from '../ui/use-request.ts';

/** Asks before a new exercise is made from a moment of this one. */
export function BranchDialog(props: { review: ReviewAnswer; tick: number; onClose(): void }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const branch = async (): Promise<void> => {
    setBusy(true);
    const made = await api.branch(props.review.id, props.tick);
    if (made.ok) {
      // A whole load: the desk's cookie changes, and the key must not stay in this page.
      location.assign(`/desk#${made.value.id}.${made.value.instructorKey}`);
      return;
    }
    setBusy(false);
    setFailed(errorWords(made.error, t));
  };
  return (
    <Dialog opened onClose={props.onClose} title={t('review.branch')}>
      <p>{t('review.branchAsk', { time: exerciseTime(props.tick, true) })}</p>
      <p role="alert">{failed}</p>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button loading={busy} data-testid="branch-yes" onClick={() => void branch()}>
          {t('review.branchYes')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
