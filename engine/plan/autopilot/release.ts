import type { Command } from '../../exercise/commands/command.ts';
import { cos, sin } from '../../kernel/math.ts';
import type { Point } from '../../kernel/grid.ts';
import { cordonM } from '../../response/release/guide.ts';
import { inZones } from '../../response/release/in-zones.ts';
import type { Advice } from '../../response/warnings/warning.ts';
import { HOUR, metresBetween, MINUTE, type Desk } from './policy.ts';

/** Gas is forecast so far ahead, hours; and again so often while anything has changed. */
const FORECAST_HOURS = 3;
const AGAIN_TICKS = 20 * MINUTE;
/** Without a cloud in the forecast for so long, people are told to open their windows. */
const CLEAR_TICKS = 30 * MINUTE;
/** Advice that stands over another: to leave is not taken back by advice to stay. */
const ORDER: readonly Advice[] = ['watch', 'prepare', 'shelterInPlace', 'evacuate'];

/** Asks for zones as soon as there is a substance to reckon with, then every twenty minutes. */
export function askZones({ k }: Desk): Command[] {
  const { release } = k;
  if (release === null || release.substance === null || release.sources.length === 0) return [];
  const last = release.zones;
  if (last !== null) {
    if (k.tick - last.tick < AGAIN_TICKS) return [];
    if (last.zones.length === 0 && k.tick - last.tick < HOUR) return [];
  }
  return [{ type: 'requestForecast', hours: FORECAST_HOURS }];
}

/** Villages of the newest zones: told to stay in or to leave, as the forecast advises for each. */
export function warnOfGas(desk: Desk): Command[] {
  const { k } = desk;
  const zones = k.release?.zones ?? null;
  const channels = k.warningChannels;
  if (k.release === null || k.authority?.warnings !== true || channels.length === 0) return [];
  const told = new Map<string, Advice>();
  for (const w of k.warnings)
    if (w.liftedTick < 0 && w.hazard === 'hazmat')
      for (const id of w.villageIds) told.set(id, w.advice);
  const rank = (a: Advice | undefined): number => (a === undefined ? -1 : ORDER.indexOf(a));
  const make = (advice: 'shelterInPlace' | 'evacuate'): Command[] => {
    const villageIds = [...byFire(desk), ...(zones?.villages ?? byGuide(desk))]
      .filter((v) => v.advice === advice && rank(told.get(v.villageId)) < rank(advice))
      .map((v) => v.villageId)
      .filter((id, i, all) => all.indexOf(id) === i)
      .toSorted();
    return villageIds.length === 0
      ? []
      : [{ type: 'issueWarning', hazard: 'hazmat', level: 'red', advice, villageIds, channels }];
  };
  return [...make('evacuate'), ...make('shelterInPlace'), ...allClear(desk)];
}

/** Half of the sector downwind in which the guide's distance holds, degrees, and its cut (assumed). */
const SECTOR_COS = 0.7;
const GUIDE_MOST_M = 3_000;
const RAD = Math.PI / 180;

/** Before any forecast: villages downwind within the guide's distance close their windows. */
function byGuide({ k, book }: Desk): { villageId: string; advice: Advice }[] {
  const { windFromDeg } = k.weather;
  const toE = -sin(windFromDeg * RAD);
  const toN = -cos(windFromDeg * RAD);
  return book.villages
    .filter(({ at }) =>
      k.release!.sources.some((s) => {
        if (s.guide === null) return false;
        const m = metresBetween(at, s.at);
        const along = (at.e - s.at.e) * toE + (at.n - s.at.n) * toN;
        const reach = (k.daylight ? s.guide.dayM : s.guide.nightM) ?? s.guide.isolationM;
        const downwind = m <= Math.min(GUIDE_MOST_M, reach) && along >= SECTOR_COS * m;
        return m <= s.guide.isolationM || downwind;
      }),
    )
    .map((v) => ({ villageId: v.id, advice: 'shelterInPlace' as const }));
}

/** Around a source on fire everybody leaves, as far as the guide says, whatever the forecast of gas. */
function byFire({ k, book }: Desk): { villageId: string; advice: Advice }[] {
  const fires = k.release!.sources.filter((s) => s.burning && s.guide !== null);
  if (fires.length === 0) return [];
  return book.villages
    .filter((v) => fires.some((s) => metresBetween(v.at, s.at) <= cordonM(s.guide!, true)))
    .map((v) => ({ villageId: v.id, advice: 'evacuate' as const }));
}

/** When the forecast has had no cloud for a while, windows are opened: houses must not keep the gas. */
function allClear({ k }: Desk): Command[] {
  const zones = k.release?.zones;
  if (zones === null || zones === undefined || zones.villages.length > 0) return [];
  if (zones.rateKgS > 0 || k.tick - zones.tick < CLEAR_TICKS) return [];
  return k.warnings
    .filter((w) => w.hazard === 'hazmat' && w.liftedTick < 0)
    .map((w) => ({ type: 'liftWarning', warningId: w.id }));
}

/** Whether the newest zones, with their confidence lines, cover a place at level 2 or more. */
export const inForecastGas = ({ k }: Desk, at: Point): boolean =>
  inZones(k.release?.zones ?? null, at);

/** Within this distance of a room with gas work is taken to be inside it, m. */
const ROOM_M = 60;

export const nearRoom = ({ k }: Desk, at: Point): boolean =>
  k.release?.rooms.some((r) => metresBetween(r.at, at) < ROOM_M) ?? false;
