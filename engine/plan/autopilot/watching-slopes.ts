import type { Command } from '../../exercise/commands/command.ts';
import { forecastFailure, speedsOf } from '../../hazards/landslide/inverse-velocity.ts';
import type { InstrumentView } from '../../response/instruments/instrument.ts';
import type { SlopeView } from '../../response/slopes/slope.ts';
import { WARNING_LEVELS, type Advice, type WarningLevel } from '../../response/warnings/warning.ts';
import { HOUR, type Desk } from './policy.ts';

/**
 * From which speed of the slope, mm/h, and how long before the failure that the curves point to, people
 * are warned and told to leave. A rule of thumb of ours, not of any standard.
 */
const LEVELS: readonly {
  readonly level: WarningLevel;
  readonly advice: Advice;
  readonly mmH: number;
  readonly withinTicks: number;
}[] = [
  { level: 'red', advice: 'evacuate', mmH: 15, withinTicks: 4 * HOUR },
  { level: 'orange', advice: 'evacuate', mmH: 7, withinTicks: 9 * HOUR },
  { level: 'yellow', advice: 'prepare', mmH: 3, withinTicks: 16 * HOUR },
];
/** Readings to a speed, and speeds to a forecast. */
const GROUP = 6;
const WINDOWS = 5;
/** A look by experts counts for so long. */
const FRESH_TICKS = 3 * HOUR;

interface Judged {
  readonly speedMmH: number;
  /** Time to the failure that the curves point to; Infinity for none. */
  readonly leftTicks: number;
}

/** What one curve says by itself. */
function judgeCurve(view: InstrumentView, tick: number): Judged | null {
  const readings = view.readings.flatMap((r) =>
    r.value === null ? [] : [{ tick: r.id, displacementM: r.value / 1000 }],
  );
  const speeds = speedsOf(readings, GROUP);
  const last = speeds.at(-1);
  if (last === undefined || tick - last.tick > 2 * HOUR) return null;
  const forecast = forecastFailure(speeds, WINDOWS);
  // A line with a standard error as long as the time left says nothing.
  const left = forecast === null ? Infinity : forecast.failureAtS - tick;
  const sure = forecast !== null && left > 0 && forecast.errorS < left;
  return { speedMmH: last.speedMS * 3.6e6, leftTicks: sure ? left : Infinity };
}

/**
 * Speed and time left as the seat has reason to see them: the middle of its curves, so that one knocked or dead
 * instrument decides nothing, or what people on the spot have measured lately.
 */
export function judgeSlope(
  slope: SlopeView,
  instruments: readonly InstrumentView[],
  tick: number,
): Judged | null {
  const curves = instruments
    .filter((i) => slope.instrumentIds.includes(i.id))
    .map((i) => judgeCurve(i, tick))
    .filter((j) => j !== null);
  const inspected = slope.inspections.findLast((i) => tick - i.tick <= FRESH_TICKS);
  const speed = middle(curves.map((c) => c.speedMmH));
  const left = middle(curves.map((c) => c.leftTicks));
  if (inspected === undefined) {
    // A single curve is not believed before somebody has looked or called.
    if (speed === null || (curves.length < 2 && slope.calls.length === 0)) return null;
    return { speedMmH: speed, leftTicks: left ?? Infinity };
  }
  const speedMmH = Math.max(inspected.speedMmH, Math.min(speed ?? 0, 2 * inspected.speedMmH));
  return { speedMmH, leftTicks: left ?? Infinity };
}

/** The lower of the two in the middle: caution belongs to the thresholds, not to a knock. */
function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)]!;
}

/** Warns the villages under slopes that move, higher as they move faster. */
export function warnOfSlopes({ k }: Desk): Command[] {
  if (k.slopes.length === 0 || k.authority?.warnings !== true || k.warningChannels.length === 0)
    return [];
  const out: Command[] = [];
  for (const slope of k.slopes) {
    if (slope.villageIds.length === 0) continue;
    const judged = judgeSlope(slope, k.instruments, k.tick);
    const wanted = slope.failed
      ? LEVELS[0]
      : judged === null
        ? undefined
        : LEVELS.find((l) => judged.speedMmH >= l.mmH || judged.leftTicks <= l.withinTicks);
    if (wanted === undefined) continue;
    const villageIds = slope.villageIds.filter((id) => below(k.warnings, id, wanted.level));
    if (villageIds.length === 0) continue;
    const { level, advice } = wanted;
    const channels = k.warningChannels;
    out.push({ type: 'issueWarning', hazard: 'landslide', level, advice, villageIds, channels });
  }
  return out;
}

/** Whether a village has no warning of a slide in force as high as this. */
const below = (warnings: Desk['k']['warnings'], villageId: string, level: WarningLevel): boolean =>
  warnings.every(
    (w) =>
      w.hazard !== 'landslide' ||
      w.liftedTick >= 0 ||
      !w.villageIds.includes(villageId) ||
      WARNING_LEVELS.indexOf(w.level) < WARNING_LEVELS.indexOf(level),
  );
