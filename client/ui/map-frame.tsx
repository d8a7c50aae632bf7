import { type ReactNode, useRef, useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from './controls.tsx';
import { useReducedMotion } from './hooks.ts';
import type { MapProps, MapTool, Selection, Sight } from './map-props.ts';
import type { Scene } from './scene.ts';

export interface MapFrameProps {
  readonly scene: Scene;
  readonly layers: ReadonlyMap<LayerId, LayerFrame>;
  readonly terrainUrl: string;
  readonly tickNow: () => number;
  readonly selection: Selection | null;
  onSelect(selection: Selection | null): void;
  readonly tool: MapTool | null;
  readonly drawing?: MapProps['drawing'];
  readonly focus?: Point | undefined;
  readonly onLayersOff?: MapProps['onLayersOff'];
  /** What the page loads lazily: the two canvases. */
  readonly Map: (props: MapProps) => ReactNode;
  readonly Terrain: (props: MapProps) => ReactNode;
}

/** The map or the terrain, and the switch between them; what stands over each is theirs. */
export function MapFrame(props: MapFrameProps) {
  const { t, language } = useWords();
  const [mode, setMode] = useState<'map' | 'terrain'>('map');
  const sight = useRef<Sight | null>(null);
  const [choice, setChoice] = useState<NonNullable<MapProps['choice']> | null>(null);
  const reducedMotion = useReducedMotion();
  const { scene } = props;
  const Canvas = mode === 'map' ? props.Map : props.Terrain;
  return (
    <section className="st-map" aria-label={t('seat.map')}>
      <div className="st-canvas">
        <Canvas
          setup={scene.setup}
          view={scene.view}
          layers={props.layers}
          terrainUrl={props.terrainUrl}
          tickNow={props.tickNow}
          selection={props.selection}
          onSelect={props.onSelect}
          tool={props.tool}
          drawing={props.drawing ?? null}
          language={language}
          reducedMotion={reducedMotion}
          focus={props.focus}
          sight={sight}
          choice={choice}
          onChoice={setChoice}
          onLayersOff={props.onLayersOff}
        />
      </div>
      <div className="st-over" style={{ right: 12, top: 12, padding: 4 }}>
        <Segments<'map' | 'terrain'>
          label={t('seat.map')}
          value={mode}
          options={[
            { value: 'map', label: t('seat.map') },
            { value: 'terrain', label: t('seat.terrain') },
          ]}
          onChange={setMode}
        />
      </div>
    </section>
  );
}
