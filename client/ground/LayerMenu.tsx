import { useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { MapProps } from '../ui/map-props.ts';
import { ARROW_LAYER, CLASS_LAYERS } from './class-layers.ts';
import type { LayerChoice } from './layer-choice.ts';
import type { WordKey, Words } from './words.ts';

type Toggle = Exclude<keyof LayerChoice, 'hidden'>;

const TOGGLES: readonly (readonly [Toggle, WordKey])[] = [
  ['forecast', 'layerForecast'],
  ['routes', 'layerRoutes'],
  ['facilities', 'layerFacilities'],
  ['contours', 'layerContours'],
  ['arrows', 'layerArrows'],
];

/** The button and its list of layers; `only` is what this picture can switch beside the rasters. */
export function LayerMenu(p: {
  readonly props: MapProps;
  readonly choice: LayerChoice;
  readonly onChoice: (c: LayerChoice) => void;
  readonly only: readonly Toggle[];
  readonly words: Words;
}): JSX.Element {
  const { props, choice, onChoice, words } = p;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (e: KeyboardEvent): void => {
    if (e.key !== 'Escape' || !open) return;
    e.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const flip = (id: LayerId): void => {
    const hidden = new Set(choice.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    onChoice({ ...choice, hidden });
  };
  const toggles = TOGGLES.filter(
    ([key]) =>
      p.only.includes(key) &&
      (key !== 'arrows' || props.layers.has(ARROW_LAYER)) &&
      // Arrival lines are a fire's; other forecasts are rasters of their own below.
      (key !== 'forecast' || props.setup.picture === 'fire'),
  );
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={close}
      >
        {words('layers')}
      </button>
      {open ? (
        <fieldset className="st-map-layers" onKeyDown={close}>
          <legend>{words('layers')}</legend>
          {toggles.map(([key, name]) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={choice[key]}
                onChange={(e) => onChoice({ ...choice, [key]: e.currentTarget.checked })}
              />
              {words(name)}
            </label>
          ))}
          {CLASS_LAYERS.filter(({ id }) => props.layers.has(id)).map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" checked={!choice.hidden.has(id)} onChange={() => flip(id)} />
              {words(title)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
