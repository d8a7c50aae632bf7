import { useMemo, useRef } from 'react';
import type { JSX } from 'react';
import { useLayerChoice } from '../ground/use-layer-choice.ts';
import { words } from '../ground/words.ts';
import { languageTag } from '../i18n/language.ts';
import type { MapProps } from '../ui/map-props.ts';
import { MapPanels } from './MapPanels.tsx';
import { useMap } from './use-map.ts';
import '../ground/map.css';

/**
 * The map of a seat: Phaser draws the ground, the fire as known and the teams; words, legend and
 * scale stand over it in the page. Mount it outside StrictMode.
 */
export default function MapView(props: MapProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useLayerChoice(props);
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
