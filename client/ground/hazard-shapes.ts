import type { LayerFrame, LayerId } from '../../engine/exercise/view.ts';
import { sameGrid } from '../../engine/kernel/grid.ts';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import { joinBounds, unpackLayer } from './layer-mask.ts';
import type { LayerMask } from './layer-mask.ts';
import { roundLoop, traceLoops } from './outline.ts';
import type { Loop } from './outline.ts';
import type { GroundBox } from './terrain-source.ts';

/** Outlines of the hazard layers, in cells of `grid`; rounded for the eye. */
export interface HazardShapes {
  readonly grid: GridSpec;
  /** Burned or burning as the seat knows it. */
  readonly known: readonly Loop[];
  /** Reached within 1, 2, 4 and 8 h: each holds the ones before it and the known fire. */
  readonly forecast: readonly (readonly Loop[])[];
  readonly truth: readonly Loop[];
  readonly flaming: readonly Loop[];
  /** Changes when any layer behind it does. */
  readonly key: string;
  readonly knownAsOfTick: number | null;
  readonly forecastAsOfTick: number | null;
}

const FORECAST_CLASSES = 4;

const trace = (m: LayerMask, inside: (value: number) => boolean): Loop[] =>
  traceLoops(m.grid.cols, m.grid.rows, m.bounds, (i) => inside(m.classes[i]!)).map(roundLoop);

function traceForecast(forecast: LayerMask, known: LayerMask | null): Loop[][] {
  // What has burned is past: it belongs inside every arrival line, or each would get a hole.
  const burned = known !== null && sameGrid(known.grid, forecast.grid) ? known.classes : null;
  const bounds =
    burned === null || known === null ? forecast.bounds : joinBounds(forecast.bounds, known.bounds);
  return Array.from({ length: FORECAST_CLASSES }, (_, k) =>
    traceLoops(forecast.grid.cols, forecast.grid.rows, bounds, (i) => {
      const c = forecast.classes[i]!;
      return (c > 0 && c <= k + 1) || (burned !== null && burned[i]! > 0);
    }).map(roundLoop),
  );
}

/** Versions of the layers present: equal keys mean equal pictures. */
export const layersKey = (layers: ReadonlyMap<LayerId, LayerFrame>): string =>
  [...layers.values()]
    .map((l) => `${l.id}:${l.version}:${l.asOfTick}`)
    .sort()
    .join(' ');

/**
 * Unpacks and outlines every layer that is there. A layer that cannot be read is left out and
 * named in `faults`: the rest of the map must still be seen.
 */
export function hazardShapes(layers: ReadonlyMap<LayerId, LayerFrame>): {
  shapes: HazardShapes | null;
  faults: string[];
} {
  const faults: string[] = [];
  const read = (id: LayerId): LayerMask | null => {
    const frame = layers.get(id);
    if (frame === undefined) return null;
    const mask = unpackLayer(frame);
    if (!mask.ok) faults.push(mask.error);
    return mask.ok ? mask.value : null;
  };
  const known = read('fire-known');
  const forecast = read('forecast');
  const truth = read('fire-truth');
  const first = known ?? forecast ?? truth;
  if (first === null) return { shapes: null, faults };
  const onGrid = (m: LayerMask | null): LayerMask | null =>
    m !== null && sameGrid(m.grid, first.grid) ? m : null;
  const f = onGrid(forecast);
  const t = onGrid(truth);
  const shapes: HazardShapes = {
    grid: first.grid,
    known: known === null ? [] : trace(known, (v) => v > 0),
    forecast: f === null ? [] : traceForecast(f, known),
    truth: t === null ? [] : trace(t, (v) => v > 0),
    flaming: t === null ? [] : trace(t, (v) => v === 2),
    key: layersKey(layers),
    knownAsOfTick: known?.asOfTick ?? null,
    forecastAsOfTick: forecast?.asOfTick ?? null,
  };
  return { shapes, faults };
}

/** Box on the ground around loops of a raster; null when there are none. */
export function boundsOfLoops(grid: GridSpec, loops: readonly Loop[]): GroundBox | null {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const loop of loops)
    for (let i = 0; i < loop.length; i += 2) {
      west = Math.min(west, loop[i]!);
      east = Math.max(east, loop[i]!);
      north = Math.min(north, loop[i + 1]!);
      south = Math.max(south, loop[i + 1]!);
    }
  if (east < west) return null;
  return {
    west: grid.west + west * grid.cellM,
    east: grid.west + east * grid.cellM,
    north: grid.north - north * grid.cellM,
    south: grid.north - south * grid.cellM,
  };
}
