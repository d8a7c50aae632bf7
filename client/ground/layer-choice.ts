import type { Setup } from '../../engine/exercise/setup.ts';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import { ARROW_LAYER, OFF_AT_FIRST } from './class-layers.ts';

/** What the viewer may switch off; map and terrain show the same. */
export interface LayerChoice {
  readonly forecast: boolean;
  readonly routes: boolean;
  readonly facilities: boolean;
  readonly contours: boolean;
  readonly arrows: boolean;
  /** Layers of classes that are off. */
  readonly hidden: ReadonlySet<LayerId>;
}

/**
 * What is shown until somebody chooses. Of a flood the depths say more than the arrival; who sees the
 * true water asks for its forecast.
 */
export const firstChoice = ({ view, picture }: Setup): LayerChoice => ({
  forecast: picture !== 'water',
  routes: true,
  facilities: true,
  contours: true,
  arrows: true,
  hidden: view === 'truth' ? new Set([...OFF_AT_FIRST, 'flood-forecast'] as const) : OFF_AT_FIRST,
});

/** Rasters that this page does not show, and that the server need not send it; ascending. */
export function layersOff(c: LayerChoice): readonly LayerId[] {
  const off = new Set(c.hidden);
  if (!c.forecast) off.add('forecast');
  if (!c.arrows) off.add(ARROW_LAYER);
  return [...off].sort();
}
