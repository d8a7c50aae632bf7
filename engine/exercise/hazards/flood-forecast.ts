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
import type { ForecastShelf } from '../forecast-store.ts';
import type { SeatId } from '../scenario.ts';
import type { World } from '../world.ts';
import { knownWeather, worksDone, type Done, type KnownWeather } from './flood-known.ts';
import type { ForecastProduct } from './forecast-products.ts';

/** Seconds between two looks at homes and gauges in a run ahead. */
const LOOK_S = 300;
const MINUTE_S = 60;
/** A village is told to be reached when so large a share of its homes is under water (assumed). */
const ASSUMED_REACHED_SHARE = 0.05;
/** A channel that is dug is at least so many cells wide (`fine-ground.ts`). */
const LEAST_CHANNEL_CELLS = 1.5;
/** Forecasts of so many moments are kept, for each world, while others may still ask for the same. */
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
  return { ...p, refine, coarsen, channels, streets: refine > 1 ? p.streets : null };
}

/** The flood until now, as the readings of a seat and the works that stand say; brought forward. */
interface Past {
  rain: KnownWeather['past'];
  /** Works that it has met. */
  works: string;
  readonly run: FloodRun;
}

/** What a moment of a run ahead says. */
interface Look {
  /** Villages with water in their homes. */
  readonly villages: readonly string[];
  readonly depthCm: Int32Array;
  /** Of each instrument; null where it is no gauge or shows nothing. */
  readonly gauges: readonly (number | null)[];
}

/** A run ahead that is under way; equal for everybody who knows the same, and asks at like moments. */
interface Ahead {
  readonly key: string;
  readonly fromTick: number;
  readonly known: KnownWeather;
  past: Past;
  /** Where the run up to now stood when the work began. */
  readonly startTick: number;
  /** Null until the past has been brought to its last reading. */
  run: FloodRun | null;
  readonly everyS: number;
  readonly looks: Map<number, Look>;
}

/**
 * All of it is a pure function of what is known: in how many pieces it is run, and who asked first, leaves
 * no trace. It can be had again after a restart, and worlds that meet the same flood lend it to each other.
 */
const pasts = new WeakMap<ForecastShelf, Past[]>();
const aheads = new WeakMap<ForecastShelf, Ahead[]>();

function keep<T>(list: T[], item: T, shelf: ForecastShelf): T {
  list.push(item);
  if (list.length > KEPT_JOBS * shelf.sharers) list.shift();
  return item;
}

const startsWith = (all: KnownWeather['past'], first: KnownWeather['past']): boolean =>
  first.length <= all.length &&
  first.every((r, i) => r.tick === all[i]!.tick && r.mmH === all[i]!.mmH);

/** Everything that was done about the water before a tick, as text to compare. */
const worksText = (w: World, beforeTick: number): string =>
  JSON.stringify(w.state.floodWorks.map(({ log }) => log.filter((l) => l.tick < beforeTick)));

