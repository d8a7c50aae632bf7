import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { cellCentre } from '../../../engine/kernel/grid.ts';
import { fbm } from '../lib/noise.ts';
import { forDisc } from '../lib/raster.ts';
import type { SlopeLaw } from '../lib/steady-state.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import { keyFor, unproject } from './context.ts';
import { hazardSites } from './hazard-sites.ts';
import type { GorgeRiver } from './rivers.ts';
import { BENCHES, TERRAIN, UPLIFT_BY_LATITUDE } from './settings.ts';

/** The parts of the slope law that do not change from round to round. */
export interface Ground {
  readonly roots: Float32Array;
  readonly cap: Float32Array;
  /** Rock and cell roughness times uplift by latitude. */
  readonly base: Float32Array;
  /** Low-frequency noise: benches form where it is positive. */
  readonly bench: Float32Array;
}

export function groundOf(
  grid: GridSpec,
  roots: Float32Array,
  rivers: readonly GorgeRiver[],
): Ground {
  const count = grid.cols * grid.rows;
  const base = new Float32Array(count);
  const cap = new Float32Array(count);
  const bench = new Float32Array(count);
  const rockKey = keyFor('rock');
  const benchKey = keyFor('bench');
  const cellKey = keyFor('roughness');
  for (let i = 0; i < count; i++) {
    const p = cellCentre(grid, i);
    const rock = fbm(rockKey, p.e, p.n, 4000, 5, 0.6);
    const rough = TERRAIN.cellNoise * (2 * drawUniform(cellKey, i) - 1);
    base[i] = Math.exp(TERRAIN.rockNoise * rock + rough);
    cap[i] = TERRAIN.cap * Math.exp(0.35 * rock + rough);
    bench[i] = Math.max(0, Math.min(1, 0.45 + 1.6 * fbm(benchKey, p.e, p.n, 9000, 3)));
  }
  applyUplift(grid, base);
  steepenGorges(grid, cap, rivers);
  steepenCliffs(grid, cap, rivers);
  return { roots, cap, base, bench };
}

function applyUplift(grid: GridSpec, base: Float32Array): void {
  for (let row = 0; row < grid.rows; row++) {
    const n = grid.north - (row + 0.5) * grid.cellM;
    const u = upliftAt(unproject({ e: grid.west + grid.cols * grid.cellM * 0.5, n }).lat);
    for (let col = 0; col < grid.cols; col++) base[row * grid.cols + col]! *= u;
  }
}

function upliftAt(lat: number): number {
  const table = UPLIFT_BY_LATITUDE;
  for (let k = 1; k < table.length; k++) {
    const [lat0, u0] = table[k - 1]!;
    const [lat1, u1] = table[k]!;
    if (lat <= lat1) return u0 + ((Math.max(lat, lat0) - lat0) / (lat1 - lat0)) * (u1 - u0);
  }
  return table[table.length - 1]![1];
}

/** Gorge walls may stand, wide valleys may not: by distance to the nearest river section. */
function steepenGorges(grid: GridSpec, cap: Float32Array, rivers: readonly GorgeRiver[]): void {
  const nearest = new Float32Array(cap.length).fill(Infinity);
  const wall = new Float32Array(cap.length);
  for (const river of rivers) {
    river.points.forEach((p, k) => {
      if (k % 3 !== 0) return;
      forDisc(grid, p, p.halfWidthM + p.wallRadiusM, (cell, d) => {
        const share = Math.max(0, d - p.halfWidthM) / p.wallRadiusM;
        if (share >= nearest[cell]!) return;
        nearest[cell] = share;
        wall[cell] = p.wallCap;
      });
    });
  }
  for (let i = 0; i < cap.length; i++) {
    if (nearest[i]! >= 1) continue;
    const fade = Math.min(1, (1 - nearest[i]!) * 2.5);
    cap[i]! *= (wall[i]! / TERRAIN.cap) ** fade;
  }
}

const CLIFF_RADIUS_M = 220;
const CLIFF_CAP = 3;

/** The named dangerous rocks of Wu Gorge stand in walls of over 45°. */
function steepenCliffs(grid: GridSpec, cap: Float32Array, rivers: readonly GorgeRiver[]): void {
  for (const site of hazardSites(rivers)) {
    if (!site.cliff) continue;
    forDisc(grid, site, CLIFF_RADIUS_M, (cell) => {
      cap[cell] = Math.max(cap[cell]!, CLIFF_CAP);
    });
  }
}

/** Slope law of one round: `lift` is the logarithm of the uplift correction of each cell. */
export function lawOf(ground: Ground, lift: Float32Array): SlopeLaw {
  const steepness = new Float32Array(ground.base.length);
  const cap = new Float32Array(ground.base.length);
  for (let i = 0; i < steepness.length; i++) {
    steepness[i] = TERRAIN.ks * ground.base[i]! * Math.exp(lift[i]!);
    cap[i] = ground.cap[i]! * Math.exp(0.3 * Math.max(-0.7, Math.min(0.7, lift[i]!)));
  }
  return {
    roots: ground.roots,
    cap,
    steepness,
    areaExponent: TERRAIN.areaExponent,
    atHeight: (z, cell) => benchFactor(z, ground.bench[cell]!) / (1 + (z / TERRAIN.softM) ** 4),
  };
}

function benchFactor(z: number, strength: number): number {
  for (const b of BENCHES) {
    if (z >= b.fromM && z < b.toM) return 1 - (1 - b.factor) * strength;
    if (z >= b.fromM - 150 && z < b.fromM) return 1 + 0.2 * strength;
  }
  return 1;
}

/** Cost of the first drainage: strong noise, so that valleys wind and branch. */
export function randomCost(grid: GridSpec): Float32Array {
  const cost = new Float32Array(grid.cols * grid.rows);
  const key = keyFor('drainage');
  for (let i = 0; i < cost.length; i++) {
    const p = cellCentre(grid, i);
    const rough = 0.9 * (2 * drawUniform(key, i) - 1);
    cost[i] = Math.exp(1.5 * fbm(key, p.e, p.n, 4200, 6, 0.65) + rough);
  }
  return cost;
}

/** A height that the landscape should reach at a place. */
export interface HeightTarget extends Point {
  readonly zM: number;
}
