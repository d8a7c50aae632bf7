import type { FloodAction, FloodRun } from '../../hazards/flood/contract.ts';
import type { Drivers, WeatherRecord } from '../../hazards/weather.ts';
import { act } from '../../response/flood-works/system.ts';
import { readingsOf } from '../../response/instruments/instrument-view.ts';
import type { InstrumentSpec } from '../../response/instruments/instrument.ts';
import { byId } from '../lookup.ts';
import type { SeatId } from '../scenario.ts';
import { driversOf } from '../weather-truth.ts';
import type { World } from '../world.ts';

/** Measured rain over what was published corrects what is to come, within these bounds (assumed). */
const CORRECTION = { least: 0.5, most: 2, fromMm: 2 } as const;

/** Rain over the ground from a moment on, until the next. */
interface Rain {
  readonly tick: number;
  readonly mmH: number;
}

/** What a seat can know of the weather of a flood. */
export interface KnownWeather {
  readonly drivers: Drivers;
  /** What is past: it never changes afterwards. Equal for seats with the same gauges. */
  readonly past: readonly Rain[];
  readonly untilTick: number;
}

/** Rain as the seat's gauges have told it until `tick`, ascending. */
function measured(w: World, seatId: SeatId, tick: number): Rain[] {
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

/** Measured over published rain of the same moments, within its bounds. */
function correction(rain: readonly Rain[], publishedAt: (tick: number) => WeatherRecord): number {
  let had = 0;
  let said = 0;
  for (let i = 1; i < rain.length; i++) {
    const before = rain[i - 1]!;
    const hours = (rain[i]!.tick - before.tick) / 3600;
    had += before.mmH * hours;
    said += publishedAt(before.tick).rainMmH * hours;
  }
  if (said < CORRECTION.fromMm) return 1;
  return Math.max(CORRECTION.least, Math.min(CORRECTION.most, had / said));
}

/** What has been measured, then the office's forecast corrected by it; and until when it is measured. */
export function knownWeather(w: World, seatId: SeatId, tick: number): KnownWeather {
  const rain = measured(w, seatId, tick);
  const published = w.forecastWeather;
  const at = (t: number): WeatherRecord => {
    let found = published[0]!;
    for (const r of published) if (r.tick <= t) found = r;
    return found;
  };
  const last = rain.at(-1);
  if (last === undefined)
    return { drivers: driversOf(w.scenario, published), past: [], untilTick: 0 };
  const factor = correction(rain, at);
  const past = rain.map((r) => ({ ...at(r.tick), tick: r.tick, rainMmH: r.mmH }));
  const coming = published
    .filter((r) => r.tick > last.tick)
    .map((r) => ({ ...r, rainMmH: r.rainMmH * factor }));
  const first = past[0]!.tick > 0 ? [{ ...at(0), tick: 0 }] : [];
  const drivers = driversOf(w.scenario, [...first, ...past, ...coming]);
  return { drivers, past: rain, untilTick: last.tick };
}

/** What was done to the water at a moment: everybody knows what is built and what is opened. */
export interface Done {
  readonly tick: number;
  readonly actions: readonly FloodAction[];
}

/** Everything that was done about the water from `fromTick` on and before `toTick`, by time. */
export function worksDone(w: World, flood: FloodRun, fromTick: number, toTick: number): Done[] {
  const out: Done[] = [];
  for (const work of w.scenario.floodWorks) {
    let before = 0;
    for (const { tick, laid, value } of byId(w.state.floodWorks, work.id).log) {
      const actions: FloodAction[] = [];
      const ctx = { hazardAction: (_h: string, a: unknown) => void actions.push(a as FloodAction) };
      // A switch that is set again has one piece, which is done anew.
      for (let piece = Math.min(before, laid - 1); piece < laid; piece++)
        act({ flood }, ctx, work, piece, value);
      before = laid;
      if (tick >= fromTick && tick < toTick) out.push({ tick, actions });
    }
  }
  return out.sort((a, b) => a.tick - b.tick);
}
