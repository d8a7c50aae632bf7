import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { PictureChip, ToolHint, WindWords } from '../ground/Chips.tsx';
import { lengthWords, scaleBar } from '../ground/scale-bar.ts';
import { usePanelBoxes } from '../ground/use-panel-boxes.ts';
import type { Words } from '../ground/words.ts';
import type { MapProps } from '../ui/map-props.ts';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import { ARROW_LAYER, CLASS_LAYERS } from '../ground/class-layers.ts';
import { Legend } from '../ground/Legend.tsx';
import type { LayerChoice } from './map-pictures.ts';
import type { MapHandle } from './use-map.ts';

interface PanelProps {
  readonly props: MapProps;
  readonly map: MapHandle;
  readonly choice: LayerChoice;
  readonly onChoice: (c: LayerChoice) => void;
  readonly words: Words;
}

const SCALE_MAX_PX = 110;

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
  const [open, setOpen] = useState(false);
  usePanelBoxes(root, map.engine);
  const bands = CLASS_LAYERS.filter(({ id }) => props.layers.has(id));
  const flip = (id: LayerId): void => {
    const hidden = new Set(choice.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    onChoice({ ...choice, hidden });
  };
  const toggles: readonly (readonly [Exclude<keyof LayerChoice, 'hidden'>, string])[] = [
    ['forecast', words('layerForecast')],
    ['routes', words('layerRoutes')],
    ['facilities', words('layerFacilities')],
    ['contours', words('layerContours')],
    ...(props.layers.has(ARROW_LAYER) ? [['arrows', words('layerArrows')] as const] : []),
  ];
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
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {words('layers')}
          </button>
          <button type="button" onClick={() => map.engine?.showFire()}>
            {words('wholeFire')}
          </button>
          <button type="button" aria-label={words('zoomIn')} onClick={() => map.engine?.zoom(1)}>
            +
          </button>
          <button type="button" aria-label={words('zoomOut')} onClick={() => map.engine?.zoom(-1)}>
            −
          </button>
          {open ? (
            <fieldset className="st-map-layers">
              <legend>{words('layers')}</legend>
              {toggles.map(([key, name]) => (
                <label key={key}>
                  <input
                    type="checkbox"
                    checked={choice[key]}
                    onChange={(e) => onChoice({ ...choice, [key]: e.currentTarget.checked })}
                  />
                  {name}
                </label>
              ))}
              {bands.map(({ id, title }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={!choice.hidden.has(id)}
                    onChange={() => flip(id)}
                  />
                  {words(title)}
                </label>
              ))}
            </fieldset>
          ) : null}
        </div>
        <Foot props={props} metresPerPx={map.metresPerPx} words={words} />
      </div>
    </div>
  );
}
