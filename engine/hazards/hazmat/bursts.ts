/** Tanks that fail, clouds that are lit: sudden releases, fireballs, flash fires, explosions, domino. */
import { cellAt } from '../../kernel/grid.ts';
import type { HazardEvent } from '../hazard.ts';
import { cbrt } from '../../kernel/math.ts';
import { overpressureKPa, SCALED_RANGE, tntMass } from './blast.ts';
import { ATMOSPHERE_PA } from './constants.ts';
import { cloudAt, type CloudAir } from './cloud.ts';
import { airborneShare, flashShare } from './discharge.ts';
import { DOMINO_LIMITS, timeToFailureS } from './domino.ts';
import { jetVolume, newElement } from './emission.ts';
import { fireball } from './fire.ts';
import {
  airVapourPa,
  cellsAround,
  fireballDose,
  flammableMass,
  heatAt,
  lowerLimitKgM3,
  pressureAt,
  type Flame,
} from './heat.ts';
import { averagingFactor } from './stability.ts';
import { flag, type HazmatState } from './state.ts';
import { vapourDensity, vapourPressurePa } from './substance.ts';
import { spill } from './unit-step.ts';
import { vesselVolume } from './vessel.ts';

/** A cloud with less than this above its lower limit burns without a blast, kg (assumed). */
const ASSUMED_BLAST_LEAST_KG = 100;
/** Thermal dose inside of a flash fire, (kW/m2)^(4/3) s (assumed: everybody there dies). */
const ASSUMED_FLASH_DOSE = 1e4;
/** Doses of a fireball are drawn as far as this many diameters. */
const FIREBALL_REACH = 8;

const airOf = (st: HazmatState): CloudAir => ({
  set: st.setting.set,
  stability: st.plain.stability,
  averaging: averagingFactor(st.setting.params.averagingS),
  molarMass: st.setting.substance.molarMass.value,
});

/** True when flame stands at tank `i` or at its pool, or when it is lit by its neighbour. */
const inFlame = (st: HazmatState, i: number): boolean =>
  st.plain.units.some(
    (u, j) => u.burning !== 'no' && (j === i || st.plain.units[i]!.heatDamage >= 1),
  );

/** Tank `i` fails at once: fireball in flame, else all that flashes becomes one cloud. */
export function burst(st: HazmatState, i: number, events: HazardEvent[]): void {
  const { substance: s, params } = st.setting;
  const t = params.tanks[i]!;
  const u = st.plain.units[i]!;
  const kg = u.tank.massKg;
  const cell = cellAt(st.setting.grid, t.at.e, t.at.n);
  const tick = st.plain.time;
  events.push({ tick, kind: 'tankBurst', cell, value: kg });
  const flaming = inFlame(st, i);
  u.tank.massKg = 0;
  u.open = false;
  u.heatDamage = 0;
  st.plain.released += kg;
  if (kg <= 0) return;
  const flash = t.phase === 'gas' ? 1 : flashShare(s, u.tank.temperatureK);
  const airborne = kg * airborneShare(flash);
  spill(st, u, t, kg - airborne, Math.min(u.tank.temperatureK, s.boilingPointK.value));
  if (airborne <= 0) return;
  if (flaming && s.flammability !== null) {
    makeFireball(st, t.at.e, t.at.n, airborne, events);
    if (u.pool.massKg > 0 && s.flammability.burningRate !== null) u.burning = 'pool';
    return;
  }
  const perKg =
    t.phase === 'gas'
      ? 1 / vapourDensity(s, u.tank.temperatureK, ATMOSPHERE_PA)
      : jetVolume(s, u.tank.temperatureK);
  const puffed = { massKg: airborne, volumeM3: airborne * perKg, radiusM: 0, sudden: true };
  st.plain.elements.push(newElement(st, airOf(st), puffed, t.at.e, t.at.n, 1));
}

function makeFireball(
  st: HazmatState,
  e: number,
  n: number,
  massKg: number,
  events: HazardEvent[],
): void {
  const tick = st.plain.time;
  st.plain.burned += massKg;
  st.plain.fireballs.push({ tick, e, n, massKg });
  const cell = cellAt(st.setting.grid, e, n);
  events.push({ tick, kind: 'fireball', cell, value: massKg });
  const vapour = airVapourPa(st);
  const { diameterM } = fireball(massKg, st.setting.substance.flammability!.combustionHeat.value);
  const dose = st.rasters.thermalDose;
  cellsAround(st, e, n, FIREBALL_REACH * diameterM, (c, x) => {
    dose[c] = dose[c]! + fireballDose(st, massKg, x, vapour);
  });
}

