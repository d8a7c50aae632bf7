/**
 * How a slope that has lost its safety moves before it lets go: the tertiary creep of Fukuzono (1985)
 * and Voight (1988) with exponent 2, d²x/dt² = A (dx/dt)², so that 1/v falls in a straight line.
 * Where safety comes back (rain over, pool steady) the movement dies away.
 *
 * Every step is exact for a constant drive, so that the length of steps does not matter.
 */
import { exp, log } from '../../kernel/math.ts';
import { inRange } from './ranges.ts';

export interface CreepLaw {
  /** Movement that never stops, m/s; 1 mm a month is 4e-10. */
  readonly backgroundMS: number;
  /** A of Voight's law at a drive of 1, 1/m: 1/v falls by A each second. */
  readonly accelerationPerM: number;
  /** Factor of safety below which the slope accelerates; the drive is 1 at a factor of 1. */
  readonly onsetSafety: number;
  /** Speed at which the body lets go, m/s. */
  readonly failureMS: number;
  /** Time in which movement dies away once safety is back, s. */
  readonly relaxationS: number;
}

/** Assumed where a scenario has no back-analysis of its own: days from onset to failure. */
export const ASSUMED_CREEP: CreepLaw = {
  backgroundMS: 0.001 / 86_400,
  accelerationPerM: 200,
  onsetSafety: 1.05,
  failureMS: 1 / 3600,
  relaxationS: 3 * 86_400,
};

/** A slope far below safety accelerates at most so many times as fast as one at 1 (assumed). */
const ASSUMED_MAX_DRIVE = 4;

export interface CreepState {
  speedMS: number;
  /** Since tick 0. */
  displacementM: number;
  /** Second at which the body let go, or -1. */
  failedAtS: number;
}

export const newCreep = (law: CreepLaw): CreepState => ({
  speedMS: law.backgroundMS,
  displacementM: 0,
  failedAtS: -1,
});

/** Share of Voight's A that acts at a factor of safety: 0 from the onset up, 1 at 1, at most 4. */
export const creepDrive = (law: CreepLaw, safety: number): number =>
  Math.max(0, Math.min(ASSUMED_MAX_DRIVE, (law.onsetSafety - safety) / (law.onsetSafety - 1)));

/**
 * Moves the slope on from `atS` by `dtS` at a constant factor of safety, until it lets go. A body that
 * has let go moves no further here.
 */
export function advanceCreep(
  law: CreepLaw,
  state: CreepState,
  safety: number,
  atS: number,
  dtS: number,
): void {
  if (state.failedAtS >= 0) return;
  const drive = law.accelerationPerM * creepDrive(law, safety);
  const v = Math.max(state.speedMS, law.backgroundMS);
  if (drive === 0) {
    const share = exp(-dtS / law.relaxationS);
    const extra = v - law.backgroundMS;
    state.speedMS = law.backgroundMS + extra * share;
    state.displacementM += law.backgroundMS * dtS + extra * law.relaxationS * (1 - share);
    return;
  }
  const untilFailure = (1 / v - 1 / law.failureMS) / drive;
  const dt = Math.min(dtS, Math.max(0, untilFailure));
  const next = 1 / (1 / v - drive * dt);
  state.displacementM += log(next / v) / drive;
  state.speedMS = next;
  if (untilFailure <= dtS) state.failedAtS = atS + dt;
}

/** Seconds to failure if the factor of safety stays, or Infinity. */
export function timeToFailureS(law: CreepLaw, state: CreepState, safety: number): number {
  const drive = law.accelerationPerM * creepDrive(law, safety);
  const v = Math.max(state.speedMS, law.backgroundMS);
  return drive > 0 ? Math.max(0, (1 / v - 1 / law.failureMS) / drive) : Infinity;
}

/** Throws `RangeError` naming parameter, value and range. */
export function checkCreep(name: string, law: CreepLaw): void {
  inRange(`${name}.backgroundMS`, law.backgroundMS, 1e-13, 1e-5);
  inRange(`${name}.accelerationPerM`, law.accelerationPerM, 1e-2, 1e6);
  inRange(`${name}.onsetSafety`, law.onsetSafety, 1.001, 2);
  inRange(`${name}.failureMS`, law.failureMS, 1e-7, 1);
  inRange(`${name}.relaxationS`, law.relaxationS, 60, 1e9);
}
