/** The map of stability, which reads tables, against the formulas evaluated cell by cell. */
import { factorOfSafety } from '../hazards/landslide/infinite-slope.ts';
import { pressureHead, type RainStep } from '../hazards/landslide/pore-pressure.ts';
import { ASSUMED_ZONES, meanSoil } from '../hazards/landslide/soil.ts';
import { StabilityMap, type StabilityCells } from '../hazards/landslide/stability-map.ts';
import { atan2, cos, sin } from '../kernel/math.ts';
import { row, type VerifyCase } from './case.ts';

const HOUR = 3600;
const WATER_NM3 = 9810;

/** A day of showers, then none. */
const RAIN: readonly RainStep[] = Array.from({ length: 25 }, (_, h) => ({
  fromS: h * HOUR,
  rateMS: h < 24 ? (h % 5) * 2e-6 : 0,
}));

/** Cells of many slopes, depths, water tables and all zones, spread evenly. */
function someCells(n: number): StabilityCells {
  const part = (i: number, by: number) => (i * by) % 1;
  const angle = (i: number) => ((5 + 45 * part(i, 0.618)) * Math.PI) / 180;
  const of = (f: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => f(i));
  const depthM = of((i) => 0.5 + 6 * part(i, 0.377));
  return {
    zone: Uint8Array.from({ length: n }, (_, i) => 1 + (i % ASSUMED_ZONES.length)),
    sinSlope: of((i) => sin(angle(i))),
    cosSlope: of((i) => cos(angle(i))),
    depthM,
    waterTableM: depthM.map((z, i) => z * part(i, 0.7137)),
  };
}

/** Largest difference between map and formula, at a slip surface at the base of the soil. */
function worst(cells: StabilityCells, base: 'infinite' | 'finite', timeS: number): number {
  const soils = ASSUMED_ZONES.map(meanSoil);
  const rules = { base, depthShares: [1], suction: false, waterUnitWeightNM3: WATER_NM3 };
  const out = new Float32Array(cells.zone.length);
  new StabilityMap(cells, rules).factorOfSafety(soils, RAIN, timeS, out);
  let most = 0;
  for (let i = 0; i < out.length; i++) {
    const s = soils[cells.zone[i]! - 1]!;
    const slopeRad = atan2(cells.sinSlope[i]!, cells.cosSlope[i]!);
    const depthM = cells.depthM[i]!;
    const site = {
      slopeRad,
      depthM,
      waterTableM: cells.waterTableM[i]!,
      conductivityMS: s.conductivityMS,
      diffusivityM2S: s.diffusivityM2S,
      steadyRateMS: 0,
      baseDepthM: base === 'finite' ? depthM : null,
    };
    const soil = {
      cohesionPa: s.cohesionPa,
      frictionRad: (s.frictionDeg * Math.PI) / 180,
      unitWeightNM3: s.unitWeightNM3,
      waterUnitWeightNM3: WATER_NM3,
    };
    const exact = factorOfSafety(soil, slopeRad, depthM, pressureHead(site, RAIN, timeS));
    most = Math.max(most, Math.abs(out[i]! - exact));
  }
  return most;
}

const tables: VerifyCase<'cells'> = {
  name: 'stability-tables',
  model: 'landslide',
  title: 'Map of stability by tables against the formulas, largest difference in factor of safety',
  params: { cells: { default: 800, min: 10, max: 100_000, unit: '1', doc: 'cells compared' } },
  run: ({ cells }) => {
    const ground = someCells(Math.round(cells));
    return (['infinite', 'finite'] as const).flatMap((base) =>
      [6, 20, 40].map((hours) =>
        row(
          tables.name,
          `${base} soil at ${hours} h`,
          0,
          worst(ground, base, hours * HOUR),
          1e-4,
          'formulas of TRIGRS, evaluated cell by cell',
        ),
      ),
    );
  },
};

export const TABLE_CASES: readonly VerifyCase[] = [tables];
