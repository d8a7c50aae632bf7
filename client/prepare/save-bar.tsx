import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DraftProblem } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { draftText, prepareApi } from '../session/prepare-api.ts';
import { navigate } from '../ui/router.ts';
import { Status } from '../ui/status-tag.tsx';
import { errorWords } from '../ui/use-request.ts';
import type { Draft } from './use-draft.ts';

/** How the check stands, and what can be done with a draft that passes it. */
export function SaveBar({
  draft,
  onFault,
}: {
  draft: Draft;
  onFault(problem: DraftProblem): void;
}) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const source = draft.source!;
  const mayReplace = source.own && !source.inUse;
  const ready = draft.checked && draft.problems.length === 0;

  const save = async (over: string | null): Promise<string | null> => {
    setBusy(true);
    const saved = await prepareApi.save(source.id, draft.file, over);
    setBusy(false);
    if (!saved.ok) {
      setSaid(errorWords(saved.error, t));
      return null;
    }
    draft.saved(draft.file);
    setSaid(t('prepare.saved', { id: saved.value.id }));
    if (over === null) history.replaceState(null, '', `/prepare?from=${saved.value.id}`);
    return saved.value.id;
  };
  const found = async (): Promise<void> => {
    const id = mayReplace && !draft.changed ? source.id : await save(mayReplace ? source.id : null);
    if (id !== null) navigate(`/?scenario=${encodeURIComponent(id)}`);
  };
  const download = async (): Promise<void> => {
    const text = await draftText(source.id, draft.file);
    if (text === null) return setSaid(t('httpError.network'));
    const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'scenario.yaml';
    link.click();
    URL.revokeObjectURL(url);
  };

  return (
    <footer className="st-prepare-bar">
      <CheckState draft={draft} onFault={onFault} />
      <span className="st-grow" role="status">
        {said}
      </span>
      <Button variant="default" onClick={() => void download()}>
        {t('prepare.download')}
      </Button>
      {mayReplace && (
        <Button
          variant="default"
          disabled={!ready || !draft.changed}
          loading={busy}
          onClick={() => void save(source.id)}
        >
          {t('prepare.save')}
        </Button>
      )}
      <Button
        variant="default"
        disabled={!ready}
        loading={busy}
        data-testid="save-copy"
        onClick={() => void save(null)}
      >
        {t('prepare.saveCopy')}
      </Button>
      <Button disabled={!ready} loading={busy} data-testid="invite" onClick={() => void found()}>
        {t('prepare.invite')}
      </Button>
    </footer>
  );
}

function CheckState(props: { draft: Draft; onFault(problem: DraftProblem): void }) {
  const { t } = useWords();
  const { draft } = props;
  const first = draft.problems[0];
  if (draft.failed !== null) return <Status state="unsure" words={errorWords(draft.failed, t)} />;
  if (!draft.checked) return <span className="st-mut">{t('prepare.checking')}</span>;
  if (first === undefined) return <Status state="met" words={t('prepare.noFaults')} />;
  return (
    <Button variant="default" onClick={() => props.onFault(first)}>
      {t('prepare.showFaults', { n: draft.problems.length })}
    </Button>
  );
}
