import type { Drivers } from '../hazards/weather.ts';
import type { WildfireRun } from '../hazards/wildfire/contract.ts';
import { wildfireModel } from '../hazards/wildfire/model.ts';
import { cellAt, cellCentre, type GridSpec } from '../kernel/grid.ts';
import { FORECAST_PRODUCTS } from './hazards/forecast-products.ts';
import type { SeatId } from './scenario.ts';
import type { Forecast } from './state.ts';
import type { StepContext, System, World } from './world.ts';
import { driversOf } from './weather-truth.ts';

/** Cells of the forecast are this many times as wide as those of the truth (a modelling choice). */
const COARSEN = 3;
/** From the request to the product on the desk: 8 minutes with people and machine (assumed). */
export const FORECAST_WORK_TICKS = 8 * 60;
/** Work on a forecast goes on every minute while it is awaited. */
const SLICE_TICKS = 60;
export const FORECAST_HOURS = { min: 1, max: 12 } as const;
/** A village counts as reached when the fire comes within this distance of its point, m (assumed). */
export const VILLAGE_REACH_M = 150;

/**
 * Runs the fire model ahead from what the asking seat knows, under the published weather: no truth
 * enters. The product goes to all seats.
 */
export const forecasting: System = {
  name: 'forecasting',
  nextDue(w) {
    const { forecastRequests, tick } = w.state;
    if (forecastRequests.length === 0) return Infinity;
    const due = forecastRequests.reduce((t, r) => Math.min(t, r.dueTick), Infinity);
    const sliced = FORECAST_PRODUCTS.some((p) => p.prepare !== undefined);
    return sliced ? Math.min(due, (Math.floor(tick / SLICE_TICKS) + 1) * SLICE_TICKS) : due;
  },
  step(w, ctx) {
    for (const r of w.state.forecastRequests)
      if (r.dueTick <= ctx.tick) makeForecast(w, ctx, r.seatId, r.hours, r.byPolicy);
      else if (ctx.tick % SLICE_TICKS === 0) prepare(w, ctx.tick, r);
  },
};

/** Part of the work of products that would make one step long. */
function prepare(
  w: World,
  tick: number,
  r: { readonly seatId: SeatId; readonly hours: number; readonly dueTick: number },
): void {
  const fromTick = r.dueTick - FORECAST_WORK_TICKS;
  const share = (tick - fromTick) / FORECAST_WORK_TICKS;
  if (share <= 0) return;
  for (const p of FORECAST_PRODUCTS)
    if (p.prepare !== undefined && p.canMake(w, r.seatId))
      p.prepare(w, r.seatId, r.hours, fromTick, share);
}

function makeForecast(
  w: World,
  ctx: StepContext,
  seatId: SeatId,
  hours: number,
  byPolicy: boolean,
): void {
  const horizonTicks = Math.round(hours * 3600);
  const id = ctx.id('forecast');
  const burning = w.pictures.knownCount(seatId) > 0;
  const villages = [
    ...(burning ? fireReaches(w, ctx.tick, seatId, horizonTicks, id) : []),
    ...FORECAST_PRODUCTS.filter((p) => p.canMake(w, seatId)).flatMap((p) =>
      p.make(w, ctx, seatId, hours, { id, fromTick: ctx.tick - FORECAST_WORK_TICKS }),
    ),
  ];
  const known = w.state.seats[w.index.seat.get(seatId)!.at]!.observationRuns.at(-1);
  const basis = w.state.observations.find((o) => o.id === known);
  const forecast: Forecast = {
    id,
    tick: ctx.tick,
    horizonTicks,
    byPolicy,
    // Without any sight of it: what was known when the work began.
    basisTick: basis?.tick ?? ctx.tick - FORECAST_WORK_TICKS,
    villages: soonest(villages),
  };
  ctx.emit({ type: 'forecastReady', forecast, seatIds: w.state.seats.map((s) => s.id) });
}

/** The fire's own product; returns the villages that it reaches. */
function fireReaches(
  w: World,
  tick: number,
  seatId: SeatId,
  horizonTicks: number,
  id: number,
): Forecast['villages'] {
  const { grid, arrival } = projectKnown(w, seatId, tick, horizonTicks);
  w.forecasts.set(id, { grid, arrival, depthCm: null });
  return villagesReached(w, grid, arrival);
}

/** Each village once, by the first hazard that reaches it. */
function soonest(all: Forecast['villages']): Forecast['villages'] {
  const out: Forecast['villages'] = [];
  for (const v of all) {
    const at = out.findIndex((x) => x.villageId === v.villageId);
    if (at < 0) out.push(v);
    else if (v.tick < out[at]!.tick) out[at] = v;
  }
  return out;
}

function projectKnown(w: World, seatId: SeatId, tick: number, horizonTicks: number) {
  const drivers = driversOf(w.scenario, w.forecastWeather);
  const run = unburnedAt(w, tick, drivers).fork();
  const coarse = new Set<number>();
  for (const cell of w.pictures.knownCells(seatId)) {
    const at = cellCentre(w.pictures.grid, cell);
    const c = cellAt(run.grid, at.e, at.n);
    if (c >= 0) coarse.add(c);
  }
  const actions = [...coarse].map((c) => ({
    kind: 'ignite' as const,
    at: cellCentre(run.grid, c),
    cause: 'forecast',
  }));
  // Nobody needs this run afterwards: it goes ahead itself, instead of a copy of it.
  run.advance(tick + horizonTicks, drivers, actions);
  return { grid: run.grid, arrival: run.project(tick + horizonTicks) };
}

/** One for each exercise; a pure function of the published weather, brought forward as time goes. */
const unburned = new WeakMap<World['forecasts'], WildfireRun>();

/** The ground as it lies before any fire, its fuels dried or wetted by the published weather. */
function unburnedAt(w: World, tick: number, drivers: Drivers): WildfireRun {
  let run = unburned.get(w.forecasts);
  if (run === undefined || run.tick > tick) {
    const { wildfire } = w.scenario;
    // Nobody knows of a fire where nothing can burn, and without one no forecast is taken on.
    if (wildfire === null) throw new Error('a forecast of a fire without wildfire');
    const params = { ...wildfire.params, coarsen: COARSEN, spotting: false };
    run = wildfireModel.create(w.region, params, drivers, w.random);
    unburned.set(w.forecasts, run);
  }
  run.advance(tick, drivers, []);
  return run;
}

function villagesReached(
  w: World,
  grid: GridSpec,
  arrival: Int32Array,
): { villageId: string; tick: number }[] {
  const reach = Math.ceil(VILLAGE_REACH_M / grid.cellM);
  const out: { villageId: string; tick: number }[] = [];
  for (const v of w.state.villages) {
    const at = w.index.village.get(v.id)!.spec.at;
    let first = -1;
    for (let r = -reach; r <= reach; r++)
      for (let c = -reach; c <= reach; c++) {
        const cell = cellAt(grid, at.e + c * grid.cellM, at.n + r * grid.cellM);
        const t = cell < 0 ? -1 : arrival[cell]!;
        if (t >= 0 && (first < 0 || t < first)) first = t;
      }
    if (first >= 0) out.push({ villageId: v.id, tick: first });
  }
  return out;
}
