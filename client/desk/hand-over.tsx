import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { HandoverAnswer, TakenAnswer } from '../../engine/protocol/discussion.ts';
import { useWords } from '../i18n/index.ts';
import type { ApiResult } from '../session/api.ts';
import { conductApi } from '../session/groups-api.ts';
import { CopyField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { spacedCode, wallTime } from '../ui/format.ts';
import { cleanCode } from '../ui/join-code.ts';
import { errorWords } from '../ui/use-request.ts';

/** Offers the desk to another browser, by a code that is read aloud. */
export function HandOver(props: {
  /** The desk of one exercise, or the board of several groups. */
  offer(): Promise<ApiResult<HandoverAnswer>>;
  /** As players of other machines reach this server: the desk's own page may be at `localhost`. */
  joinUrl: string;
  onClose(): void;
}) {
  const { t } = useWords();
  const [offer, setOffer] = useState<HandoverAnswer | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    void props.offer().then((answer) => {
      if (answer.ok) setOffer(answer.value);
      else setFailed(errorWords(answer.error, t));
    });
    // Once, when the dialog opens: each offer takes the place of the last.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Dialog opened onClose={props.onClose} title={t('conduct.handOverTitle')}>
      <p>{t('conduct.handOverWhy', { url: new URL('/desk', props.joinUrl).href })}</p>
      <p role="alert">{failed}</p>
      {offer !== null && (
        <div className="st-col" style={{ justifyItems: 'center' }}>
          <span className="st-mut">{t('conduct.handOverCode')}</span>
          <div className="st-code" data-testid="handover-code">
            {spacedCode(offer.code)}
          </div>
          <span className="st-mut">
            {t('conduct.handOverUntil', { time: wallTime(offer.untilMs) })}
          </span>
        </div>
      )}
    </Dialog>
  );
}

/** Takes a desk that is offered; the new link is shown once. */
export function TakeOver({ why }: { why: string }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [taken, setTaken] = useState<TakenAnswer | null>(null);
  const [failed, setFailed] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await conductApi.take(code);
    if (answer.ok) setTaken(answer.value);
    else setFailed(errorWords(answer.error, t));
  };
  if (taken !== null) {
    const path = taken.what === 'desk' ? '/desk' : '/desk/groups';
    return (
      <section className="st-card st-col">
        <CopyField
          label={t('conduct.taken')}
          value={`${location.origin}${path}#${taken.id}.${taken.instructorKey}`}
        />
        <div>
          {/* A load, not a step: the page asks anew who it is. */}
          <Button component="a" href={path}>
            {t('conduct.toDesk')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <form className="st-card st-col" onSubmit={(event) => void submit(event)}>
      <p>{why}</p>
      <h2>{t('conduct.takeTitle')}</h2>
      <p className="st-mut">{t('conduct.takeWhy')}</p>
      <div className="st-row" style={{ alignItems: 'end' }}>
        <TextInput
          className="st-grow st-code-input"
          autoFocus
          label={t('conduct.handOverCode')}
          value={code}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(cleanCode(event.currentTarget.value))}
        />
        <Button type="submit" disabled={code.length !== 6}>
          {t('conduct.take')}
        </Button>
      </div>
      <p role="alert">{failed}</p>
    </form>
  );
}