function pastOf(w: World, known: KnownWeather): Past {
  const { shelf } = w.forecasts;
  const list = pasts.get(shelf) ?? [];
  pasts.set(shelf, list);
  const past = list.find(
    (p) =>
      p.run.tick <= known.untilTick &&
      startsWith(known.past, p.rain) &&
      worksText(w, p.run.tick) === p.works,
  );
  if (past !== undefined) return past;
  const params = coarser(w.scenario.flood!, w.region.grid.cellM);
  const run = floodModel.create(w.region, params, known.drivers, w.random);
  return keep(list, { rain: [], works: worksText(w, 0), run }, shelf);
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

function aheadOf(w: World, seatId: SeatId, fromTick: number): Ahead {
  const { shelf } = w.forecasts;
  const list = aheads.get(shelf) ?? [];
  aheads.set(shelf, list);
  const known = knownWeather(w, seatId, fromTick);
  // Where others may ask a few minutes later, it is looked at every minute.
  const everyS = shelf.sharers > 1 && fromTick % MINUTE_S === 0 ? MINUTE_S : LOOK_S;
  const moment = everyS === LOOK_S ? fromTick : null;
  const key = JSON.stringify([known.drivers.weather, worksText(w, fromTick + 1), moment]);
  const there = list.find((j) => j.key === key && j.fromTick <= fromTick);
  if (there !== undefined) return there;
  const past = pastOf(w, known);
  const looks = new Map<number, Look>();
  const startTick = past.run.tick;
  return keep(list, { key, fromTick, known, past, startTick, run: null, everyS, looks }, shelf);
}

const isGauge = (spec: InstrumentSpec): boolean =>
  spec.quantity === 'waterLevelM' ||
  spec.quantity === 'waterDepthM' ||
  spec.quantity === 'poolLevelM';

function look(w: World, run: FloodRun): Look {
  const isReached = (cells: readonly number[]): boolean => {
    let wet = 0;
    for (const cell of cells) if (run.depthM(cell) >= ASSUMED_FLOOD.floodedM) wet++;
    return wet / cells.length >= ASSUMED_REACHED_SHARE;
  };
  const villages = [...homesOf(w, run)].filter(([, cells]) => isReached(cells)).map(([id]) => id);
  const depthCm = new Int32Array(run.grid.cols * run.grid.rows);
  for (let i = 0; i < depthCm.length; i++) depthCm[i] = Math.round(run.depthM(i) * 100);
  const gauges = w.scenario.instruments.map((spec) => {
    if (!isGauge(spec)) return null;
    const value = FLOOD_SAMPLERS[spec.quantity as 'waterDepthM']({ ...w, flood: run }, spec);
    return value === null ? null : Math.round(value * 100) / 100;
  });
  return { villages, depthCm, gauges };
}

/** What a run ahead says of the hours after a moment. */
function sumUp(w: World, ahead: Ahead, fromTick: number, toTick: number) {
  const { grid, tick: lastTick, fault } = ahead.run!;
  const villages = new Map<string, number>();
  const series = new Map<string, [number, number][]>();
  const depthCm = new Int32Array(grid.cols * grid.rows);
  for (const [tick, seen] of ahead.looks) {
    if (tick < fromTick || tick > toTick) continue;
    if ((tick - fromTick) % LOOK_S !== 0 && !(fault !== null && tick === lastTick)) continue;
    for (const id of seen.villages) if (!villages.has(id)) villages.set(id, tick);
    for (let i = 0; i < depthCm.length; i++)
      if (seen.depthCm[i]! > depthCm[i]!) depthCm[i] = seen.depthCm[i]!;
    seen.gauges.forEach((value, i) => {
      if (value === null) return;
      const { id } = w.scenario.instruments[i]!;
      const points = series.get(id) ?? [];
      points.push([tick, value]);
      series.set(id, points);
    });
  }
  return { villages, series, depthCm };
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
function goTo(w: World, ahead: Ahead, tick: number): void {
  const { known, fromTick } = ahead;
  const { drivers, untilTick } = known;
  if (ahead.run === null) {
    // Others may have brought it further than this one needs.
    if (ahead.past.run.tick > untilTick) ahead.past = pastOf(w, known);
    const { past } = ahead;
    const until = Math.min(tick, untilTick);
    if (until > past.run.tick) {
      runWith(past.run, until, drivers, worksDone(w, past.run, past.run.tick, until));
      past.works = worksText(w, past.run.tick);
      past.rain = known.past;
    }
    if (tick < untilTick) return;
    ahead.run = past.run.fork();
    const since = worksDone(w, ahead.run, untilTick, fromTick + 1);
    runWith(ahead.run, fromTick, drivers, since);
    ahead.looks.set(ahead.run.tick, look(w, ahead.run));
  }
  const { run } = ahead;
  while (run.tick < tick && run.fault === null) {
    run.advance(Math.min(tick, run.tick + ahead.everyS), drivers, []);
    ahead.looks.set(run.tick, look(w, run));
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
    const ahead = aheadOf(w, seatId, fromTick);
    const all = fromTick + hours * 3600 - ahead.startTick;
    const goal = ahead.startTick + share * all;
    // Looks lie on fixed moments after the start, however the work is cut.
    const looks = Math.floor((goal - fromTick) / LOOK_S);
    goTo(w, ahead, looks < 0 ? Math.floor(goal) : fromTick + looks * LOOK_S);
  },
  make(w, ctx, seatId, hours, { id, fromTick }) {
    const ahead = aheadOf(w, seatId, fromTick);
    const toTick = fromTick + Math.round(hours * 3600);
    goTo(w, ahead, toTick);
    const run = ahead.run!;
    const arrives = run.fields()['arrivalTick'] as Int32Array;
    const arrival = arrives.map((t) => (t < 0 || t > toTick ? -1 : t));
    const { villages, series, depthCm } = sumUp(w, ahead, fromTick, toTick);
    w.forecasts.set(id, { grid: run.grid, arrival, depthCm });
    const gauges: GaugeForecast[] = [...series].map(([gauge, points]) => ({
      id: gauge,
      points: fromReading(w, seatId, gauge, points),
    }));
    ctx.emit({ type: 'gaugesForecast', forecastId: id, gauges });
    return [...villages].map(([villageId, tick]) => ({ villageId, tick }));
  },
};
