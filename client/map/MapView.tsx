import { useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { OFF_AT_FIRST } from '../ground/class-layers.ts';
import { words } from '../ground/words.ts';
import { languageTag } from '../i18n/language.ts';
import type { MapProps } from '../ui/map-props.ts';
import type { LayerChoice } from './map-pictures.ts';
import { MapPanels } from './MapPanels.tsx';
import { useMap } from './use-map.ts';
import '../ground/map.css';

const ALL_ON: LayerChoice = {
  forecast: true,
  routes: true,
  facilities: true,
  contours: true,
  arrows: true,
  hidden: OFF_AT_FIRST,
};

/**
 * The map of a seat: Phaser draws the ground, the fire as known and the teams; words, legend and
 * scale stand over it in the page. Mount it outside StrictMode.
 */
export default function MapView(props: MapProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState(ALL_ON);
  const map = useMap(host, props, choice);
  const w = useMemo(() => words(props.language), [props.language]);
  return (
    <div className="st-map" lang={languageTag(props.language)}>
      <div
        ref={host}
        className="st-map-canvas"
        role="img"
        aria-label={w('mapLabel')}
        tabIndex={0}
        data-ground={map.ground.state}
      />
      <MapPanels props={props} map={map} choice={choice} onChoice={setChoice} words={w} />
      {map.graphics ? null : <div className="st-map-state">{w('noGraphics')}</div>}
      {map.ground.state === 'loading' && map.graphics ? (
        <div className="st-map-state" role="status">
          {w('loading')}
        </div>
      ) : null}
      {map.ground.state === 'failed' ? (
        <div className="st-map-state" role="alert">
          {w('loadFailed')}
          <button type="button" onClick={map.ground.retry}>
            {w('retry')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
