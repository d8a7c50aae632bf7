/** A watched body: its cells, and its factor of safety under rain and a changing pool. */
import { atan2 } from '../../kernel/math.ts';
import type { SlideSource } from './contract.ts';
import { bankWaterTableM, poolLevelAt, type PoolLevel } from './drawdown.ts';
import {
  factorOfSafety,
  submergedFactorOfSafety,
  WATER_UNIT_WEIGHT_NM3,
  type SlopeSoil,
} from './infinite-slope.ts';
import { pressureHead, type RainStep } from './pore-pressure.ts';
import { cellsInRing, type SlopeGround } from './slope-ground.ts';

interface BodyCell {
  readonly cell: number;
  readonly slopeRad: number;
  readonly elevationM: number;
  /** Driving stress over unit weight, m: its weight in the mean. */
  readonly weight: number;
}

export interface SlideBody {
  readonly source: SlideSource;
  readonly cells: readonly BodyCell[];
  /** Depth times map area, m³. */
  readonly capacityM3: number;
  /** Factor on strength that back-calculation found; 1 without one. */
  readonly strength: number;
  /** Ways to the shore by level of the pool, kept once reckoned. */
  readonly shores: Map<number, Float64Array>;
}

/** Slopes below this drive nothing and are left out of the mean, rad. */
const LEVEL_RAD = 0.01;

function bodyCells(ground: SlopeGround, source: SlideSource): BodyCell[] {
  const { grid, elevation, sinSlope, cosSlope } = ground;
  return cellsInRing(grid, source.ring).map((cell) => {
    const [s, c] = [sinSlope[cell]!, cosSlope[cell]!];
    const weight = source.depthM * s * c;
    return { cell, slopeRad: atan2(s, c), elevationM: elevation[cell]!, weight };
  });
}

/**
 * Way of each cell of a body to the nearest ground that the pool covers at a level, m; Infinity where
 * it covers none. Water of the bank drains to the lowest shore of a drawdown.
 */
function shoreDistances(ground: SlopeGround, body: SlideBody, levelM: number): Float64Array {
  const known = body.shores.get(levelM);
  if (known !== undefined) return known;
  const { grid, elevation } = ground;
  const shore: number[] = [];
  for (let i = 0; i < elevation.length; i++) if (elevation[i]! <= levelM) shore.push(i);
  const out = Float64Array.from(body.cells, ({ cell }) => {
    const col = cell % grid.cols;
    const row = Math.floor(cell / grid.cols);
    let nearest = Infinity;
    for (const s of shore) {
      const dr = Math.floor(s / grid.cols) - row;
      const dc = s - (dr + row) * grid.cols - col;
      nearest = Math.min(nearest, dc * dc + dr * dr);
    }
    return Math.sqrt(nearest) * grid.cellM;
  });
  body.shores.set(levelM, out);
  return out;
}

/** What loads a body at a time. */
export interface BodyLoad {
  readonly rain: readonly RainStep[];
  readonly pool: readonly PoolLevel[] | null;
  readonly timeS: number;
}

/** Mean factor of safety of the cells, weighted by what drives them. */
export function bodySafety(ground: SlopeGround, body: SlideBody, load: BodyLoad): number {
  let resisting = 0;
  let driving = 0;
  const soil = soilOf(ground, body.source);
  const lowest = load.pool?.reduce((m, p) => Math.min(m, p.levelM), Infinity);
  const shore = lowest === undefined ? null : shoreDistances(ground, body, lowest);
  body.cells.forEach((c, k) => {
    if (c.slopeRad < LEVEL_RAD) return;
    const shoreM = shore === null ? Infinity : shore[k]!;
    resisting += c.weight * cellSafety(ground, body, soil, c, shoreM, load);
    driving += c.weight;
  });
  return driving > 0 ? (body.strength * resisting) / driving : 10;
}

function soilOf(ground: SlopeGround, source: SlideSource): SlopeSoil {
  const s = ground.soils[ground.params.zones.findIndex((z) => z.id === source.zoneId)]!;
  return {
    cohesionPa: s.cohesionPa,
    frictionRad: (s.frictionDeg * Math.PI) / 180,
    unitWeightNM3: s.unitWeightNM3,
    waterUnitWeightNM3: WATER_UNIT_WEIGHT_NM3,
  };
}

function cellSafety(
  ground: SlopeGround,
  { source }: SlideBody,
  soil: SlopeSoil,
  c: BodyCell,
  shoreM: number,
  { rain, pool, timeS }: BodyLoad,
): number {
  const s = ground.soils[ground.params.zones.findIndex((z) => z.id === source.zoneId)]!;
  const z = source.depthM;
  const steady = ground.map.cells.waterTableM[c.cell]!;
  const site = {
    slopeRad: c.slopeRad,
    depthM: z,
    // The table of the map scaled to the depth of the body; at its base where the map has no soil.
    waterTableM: steady > 0 ? Math.min(z, (steady / s.depthM) * z) : z,
    conductivityMS: s.conductivityMS,
    diffusivityM2S: s.diffusivityM2S,
    steadyRateMS: 0,
    baseDepthM: ground.params.base === 'finite' ? z : null,
  };
  const head = Math.max(0, pressureHead(site, rain, timeS));
  if (pool === null || shoreM === Infinity) return factorOfSafety(soil, c.slopeRad, z, head);
  const level = poolLevelAt(pool, timeS);
  const table = bankWaterTableM(shoreM, ground.params.bankDiffusivityM2S, pool, timeS);
  const over = Math.max(0, level - c.elevationM);
  // Under the pool the ground is full at once; above it water lags.
  const full = over > 0 ? Math.max(table, level) : table;
  // Water that stays in the bank stands no higher than the ground, or the pool over it.
  const bank = Math.min(full - (c.elevationM - z), over + z);
  const wet = Math.max(head, bank);
  if (over > 0) return submergedFactorOfSafety(soil, c.slopeRad, z, wet, over);
  return factorOfSafety(soil, c.slopeRad, z, wet);
}

/** A body of the ground; its strength is scaled so that it starts at the safety it is given. */
export function slideBody(ground: SlopeGround, source: SlideSource): SlideBody {
  const cells = bodyCells(ground, source);
  const { cellM } = ground.grid;
  const capacityM3 = cells.length * cellM * cellM * source.depthM;
  const plain = { source, cells, capacityM3, shores: new Map<number, Float64Array>() };
  const body = { ...plain, strength: 1 };
  if (source.initialSafety === null) return body;
  const load = { rain: [], pool: ground.params.pool, timeS: 0 };
  return { ...plain, strength: source.initialSafety / bodySafety(ground, body, load) };
}
