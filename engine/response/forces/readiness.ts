import type { UnitSpec } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { ASSUMED_READINESS } from './assumed.ts';
import { STAFFING } from './kinds.ts';

const DAY_S = 86_400;

/**
 * Median turn-out of a team at home that is called at `tick`, s: its nominal time, longer at night
 * for those who sleep at home, shorter for those who stand by. Levels and warnings are public, so
 * that a seat's forecast of a departure may use them.
 */
export function turnOutS(w: World, spec: UnitSpec, tick: number): number {
  return spec.turnOutMin * 60 * standingBy(w) * hourFactor(w, spec, tick);
}

function hourFactor(w: World, spec: UnitSpec, tick: number): number {
  const { nightFromH, nightToH, nightFactor } = ASSUMED_READINESS;
  const h = ((w.scenario.startSecondOfDay + tick) % DAY_S) / 3600;
  return h >= nightFromH || h < nightToH ? nightFactor[STAFFING[spec.kind]] : 1;
}

/** The stronger of what the response level and the highest warning in force ask for. */
function standingBy(w: World): number {
  const { responseFactor, warningFactor } = ASSUMED_READINESS;
  const level = w.state.command.response?.value;
  let factor: number = level === undefined ? 1 : responseFactor[level];
  for (const x of w.state.warnings)
    if (x.liftedTick < 0) factor = Math.min(factor, warningFactor[x.level]);
  return factor;
}
