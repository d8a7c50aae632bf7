import type { FloodAction, FloodParams, FloodRun } from '../../hazards/flood/contract.ts';
import { floodModel } from '../../hazards/flood/model.ts';
import type { Drivers, WeatherRecord } from '../../hazards/weather.ts';
import { act } from '../../response/flood-works/system.ts';
import { ASSUMED_FLOOD } from '../../response/flood-harm/assumed.ts';
import { homesOf } from '../../response/flood-harm/homes.ts';
import { readingsOf } from '../../response/instruments/instrument-view.ts';
import type { InstrumentSpec } from '../../response/instruments/instrument.ts';
import { FLOOD_SAMPLERS } from '../../response/instruments/flood-samplers.ts';
import { driversOf } from '../weather-truth.ts';
import type { SeatId } from '../scenario.ts';
import type { World } from '../world.ts';
import type { ForecastProduct } from './forecast-products.ts';
import type { GaugeForecast } from '../../response/instruments/instrument.ts';

/** Seconds between two looks at homes and gauges in a run ahead. */
const LOOK_S = 300;
/** A village is told to be reached when so large a share of its homes is under water (assumed). */
const ASSUMED_REACHED_SHARE = 0.05;
/** Measured rain over what was published corrects what is to come, within these bounds (assumed). */
const CORRECTION = { least: 0.5, most: 2, fromMm: 2 } as const;

interface Job {
  readonly seatId: SeatId;
  readonly fromTick: number;
  readonly drivers: Drivers;
  readonly run: FloodRun;
  readonly villages: Map<string, number>;
  readonly series: Map<string, [number, number][]>;
}

/** Rain as the seat's gauges have told it until `tick`, ascending. */
function measured(w: World, seatId: SeatId, tick: number): { tick: number; mmH: number }[] {
  const sum = new Map<number, { mmH: number; n: number }>();
  const isMine = (spec: InstrumentSpec): boolean =>
    spec.quantity === 'rainMmH' && spec.seatIds.includes(seatId);
  // A moment counts when the slowest gauge has told it: what it says never changes afterwards.
  let slowest = 0;
  for (const spec of w.scenario.instruments)
    if (isMine(spec)) slowest = Math.max(slowest, spec.delayTicks);
  w.scenario.instruments.forEach((spec, i) => {
    if (!isMine(spec)) return;
    for (const r of readingsOf(w, spec, w.state.instruments[i]!, seatId)) {
      if (r.value === null || r.id + slowest > tick) continue;
      const at = sum.get(r.id) ?? { mmH: 0, n: 0 };
      sum.set(r.id, { mmH: at.mmH + Math.max(0, r.value), n: at.n + 1 });
    }
  });
  return [...sum]
    .map(([t, { mmH, n }]) => ({ tick: t, mmH: mmH / n }))
    .sort((a, b) => a.tick - b.tick);
}

/** What has been measured, then the office's forecast corrected by it; and until when it is measured. */
function knownWeather(
  w: World,
  seatId: SeatId,
  tick: number,
): { drivers: Drivers; untilTick: number } {
  const rain = measured(w, seatId, tick);
  const published = w.forecastWeather;
  const at = (t: number): WeatherRecord => {
    let found = published[0]!;
    for (const r of published) if (r.tick <= t) found = r;
    return found;
  };
  const last = rain.at(-1);
  if (last === undefined) return { drivers: driversOf(w.scenario, published), untilTick: 0 };
  let had = 0;
  let said = 0;
  for (let i = 1; i < rain.length; i++) {
    const hours = (rain[i]!.tick - rain[i - 1]!.tick) / 3600;
    had += rain[i - 1]!.mmH * hours;
    said += at(rain[i - 1]!.tick).rainMmH * hours;
  }
  const factor =
    said < CORRECTION.fromMm
      ? 1
      : Math.max(CORRECTION.least, Math.min(CORRECTION.most, had / said));
  const past = rain.map((r) => ({ ...at(r.tick), tick: r.tick, rainMmH: r.mmH }));
  const coming = published
    .filter((r) => r.tick > last.tick)
    .map((r) => ({ ...r, rainMmH: r.rainMmH * factor }));
  const first = past[0]!.tick > 0 ? [{ ...at(0), tick: 0 }] : [];
  const weather = [...first, ...past, ...coming];
  return { drivers: driversOf(w.scenario, weather), untilTick: last.tick };
}

