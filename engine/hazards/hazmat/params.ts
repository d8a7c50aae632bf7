/** Checks of parameters: every error names the parameter, the value and the valid range. */
import { inRange, ZERO_C_K } from './constants.ts';
import type { ConfinedParams, HazmatParams, TankParams } from './contract.ts';
import { TANK_STRENGTHS } from './domino.ts';
import { SURFACES } from './pool.ts';
import { SIGMA_SETS } from './sigma.ts';
import type { Substance } from './substance.ts';
import { substanceOf } from './substances.ts';
import { checkTank, type TankSpec } from './tank.ts';
import { PROBIT_SETS } from './toxic.ts';

function oneOf(name: string, value: string, options: readonly string[]): void {
  if (!options.includes(value))
    throw new RangeError(`${name} is ${String(value)}, must be one of ${options.join(', ')}`);
}

/** The tank of the parameters as the discharge models take it. */
export const tankSpec = (t: TankParams): TankSpec => ({
  vessel: { shape: t.shape, diameterM: t.diameterM, lengthM: t.lengthM },
  hole: t.hole,
  stockKg: t.stockKg,
  temperatureK: t.temperatureC + ZERO_C_K,
  phase: t.phase,
  padPa: t.padKPa * 1000,
});

function checkTankParams(s: Substance, t: TankParams, i: number, river: boolean): void {
  const name = `tanks[${i}]`;
  checkTank(s, tankSpec(t), name);
  if (t.opensAtTick !== null) {
    inRange(`${name}.opensAtTick`, t.opensAtTick, 0, 1e8, 's');
    if (!Number.isInteger(t.opensAtTick))
      throw new RangeError(`${name}.opensAtTick is ${t.opensAtTick}, must be an integer`);
  }
  oneOf(`${name}.strength`, t.strength, TANK_STRENGTHS);
  oneOf(`${name}.spillTo`, t.spillTo, [...Object.keys(SURFACES), 'river']);
  if (t.spillTo === 'river' && !river)
    throw new RangeError(`${name}.spillTo is river, but the parameter river is null`);
  if (t.bundM2 !== null) inRange(`${name}.bundM2`, t.bundM2, 1, 1e6, 'm2');
}

function checkConfined(c: ConfinedParams, i: number): void {
  const name = `confined[${i}]`;
  inRange(`${name}.volumeM3`, c.volumeM3, 0.5, 1e6, 'm3');
  inRange(`${name}.airChangesH`, c.airChangesH, 0, 100, '1/h');
  inRange(`${name}.sourceKgS`, c.sourceKgS, 0, 1000, 'kg/s');
  inRange(`${name}.startKgM3`, c.startKgM3, 0, 10, 'kg/m3');
  inRange(`${name}.untilTick`, c.untilTick, 0, 1e8, 's');
}

/** Throws RangeError for the first thing that is wrong; returns the substance. */
export function checkParams(p: HazmatParams): Substance {
  const s = substanceOf(p.substance);
  inRange('window.widthM', p.window.widthM, 90, 1e6, 'm');
  inRange('window.heightM', p.window.heightM, 90, 1e6, 'm');
  inRange('coarsen', p.coarsen, 1, 20);
  if (!Number.isInteger(p.coarsen))
    throw new RangeError(`coarsen is ${p.coarsen}, must be an integer`);
  if (p.sigmaSet !== 'auto') oneOf('sigmaSet', p.sigmaSet, SIGMA_SETS);
  oneOf('surroundings', p.surroundings, ['rural', 'urban', 'auto']);
  oneOf('probits', p.probits, PROBIT_SETS);
  inRange('averagingS', p.averagingS, 1, 3600, 's');
  inRange('airChangesH', p.airChangesH, 0, 20, '1/h');
  inRange('blastYield', p.blastYield, 0, 0.2);
  if (p.river !== null) {
    inRange('river.currentMS', p.river.currentMS, 0, 10, 'm/s');
    inRange('river.fromM', p.river.fromM, 0, 1e6, 'm');
  }
  p.tanks.forEach((t, i) => checkTankParams(s, t, i, p.river !== null));
  p.confined.forEach(checkConfined);
  const ids = [...p.tanks, ...p.confined].map((x) => x.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`id ${twice} is used twice`);
  return s;
}
