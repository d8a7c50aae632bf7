/** Threat zones of a steady release, with the line inside which they stay when the wind turns. */
import type { Point } from '../../kernel/grid.ts';
import { cos, log, sin } from '../../kernel/math.ts';
import { weatherAt } from '../weather.ts';
import { endAt, type CloudAir, type Element } from './cloud.ts';
import { puffAt } from './cloud-spread.ts';
import type { ThreatZone } from './contract.ts';
import { newElement } from './emission.ts';
import { CALM_MS, levelsOf } from './levels.ts';
import { PLUME_LEAST_WIND_MS, reachOf } from './plume.ts';
import { SIGMA_RANGE_M } from './sigma.ts';
import type { HazmatState } from './state.ts';
import { vapourDensity } from './substance.ts';

/** Standard deviation of the wind's direction by class, degrees (EPA-454/R-99-005, recalled). */
const DIRECTION_SD_DEG = [25, 20, 15, 10, 5, 2.5] as const;
/** Wind turns more when it is weak: twice as much below this, all around in a calm (assumed). */
const ASSUMED_WEAK_MS = 2;
const OUTLINE_POINTS = 24;

/** Concentration on the axis and spread across at x, of a steady release. */
function axisOf(st: HazmatState, air: CloudAir, rateKgS: number, radiusM: number) {
  const w = weatherAt(st.drivers, st.plain.time);
  const s = st.setting.substance;
  const windMS = Math.max(PLUME_LEAST_WIND_MS, w.windMs);
  const gas = vapourDensity(s, Math.min(s.boilingPointK.value, w.temperatureC + 273.15));
  const puffed = { massKg: rateKgS, volumeM3: rateKgS / gas, radiusM, sudden: false };
  const el: Element = newElement(st, air, puffed, 0, 0, 1);
  const start = { y: el.tail.yM, z: el.tail.zM };
  return (x: number): { kgM3: number; sy: number } => {
    const here = { ...endAt(0, 0, start.y + x, start.z + x), distM: x };
    const p = puffAt({ ...el, tail: here, head: here }, air, 0);
    return { kgM3: rateKgS / (Math.PI * windMS * p.sy * p.sz), sy: p.sy };
  };
}

/** Zones of levels 3, 2, 1 for `rateKgS` from `at`; the axis follows the station's wind. */
export function threatZones(
  st: HazmatState,
  air: CloudAir,
  at: Point,
  rateKgS: number,
  radiusM: number,
): ThreatZone[] {
  if (rateKgS <= 0) return [];
  const w = weatherAt(st.drivers, st.plain.time);
  const axis = axisOf(st, air, rateKgS, radiusM);
  const levels = levelsOf(st.setting.substance).kgM3;
  return ([3, 2, 1] as const).map((level) => {
    const kgM3 = levels[level - 1]!;
    const reachM = reachOf((x) => axis(x).kgM3, kgM3);
    const half = (x: number): number => {
      const { kgM3: c, sy } = axis(x);
      return c <= kgM3 ? 0 : sy * Math.sqrt(2 * log(c / kgM3));
    };
    return {
      level,
      kgM3,
      reachM,
      beyondRange: reachM > SIGMA_RANGE_M[1],
      outline: outlineOf(at, w.windFromDeg, reachM, half),
      confidence: confidenceOf(at, w.windFromDeg, reachM, half, turnDeg(air.stability, w.windMs)),
    };
  });
}

/** About two standard deviations of the direction, degrees; 180 in a calm. */
function turnDeg(cls: number, windMS: number): number {
  if (windMS < CALM_MS) return 180;
  return Math.min(180, 2 * DIRECTION_SD_DEG[cls]! * (windMS < ASSUMED_WEAK_MS ? 2 : 1));
}

function placed(at: Point, windFromDeg: number, x: number, y: number): Point {
  const to = ((windFromDeg + 180) * Math.PI) / 180;
  return { e: at.e + x * sin(to) + y * cos(to), n: at.n + x * cos(to) - y * sin(to) };
}

function outlineOf(at: Point, fromDeg: number, reachM: number, half: (x: number) => number) {
  if (reachM <= 0) return [];
  const xs = Array.from({ length: OUTLINE_POINTS + 1 }, (_, i) => (reachM * i) / OUTLINE_POINTS);
  const right = xs.map((x) => placed(at, fromDeg, x, x > 0 ? half(x) : 0));
  const left = xs.slice(1, -1).map((x) => placed(at, fromDeg, x, -half(x)));
  return [...right, ...left.reverse()];
}

/** A sector that holds the zone at every direction within the turn. */
function confidenceOf(
  at: Point,
  fromDeg: number,
  reachM: number,
  half: (x: number) => number,
  turn: number,
): Point[] {
  if (reachM <= 0) return [];
  let widest = 0;
  for (let i = 1; i < OUTLINE_POINTS; i++)
    widest = Math.max(widest, half((reachM * i) / OUTLINE_POINTS));
  const behind =
    turn >= 180 ? [] : [placed(at, fromDeg, 0, -widest), placed(at, fromDeg, 0, widest)];
  const arc = Array.from({ length: OUTLINE_POINTS + 1 }, (_, i) => {
    const angle = (((2 * i) / OUTLINE_POINTS - 1) * turn * Math.PI) / 180;
    const x = reachM * cos(angle);
    const y = reachM * sin(angle) + (turn >= 180 ? 0 : Math.sign(angle) * widest);
    return placed(at, fromDeg, x, y);
  });
  return [...behind, ...arc.reverse()];
}
