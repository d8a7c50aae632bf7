import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  faultsOf,
  surroundings,
  type InjectFault,
} from '../../engine/exercise/msel/check-inject.ts';
import { draftOf, injectOf, type InjectDraft } from '../../engine/exercise/msel/draft.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import type { Text } from '../../engine/region/region.ts';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import type { BuilderNames } from './builder-names.ts';
import { Fields, kindOf } from './inject-fields.tsx';
import { injectFaultWords, type MselHand } from './use-msel.ts';

/** What one language leaves out is said in the other, as in tables that are imported. */
function bothLanguages(d: InjectDraft): InjectDraft {
  const both = ({ zh, en }: Text): Text => ({
    zh: zh.trim() === '' ? en : zh,
    en: en.trim() === '' ? zh : en,
  });
  return { ...d, from: both(d.from), text: both(d.text), expected: both(d.expected) };
}

/** The first thing wrong with a draft that needs no clock to be seen; null for none. */
function firstFault(d: InjectDraft, { context, others }: BuilderNames): InjectFault | null {
  const read = injectOf(d);
  if (!read.ok) return read.error;
  const list = [...others.filter((o) => o.id !== d.id), d];
  const clock = { running: false, tick: 0 };
  return faultsOf(read.value, surroundings(context, list, clock))[0] ?? null;
}

/** One inject as a form. What is typed stays in the form until it is saved, as one command. */
export function InjectEditor(props: {
  exerciseId: string;
  start: InjectDraft;
  /** The inject as it stands; undefined for a new one. */
  inject: InjectView | undefined;
  names: BuilderNames;
  scene: Scene | null;
  hand: MselHand;
  closed: boolean;
  onSaved(id: string): void;
  onCopy(from: InjectDraft): void;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const { inject, hand, start } = props;
  const [draft, setDraft] = useState(start);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<InjectDraft>): void => setDraft((d) => ({ ...d, ...change }));
  const fired = inject !== undefined && inject.fires > 0;
  const locked = props.closed || fired;
  const changed = inject === undefined || JSON.stringify(draft) !== JSON.stringify(draftOf(inject));
  const save = async (approval = draft.approval): Promise<void> => {
    const inject = { ...bothLanguages(draft), approval };
    const fault = firstFault(inject, props.names);
    if (fault !== null) return setWrong(injectFaultWords(fault, { t }));
    setBusy(true);
    const refused = await hand.give({ type: 'putInject', inject });
    setBusy(false);
    setWrong(refused ?? '');
    if (refused === null) props.onSaved(draft.id);
  };
  return (
    <aside className="st-panel st-msel-editor" aria-label={t('msel.editor')}>
      <div className="st-head">
        <button
          type="button"
          className="st-chip st-narrow"
          aria-label={t('common.close')}
          onClick={props.onClose}
        >
          ←
        </button>
        <h2 className="st-ell">
          {inject === undefined
            ? t('msel.newInject')
            : `${inject.number} ${text(inject.text, language).slice(0, 60)}`}
        </h2>
        <span className="st-grow" />
        <span className="st-n" style={{ flex: 'none' }}>
          {t(`msel.kind.${kindOf(draft)}`)}
        </span>
      </div>
      <div className="st-scroll st-body st-col" tabIndex={0}>
        {inject !== undefined && <Progress inject={inject} hand={hand} closed={props.closed} />}
        {fired && <p className="st-note">{t('msel.firedClosed')}</p>}
        <fieldset className="st-msel-form" disabled={locked}>
          <Fields {...props} draft={draft} set={set} setDraft={setDraft} />
        </fieldset>
      </div>
      <div className="st-msel-foot">
        <span role="alert" className="st-msel-wrong">
          {wrong}
        </span>
        <Button
          style={{ flex: 1 }}
          disabled={locked || !changed || busy}
          onClick={() => void save()}
        >
          {t('msel.save')}
        </Button>
        {draft.approval === 'draft' && (
          <Button
            variant="default"
            disabled={locked || busy}
            onClick={() => void save('submitted')}
          >
            {t('msel.submitSelected')}
          </Button>
        )}
        {draft.approval === 'submitted' && (
          <Button variant="default" disabled={locked || busy} onClick={() => void save('approved')}>
            {t('msel.approveSelected')}
          </Button>
        )}
        {inject !== undefined && (
          <Button variant="default" onClick={() => props.onCopy(draft)}>
            {t('msel.copy')}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** What can be done with an inject that is still to come. */
function Progress(props: { inject: InjectView; hand: MselHand; closed: boolean }) {
  const { t } = useWords();
  const { inject: i, hand } = props;
  const [said, setSaid] = useState('');
  const waiting = i.fires === 0 || (i.when?.repeat ?? null) !== null;
  if (!waiting || props.closed) return null;
  const give = (c: Parameters<MselHand['give']>[0]): void =>
    void hand.give(c).then((refused) => setSaid(refused ?? ''));
  return (
    <div className="st-row st-wrap">
      <Button
        size="compact-md"
        variant="default"
        onClick={() => give({ type: 'holdInject', injectId: i.id, held: !i.held })}
      >
        {t(i.held ? 'msel.release' : 'msel.hold')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        onClick={() => give({ type: 'skipInject', injectId: i.id, skipped: !i.skipped })}
      >
        {t(i.skipped ? 'msel.unskip' : 'msel.skip')}
      </Button>
      <span className="st-grow" />
      <Button
        size="compact-md"
        variant="subtle"
        onClick={() => give({ type: 'removeInject', injectId: i.id })}
      >
        {t('msel.remove')}
      </Button>
      <span role="alert">{said}</span>
    </div>
  );
}
