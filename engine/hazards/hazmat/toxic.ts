/** What a toxic gas does: probits, toxic load, guideline levels, and what walls keep out. */
import { exp, log, pow } from '../../kernel/math.ts';
import { normalShare } from './error-function.ts';
import { AEGL_MINUTES, kgM3OfPpm, type Probit, type Substance } from './substance.ts';

/** The two published sets: they differ a lot, so a run names the one it used. */
export const PROBIT_SETS = ['ccps', 'tno'] as const;
export type ProbitSet = (typeof PROBIT_SETS)[number];

/** A probit with its unit of concentration: ppm for CCPS, mg/m3 for TNO. */
export interface ToxicLaw extends Probit {
  readonly set: ProbitSet;
  /** Multiplies kg/m3 into the unit of the law. */
  readonly perKgM3: number;
}

/** The law of a set, or null when the set does not have the substance. */
export function toxicLaw(s: Substance, set: ProbitSet): ToxicLaw | null {
  const found = set === 'ccps' ? s.probitPpm : s.probitMgM3;
  if (found === null) return null;
  return { ...found.value, set, perKgM3: set === 'ccps' ? 1 / kgM3OfPpm(s, 1) : 1e6 };
}

/** C^n t, minutes, in the unit of the law. */
export const toxicLoad = (law: ToxicLaw, kgM3: number, minutes: number): number =>
  kgM3 <= 0 ? 0 : pow(kgM3 * law.perKgM3, law.n) * minutes;

/** Load that kills half of the people who take it. */
export const lethalLoad = (law: Probit): number => exp((5 - law.a) / law.b);

/** Share of people who die of a load; half at `lethalLoad`. */
export const deathShare = (law: Probit, load: number): number =>
  load <= 0 ? 0 : normalShare(law.a + law.b * log(load) - 5);

/** Share of people who die of a load given as a multiple of the lethal one. */
export const deathShareOfRelative = (law: Probit, relative: number): number =>
  relative <= 0 ? 0 : normalShare(law.b * log(relative));

/** Concentration that kills half within `minutes`, kg/m3. */
export const lethalConcentration = (law: ToxicLaw, minutes: number): number =>
  pow(lethalLoad(law) / minutes, 1 / law.n) / law.perKgM3;

/**
 * AEGL of `level` (1 to 3) for an exposure of `minutes`, kg/m3: log-log between the durations of the
 * table, held beyond its ends; null when the substance has none.
 */
export function aeglKgM3(s: Substance, level: 1 | 2 | 3, minutes: number): number | null {
  const row = s.aegl?.value[level - 1];
  if (row === undefined) return null;
  const known: { t: number; ppm: number }[] = [];
  row.forEach((ppm, i) => {
    if (ppm !== null) known.push({ t: AEGL_MINUTES[i]!, ppm });
  });
  const last = known.at(-1)!;
  const i = known.findIndex((k) => k.t >= minutes);
  if (i < 0) return kgM3OfPpm(s, last.ppm);
  if (i === 0) return kgM3OfPpm(s, known[0]!.ppm);
  const a = known[i - 1]!;
  const b = known[i]!;
  const share = log(minutes / a.t) / log(b.t / a.t);
  return kgM3OfPpm(s, a.ppm * pow(b.ppm / a.ppm, share));
}

/** Usual range of air changes of a closed building, 1/h. */
export const AIR_CHANGE_RANGE = [0.3, 2] as const;

/** Concentration inside after `dtS` in steady air outside: dCi/dt = ACH (Co - Ci), exact. */
export const indoorAfter = (
  inside: number,
  outside: number,
  airChangesH: number,
  dtS: number,
): number => outside + (inside - outside) * exp((-airChangesH * dtS) / 3600);
