import type { FloodRun } from '../../hazards/flood/contract.ts';
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
import { knownWeather, worksDone, type KnownWeather } from './flood-known.ts';
import {
  historiesTo,
  runWith,
  stationAt,
  stationBefore,
  worksText,
  type Station,
} from './flood-past.ts';
import type { ForecastProduct } from './forecast-products.ts';

/** Seconds between two looks at homes and gauges in a run ahead; looks lie on the clock's multiples. */
const LOOK_S = 300;
/** A run ahead begins at a full ten minutes, when gauges are read, with what was known and built then. */
const START_S = 600;
/** A village is told to be reached when so large a share of its homes is under water (assumed). */
const ASSUMED_REACHED_SHARE = 0.05;
/** A run ahead is kept for those who may ask for the same, and while its own work goes on. */
const KEPT_S = 3600;

/** What a moment of a run ahead says. */
interface Look {
  /** Villages with water in their homes. */
  readonly villages: readonly string[];
  readonly depthCm: Int16Array;
  /** Of each instrument; null where it is no gauge or shows nothing. */
  readonly gauges: readonly (number | null)[];
}

/** A run ahead that is under way; one for everybody who knows the same and asks within minutes. */
interface Ahead {
  /** The moment that it speaks from, and what was known of the weather then. */
  readonly startTick: number;
  readonly known: KnownWeather;
  readonly weather: string;
  /** What may have been done about the water before that moment; all of it leads to this run. */
  histories: ReadonlySet<string>;
  /** Where the work began. */
  readonly from: Station;
  readonly run: FloodRun;
  /** Null until the run has come to the newest reading; and what was done from there to the start. */
  station: Station | null;
  since: string;
  readonly looks: Map<number, Look>;
}

const aheads = new WeakMap<ForecastShelf, Ahead[]>();

/** The moment that a forecast speaks from which is asked for at a tick. */
export const startOf = (tick: number): number => Math.floor(tick / START_S) * START_S;

const lookBefore = (tick: number): number => Math.floor(tick / LOOK_S) * LOOK_S;

function aheadOf(w: World, seatId: SeatId, startTick: number): Ahead {
  const { shelf } = w.forecasts;
  const kept = (aheads.get(shelf) ?? []).filter((j) => j.startTick > startTick - KEPT_S);
  aheads.set(shelf, kept);
  const known = knownWeather(w, seatId, startTick);
  const weather = JSON.stringify(known.drivers.weather);
  const works = worksText(w, 0, startTick);
  const there = kept.find(
    (j) => j.startTick <= startTick && j.weather === weather && j.histories.has(works),
  );
  if (there !== undefined) return there;
  const from = stationBefore(w, known);
  const run = from.run.fork();
  const ahead: Ahead = {
    startTick,
    known,
    weather,
    histories: historiesTo(w, from, startTick),
    from,
    run,
    station: null,
    since: '',
    looks: new Map(),
  };
  kept.push(ahead);
  return ahead;
}

/** Somebody else's run ahead from the same water and weather, which then is that of both. */
function sameAs(w: World, ahead: Ahead, station: Station): Ahead | undefined {
  const { startTick, weather, since } = ahead;
  const list = aheads.get(w.forecasts.shelf)!;
  const same = list.find(
    (j) =>
      j.station === station &&
      j.startTick === startTick &&
      j.weather === weather &&
      j.since === since,
  );
  if (same === undefined) return undefined;
  same.histories = historiesTo(w, station, startTick);
  list.splice(list.indexOf(ahead), 1);
  return same;
}

/** What a look can hold: deeper than any reservoir of the world. */
const DEEPEST_CM = 32_767;

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
  const depthCm = new Int16Array(run.grid.cols * run.grid.rows);
  for (let i = 0; i < depthCm.length; i++)
    depthCm[i] = Math.min(DEEPEST_CM, Math.round(run.depthM(i) * 100));
  const gauges = w.scenario.instruments.map((spec) => {
    if (!isGauge(spec)) return null;
    const value = FLOOD_SAMPLERS[spec.quantity as 'waterDepthM']({ ...w, flood: run }, spec);
    return value === null ? null : Math.round(value * 100) / 100;
  });
  return { villages, depthCm, gauges };
}

/** What a run ahead says of the hours after a moment. */
function sumUp(w: World, ahead: Ahead, fromTick: number, toTick: number) {
  const { grid } = ahead.run;
  const villages = new Map<string, number>();
  const series = new Map<string, [number, number][]>();
  const depthCm = new Int32Array(grid.cols * grid.rows);
  for (const [tick, seen] of ahead.looks) {
    if (tick < fromTick || tick > toTick) continue;
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

/** The part of the work up to a moment: first what is past, then what is to come; gives the run that has it. */
function goTo(w: World, ahead: Ahead, tick: number): Ahead {
  const { known, startTick, looks, run } = ahead;
  const { drivers, untilTick } = known;
  if (ahead.station === null) {
    // Somebody else who waits for it may have brought it further.
    const until = Math.max(run.tick, Math.min(tick, untilTick));
    runWith(run, until, drivers, worksDone(w, run, run.tick, until));
    if (until < untilTick) return ahead;
    ahead.since = worksText(w, untilTick, startTick);
    const station = stationAt(w, known, run, ahead.from);
    const same = sameAs(w, ahead, station);
    if (same !== undefined) return goTo(w, same, tick);
    ahead.station = station;
    ahead.histories = historiesTo(w, station, startTick);
    runWith(run, startTick, drivers, worksDone(w, run, untilTick, startTick));
    looks.set(run.tick, look(w, run));
  }
  while (run.tick < tick && run.fault === null) {
    run.advance(Math.min(tick, lookBefore(run.tick) + LOOK_S), drivers, []);
    looks.set(run.tick, look(w, run));
  }
  return ahead;
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
    const start = startOf(fromTick);
    const ahead = aheadOf(w, seatId, start);
    const begun = ahead.from.run.tick;
    const goal = begun + share * (start + hours * 3600 - begun);
    goTo(w, ahead, lookBefore(goal));
  },
  make(w, ctx, seatId, hours, { id, fromTick }) {
    const start = startOf(fromTick);
    const toTick = start + Math.ceil((hours * 3600) / LOOK_S) * LOOK_S;
    const ahead = goTo(w, aheadOf(w, seatId, start), toTick);
    const { run } = ahead;
    const arrives = run.fields()['arrivalTick'] as Int32Array;
    const arrival = arrives.map((t) => (t < 0 || t > toTick ? -1 : t));
    const { villages, series, depthCm } = sumUp(w, ahead, start, toTick);
    w.forecasts.set(id, { grid: run.grid, arrival, depthCm });
    const gauges: GaugeForecast[] = [...series].map(([gauge, points]) => ({
      id: gauge,
      points: fromReading(w, seatId, gauge, points),
    }));
    ctx.emit({ type: 'gaugesForecast', forecastId: id, gauges });
    return [...villages].map(([villageId, tick]) => ({ villageId, tick }));
  },
};
