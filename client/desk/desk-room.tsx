import { lazy, Suspense, useMemo, useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import { useWords } from '../i18n/index.ts';
import { firePoints } from '../session/fire-points.ts';
import type { Session } from '../session/session.ts';
import { Banners } from '../panels/banners.tsx';
import { DESK_KEYS, KeysHelp } from '../panels/keys-help.tsx';
import { useScene } from '../ui/scene.ts';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { useStore } from '../ui/store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { ControlBar } from './control-bar.tsx';
import { DeskMap } from './desk-map.tsx';
import { DeskTables } from './desk-tables.tsx';
import { DeskTop } from './desk-top.tsx';
import { FreeInject } from './free-inject.tsx';
import { InjectQueue } from './inject-queue.tsx';
import '../ui/group-words.ts';
import { conductApi } from '../session/groups-api.ts';
import { DeskBelow } from './desk-below.tsx';
import { type Controls, useControls } from './controls/use-controls.ts';
import { HandOver } from './hand-over.tsx';
import { SeatColumn } from './seat-column.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

const DeskDiscussion = lazy(() => import('../discussion/desk-discussion.tsx'));

type DeskTab = 'seats' | 'map' | 'injects' | 'score';
const TABS: readonly DeskTab[] = ['seats', 'map', 'injects', 'score'];

/** Everything an instructor needs at a glance: clock, seats, truth, injects and score. */
export function DeskRoom(props: { desk: NonNullable<MeAnswer['desk']>; session: Session }) {
  const { t } = useWords();
  const { session, desk } = props;
  const setup = useStore(session.store, (state) => state.setup);
  const view = useStore(session.store, (state) => state.view);
  const layers = useStore(session.store, (state) => state.layers);
  const lobby = useStore(session.store, (state) => state.lobby);
  const gone = useStore(session.store, (state) => state.link.state === 'refused');
  const scene = useScene(setup, view);
  const [tab, setTab] = useState<DeskTab>('map');
  const [selection, setSelection] = useState<Selection | null>(null);
  const [focus, setFocus] = useState<Point | undefined>(undefined);
  const [dialog, setDialog] = useState<'inject' | 'keys' | 'handOver' | null>(null);
  const [questions, setQuestions] = useState(desk.group?.mode === 'tabletop');
  const controls = useControls(session);
  const fire = useMemo(() => firePoints(layers.get('fire-truth')), [layers]);

  useDeskKeys(session, {
    inject: () => setDialog('inject'),
    help: () => setDialog('keys'),
    map: () => {
      const at = selection === null ? undefined : scene?.pointOf(selection.id);
      const goal = at ?? fire?.centre;
      if (goal !== undefined) setFocus({ ...goal });
    },
  });

  return (
    <div className="st-app st-desk">
      <DeskTop
        session={session}
        desk={desk}
        view={view}
        questions={questions}
        onQuestions={setQuestions}
        onHandOver={() => setDialog('handOver')}
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
