import type { FloodParams, FloodRun } from '../../hazards/flood/contract.ts';
import { floodModel } from '../../hazards/flood/model.ts';
import type { Drivers } from '../../hazards/weather.ts';
import { ASSUMED_FLOOD } from '../../response/flood-harm/assumed.ts';
import { homesOf } from '../../response/flood-harm/homes.ts';
import { readingsOf } from '../../response/instruments/instrument-view.ts';
import {
  newestReading,
  type GaugeForecast,
  type InstrumentSpec,
} from '../../response/instruments/instrument.ts';
import { FLOOD_SAMPLERS } from '../../response/instruments/flood-samplers.ts';
import type { SeatId } from '../scenario.ts';
import type { World } from '../world.ts';
import { knownWeather, worksDone, type Done, type KnownWeather } from './flood-known.ts';
import type { ForecastProduct } from './forecast-products.ts';

/** Seconds between two looks at homes and gauges in a run ahead. */
const LOOK_S = 300;
/** A village is told to be reached when so large a share of its homes is under water (assumed). */
const ASSUMED_REACHED_SHARE = 0.05;
/** A channel that is dug is at least so many cells wide (`fine-ground.ts`). */
const LEAST_CHANNEL_CELLS = 1.5;
/** Forecasts of so many moments are kept while others may still ask for the same. */
const KEPT_JOBS = 2;

/**
 * Cells twice as wide as the exercise's own: an eighth of the work. Channels keep their section in the
 * wider cells.
 */
export function coarser(p: FloodParams, regionCellM: number): FloodParams {
  const refine = Math.max(1, Math.floor(p.refine / 2));
  const coarsen = p.refine > 1 ? p.coarsen : p.coarsen * 2;
  const cellM = (regionCellM * coarsen) / refine;
  const narrow = (c: FloodParams['channels'][number]): number =>
    c.depthM * Math.min(1, c.widthM / (LEAST_CHANNEL_CELLS * cellM));
  const channels = p.channels.map((c) => ({ ...c, depthM: narrow(c) }));
  return { ...p, refine, coarsen, channels };
}

/** The flood until now, as the readings of a seat and the works that stand say; brought forward. */
interface Past {
  rain: KnownWeather['past'];
  readonly run: FloodRun;
}

/** A run ahead that is under way; equal for every seat that knows the same. */
interface Job {
  readonly key: string;
  readonly fromTick: number;
  readonly known: KnownWeather;
  readonly past: Past;
  /** Where the run up to now stood when the work began. */
  readonly startTick: number;
  /** Null until the past has been brought to its last reading. */
  run: FloodRun | null;
  readonly villages: Map<string, number>;
  readonly series: Map<string, [number, number][]>;
  depthCm: Int32Array;
}

/**
 * All of it is a pure function of what is known: in how many pieces it is run, and who asked first, leaves
 * no trace. It can be had again after a restart.
 */
const pasts = new WeakMap<World['forecasts'], Past[]>();
const jobs = new WeakMap<World['forecasts'], Job[]>();

const startsWith = (all: KnownWeather['past'], first: KnownWeather['past']): boolean =>
  first.length <= all.length &&
  first.every((r, i) => r.tick === all[i]!.tick && r.mmH === all[i]!.mmH);

function pastOf(w: World, known: KnownWeather): Past {
  const list = pasts.get(w.forecasts) ?? [];
  pasts.set(w.forecasts, list);
  let past = list.find((p) => p.run.tick <= known.untilTick && startsWith(known.past, p.rain));
  if (past === undefined) {
    const params = coarser(w.scenario.flood!, w.region.grid.cellM);
    const run = floodModel.create(w.region, params, known.drivers, w.random);
    list.push((past = { rain: [], run }));
    if (list.length > KEPT_JOBS) list.shift();
  }
  past.rain = known.past;
  return past;
}

/** Runs to `toTick`, each work done at its own time. */
function runWith(run: FloodRun, toTick: number, drivers: Drivers, done: readonly Done[]): void {
  for (const { tick, actions } of done) {
    if (tick > toTick) break;
    run.advance(tick, drivers, []);
    run.advance(tick, drivers, actions);
  }
  run.advance(toTick, drivers, []);
}

function jobOf(w: World, seatId: SeatId, hours: number, fromTick: number): Job {
  const list = jobs.get(w.forecasts) ?? [];
  jobs.set(w.forecasts, list);
  const known = knownWeather(w, seatId, fromTick);
  const key = JSON.stringify([hours, fromTick, known.drivers.weather]);
  const there = list.find((j) => j.key === key);
  if (there !== undefined) return there;
  const past = pastOf(w, known);
  const job: Job = {
    key,
    fromTick,
    known,
    past,
    startTick: past.run.tick,
    run: null,
    villages: new Map(),
    series: new Map(),
    depthCm: new Int32Array(past.run.grid.cols * past.run.grid.rows),
  };
  list.push(job);
  if (list.length > KEPT_JOBS) list.shift();
  return job;
}

