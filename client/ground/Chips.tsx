import type { JSX } from 'react';
import type { MapProps } from '../ui/map-props.ts';
import { pictureWords } from './picture-words.ts';
import { arrowTurnDeg, windWords } from './wind.ts';
import type { Words } from './words.ts';

/** Whose picture this is, how large the fire, from where and how old. */
export function PictureChip({ props }: { readonly props: MapProps }): JSX.Element {
  const picture = pictureWords(props.setup, props.view, props.view.tick, props.language);
  return (
    <div className={picture.stale ? 'st-map-panel st-map-stale' : 'st-map-panel'}>
      <b>{picture.head}</b> <span className="st-map-quiet">{picture.rest}</span>
    </div>
  );
}

/** Wind in words, with an arrow downwind; `northDeg` is where north is on the screen. */
export function WindWords({
  props,
  words,
  northDeg = 0,
}: {
  readonly props: MapProps;
  readonly words: Words;
  readonly northDeg?: number;
}): JSX.Element {
  const { weather } = props.view;
  const turn = arrowTurnDeg(weather.windFromDeg + northDeg);
  return (
    <span className="st-map-wind" title={words('windTo')}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d="M12 21V3M5.5 9.5 12 3l6.5 6.5" transform={`rotate(${turn} 12 12)`} />
      </svg>
      {windWords(weather.windMs, weather.windFromDeg, props.language)}
    </span>
  );
}

/** What a drawing in hand asks for. */
export function ToolHint({
  props,
  words,
}: {
  readonly props: MapProps;
  readonly words: Words;
}): JSX.Element | null {
  if (props.tool === null) return null;
  return (
    <div className="st-map-panel st-map-hint" role="status">
      {words(props.tool.kind === 'point' ? 'drawPoint' : 'drawPath')}
    </div>
  );
}
