/** The clock of one fire: arrivals in order, weather steps and due events in between. */
import type { Drivers, WeatherRecord } from '../weather.ts';
import { weatherAt } from '../weather.ts';
import type { WildfireAction } from './contract.ts';
import type { FireState } from './fire-state.ts';
import { changeRates } from './rate-change.ts';
import { throwBrands } from './spot-fires.ts';
import { INTENSITY, RADIUS, RAY_ROW } from './front-cells.ts';
import { applyAction, chill, dry, rekindle } from './suppression.ts';

/** Dead fuel moisture is brought up to date this often, s. */
const MOISTURE_STEP_S = 3600;
/** Midflame winds of Rothermel's data end near 8 m/s; 15 m/s at 10 m is about that in the open. */
const WIND_RANGE_MS = 15;

const sameWeather = (a: WeatherRecord, b: WeatherRecord): boolean =>
  a.windMs === b.windMs &&
  a.windFromDeg === b.windFromDeg &&
  a.temperatureC === b.temperatureC &&
  a.relativeHumidityPct === b.relativeHumidityPct &&
  a.cloudPct === b.cloudPct &&
  a.rainMmH === b.rainMmH;

/** Applies `actions` now and runs `fire` to `toTick`. */
export function advanceFire(
  fire: FireState,
  toTick: number,
  drivers: Drivers,
  actions: readonly WildfireAction[],
): void {
  if (!Number.isInteger(toTick) || toTick < fire.tick)
    throw new RangeError(`advance to ${toTick}: must be an integer from ${fire.tick} on`);
  fire.events = [];
  fire.drivers = drivers;
  const old = fire.conditions.weather;
  const record = weatherAt(drivers, fire.tick);
  if (old === null) {
    fire.moisture.advance(fire.tick, drivers, record);
    fire.conditions.renew(record);
    noteWeather(fire, record);
  } else if (!sameWeather(old, record)) changeConditions(fire);
  fire.front.now = fire.tick;
  for (const a of actions) applyAction(fire, a);
  let epoch = nextEpoch(fire);
  const { front } = fire;
  for (;;) {
    const due = fire.due[0]?.tick ?? Infinity;
    const stop = due < epoch ? due : epoch;
    const arrival = front.nextTime();
    if (stop <= toTick && stop <= arrival) {
      fire.tick = front.now = Math.max(fire.tick, stop);
      if (epoch <= due) {
        changeConditions(fire);
        epoch = nextEpoch(fire);
      } else runDue(fire);
    } else if (arrival <= toTick) arrive(fire, front.burnNext(arrival), arrival);
    else break;
  }
  fire.tick = front.now = toTick;
  fire.dropSpent();
}

/** The next tick at which weather or moisture change. */
function nextEpoch(fire: FireState): number {
  let next = (Math.floor(fire.epochTick / MOISTURE_STEP_S) + 1) * MOISTURE_STEP_S;
  for (const w of fire.drivers!.weather)
    if (w.tick > fire.epochTick && w.tick < next) next = w.tick;
  return next;
}

function noteWeather(fire: FireState, w: WeatherRecord): void {
  if (w.windMs > WIND_RANGE_MS) fire.windAboveRange = true;
}

/** Book-keeping of a cell that the front has just reached. */
function arrive(fire: FireState, cell: number, time: number): void {
  const { front, ground, conditions } = fire;
  const { arrival, geometry, slotOf } = front.cells;
  const slot = slotOf[cell]!;
  arrival[slot] = Math.ceil(time);
  fire.burned.add(cell);
  fire.activate(cell);
  const c = ground.classOf[cell]!;
  const b = conditions.current;
  front.slownessOf(c);
  const g = 4 * slot;
  let speed = b.rosMS[c]!;
  if (geometry[g + RADIUS]! > 0) {
    const col = b.slowness[c]! * geometry[g]! - b.driftCol[c]!;
    const row = b.slowness[c]! * geometry[g + RAY_ROW]! - b.driftRow[c]!;
    speed = ground.grid.cellM / Math.sqrt(col * col + row * row);
  }
  geometry[g + INTENSITY] = b.heatPerAreaKJM2[c]! * speed;
  const col = cell % ground.cols;
  const row = (cell - col) / ground.cols;
  if (col === 1 || row === 1 || col === ground.cols - 2 || row === ground.rows - 2)
    if (!fire.leftWindow) {
      fire.leftWindow = true;
      fire.report('leftWindow', cell, arrival[slot]!);
    }
  if (fire.params.spotting) throwBrands(fire, cell, time);
}

/** Takes over weather and moisture of now; fronts keep what they have gained. */
function changeConditions(fire: FireState): void {
  const { front, conditions, moisture } = fire;
  const drivers = fire.drivers!;
  fire.expire((cell) => chill(fire, cell));
  const record = weatherAt(drivers, fire.tick);
  // Rates are evaluated on first use: those of before must be asked for while the old moisture holds.
  changeRates(front, fire.tick, () => {
    moisture.advance(fire.tick, drivers, conditions.weather!);
    conditions.renew(record);
  });
  noteWeather(fire, record);
  fire.epochTick = fire.tick;
}

function runDue(fire: FireState): void {
  const d = fire.due.shift()!;
  if (d.kind === 'dry') dry(fire, d.cell);
  else if (d.kind === 'rekindle') rekindle(fire, d.cell, d.occurrence);
  else if (!fire.isBurned(d.cell)) {
    fire.front.ignite(d.cell, d.tick);
    fire.report('spotFire', d.cell, d.tick);
  }
}
