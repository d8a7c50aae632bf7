import type { HazmatRun } from '../../hazards/hazmat/contract.ts';
import type { Fields } from '../../hazards/hazard.ts';
import { levelsOf } from '../../hazards/hazmat/levels.ts';
import { substanceOf } from '../../hazards/hazmat/substances.ts';
import { cellAt, type GridSpec, type Point } from '../../kernel/grid.ts';
import { encodeRuns } from '../layer-runs.ts';
import type { LayerFrame, LayerId } from '../layer-frame.ts';
import type { ZoneForecast } from '../../response/release/release.ts';
import { knowsRelease } from '../../response/release/knowing.ts';
import type { ViewId } from '../view.ts';
import type { World } from '../world.ts';

type GasLayer = Extract<LayerId, `gas-${string}`>;

/** Lower limits of the classes. Loads are multiples of the one that kills half. */
const LOADS = [0.001, 0.01, 0.1, 1] as const;
const HEAT_KWM2 = [2, 5, 10, 37.5] as const;
const PRESSURE_KPA = [2, 6.9, 24, 55] as const;
/** Grams of oil on a square metre; a thousandth of a millimetre is about one. */
const FILM_GM2 = [1, 10, 100, 1000] as const;
/** Beyond level 3 by this factor is a class of its own. */
const FAR_BEYOND = 10;
/** Seconds between versions: what moves, and what only grows. */
const MOVES_TICKS = 60;
const GROWS_TICKS = 300;

const classFrom = (limits: readonly number[], value: number): number => {
  let n = 0;
  while (n < limits.length && value >= limits[n]!) n++;
  return n;
};

/** Each truth layer: how often it is told anew, and the class of a cell from the model's fields. */
const TRUTHS: Readonly<
  Record<
    Exclude<GasLayer, 'gas-forecast'>,
    { readonly every: number; readonly classOf: (w: World, f: Fields) => (cell: number) => number }
  >
> = {
  'gas-now': {
    every: MOVES_TICKS,
    classOf(w, f) {
      const levels = levelsOf(substanceOf(w.scenario.hazmat!.substance)).kgM3;
      const limits = [...levels, FAR_BEYOND * levels[2]].map((x) => x * 1e6);
      const mg = f['concentrationMgM3']!;
      return (i) => classFrom(limits, mg[i]!);
    },
  },
  'gas-zones': { every: GROWS_TICKS, classOf: (_w, f) => (i) => f['threatZone']![i]! },
  'gas-dose': {
    every: GROWS_TICKS,
    classOf: (_w, f) => (i) => classFrom(LOADS, f['outdoorLoad']![i]!),
  },
  'gas-indoor': {
    every: GROWS_TICKS,
    classOf: (_w, f) => (i) => classFrom(LOADS, f['indoorLoad']![i]!),
  },
  'gas-heat': {
    every: MOVES_TICKS,
    classOf: (_w, f) => (i) => classFrom(HEAT_KWM2, f['heatKWM2']![i]!),
  },
  'gas-pressure': {
    every: GROWS_TICKS,
    classOf: (_w, f) => (i) => classFrom(PRESSURE_KPA, f['overpressureKPa']![i]!),
  },
  'gas-slick': {
    every: MOVES_TICKS,
    classOf(w) {
      const film = w.hazmat!.slickFilm();
      return (i) => classFrom(FILM_GM2, film[i]!);
    },
  },
  'gas-invalid': {
    every: GROWS_TICKS,
    // The gravest reason first: calm, valley, too near, too far.
    classOf: (_w, f) => (i) => {
      const bits = f['invalid']![i]!;
      return bits & 1 ? 1 : bits & 2 ? 2 : bits & 4 ? 3 : bits & 8 ? 4 : 0;
    },
  },
};

const hasBegun = (w: World): boolean =>
  w.hazmat !== null && w.state.hazards.some((h) => h.id === 'hazmat' && h.beganTick >= 0);

