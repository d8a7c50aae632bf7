import { useMemo, useState } from 'react';
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
import type { Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { ControlBar } from './control-bar.tsx';
import { DeskMap } from './desk-map.tsx';
import { DeskTables } from './desk-tables.tsx';
import { FreeInject } from './free-inject.tsx';
import { InjectQueue, nextInject } from './inject-queue.tsx';
import { SeatColumn } from './seat-column.tsx';

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
  const scene = useScene(setup, view);
  const [tab, setTab] = useState<DeskTab>('map');
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focus, setFocus] = useState<Point | undefined>(undefined);
  const [dialog, setDialog] = useState<'inject' | 'keys' | null>(null);
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
            <h1 style={{ fontSize: 16, lineHeight: '24px', fontWeight: 600 }} className="st-ell">
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
        <Banners session={session} reviewHref={`/review/${desk.exerciseId}`} />
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
        <SeatColumn session={session} lobby={lobby} scene={scene} shown={tab === 'seats'} />
        <DeskMap
          session={session}
          scene={scene}
          layers={layers}
          selection={selection}
          onSelect={setSelection}
          focus={focus}
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
          session={session}
          scene={scene}
          onFreeInject={() => setDialog('inject')}
          shown={tab === 'injects'}
        />
      </main>
      {dialog === 'inject' && lobby !== null && (
        <FreeInject session={session} lobby={lobby} onClose={() => setDialog(null)} />
      )}
      {dialog === 'keys' && <KeysHelp rows={DESK_KEYS} onClose={() => setDialog(null)} />}
    </div>
  );
}