const isGauge = (spec: InstrumentSpec): boolean =>
  spec.quantity === 'waterLevelM' ||
  spec.quantity === 'waterDepthM' ||
  spec.quantity === 'poolLevelM';

function note(w: World, run: FloodRun, { villages, series, depthCm }: Job): void {
  for (const [id, cells] of homesOf(w, run)) {
    if (villages.has(id)) continue;
    let wet = 0;
    for (const cell of cells) if (run.depthM(cell) >= ASSUMED_FLOOD.floodedM) wet++;
    if (wet / cells.length >= ASSUMED_REACHED_SHARE) villages.set(id, run.tick);
  }
  for (let i = 0; i < depthCm.length; i++)
    depthCm[i] = Math.max(depthCm[i]!, Math.round(run.depthM(i) * 100));
  for (const spec of w.scenario.instruments) {
    if (!isGauge(spec)) continue;
    const value = FLOOD_SAMPLERS[spec.quantity as 'waterDepthM']({ ...w, flood: run }, spec);
    if (value === null) continue;
    const points = series.get(spec.id) ?? [];
    points.push([run.tick, Math.round(value * 100) / 100]);
    series.set(spec.id, points);
  }
}

/** A reading counts as that of the start when it is no older than this (assumed). */
const NEAR_S = 3600;

/**
 * A wide cell stands higher or lower than its gauge: the curve begins at the newest reading, and what the
 * model adds are the changes from there on.
 */
function fromReading(
  w: World,
  seatId: SeatId,
  id: string,
  points: readonly (readonly [number, number])[],
): GaugeForecast['points'] {
  const at = w.scenario.instruments.findIndex((x) => x.id === id);
  const spec = w.scenario.instruments[at]!;
  const first = points[0];
  const now = newestReading(readingsOf(w, spec, w.state.instruments[at]!, seatId));
  if (first === undefined || now === null || !spec.seatIds.includes(seatId)) return points;
  const start = points.findLast(([tick]) => tick <= now.tick) ?? first;
  if (Math.abs(start[0] - now.tick) > NEAR_S) return points;
  const shift = now.value - start[1];
  const least = spec.quantity === 'waterDepthM' ? 0 : -Infinity;
  return points.map(([tick, v]) => [tick, Math.max(least, Math.round((v + shift) * 100) / 100)]);
}

/** The part of the work up to a moment: first what is past, then what is to come. */
function goTo(w: World, job: Job, tick: number): void {
  const { known, past, fromTick } = job;
  const { drivers, untilTick } = known;
  if (job.run === null) {
    const until = Math.min(tick, untilTick);
    // Another forecast may have brought it further.
    if (until > past.run.tick)
      runWith(past.run, until, drivers, worksDone(w, past.run, past.run.tick, until));
    if (tick < untilTick) return;
    job.run = past.run.fork();
    const since = worksDone(w, job.run, untilTick, fromTick + 1);
    runWith(job.run, fromTick, drivers, since);
    note(w, job.run, job);
  }
  const { run } = job;
  while (run.tick < tick && run.fault === null) {
    run.advance(Math.min(tick, run.tick + LOOK_S), drivers, []);
    note(w, run, job);
  }
}

/**
 * The flood model run ahead from what the seat knows: gauges, the published weather, what has been built
 * and opened. The run is spread over the minutes that the work takes, so that no step is long.
 */
export const floodForecast: ForecastProduct = {
  hazard: 'flood',
  // The rain that is coming is public: there is nothing to wait for.
  canMake: (w) => w.scenario.flood !== null,
  prepare(w, seatId, hours, fromTick, share) {
    const job = jobOf(w, seatId, hours, fromTick);
    const all = fromTick + hours * 3600 - job.startTick;
    const goal = job.startTick + share * all;
    // Looks lie on fixed moments after the start, however the work is cut.
    const looks = Math.floor((goal - fromTick) / LOOK_S);
    goTo(w, job, looks < 0 ? Math.floor(goal) : fromTick + looks * LOOK_S);
  },
  make(w, ctx, seatId, hours, { id, fromTick }) {
    const job = jobOf(w, seatId, hours, fromTick);
    goTo(w, job, fromTick + Math.round(hours * 3600));
    const run = job.run!;
    const arrival = (run.fields()['arrivalTick'] as Int32Array).map((t) => (t < 0 ? -1 : t));
    w.forecasts.set(id, { grid: run.grid, arrival, depthCm: job.depthCm });
    const gauges: GaugeForecast[] = [...job.series].map(([gauge, points]) => ({
      id: gauge,
      points: fromReading(w, seatId, gauge, points),
    }));
    ctx.emit({ type: 'gaugesForecast', forecastId: id, gauges });
    return [...job.villages].map(([villageId, tick]) => ({ villageId, tick }));
  },
};