/** Versions of the layers of the true release, for the instructor alone. */
export function gasTruthVersions(w: World, out: Partial<Record<LayerId, number>>): void {
  if (!hasBegun(w) || w.scenario.hazmat!.tanks.length === 0) return;
  const burns = w.hazmat!.sources().some((s) => s.burning !== 'no');
  const afloat = w.hazmat!.ledger().waterKg > 0;
  for (const [id, { every }] of Object.entries(TRUTHS))
    // A legend of heat where nothing burns, or of a slick on dry land, only takes up room.
    if ((id !== 'gas-heat' || burns) && (id !== 'gas-slick' || afloat))
      out[id as GasLayer] = Math.floor(w.hazmat!.tick / every) + 1;
  gasForecastVersion(w, null, out);
}

/** The newest zones, for whoever knows of the release; null is the instructor. */
export function gasForecastVersion(
  w: World,
  viewId: ViewId | null,
  out: Partial<Record<LayerId, number>>,
): void {
  const last = w.state.release.zones.at(-1);
  if (last === undefined || w.scenario.release === null) return;
  const { sources } = w.scenario.release;
  if (viewId === null || sources.some((s) => knowsRelease(w, viewId, s.id)))
    out['gas-forecast'] = last.id;
}

/** All fields of a run at one moment cost once, however many layers are asked for. */
const fieldsAt = new WeakMap<HazmatRun, { readonly tick: number; readonly fields: Fields }>();

function fieldsOf(run: HazmatRun): Fields {
  const kept = fieldsAt.get(run);
  if (kept?.tick === run.tick) return kept.fields;
  const fields = run.fields();
  fieldsAt.set(run, { tick: run.tick, fields });
  return fields;
}

/** A layer of the release, or null when there is none. */
export function gasLayer(w: World, id: GasLayer, version: number): LayerFrame | null {
  const run = w.hazmat;
  if (run === null) return null;
  if (id === 'gas-forecast') {
    const zones = w.state.release.zones.find((z) => z.id === version);
    if (zones === undefined) return null;
    const classes = drawZones(run.grid, zones);
    return { id, version, grid: run.grid, asOfTick: zones.tick, runs: packed(run.grid, classes) };
  }
  const classOf = TRUTHS[id].classOf(w, fieldsOf(run));
  const classes = new Uint8Array(run.grid.cols * run.grid.rows);
  for (let i = 0; i < classes.length; i++) classes[i] = classOf(i);
  return { id, version, grid: run.grid, asOfTick: run.tick, runs: packed(run.grid, classes) };
}

function packed(grid: GridSpec, classes: Uint8Array): Uint8Array {
  const cells: number[] = [];
  for (let i = 0; i < classes.length; i++) if (classes[i]! > 0) cells.push(i);
  return encodeRuns(grid.cols, Int32Array.from(cells), (i) => classes[i]!);
}

/** Classes 2 to 4 inside the zones of levels 1 to 3; 1 inside their confidence lines alone. */
function drawZones(grid: GridSpec, f: ZoneForecast): Uint8Array {
  const out = new Uint8Array(grid.cols * grid.rows);
  const raise = (value: number) => (cell: number) => {
    if (out[cell]! < value) out[cell] = value;
  };
  for (const z of f.zones) {
    fillRing(grid, z.confidence, raise(1));
    fillRing(grid, z.outline, raise(1 + z.level));
  }
  return out;
}

/** Visits the cells whose middle lies in a ring; a ring smaller than a cell marks the cell it is in. */
function fillRing(grid: GridSpec, ring: readonly Point[], visit: (cell: number) => void): void {
  for (const p of ring) {
    const cell = cellAt(grid, p.e, p.n);
    if (cell >= 0) visit(cell);
  }
  for (let r = 0; r < grid.rows; r++) {
    const n = grid.north - (r + 0.5) * grid.cellM;
    const at: number[] = [];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]!;
      const b = ring[j]!;
      if (a.n > n !== b.n > n) at.push(a.e + ((b.e - a.e) * (n - a.n)) / (b.n - a.n));
    }
    at.sort((x, y) => x - y);
    for (let k = 0; k + 1 < at.length; k += 2) {
      const from = Math.max(0, Math.ceil((at[k]! - grid.west) / grid.cellM - 0.5));
      const to = Math.min(grid.cols - 1, Math.floor((at[k + 1]! - grid.west) / grid.cellM - 0.5));
      for (let c = from; c <= to; c++) visit(r * grid.cols + c);
    }
  }
}
