import type { FloodRun } from '../../hazards/flood/contract.ts';
import type { GridSpec } from '../../kernel/grid.ts';
import type { LayerFrame, LayerId } from '../layer-frame.ts';
import { encodeRuns } from '../layer-runs.ts';
import { FORECAST_WORK_TICKS } from '../forecasting.ts';
import { startOf } from './flood-forecast.ts';
import type { World } from '../world.ts';

/** Upper limits of the classes; what is beyond the last is a class of its own. */
const DEPTH_M = [0.3, 0.6, 1.2, 2.5] as const;
const ARRIVAL_MIN = [15, 30, 60, 120] as const;
const SPEED_MS = [1, 2.5] as const;
/** Less water than this is not drawn, m. */
const LEAST_M = 0.05;
/** Seconds between versions: what moves, what only grows, and the arrows. */
const DEPTH_VERSION_TICKS = 300;
const SLOW_VERSION_TICKS = 900;
/** Layers of more cells than this are told in wider ones. */
const MOST_CELLS = 250_000;
/** An arrow stands for at least so many cells of the flood along a side, and there are no more than these. */
const ARROW_CELLS = 4;
const MOST_ARROWS = 20_000;

type FloodLayer = Extract<LayerId, `flood-${string}`>;
type TruthLayer = Exclude<FloodLayer, 'flood-forecast'>;
const TRUTHS: readonly TruthLayer[] = ['flood-depth', 'flood-max', 'flood-arrival', 'flood-speed'];

/** Only local inertia has a range that the flow can leave. */
const isLimited = (w: World): boolean => w.scenario.flood?.scheme === 'inertia';

const hasWater = ({ flood }: World): boolean => flood !== null && flood.tick > 0;

/** Versions of the layers of the true flood: for the instructor alone. */
export function floodTruthVersions(w: World, out: Partial<Record<LayerId, number>>): void {
  if (!hasWater(w)) return;
  const { tick } = w.flood!;
  for (const id of TRUTHS) {
    const every = id === 'flood-depth' || id === 'flood-speed' ? DEPTH_VERSION_TICKS : SLOW_VERSION_TICKS; // prettier-ignore
    out[id] = Math.floor(tick / every) + 1;
  }
  if (isLimited(w)) out['flood-invalid'] = Math.floor(tick / SLOW_VERSION_TICKS) + 1;
}

/** The depths of a forecast, for those who have it: `id` is the newest that they got. */
export function floodForecastVersion(
  w: World,
  id: number | undefined,
  out: Partial<Record<LayerId, number>>,
): void {
  if (id !== undefined && w.forecasts.get(id)?.depthCm != null) out['flood-forecast'] = id;
}

function forecastDepths(w: World, id: number): LayerFrame | null {
  const product = w.forecasts.get(id);
  const forecast = w.state.forecasts.find((f) => f.id === id);
  const depthCm = product?.depthCm ?? null;
  if (product === undefined || forecast === undefined || depthCm === null) return null;
  const { grid } = product;
  const classes = Uint8Array.from(depthCm, depthClass);
  const asOfTick = startOf(forecast.tick - FORECAST_WORK_TICKS);
  return { id: 'flood-forecast', version: id, grid, asOfTick, runs: packed(grid, classes) };
}

const depthClass = (cm: number): number => (cm < 100 * LEAST_M ? 0 : classAbove(DEPTH_M, cm / 100));

const classAbove = (limits: readonly number[], value: number): number => {
  const i = limits.findIndex((limit) => value <= limit);
  return (i < 0 ? limits.length : i) + 1;
};

