import { useRef } from 'react';
import type { JSX } from 'react';
import { PictureChip, ToolHint, WindWords } from '../ground/Chips.tsx';
import { lengthWords, scaleBar } from '../ground/scale-bar.ts';
import { usePanelBoxes } from '../ground/use-panel-boxes.ts';
import { WHOLE } from '../ground/words.ts';
import type { Words } from '../ground/words.ts';
import type { MapProps } from '../ui/map-props.ts';
import { LayerMenu } from '../ground/LayerMenu.tsx';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { Legend } from '../ground/Legend.tsx';
import type { MapHandle } from './use-map.ts';

interface PanelProps {
  readonly props: MapProps;
  readonly map: MapHandle;
  readonly choice: LayerChoice;
  readonly onChoice: (c: LayerChoice) => void;
  readonly words: Words;
}

const SCALE_MAX_PX = 110;
const SWITCHED = ['forecast', 'routes', 'facilities', 'contours', 'arrows'] as const;

function Foot({
  props,
  metresPerPx,
  words,
}: {
  readonly props: MapProps;
  readonly metresPerPx: number;
  readonly words: Words;
}): JSX.Element {
  const bar = scaleBar(metresPerPx, SCALE_MAX_PX);
  return (
    <div className="st-map-panel st-map-foot">
      <WindWords props={props} words={words} />
      <span className="st-map-scale">
        <i style={{ width: `${bar.px}px` }} />
        {lengthWords(bar.lengthM)}
      </span>
      <span className="st-map-quiet">{words('synthetic')}</span>
    </div>
  );
}

/** Everything that stands over the canvas: source and age, legend, layers, wind, scale, zoom. */
export function MapPanels({ props, map, choice, onChoice, words }: PanelProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  usePanelBoxes(root, map.engine);
  return (
    <div ref={root} className="st-map-over">
      <div className="st-map-top">
        <PictureChip props={props} />
        <Legend
          props={props}
          showForecast={choice.forecast}
          hidden={choice.hidden}
          showArrows={choice.arrows}
          words={words}
        />
      </div>
      <div className="st-map-bottom">
        <ToolHint props={props} words={words} />
        <div className="st-map-panel st-map-tools">
          <LayerMenu
            props={props}
            choice={choice}
            onChoice={onChoice}
            only={SWITCHED}
            words={words}
          />
          <button type="button" onClick={() => map.engine?.showWhole()}>
            {words(WHOLE[props.setup.picture])}
          </button>
          <button type="button" aria-label={words('zoomIn')} onClick={() => map.engine?.zoom(1)}>
            +
          </button>
          <button type="button" aria-label={words('zoomOut')} onClick={() => map.engine?.zoom(-1)}>
            −
          </button>
        </div>
        <Foot props={props} metresPerPx={map.metresPerPx} words={words} />
      </div>
    </div>
  );
}