/** Something burns at (e, n): lights pools and jets there, and the cloud where it can burn. */
export function ignite(st: HazmatState, e: number, n: number, events: HazardEvent[]): void {
  const s = st.setting.substance;
  const cell = cellAt(st.setting.grid, e, n);
  const tick = st.plain.time;
  if (s.flammability === null) {
    events.push({ tick, kind: 'notFlammable', cell });
    return;
  }
  const air = airOf(st);
  const here = cloudAt(st.plain.elements, air, e, n, 0);
  let lit = false;
  if (here >= lowerLimitKgM3(st)) {
    lit = true;
    flashFire(st, air, events);
  }
  st.setting.params.tanks.forEach((t, i) => {
    const u = st.plain.units[i]!;
    const x = Math.sqrt((t.at.e - e) * (t.at.e - e) + (t.at.n - n) * (t.at.n - n));
    const near = x <= Math.max(10, u.pool.radiusM + 5);
    if (!near && !lit) return;
    const burnable = s.flammability?.burningRate ?? null;
    if (u.pool.massKg > 0 && burnable !== null && flashes(st, i)) u.burning = 'pool';
    else if (u.open && u.airRateKgS > 0) u.burning = 'jet';
    else return;
    lit = true;
    const at = cellAt(st.setting.grid, t.at.e, t.at.n);
    events.push({ tick, kind: u.burning === 'pool' ? 'poolFire' : 'jetFire', cell: at, value: i });
  });
  if (!lit) events.push({ tick, kind: 'nothingToBurn', cell });
}

/** The vapour above a pool reaches its lower limit: it can be lit. */
function flashes(st: HazmatState, i: number): boolean {
  const s = st.setting.substance;
  const p = st.plain.units[i]!.pool;
  const share = vapourPressurePa(s, p.temperatureK) / ATMOSPHERE_PA;
  return share >= s.flammability!.lowerLimit.value;
}

function flashFire(st: HazmatState, air: CloudAir, events: HazardEvent[]): void {
  const limit = lowerLimitKgM3(st);
  const { kgM3, thermalDose } = st.rasters;
  const { grid, params, substance } = st.setting;
  const { present } = st.plain;
  for (let r = present.row0; r < present.row1; r++)
    for (let c = present.col0; c < present.col1; c++) {
      const i = r * grid.cols + c;
      if (kgM3[i]! < limit) continue;
      const at = { e: grid.west + (c + 0.5) * grid.cellM, n: grid.north - (r + 0.5) * grid.cellM };
      cellsAround(st, at.e, at.n, grid.cellM / 4, () => undefined);
      thermalDose[i] = thermalDose[i]! + ASSUMED_FLASH_DOSE;
    }
  const burnt = flammableMass(st, air, true);
  st.plain.burned += burnt.massKg;
  const cell = cellAt(grid, burnt.e, burnt.n);
  const tick = st.plain.time;
  events.push({ tick, kind: 'flashFire', cell, value: burnt.massKg });
  if (burnt.massKg < ASSUMED_BLAST_LEAST_KG || params.blastYield <= 0) return;
  const heat = substance.flammability!.combustionHeat.value;
  const tntKg = tntMass(burnt.massKg, heat, params.blastYield);
  st.plain.blasts.push({ tick, e: burnt.e, n: burnt.n, tntKg });
  events.push({ tick, kind: 'explosion', cell, value: tntKg });
  flag(st.plain, 'blast:tntEquivalent');
  const { overpressureKPa: pressure } = st.rasters;
  cellsAround(st, burnt.e, burnt.n, SCALED_RANGE[1] * cbrt(tntKg), (c, x) => {
    pressure[c] = Math.max(pressure[c]!, overpressureKPa(tntKg, x));
  });
  breakByBlast(st, events);
}

function breakByBlast(st: HazmatState, events: HazardEvent[]): void {
  st.setting.params.tanks.forEach((t, i) => {
    const u = st.plain.units[i]!;
    if (u.tank.massKg <= 0) return;
    const kPa = pressureAt(st, t.at.e, t.at.n);
    if (kPa < DOMINO_LIMITS[t.strength].pressureKPa) return;
    u.heatDamage = 1;
    burst(st, i, events);
  });
}

/** Adds the step's heat to every tank; gives the tanks whose life is used up. */
export function dominoStep(st: HazmatState, flames: readonly Flame[], dtS: number): number[] {
  if (flames.length === 0) return [];
  const failed: number[] = [];
  const vapour = airVapourPa(st);
  st.setting.params.tanks.forEach((t, i) => {
    const u = st.plain.units[i]!;
    if (u.tank.massKg <= 0) return;
    // A tank's own jet points away from it; its own pool fire is all around it.
    const others = flames.filter((f) => f.unit !== i || f.pool !== null);
    if (others.length === 0) return;
    const q = heatAt(st, others, vapour, t.at.e, t.at.n);
    const volume = vesselVolume(st.setting.specs[i]!.vessel);
    u.heatDamage += dtS / timeToFailureS(t.strength, q, volume);
    if (u.heatDamage >= 1) failed.push(i);
  });
  return failed;
}