/** A layer of the true flood, or of the newest forecast; null when there is none. */
export function floodLayer(w: World, id: FloodLayer, version: number): LayerFrame | null {
  if (id === 'flood-forecast') return forecastDepths(w, version);
  const { flood } = w;
  if (flood === null) return null;
  const fields = flood.fields();
  const depth = fields['depthM'] as Float32Array;
  const asOfTick = flood.tick;
  if (id === 'flood-speed') return arrows(flood, depth, fields, version);
  const wide = widened(flood.grid);
  let classOf: (cell: number) => number;
  if (id === 'flood-arrival') {
    const arrival = fields['arrivalTick'] as Int32Array;
    let first = Infinity;
    for (const t of arrival) if (t >= 0 && t < first) first = t;
    classOf = (i) => (arrival[i]! < 0 ? 0 : classAbove(ARRIVAL_MIN, (arrival[i]! - first) / 60));
  } else if (id === 'flood-invalid') {
    const since = fields['froudeTick'] as Int32Array;
    classOf = (i) => (since[i]! < 0 ? 0 : 1);
  } else {
    const values = id === 'flood-depth' ? depth : (fields['maxDepthM'] as Float32Array);
    classOf = (i) => (values[i]! < LEAST_M ? 0 : classAbove(DEPTH_M, values[i]!));
  }
  const classes = highest(flood.grid, wide, classOf);
  return { id, version, grid: wide, asOfTick, runs: packed(wide, classes) };
}

/** The raster that is told: cells so wide that there are not too many of them. */
function widened(grid: GridSpec): GridSpec {
  const k = Math.max(1, Math.ceil(Math.sqrt((grid.cols * grid.rows) / MOST_CELLS)));
  return k === 1 ? grid : coarse(grid, k);
}

const coarse = (g: GridSpec, k: number): GridSpec => ({
  ...g,
  cols: Math.ceil(g.cols / k),
  rows: Math.ceil(g.rows / k),
  cellM: g.cellM * k,
});

/** Highest class of the cells in each wider one. */
function highest(grid: GridSpec, wide: GridSpec, classOf: (cell: number) => number): Uint8Array {
  const k = Math.round(wide.cellM / grid.cellM);
  const out = new Uint8Array(wide.cols * wide.rows);
  for (let r = 0, i = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.cols; c++, i++) {
      const to = Math.floor(r / k) * wide.cols + Math.floor(c / k);
      const value = classOf(i);
      if (value > out[to]!) out[to] = value;
    }
  return out;
}

function packed(grid: GridSpec, classes: Uint8Array): Uint8Array {
  const cells: number[] = [];
  for (let i = 0; i < classes.length; i++) if (classes[i]! > 0) cells.push(i);
  return encodeRuns(grid.cols, Int32Array.from(cells), (i) => classes[i]!);
}

const SIN_22_5 = 0.3826834323650898;

/** Eighth of the compass in which water flows, 0 north, clockwise. */
function octant(east: number, north: number): number {
  const speed = Math.sqrt(east * east + north * north);
  const e = Math.abs(east) < SIN_22_5 * speed ? 0 : Math.sign(east);
  const n = Math.abs(north) < SIN_22_5 * speed ? 0 : Math.sign(north);
  return OCTANTS[(n + 1) * 3 + e + 1]!;
}
/** By south, level, north and within them west, neither, east. */
const OCTANTS = [5, 4, 3, 6, 0, 2, 7, 0, 1] as const;

/** Class = 1 + 3 × eighth + speed class, for the fastest water in every few cells. */
function arrows(
  flood: FloodRun,
  depth: Float32Array,
  fields: ReturnType<FloodRun['fields']>,
  version: number,
): LayerFrame {
  const { grid, tick } = flood;
  const side = Math.max(ARROW_CELLS, Math.ceil(Math.sqrt((grid.cols * grid.rows) / MOST_ARROWS)));
  const wide = coarse(grid, side);
  const east = fields['eastMS'] as Float32Array;
  const north = fields['northMS'] as Float32Array;
  const fastest = new Float32Array(wide.cols * wide.rows);
  const classes = new Uint8Array(fastest.length);
  for (let r = 0, i = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.cols; c++, i++) {
      if (depth[i]! < 2 * LEAST_M) continue;
      const speed = Math.sqrt(east[i]! * east[i]! + north[i]! * north[i]!);
      const to = Math.floor(r / side) * wide.cols + Math.floor(c / side);
      if (speed <= fastest[to]! || speed < 0.1) continue;
      fastest[to] = speed;
      classes[to] = 3 * octant(east[i]!, north[i]!) + classAbove(SPEED_MS, speed);
    }
  return { id: 'flood-speed', version, grid: wide, asOfTick: tick, runs: packed(wide, classes) };
}
