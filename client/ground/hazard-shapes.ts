import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import { cellAt, cellCentre, cellCount, sameGrid } from '../../engine/kernel/grid.ts';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import { ARROW_LAYER, CLASS_LAYERS } from './class-layers.ts';
import { isEmpty, unpackLayer } from './layer-mask.ts';
import type { CellBounds, LayerMask } from './layer-mask.ts';
import { roundLoop, traceLoops } from './outline.ts';
import type { Loop } from './outline.ts';
import type { GroundBox } from './terrain-source.ts';

/** A closed line on the ground: e, n, e, n … in metres; the last point joins the first. */
export type GroundLoop = Float64Array;

/** Outlines of the hazard layers on the ground, rounded for the eye. */
export interface HazardShapes {
  /** Burned or burning as the seat knows it. */
  readonly known: readonly GroundLoop[];
  /** Reached within 1, 2, 4 and 8 h: each holds the ones before it and the known fire. */
  readonly forecast: readonly (readonly GroundLoop[])[];
  /** Burned ground as the newest map or image shows it, of its own date. */
  readonly survey: readonly GroundLoop[];
  readonly truth: readonly GroundLoop[];
  readonly flaming: readonly GroundLoop[];
  /** Layers of classes: each band holds all that is at least of its class. */
  readonly bands: ReadonlyMap<LayerId, readonly (readonly GroundLoop[])[]>;
  /** Arrows: place on the ground, way down on the screen as radians from north, and class 0 to 2. */
  readonly arrows: readonly Arrow[];
}

export interface Arrow {
  readonly e: number;
  readonly n: number;
  readonly turn: number;
  readonly strength: number;
  /** Room for it, m. */
  readonly sizeM: number;
}

const FORECAST_CLASSES = 4;

/** From cells of a raster to metres on the ground. */
function onGround(grid: GridSpec, loop: Loop): GroundLoop {
  const out = new Float64Array(loop.length);
  for (let i = 0; i < loop.length; i += 2) {
    out[i] = grid.west + loop[i]! * grid.cellM;
    out[i + 1] = grid.north - loop[i + 1]! * grid.cellM;
  }
  return out;
}

const outline = (
  grid: GridSpec,
  bounds: CellBounds,
  inside: (cell: number) => boolean,
): GroundLoop[] =>
  traceLoops(grid.cols, grid.rows, bounds, inside).map((l) => onGround(grid, roundLoop(l)));

const trace = (m: LayerMask, inside: (value: number) => boolean): GroundLoop[] =>
  outline(m.grid, m.bounds, (i) => inside(m.classes[i]!));

const wholeOf = (g: GridSpec): CellBounds => ({
  col0: 0,
  row0: 0,
  col1: g.cols - 1,
  row1: g.rows - 1,
});

/** Cells of a forecast that have burned already, whatever raster the known fire comes on. */
function burnedCells(forecast: LayerMask, known: LayerMask | null): Uint8Array | null {
  if (known === null || isEmpty(known.bounds)) return null;
  if (sameGrid(known.grid, forecast.grid)) return known.classes;
  const out = new Uint8Array(cellCount(forecast.grid));
  for (let i = 0; i < out.length; i++) {
    const { e, n } = cellCentre(forecast.grid, i);
    const at = cellAt(known.grid, e, n);
    if (at >= 0) out[i] = known.classes[at]!;
  }
  return out;
}

function traceForecast(forecast: LayerMask, known: LayerMask | null): GroundLoop[][] {
  // What has burned is past: it belongs inside every arrival line, or each would get a hole.
  const burned = burnedCells(forecast, known);
  const bounds = burned === null ? forecast.bounds : wholeOf(forecast.grid);
  return Array.from({ length: FORECAST_CLASSES }, (_, k) =>
    outline(forecast.grid, bounds, (i) => {
      const c = forecast.classes[i]!;
      return (c > 0 && c <= k + 1) || (burned !== null && burned[i]! > 0);
    }),
  );
}

function traceBands(mask: LayerMask, classes: number): GroundLoop[][] {
  return Array.from({ length: classes }, (_, k) => trace(mask, (v) => v > k));
}

const STRENGTHS = 3;

function arrowsOf({ grid, classes }: LayerMask): Arrow[] {
  const out: Arrow[] = [];
  classes.forEach((value, cell) => {
    if (value === 0) return;
    const turn = (Math.floor((value - 1) / STRENGTHS) * Math.PI) / 4;
    const at = cellCentre(grid, cell);
    out.push({ ...at, turn, strength: (value - 1) % STRENGTHS, sizeM: grid.cellM });
  });
  return out;
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
  const survey = read('survey');
  const bands = new Map<LayerId, GroundLoop[][]>();
  for (const { id, classes } of CLASS_LAYERS) {
    const mask = read(id);
    if (mask !== null) bands.set(id, traceBands(mask, classes.length));
  }
  const flow = read(ARROW_LAYER);
  const fires = [known, forecast, truth, survey];
  if (fires.every((x) => x === null) && bands.size === 0 && flow === null)
    return { shapes: null, faults };
  const shapes: HazardShapes = {
    known: known === null ? [] : trace(known, (v) => v > 0),
    forecast: forecast === null ? [] : traceForecast(forecast, known ?? truth),
    survey: survey === null ? [] : trace(survey, (v) => v > 0),
    truth: truth === null ? [] : trace(truth, (v) => v > 0),
    flaming: truth === null ? [] : trace(truth, (v) => v === 2),
    bands,
    arrows: flow === null ? [] : arrowsOf(flow),
  };
  return { shapes, faults };
}

/** Layers that say where no harm is: they may cover the whole window. */
const EVERYWHERE: ReadonlySet<LayerId> = new Set(['gas-invalid', 'slope-safety']);

/** Box around the hazard in sight: the fire as known and true, else every other layer; null for nothing. */
export function boundsOfShapes(s: HazardShapes): GroundBox | null {
  const bands = [...s.bands].filter(([id]) => !EVERYWHERE.has(id));
  return fireBoxOf(s) ?? boundsOfLoops(bands.flatMap(([, [widest]]) => widest ?? []));
}

/** Box around the fire as known and true; null where nothing burns. */
export const fireBoxOf = (s: HazardShapes): GroundBox | null =>
  boundsOfLoops([...s.truth, ...s.known]);

/** Box around lines on the ground; null when there are none. */
export function boundsOfLoops(loops: readonly GroundLoop[]): GroundBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const loop of loops)
    for (let i = 0; i < loop.length; i += 2) {
      west = Math.min(west, loop[i]!);
      east = Math.max(east, loop[i]!);
      south = Math.min(south, loop[i + 1]!);
      north = Math.max(north, loop[i + 1]!);
    }
  return east < west ? null : { west, south, east, north };
}
