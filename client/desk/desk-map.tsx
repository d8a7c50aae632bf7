import { useEffect, useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import { terrainUrl } from '../session/api.ts';
import type { Session } from '../session/session.ts';
import { MapFrame } from '../ui/map-frame.tsx';
import { type Scene, useScene } from '../ui/scene.ts';
import { ViewSwitch } from '../ui/view-switch.tsx';
import type { MapTool, Selection } from '../ui/map-props.ts';
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
  /** A place that a control asks for. */
  readonly tool: MapTool | null;
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
  const [eyes, setEyes] = useState(NO_EYES);
  const look = (view: ViewId): void => {
    setEyes(NO_EYES);
    setLooking(view);
  };
  const control = scene?.view.control ?? null;
  return (
    <section className="st-desk-map" data-shown={props.shown} aria-label={t('desk.tabsNarrow.map')}>
      <div className="st-head st-panel" style={{ flexDirection: 'row', overflow: 'auto hidden' }}>
        <ViewSwitch value={looking} seats={scene?.setup.seats ?? []} onChange={look} />
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
      {scene !== null && (
        <Picture
          {...props}
          scene={eyes.scene ?? scene}
          layers={eyes.scene === null ? props.layers : eyes.layers}
          tickNow={eyes.tickNow ?? props.session.tickNow}
          onLayersOff={eyes.layersOff ?? props.session.layersOff}
          waiting={looking !== 'truth' && eyes.scene === null}
        />
      )}
      {looking !== 'truth' && <SeatEyes key={looking} seatId={looking} onSeen={setEyes} />}
    </section>
  );
}

interface Eyes {
  readonly scene: Scene | null;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  readonly tickNow: (() => number) | null;
  readonly layersOff: Session['layersOff'] | null;
}

const NO_EYES: Eyes = { scene: null, layers: new Map(), tickNow: null, layersOff: null };

/** One map for all views: a new one would load its ground again at every choice. */
function Picture(
  props: DeskMapProps & {
    scene: Scene;
    tickNow: () => number;
    onLayersOff: Session['layersOff'];
    waiting: boolean;
  },
) {
  const { t } = useWords();
  return (
    <div className="st-desk-picture" aria-busy={props.waiting}>
      <MapFrame
        scene={props.scene}
        layers={props.layers}
        terrainUrl={terrainUrl('desk')}
        tickNow={props.tickNow}
        selection={props.selection}
        onSelect={props.onSelect}
        tool={props.tool}
        focus={props.focus}
        onLayersOff={props.onLayersOff}
        Map={LazyMap}
        Terrain={LazyTerrain}
      />
      {props.waiting && (
        <p className="st-over" style={{ left: 12, top: 12 }} role="status">
          {t('common.loading')}
        </p>
      )}
    </div>
  );
}

/** The link behind another view; draws nothing itself. */
function SeatEyes(props: { seatId: ViewId; onSeen(eyes: Eyes): void }) {
  const session = useSession('desk', props.seatId);
  return <SeatPicture {...props} eyes={session} />;
}

function SeatPicture(props: { eyes: Session; seatId: ViewId; onSeen(eyes: Eyes): void }) {
  const { eyes, onSeen } = props;
  const setup = useStore(eyes.store, (state) => state.setup);
  const view = useStore(eyes.store, (state) => state.view);
  const layers = useStore(eyes.store, (state) => state.layers);
  // Until the switch has arrived, the link still shows the truth.
  const scene = useScene(setup?.view === props.seatId ? setup : null, view);
  useEffect(
    () => onSeen({ scene, layers, tickNow: eyes.tickNow, layersOff: eyes.layersOff }),
    [eyes, layers, onSeen, scene],
  );
  return null;
}
