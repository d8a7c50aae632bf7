import type { Command } from '../../exercise/commands/command.ts';
import { FORECAST_WORK_TICKS } from '../../exercise/forecasting.ts';
import { newestReading, type InstrumentView } from '../../response/instruments/instrument.ts';
import { warn } from './declaring.ts';
import { HOUR, MINUTE, type Desk } from './policy.ts';

/** Rain that is warned of as severe weather, mm/h: a rainstorm warning of the second level or worse. */
const SEVERE_MMH = 15;
/** Villages that the own forecast has under water within this time are told to leave. */
const LEAVE_TICKS = 3 * HOUR;
/**
 * A forecast looks so far ahead. While something happens it is asked for anew every hour; while
 * everything goes as it said, every second one: what is known then is not new.
 */
const FORECAST_HOURS = 5;
/** Before anything has happened, it is asked for when severe rain is this near. */
const AHEAD_TICKS = 2 * HOUR;
const FORECAST_EVERY_TICKS = HOUR;
const QUIET_EVERY_TICKS = 2 * HOUR;
/** Gauges are read at the full hour; so long after it their readings are in (assumed). */
const READINGS_IN_TICKS = 20 * MINUTE;
/** Water so far off its forecast, m, or rain so heavy that it may miss its own, mm/h (assumed). */
const OFF_M = 0.5;
const HEAVY_MMH = 10;

/** Warns everybody of the storm that the weather office announces, once. */
function warnOfStorm({ k, book }: Desk): Command[] {
  const coming = k.weatherForecast.some((r) => r.rainMmH >= SEVERE_MMH);
  const said = k.warnings.some((w) => w.hazard === 'severeWeather' && w.liftedTick < 0);
  if (!coming || said || k.warningChannels.length === 0) return [];
  return [
    {
      type: 'issueWarning',
      hazard: 'severeWeather',
      level: 'orange',
      advice: 'watch',
      villageIds: book.villages.map((v) => v.id).toSorted(),
      channels: k.warningChannels,
    },
  ];
}

/** Warnings of a flood: of the storm ahead, and of the water by the own forecast. */
export function warnOfFlood(desk: Desk): Command[] {
  const { k } = desk;
  if (!k.flooding || k.authority?.warnings !== true) return [];
  const storm = warnOfStorm(desk);
  const rule = {
    hazard: 'flood',
    leaveTicks: LEAVE_TICKS,
    villages: null,
    channels: null,
  } as const;
  return [...storm, ...warn(desk, rule)];
}

/** Value of a forecast at a moment, between its points; null outside of them. */
function forecastAt(points: InstrumentView['forecast'], tick: number): number | null {
  const i = points.findIndex(([t]) => t >= tick);
  if (i < 0 || (i === 0 && points[0]![0] > tick)) return null;
  const [t1, v1] = points[i]!;
  const [t0, v0] = points[i - 1] ?? [t1, v1];
  return t1 === t0 ? v1 : v0 + ((v1 - v0) * (tick - t0)) / (t1 - t0);
}

/** Whether rain and gauges may say something that the newest forecast has not said. */
function isNews(k: Desk['k']): boolean {
  if (k.weather.rainMmH >= HEAVY_MMH) return true;
  return k.instruments.some(({ forecast, readings }) => {
    const now = newestReading(readings);
    const said = now === null ? null : forecastAt(forecast, now.tick);
    return said !== null && Math.abs(said - now!.value) > OFF_M;
  });
}

/**
 * Sets the gates, pumps and releases in this seat's hand when the forecast has a village under water.
 * What somebody has ordered stays as it was ordered.
 */
export function operateWorks({ k }: Desk): Command[] {
  if (!k.flooding || (k.forecast?.villages.length ?? 0) === 0) return [];
  return k.floodWorks
    .filter((work) => work.mine && work.doneTick < 0)
    .map(({ id, value }) => ({ type: 'operate', workId: id, value }));
}

/** Whether readings have come in that a forecast made at `lastTick` cannot have had. */
export function isNextRound(lastTick: number, tick: number, everyTicks: number): boolean {
  const round = (t: number): number => Math.floor((t - READINGS_IN_TICKS) / everyTicks);
  return round(tick) > round(lastTick - FORECAST_WORK_TICKS);
}

/** Runs the flood forecast again as often as there is something new to put into it. */
export function askFloodForecast({ k }: Desk): Command[] {
  if (!k.flooding) return [];
  const near = k.weatherForecast.some(
    (r) => r.rainMmH >= SEVERE_MMH && r.tick - k.tick <= AHEAD_TICKS,
  );
  if (k.alertedTick === null && !near) return [];
  const last = k.forecast;
  const wait = isNews(k) ? FORECAST_EVERY_TICKS : QUIET_EVERY_TICKS;
  if (last !== null && !isNextRound(last.tick, k.tick, wait)) return [];
  return [{ type: 'requestForecast', hours: FORECAST_HOURS }];
}
