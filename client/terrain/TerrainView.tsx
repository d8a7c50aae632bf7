import { useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { PictureChip, ToolHint, WindWords } from '../ground/Chips.tsx';
import { LayerMenu } from '../ground/LayerMenu.tsx';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { useLayerChoice } from '../ground/use-layer-choice.ts';
import { Legend } from '../ground/Legend.tsx';
import { usePanelBoxes } from '../ground/use-panel-boxes.ts';
import { WHOLE, words } from '../ground/words.ts';
import type { WordKey, Words } from '../ground/words.ts';
import { languageTag } from '../i18n/language.ts';
import type { MapProps } from '../ui/map-props.ts';
import { useTerrain } from './use-terrain.ts';
import type { TerrainHandle } from './use-terrain.ts';
import '../ground/map.css';

const EXAGGERATIONS = [1, 1.5, 2] as const;
/** The drape holds contours and roads as they are painted once. */
const SWITCHED = ['forecast', 'routes', 'arrows'] as const;

/** What to say instead of a picture, or null when there is one. */
function stateOf(terrain: TerrainHandle): WordKey | null {
  if (!terrain.graphics) return 'noGraphics';
  if (terrain.ground.state === 'failed') return 'loadFailed';
  return terrain.ground.state === 'loading' || !terrain.look.painted ? 'loading' : null;
}

function Tools({
  props,
  terrain,
  choice,
  onChoice,
  words: w,
}: {
  readonly props: MapProps;
  readonly terrain: TerrainHandle;
  readonly choice: LayerChoice;
  readonly onChoice: (c: LayerChoice) => void;
  readonly words: Words;
}): JSX.Element {
  const [chosen, setChosen] = useState<number>(1);
  const { engine } = terrain;
  const choose = (k: number): void => {
    setChosen(k);
    engine?.setExaggeration(k);
  };
  return (
    <div className="st-map-panel st-map-tools">
      <LayerMenu props={props} choice={choice} onChoice={onChoice} only={SWITCHED} words={w} />
      <span role="group" aria-label={w('exaggeration')} title={w('exaggeration')}>
        {EXAGGERATIONS.map((k) => (
          <button key={k} type="button" aria-pressed={chosen === k} onClick={() => choose(k)}>
            ×{k}
          </button>
        ))}
      </span>
      <button type="button" onClick={() => engine?.reset()}>
        {w(WHOLE[props.setup.picture])}
      </button>
      <button type="button" aria-label={w('zoomIn')} onClick={() => engine?.zoom(1)}>
        +
      </button>
      <button type="button" aria-label={w('zoomOut')} onClick={() => engine?.zoom(-1)}>
        −
      </button>
    </div>
  );
}

/** Which way is north in this view. */
function North({
  turnDeg,
  words: w,
}: {
  readonly turnDeg: number;
  readonly words: Words;
}): JSX.Element {
  return (
    <span title={w('northArrow')}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 2 17 21 12 17 7 21z"
          fill="currentColor"
          transform={`rotate(${turnDeg} 12 12)`}
        />
      </svg>
      {w('northShort')}
    </span>
  );
}

/**
 * The map's data on the terrain in three dimensions: the same picture of the ground, the same fire
 * as known, the same symbols and selection. Mount it outside StrictMode.
 */
export default function TerrainView(props: MapProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useLayerChoice(props);
  const terrain = useTerrain(host, props, choice);
  const w = useMemo(() => words(props.language), [props.language]);
  usePanelBoxes(over, terrain.engine);
  const state = stateOf(terrain);
  return (
    <div className="st-map" lang={languageTag(props.language)}>
      <div
        ref={host}
        className="st-map-canvas"
        role="img"
        aria-label={w('terrainLabel')}
        tabIndex={0}
        data-ground={terrain.ground.state}
      />
      <div ref={over} className="st-map-over">
        <div className="st-map-top">
          <PictureChip props={props} />
          <Legend
            props={props}
            showForecast={choice.forecast}
            hidden={choice.hidden}
            showArrows={choice.arrows}
            words={w}
          />
        </div>
        <div className="st-map-bottom">
          <ToolHint props={props} words={w} />
          <Tools props={props} terrain={terrain} choice={choice} onChoice={setChoice} words={w} />
          <div className="st-map-panel st-map-foot">
            <WindWords props={props} words={w} northDeg={terrain.look.turnDeg} />
            <North turnDeg={terrain.look.turnDeg} words={w} />
            <span className="st-map-quiet">{w('synthetic')}</span>
          </div>
        </div>
      </div>
      {state === null ? null : (
        <div className="st-map-state" role={state === 'loading' ? 'status' : 'alert'}>
          {w(state)}
          {state === 'loadFailed' ? (
            <button type="button" onClick={terrain.ground.retry}>
              {w('retry')}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}