/** Cells of the region and no finer; channels keep their section in the wider cells. */
function coarser(p: FloodParams, cellM: number): FloodParams {
  if (p.refine === 1) return p;
  const narrow = (c: FloodParams['channels'][number]): number =>
    c.depthM * Math.min(1, c.widthM / (1.5 * cellM));
  return { ...p, refine: 1, channels: p.channels.map((c) => ({ ...c, depthM: narrow(c) })) };
}

/**
 * The flood until now as the gauges told its rain; brought forward as time goes. A pure function of the
 * readings: in how many pieces it is run leaves no trace.
 */
const pasts = new WeakMap<
  World['forecasts'],
  { readonly seatId: SeatId; readonly run: FloodRun }
>();
const jobs = new WeakMap<World['forecasts'], Job>();

function pastAt(w: World, seatId: SeatId, drivers: Drivers, tick: number): FloodRun {
  let past = pasts.get(w.forecasts);
  if (past === undefined || past.seatId !== seatId || past.run.tick > tick) {
    const params = coarser(w.scenario.flood!, w.region.grid.cellM);
    past = { seatId, run: floodModel.create(w.region, params, drivers, w.random) };
    pasts.set(w.forecasts, past);
  }
  past.run.advance(tick, drivers, []);
  return past.run;
}

/** Everything that has been done about the water, as all seats know it. */
function worksDone(w: World, flood: FloodRun, tick: number): FloodAction[] {
  const actions: FloodAction[] = [];
  const ctx = { hazardAction: (_h: string, a: unknown) => void actions.push(a as FloodAction) };
  for (const work of w.scenario.floodWorks) {
    const state = w.state.floodWorks.find((x) => x.id === work.id)!;
    const then = state.log.findLast((x) => x.tick <= tick);
    for (let piece = 0; piece < (then?.laid ?? 0); piece++)
      act({ flood }, ctx, work, piece, then!.value);
  }
  return actions;
}

function jobOf(w: World, seatId: SeatId, fromTick: number): Job {
  const known = jobs.get(w.forecasts);
  if (known?.seatId === seatId && known.fromTick === fromTick) return known;
  const { drivers, untilTick } = knownWeather(w, seatId, fromTick);
  const run = pastAt(w, seatId, drivers, untilTick).fork();
  run.advance(fromTick, drivers, worksDone(w, run, fromTick));
  const job: Job = { seatId, fromTick, drivers, run, villages: new Map(), series: new Map() };
  note(w, job);
  jobs.set(w.forecasts, job);
  return job;
}

const isGauge = (spec: InstrumentSpec): boolean =>
  spec.quantity === 'waterLevelM' ||
  spec.quantity === 'waterDepthM' ||
  spec.quantity === 'poolLevelM';

function note(w: World, { run, villages, series }: Job): void {
  for (const [id, cells] of homesOf(w, run)) {
    if (villages.has(id)) continue;
    let wet = 0;
    for (const cell of cells) if (run.depthM(cell) >= ASSUMED_FLOOD.floodedM) wet++;
    if (wet / cells.length >= ASSUMED_REACHED_SHARE) villages.set(id, run.tick);
  }
  for (const spec of w.scenario.instruments) {
    if (!isGauge(spec)) continue;
    const value = FLOOD_SAMPLERS[spec.quantity as 'waterDepthM']({ ...w, flood: run }, spec);
    if (value === null) continue;
    const points = series.get(spec.id) ?? [];
    points.push([run.tick, Math.round(value * 100) / 100]);
    series.set(spec.id, points);
  }
}

function goTo(w: World, job: Job, tick: number): void {
  while (job.run.tick < tick && job.run.fault === null) {
    job.run.advance(Math.min(tick, job.run.tick + LOOK_S), job.drivers, []);
    note(w, job);
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
    const job = jobOf(w, seatId, fromTick);
    goTo(w, job, fromTick + Math.floor((share * hours * 3600) / LOOK_S) * LOOK_S);
  },
  make(w, ctx, seatId, hours, { id, fromTick }) {
    const job = jobOf(w, seatId, fromTick);
    goTo(w, job, fromTick + Math.round(hours * 3600));
    jobs.delete(w.forecasts);
    const arrival = (job.run.fields()['arrivalTick'] as Int32Array).map((t) => (t < 0 ? -1 : t));
    w.forecasts.set(id, { grid: job.run.grid, arrival });
    const gauges: GaugeForecast[] = [...job.series].map(([gauge, points]) => ({
      id: gauge,
      points,
    }));
    ctx.emit({ type: 'gaugesForecast', forecastId: id, gauges });
    return [...job.villages].map(([villageId, tick]) => ({ villageId, tick }));
  },
};
