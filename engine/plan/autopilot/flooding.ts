import type { Command } from '../../exercise/commands/command.ts';
import { warn } from './declaring.ts';
import { HOUR, MINUTE, type Desk } from './policy.ts';

/** Rain that is warned of as severe weather, mm/h: a rainstorm warning of the second level or worse. */
const SEVERE_MMH = 15;
/** Villages that the own forecast has under water within this time are told to leave. */
const LEAVE_TICKS = 3 * HOUR;
/** A forecast looks so far ahead, and is asked for anew after so long. */
const FORECAST_HOURS = 5;
/** Before anything has happened, it is asked for when severe rain is this near. */
const AHEAD_TICKS = 2 * HOUR;
const FORECAST_EVERY_TICKS = 60 * MINUTE;
const QUIET_EVERY_TICKS = 2 * HOUR;

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

/** Runs the flood forecast again and again, less often while no village is threatened. */
export function askFloodForecast({ k }: Desk): Command[] {
  if (!k.flooding) return [];
  const near = k.weatherForecast.some(
    (r) => r.rainMmH >= SEVERE_MMH && r.tick - k.tick <= AHEAD_TICKS,
  );
  if (k.alertedTick === null && !near) return [];
  const last = k.forecast;
  const wait = last === null || last.villages.length > 0 ? FORECAST_EVERY_TICKS : QUIET_EVERY_TICKS;
  if (last !== null && k.tick - last.tick < wait) return [];
  return [{ type: 'requestForecast', hours: FORECAST_HOURS }];
}
