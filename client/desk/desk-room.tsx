import { lazy, Suspense, useMemo, useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import { useWords } from '../i18n/index.ts';
import { firePoints } from '../session/fire-points.ts';
import type { Session } from '../session/session.ts';
import { Banners } from '../panels/banners.tsx';
import { DESK_KEYS, KeysHelp } from '../panels/keys-help.tsx';
import { useScene } from '../ui/scene.ts';
import { LevelBadges } from '../panels/level-badges.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import { SkipLink } from '../ui/controls.tsx';
import { spacedCode, text } from '../ui/format.ts';
import type { KeyAction } from '../ui/keys.ts';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { ControlBar } from './control-bar.tsx';
import { DeskMap } from './desk-map.tsx';
import { DeskTables } from './desk-tables.tsx';
import { FreeInject } from './free-inject.tsx';
import { nextInject } from './inject-list.ts';
import { InjectQueue } from './inject-queue.tsx';
import '../ui/group-words.ts';
import { conductApi } from '../session/groups-api.ts';
import { DeskBelow } from './desk-below.tsx';
import { type Controls, useControls } from './controls/use-controls.ts';
import { HandOver } from './hand-over.tsx';
import { EvaluatorAccess } from './evaluator-access.tsx';
import { SeatColumn } from './seat-column.tsx';

const DeskDiscussion = lazy(() => import('../discussion/desk-discussion.tsx'));

type DeskTab = 'seats' | 'map' | 'injects' | 'score';
const TABS: readonly DeskTab[] = ['seats', 'map', 'injects', 'score'];

/** Everything an instructor needs at a glance: clock, seats, truth, injects and score. */
export function DeskRoom(props: { desk: NonNullable<MeAnswer['desk']>; session: Session }) {
  const { t, language } = useWords();
  const { session, desk } = props;
  const setup = useStore(session.store, (state) => state.setup);
  const view = useStore(session.store, (state) => state.view);
  const layers = useStore(session.store, (state) => state.layers);
  const lobby = useStore(session.store, (state) => state.lobby);
  const clock = useStore(session.store, (state) => state.clock?.frame ?? null);
  const gone = useStore(session.store, (state) => state.link.state === 'refused');
  const scene = useScene(setup, view);
  const [tab, setTab] = useState<DeskTab>('map');
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focus, setFocus] = useState<Point | undefined>(undefined);
  const [dialog, setDialog] = useState<'inject' | 'keys' | 'handOver' | null>(null);
  const [questions, setQuestions] = useState(desk.group?.mode === 'tabletop');
  const controls = useControls(session);
  const fire = useMemo(() => firePoints(layers.get('fire-truth')), [layers]);

  const run = (action: KeyAction): boolean => {
    switch (action) {
      case 'pause':
        if (clock?.phase !== 'running') return false;
        void session.pace({ type: clock.paused ? 'resume' : 'pause' });
        return true;
      case 'fire': {
        const inject = view === null ? undefined : nextInject(view);
        if (inject === undefined) return false;
        void session.issue({ type: 'fireInject', injectId: inject.id });
        return true;
      }
      case 'inject':
        setDialog('inject');
        return true;
      case 'help':
        setDialog('keys');
        return true;
      case 'table':
        document.getElementById('table')?.focus();
        return true;
      case 'map': {
        const at = selection === null ? undefined : scene?.pointOf(selection.id);
        const goal = at ?? fire?.centre;
        if (goal !== undefined) setFocus({ ...goal });
        return true;
      }
      default:
        return false;
    }
  };
  useKeys(run);

  return (
    <div className="st-app st-desk">
      <TopBar
        session={session}
        clock={false}
        left={
          <>
            <SkipLink to="table" label={t('common.skipTable')} />
            <h1 className="st-ell st-desk-name" title={text(desk.scenarioName, language)}>
              {text(desk.scenarioName, language)}
            </h1>
            {view?.control != null && (
              <span className="st-row st-wide">
                <LevelBadges view={view} burnedHa={view.control.burnedHa} />
              </span>
            )}
          </>
        }
        right={
          <>
            {desk.group !== null && (
              <a className="st-chip" href="/desk/groups" style={{ textDecoration: 'none' }}>
                {desk.group.name} · {t('conduct.groups')}
              </a>
            )}
            {desk.group?.mode === 'tabletop' && (
              <button
                type="button"
                className="st-chip"
                data-tone={questions ? 'on' : 'quiet'}
                aria-expanded={questions}
                onClick={() => setQuestions(!questions)}
              >
                {t('conduct.questions')}
              </button>
            )}
            <a
              className="st-chip"
              href="/wall"
              target="_blank"
              rel="noreferrer"
              title={t('conduct.wallWhy')}
              style={{ textDecoration: 'none' }}
            >
              {t('conduct.wall')}
            </a>
            <button
              type="button"
              className="st-chip"
              data-testid="hand-over"
              onClick={() => setDialog('handOver')}
            >
              {t('conduct.handOver')}
            </button>
            <EvaluatorAccess exerciseId={desk.exerciseId} />
            <a className="st-chip st-wide" href="/" style={{ textDecoration: 'none' }}>
              {t('desk.code', { code: spacedCode(desk.code) })}
            </a>
            <span className="st-chip" data-tone="on">
              {t('desk.instructor')}
            </span>
          </>
        }
      />
      <ControlBar
        session={session}
        desk={desk}
        scene={scene}
        onFreeInject={() => setDialog('inject')}
        onKeys={() => setDialog('keys')}
      />
      <div className="st-banners">
        <Banners desk session={session} reviewHref={`/review/${desk.exerciseId}`} />
      </div>
      <div className="st-desk-tabs">
        <Tabs<DeskTab>
          label={t('desk.title')}
          panelId="desk-main"
          value={tab}
          onChange={setTab}
          tabs={TABS.map((value) => ({ value, label: t(`desk.tabsNarrow.${value}`) }))}
        />
      </div>
      <main className="st-desk-main" id="desk-main">
        <SeatColumn session={session} lobby={lobby} scene={scene} shown={tab === 'seats'}>
          <DeskBelow
            session={session}
            scene={scene}
            controls={controls}
            onPick={() => setTab('map')}
          />
        </SeatColumn>
        <DeskMap
          session={session}
          scene={scene}
          layers={layers}
          selection={selection}
          onSelect={setSelection}
          focus={focus}
          tool={toolOf(controls)}
          shown={tab === 'map'}
        />
        <DeskTables
          scene={scene}
          desk={desk}
          selection={selection}
          onSelect={setSelection}
          shown={tab === 'score'}
        />
        <InjectQueue
          exerciseId={desk.exerciseId}
          session={session}
          scene={scene}
          onFreeInject={() => setDialog('inject')}
          shown={tab === 'injects'}
        />
      </main>
      {dialog === 'inject' && lobby !== null && (
        <FreeInject session={session} lobby={lobby} onClose={() => setDialog(null)} />
      )}
      {dialog === 'handOver' && !gone && (
        <HandOver offer={conductApi.offer} joinUrl={desk.joinUrl} onClose={() => setDialog(null)} />
      )}
      {questions && (
        <Suspense fallback={null}>
          <DeskDiscussion session={session} onClose={() => setQuestions(false)} />
        </Suspense>
      )}
      {dialog === 'keys' && <KeysHelp rows={DESK_KEYS} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** The map's part in a control that asks for a place. */
function toolOf(controls: Controls): MapTool | null {
  if (!controls.picking || controls.values === null) return null;
  const { at } = controls.values;
  return {
    kind: 'point',
    points: at === null ? [] : [at],
    onChange: (points) => controls.set({ at: points[0] ?? null }),
    onDone: () => controls.pick(false),
  };
}
