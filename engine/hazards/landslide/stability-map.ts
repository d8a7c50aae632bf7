/**
 * Factor of safety of every cell of a raster. Geometry is prepared once, a storm becomes one table a
 * soil, and a cell costs a table reading and some twenty operations, so that an ensemble is cheap.
 */
import { log, tan } from '../../kernel/math.ts';
import { MAX_FACTOR_OF_SAFETY } from './infinite-slope.ts';
import type { RainStep } from './pore-pressure.ts';
import { finiteTable, infiniteTable, stormTable, type StormTable } from './response-table.ts';
import { drawSoil, type SoilValues, type SoilZone } from './soil.ts';

/** Ground as the stability of slopes sees it; one entry a cell. */
export interface StabilityCells {
  /** 0 where nothing can slide (rock, water, level ground), else the number of the zone plus 1. */
  readonly zone: Uint8Array;
  readonly sinSlope: Float64Array;
  readonly cosSlope: Float64Array;
  /** Depth of the soil and of the water table before the storm, m, vertical. */
  readonly depthM: Float64Array;
  readonly waterTableM: Float64Array;
}

export interface StabilityRules {
  /** Whether the base of the soil lets water through (`infinite`) or not (`finite`). */
  readonly base: 'infinite' | 'finite';
  /** Slip surfaces looked at, as shares of the depth of the soil; the least safe one counts. */
  readonly depthShares: readonly number[];
  /** False counts no suction above the water table, the safer choice. */
  readonly suction: boolean;
  readonly waterUnitWeightNM3: number;
}

/** What no draw of soil changes, for one slip depth. */
interface Geometry {
  readonly share: number;
  /** ln(cos² δ Z²), 1/tan δ, 1/(Z sin δ cos δ), cos² δ, Z, and β (Z - d). */
  readonly logCZ: Float64Array;
  readonly cot: Float64Array;
  readonly inverse: Float64Array;
  readonly beta: Float64Array;
  readonly depthM: Float64Array;
  readonly steadyM: Float64Array;
}

function geometryAt(cells: StabilityCells, share: number, suction: boolean): Geometry {
  const n = cells.zone.length;
  const make = () => new Float64Array(n);
  const g: Geometry = {
    share,
    logCZ: make(),
    cot: make(),
    inverse: make(),
    beta: make(),
    depthM: make(),
    steadyM: make(),
  };
  for (let i = 0; i < n; i++) {
    if (cells.zone[i] === 0) continue;
    const s = cells.sinSlope[i]!;
    const c = cells.cosSlope[i]!;
    const z = cells.depthM[i]! * share;
    const head = c * c * (z - cells.waterTableM[i]!);
    g.logCZ[i] = log(c * c * z * z);
    g.cot[i] = c / s;
    g.inverse[i] = 1 / (z * s * c);
    g.beta[i] = c * c;
    g.depthM[i] = z;
    g.steadyM[i] = suction || head > 0 ? head : 0;
  }
  return g;
}

/** Numbers of one soil that the loop over cells needs, four and a table a zone. */
interface ZoneNumbers {
  readonly tanPhi: number;
  readonly waterShare: number;
  readonly cohesionM: number;
  readonly logD: number;
  readonly storm: StormTable;
}

/** Stability of a raster; immutable once made, so that a run and its forks share it. */
export class StabilityMap {
  readonly cells: StabilityCells;
  readonly rules: StabilityRules;
  readonly #geometry: readonly Geometry[];

  constructor(cells: StabilityCells, rules: StabilityRules) {
    this.cells = cells;
    this.rules = rules;
    this.#geometry = rules.depthShares.map((s) => geometryAt(cells, s, rules.suction));
  }

  /**
   * Least factor of safety of each cell at `timeS` into `rain`, into `out`; 10 where nothing can slide.
   * Against the formula evaluated cell by cell it is off by less than 1e-4
   * (tests/engine/hazards/landslide/stability-map.test.ts).
   *
   * @param soils one for each zone, in their order
   */
  factorOfSafety(
    soils: readonly SoilValues[],
    rain: readonly RainStep[],
    timeS: number,
    out: Float32Array,
  ): void {
    out.fill(MAX_FACTOR_OF_SAFETY);
    for (const g of this.#geometry) {
      const numbers = soils.map((s) => this.#numbers(s, g.share, rain, timeS));
      numbers.forEach((z, k) => lowerToZone(g, this.cells.zone, k + 1, z, out));
    }
  }

  #numbers(s: SoilValues, share: number, rain: readonly RainStep[], timeS: number): ZoneNumbers {
    const table = this.rules.base === 'finite' ? finiteTable(share) : infiniteTable();
    return {
      tanPhi: tan((s.frictionDeg * Math.PI) / 180),
      waterShare: this.rules.waterUnitWeightNM3 / s.unitWeightNM3,
      cohesionM: s.cohesionPa / s.unitWeightNM3,
      logD: log(4 * s.diffusivityM2S),
      storm: stormTable(table, rain, timeS, s.conductivityMS),
    };
  }

  /**
   * Share of `members` draws of the soils in which a cell is below 1, into `out`. Strength, weight,
   * conductivity and diffusivity are drawn by zone; the depths stay those of the map.
   */
  failureProbability(
    zones: readonly SoilZone[],
    rain: readonly RainStep[],
    timeS: number,
    members: number,
    key: number,
    out: Float32Array,
  ): void {
    const fs = new Float32Array(out.length);
    out.fill(0);
    for (let m = 0; m < members; m++) {
      const soils = zones.map((z, k) => drawSoil(z, k, m, key));
      this.factorOfSafety(soils, rain, timeS, fs);
      for (let i = 0; i < fs.length; i++) if (fs[i]! < 1) out[i]!++;
    }
    for (let i = 0; i < out.length; i++) out[i]! /= members;
  }
}

/** Lowers `out` to the factor of safety of the cells of one zone at one slip depth. */
function lowerToZone(
  g: Geometry,
  zone: Uint8Array,
  wanted: number,
  z: ZoneNumbers,
  out: Float32Array,
): void {
  const { logCZ, cot, inverse, beta, depthM, steadyM } = g;
  const { tanPhi, waterShare, cohesionM, logD } = z;
  const { values, low, perUnit } = z.storm;
  const last = values.length - 2;
  for (let i = 0; i < zone.length; i++) {
    if (zone[i] !== wanted) continue;
    let u = (logD - logCZ[i]! - low) * perUnit;
    if (u < 0) u = 0;
    else if (u > last) u = last;
    const k = Math.floor(u);
    const v = values[k]!;
    const transient = v + (u - k) * (values[k + 1]! - v);
    const most = beta[i]! * depthM[i]!;
    let head = steadyM[i]! + depthM[i]! * transient;
    if (head > most) head = most;
    const friction = tanPhi * (cot[i]! - waterShare * head * inverse[i]!);
    const fs = (friction > 0 ? friction : 0) + cohesionM * inverse[i]!;
    if (fs < out[i]!) out[i] = fs;
  }
}
