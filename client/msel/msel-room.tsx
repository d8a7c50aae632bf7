import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { draftOf, type InjectDraft } from '../../engine/exercise/msel/draft.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { Banners } from '../panels/banners.tsx';
import '../panels/panels.css';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useScene } from '../ui/scene.ts';
import { useStore } from '../ui/store.ts';
import { ImportDialog } from './import-dialog.tsx';
import { InjectEditor } from './inject-editor.tsx';
import { InjectTable } from './inject-table.tsx';
import { inOrder, matching, type KindFilter } from './list.ts';
import { MselTimeline } from './msel-timeline.tsx';
import { newDraft } from './new-draft.ts';
import { MselToolbar } from './toolbar.tsx';
import { useBuilderNames } from './use-builder-names.ts';
import { useMselKeys } from './use-msel-keys.ts';
import { useMsel } from './use-msel.ts';

const NONE: readonly InjectView[] = [];

/** What the editor holds: an inject of the list, or one that is not in it yet. */
type Open = { readonly id: string; readonly start: InjectDraft | null } | null;

/** The injects of an exercise: a list, when they come, and the one that is being written. */
export function MselRoom(props: {
  desk: NonNullable<MeAnswer['desk']>;
  context: MselContext;
  session: Session;
}) {
  const { t, language } = useWords();
  const { session, desk, context } = props;
  const view = useStore(session.store, (s) => s.view);
  const setup = useStore(session.store, (s) => s.setup);
  const phase = useStore(session.store, (s) => s.clock?.frame.phase ?? desk.phase);
  const scene = useScene(setup, view);
  const injects = view?.control?.injects ?? NONE;
  const [open, setOpen] = useState<Open>(null);
  const [kind, setKind] = useState<KindFilter>('all');
  const [typed, setTyped] = useState('');
  const [importing, setImporting] = useState(false);
  const [imported, setImported] = useState('');
  const hand = useMsel(session, injects);

  const { names, seatName } = useBuilderNames(context, injects, setup, scene);
  const rows = useMemo(
    () => inOrder(matching(injects, kind, typed, seatName)),
    // `seatName` changes with the language alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [injects, kind, typed, language],
  );
  const closed = phase === 'ended';
  const selected = injects.find((i) => i.id === open?.id);
  const start = open === null ? null : (open.start ?? (selected && draftOf(selected)) ?? null);
  const startNew = (from?: InjectDraft): void => {
    const start = newDraft(injects, from);
    setOpen({ id: start.id, start });
  };

  useMselKeys({ undo: () => void hand.undo(), add: closed ? null : () => startNew() });

  return (
    <div className="st-app st-msel" data-open={open !== null}>
      <MselTop scenario={text(desk.scenarioName, language)} />
      <MselToolbar
        exerciseId={desk.exerciseId}
        injects={injects}
        kind={kind}
        typed={typed}
        closed={closed}
        hand={hand}
        onKind={setKind}
        onType={setTyped}
        onAdd={() => startNew()}
        onImport={() => setImporting(true)}
      />
      <div className="st-msel-banners">
        <Banners desk session={session} reviewHref={`/review/${desk.exerciseId}`} />
        <p className="st-hidden" role="status">
          {hand.said}
        </p>
        {(closed || imported !== '') && (
          <p className="st-body st-mut">{closed ? t('msel.notRunning') : imported}</p>
        )}
      </div>
      <MselTimeline
        injects={rows}
        objectives={context.objectives.length}
        durationTicks={context.durationTicks}
        nowTick={view?.phase === 'running' ? view.tick : null}
        selected={open?.id ?? null}
        onSelect={(id) => setOpen({ id, start: null })}
      />
      <main className="st-msel-main">
        <InjectTable
          rows={rows}
          selected={open?.id ?? null}
          seatName={seatName}
          empty={
            view === null
              ? t('common.loading')
              : t(injects.length === 0 ? 'msel.none' : 'msel.noMatch')
          }
          onSelect={(id) => setOpen({ id, start: null })}
          onOpen={() => document.querySelector<HTMLElement>('.st-msel-editor input')?.focus()}
        />
      </main>
      {start === null || open === null ? (
        <aside className="st-panel st-msel-editor st-msel-idle" aria-label={t('msel.editor')}>
          <p className="st-body st-mut">{t('msel.pick')}</p>
        </aside>
      ) : (
        <InjectEditor
          key={`${open.id}:${selected?.fires ?? 'new'}`}
          exerciseId={desk.exerciseId}
          start={start}
          inject={selected}
          names={names}
          scene={scene}
          hand={hand}
          closed={closed}
          onSaved={(id) => setOpen({ id, start: null })}
          onCopy={startNew}
          onClose={() => setOpen(null)}
        />
      )}
      {importing && (
        <ImportDialog
          exerciseId={desk.exerciseId}
          onDone={(said) => {
            setImporting(false);
            setImported(said);
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}

function MselTop(props: { scenario: string }) {
  const { t } = useWords();
  return (
    <header className="st-top">
      <SkipLink to="msel-table" label={t('common.skipTable')} />
      <Brand />
      <h1 className="st-msel-title">{t('msel.editor')}</h1>
      <span className="st-ell">{props.scenario}</span>
      <span className="st-grow" />
      <Button variant="default" onClick={() => navigate('/desk')}>
        {t('msel.desk')}
      </Button>
      <LanguageSwitch />
    </header>
  );
}
