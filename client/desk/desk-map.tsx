import { useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { LayerFrame, LayerId, ViewId } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import { terrainUrl } from '../session/api.ts';
import type { Session } from '../session/session.ts';
import { MapFrame } from '../ui/map-frame.tsx';
import { type Scene, useScene } from '../ui/scene.ts';
import { ViewSwitch } from '../ui/view-switch.tsx';
import type { Selection } from '../ui/map-props.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import { useStore } from '../ui/store.ts';
import { useSession } from '../ui/use-session.ts';

interface DeskMapProps {
  readonly session: Session;
  readonly scene: Scene | null;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  readonly selection: Selection | null;
  onSelect(selection: Selection | null): void;
  readonly focus: Point | undefined;
  readonly shown: boolean;
}

/**
 * Truth, or what any seat sees. A seat's view runs over a link of its own, so that score and
 * injects beside it stay live.
 */
export function DeskMap(props: DeskMapProps) {
  const { t } = useWords();
  const { scene } = props;
  const [looking, setLooking] = useState<ViewId>('truth');
  const control = scene?.view.control ?? null;
  return (
    <section className="st-desk-map" data-shown={props.shown} aria-label={t('desk.tabsNarrow.map')}>
      <div className="st-head st-panel" style={{ flexDirection: 'row', overflow: 'auto hidden' }}>
        <ViewSwitch value={looking} seats={scene?.setup.seats ?? []} onChange={setLooking} />
        <span className="st-grow" />
        {control !== null && control.spotFires > 0 && (
          <span className="st-n">{t('desk.spotFires', { n: control.spotFires })}</span>
        )}
      </div>
      {scene === null && (
        <div className="st-map">
          <div className="st-over" style={{ left: 24, top: 24 }} role="status">
            <b>{t('desk.standby')}</b>
            <p>{t('desk.standbyWhy')}</p>
          </div>
        </div>
      )}
      {scene !== null && looking === 'truth' && (
        <MapFrame
          scene={scene}
          layers={props.layers}
          terrainUrl={terrainUrl('desk')}
          tickNow={props.session.tickNow}
          selection={props.selection}
          onSelect={props.onSelect}
          tool={null}
          focus={props.focus}
          Map={LazyMap}
          Terrain={LazyTerrain}
        />
      )}
      {scene !== null && looking !== 'truth' && (
        <SeatEyes key={looking} seatId={looking} {...props} />
      )}
    </section>
  );
}

function SeatEyes(props: DeskMapProps & { seatId: ViewId }) {
  const session = useSession('desk', props.seatId);
  return <SeatPicture {...props} eyes={session} />;
}

function SeatPicture(props: DeskMapProps & { eyes: Session; seatId: ViewId }) {
  const { t } = useWords();
  const { eyes } = props;
  const setup = useStore(eyes.store, (state) => state.setup);
  const view = useStore(eyes.store, (state) => state.view);
  const layers = useStore(eyes.store, (state) => state.layers);
  // Until the switch has arrived, the link still shows the truth.
  const scene = useScene(setup?.view === props.seatId ? setup : null, view);
  if (scene === null)
    return (
      <p className="st-map st-body" role="status">
        {t('common.loading')}
      </p>
    );
  return (
    <MapFrame
      scene={scene}
      layers={layers}
      terrainUrl={terrainUrl('desk')}
      tickNow={eyes.tickNow}
      selection={props.selection}
      onSelect={props.onSelect}
      tool={null}
      focus={props.focus}
      Map={LazyMap}
      Terrain={LazyTerrain}
    />
  );
}
