/** What a run tells of itself: gauges, sources, ledger, fields. */
import { cellAt, type Point } from '../../kernel/grid.ts';
import { pow } from '../../kernel/math.ts';
import type { Fields } from '../hazard.ts';
import { weatherAt } from '../weather.ts';
import { cloudAt } from './cloud.ts';
import { copyRasters } from './codec.ts';
import { ZERO_C_K } from './constants.ts';
import type { ConfinedReading, Gauge, MassLedger, SourceReading } from './contract.ts';
import { oxygenPct } from './enclosure.ts';
import {
  airVapourPa,
  fireballDose,
  flamesOf,
  heatAt,
  lowerLimitKgM3,
  pressureAt,
  type Flame,
} from './heat.ts';
import { invalidAt, levelsOf } from './levels.ts';
import { BREATHING_M } from './raster.ts';
import type { FireballRecord, HazmatState, RasterName } from './state.ts';
import { cloudAir } from './step.ts';
import { thickestKgM3 } from './saturation.ts';
import { ppmOf } from './substance.ts';

/** A fireball lasts seconds: its dose counts as heat that is even over this time, s. */
const FIREBALL_WINDOW_S = 60;

interface Fires {
  readonly flames: readonly Flame[];
  readonly balls: readonly FireballRecord[];
  readonly vapourPa: number;
}

/** Flames that stand at `tick`, and fireballs of the last minute; nothing when all is cold. */
export function firesOf(st: HazmatState, tick: number): Fires | null {
  const flames = flamesOf(st);
  const balls = st.plain.fireballs.filter(
    (f) => tick >= f.tick && tick <= f.tick + FIREBALL_WINDOW_S,
  );
  if (flames.length === 0 && balls.length === 0) return null;
  return { flames, balls, vapourPa: airVapourPa(st) };
}

/** Heat of fires at a point; a fireball counts as heat that is even over its window. */
export function heatOf(st: HazmatState, at: Point, fires: Fires | null): number {
  if (fires === null) return 0;
  let heat = heatAt(st, fires.flames, fires.vapourPa, at.e, at.n);
  for (const f of fires.balls) {
    const x = Math.sqrt((at.e - f.e) * (at.e - f.e) + (at.n - f.n) * (at.n - f.n));
    heat += pow(fireballDose(st, f.massKg, x, fires.vapourPa) / FIREBALL_WINDOW_S, 0.75);
  }
  return heat;
}

/** Bits of the layer `invalid` at a place. */
function invalidOf(st: HazmatState, e: number, n: number, cell: number): number {
  const { tanks } = st.setting.params;
  if (tanks.length === 0) return 0;
  let nearest = Infinity;
  for (const t of tanks)
    nearest = Math.min(
      nearest,
      Math.sqrt((t.at.e - e) * (t.at.e - e) + (t.at.n - n) * (t.at.n - n)),
    );
  const above = cell < 0 ? 0 : st.setting.ground.above[cell]!;
  const { windMs } = weatherAt(st.drivers, st.plain.time);
  return invalidAt(windMs, st.plain.stability, above, nearest);
}

export function gaugeOf(st: HazmatState, at: Point): Gauge {
  const { substance } = st.setting;
  const drawn = cloudAt(st.plain.elements, cloudAir(st), at.e, at.n, BREATHING_M);
  const kgM3 = Math.min(drawn, thickestKgM3(st));
  const cell = cellAt(st.setting.grid, at.e, at.n);
  const of = (name: RasterName) => (cell < 0 ? 0 : st.rasters[name][cell]!);
  return {
    kgM3,
    ppm: ppmOf(substance, kgM3),
    ofLowerLimit: substance.flammability === null ? 0 : kgM3 / lowerLimitKgM3(st),
    outdoorLoad: of('outdoorLoad'),
    indoorLoad: of('indoorLoad'),
    heatKWM2: heatOf(st, at, firesOf(st, st.plain.tick)),
    thermalDose: of('thermalDose'),
    overpressureKPa: pressureAt(st, at.e, at.n),
    valid: invalidOf(st, at.e, at.n, cell) === 0,
  };
}

export function confinedOf(st: HazmatState, id: string): ConfinedReading {
  const { params, substance } = st.setting;
  const i = params.confined.findIndex((c) => c.id === id);
  const box = st.plain.enclosures[i];
  if (box === undefined) {
    const known = params.confined.map((c) => c.id).join(', ');
    throw new RangeError(`confined is ${id}, must be one of ${known}`);
  }
  const { kgM3, load } = box;
  return { kgM3, ppm: ppmOf(substance, kgM3), oxygenPct: oxygenPct(substance, kgM3), load };
}

export function sourcesOf(st: HazmatState): readonly SourceReading[] {
  return st.setting.params.tanks.map((t, i) => {
    const u = st.plain.units[i]!;
    return {
      id: t.id,
      open: u.open && u.areaM2 > 0 && u.tank.massKg > 0,
      tankKg: u.tank.massKg,
      poolKg: u.pool.massKg,
      poolRadiusM: u.pool.radiusM,
      temperatureC: u.tank.temperatureK - ZERO_C_K,
      airRateKgS: u.airRateKgS,
      burning: u.burning,
    };
  });
}

export function ledgerOf(st: HazmatState): MassLedger {
  const p = st.plain;
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    stockKg: sum(st.setting.params.tanks.map((t) => t.stockKg)),
    releasedKg: p.released,
    tankKg: sum(p.units.map((u) => u.tank.massKg)),
    poolKg: sum(p.units.map((u) => u.pool.massKg)),
    waterKg: sum(p.slick.map((s) => s.massKg)),
    airKg: sum(p.elements.map((el) => el.massKg)) + p.leftWindow,
    leftWindowKg: p.leftWindow,
    absorbedKg: p.absorbed,
    burnedKg: p.burned,
    recoveredKg: p.recovered,
    transferredKg: p.transferred,
  };
}

export function fieldsOf(st: HazmatState): Fields {
  const { cols, rows, cellM, west, north } = st.setting.grid;
  const zone = new Uint8Array(cols * rows);
  const invalid = new Uint8Array(cols * rows);
  const heatKWM2 = new Float32Array(cols * rows);
  const levels = levelsOf(st.setting.substance).kgM3;
  const fires = firesOf(st, st.plain.tick);
  for (let r = 0, i = 0; r < rows; r++)
    for (let c = 0; c < cols; c++, i++) {
      const peak = st.rasters.peakKgM3[i]!;
      zone[i] = peak >= levels[2] ? 3 : peak >= levels[1] ? 2 : peak >= levels[0] ? 1 : 0;
      const e = west + (c + 0.5) * cellM;
      const n = north - (r + 0.5) * cellM;
      invalid[i] = invalidOf(st, e, n, i);
      if (fires !== null) heatKWM2[i] = heatOf(st, { e, n }, fires);
    }
  const concentrationMgM3 = st.rasters.kgM3.map((x) => x * 1e6);
  const { outdoorLoad, indoorLoad, thermalDose, overpressureKPa } = copyRasters(st.rasters);
  return {
    concentrationMgM3,
    outdoorLoad,
    indoorLoad,
    threatZone: zone,
    heatKWM2,
    thermalDose,
    overpressureKPa,
    invalid,
  };
}
