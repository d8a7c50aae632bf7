import { cellAt, type GridSpec } from '../../../engine/kernel/grid.ts';
import { drainPits } from '../lib/drain.ts';
import { keepRiversFalling } from '../lib/falling.ts';
import { riverBed, type Outlet } from '../lib/river-bed.ts';
import { drainage, randomTree, settle, type Landscape } from '../lib/steady-state.ts';
import type { Terrain } from '../lib/terrain.ts';
import { countyMask } from './county.ts';
import { places, project } from './context.ts';
import { riverLines, type GorgeRiver } from './rivers.ts';
import { easeSeats, flattenBasin, placeSeats } from './seats.ts';
import { EDGE_OUTLETS, PEAK_M } from './settings.ts';
import { groundOf, lawOf, randomCost } from './shape.ts';
import { correctLift, heightTargets } from './uplift.ts';

const ROUNDS = 8;
const GAIN = 0.6;

/** The whole generated ground: heights, drainage, rivers, seats and the county's extent. */
export function buildTerrain(grid: GridSpec, log: (text: string) => void): Terrain {
  const rivers = riverLines();
  const bed = riverBed(grid, rivers, edgeOutlets());
  log('river beds');
  const land = shapeLand(grid, bed.roots, rivers, log);
  const z = land.z;
  smoothHills(grid, z, land.areaKm2, bed.roots);
  const seats = placeSeats(grid, z, bed.roots);
  flattenBasin(grid, z, bed.roots);
  easeSeats(grid, z, bed.roots, seats);
  const county = countyMask(grid, z);
  stretchSummit(z, county);
  log('seats and county');
  const zDm = Int16Array.from(z, (v) => Math.round(v * 10));
  const inBed = Uint8Array.from(bed.roots, (r) => (Number.isNaN(r) ? 0 : 1));
  const parent = drainPits(grid, zDm, outlets(grid, bed.lineCells));
  keepRiversFalling(zDm, bed.lineCells);
  log('drained');
  return {
    grid,
    zDm,
    parent,
    areaKm2: drainage(grid, parent),
    rivers,
    riverCells: bed.lineCells,
    inBed,
    seats,
    county,
  };
}

const edgeOutlets = (): Outlet[] =>
  EDGE_OUTLETS.map(([lon, lat, zM]) => ({ ...project(lon, lat), zM }));

/** Where water leaves the hill sides: the rivers' lines, and the window's edge. */
function outlets(grid: GridSpec, lines: readonly (readonly number[])[]): Uint8Array {
  const out = new Uint8Array(grid.cols * grid.rows);
  for (const line of lines) for (const cell of line) out[cell] = 1;
  for (const p of edgeOutlets()) {
    const cell = cellAt(grid, p.e, p.n);
    if (cell >= 0) out[cell] = 1;
  }
  return out;
}

function shapeLand(
  grid: GridSpec,
  roots: Float32Array,
  rivers: readonly GorgeRiver[],
  log: (text: string) => void,
): Landscape {
  const ground = groundOf(grid, roots, rivers);
  log('ground');
  let area = randomTree(grid, roots, randomCost(grid)).areaKm2;
  const lift = new Float32Array(area.length);
  const targets = heightTargets();
  for (let round = 1; ; round++) {
    const land = settle(grid, lawOf(ground, lift), area);
    const gaps = correctLift(grid, land, targets, lift, round < ROUNDS ? GAIN : 0);
    const sorted = gaps
      .slice(0, places.townships.length)
      .map(Math.abs)
      .sort((a, b) => a - b);
    log(
      `round ${round}: median gap ${Math.round(sorted[13]!)} m, worst ${Math.round(sorted[25]!)} m`,
    );
    if (round === ROUNDS) return land;
    area = land.areaKm2.map((a, i) => Math.sqrt(a * area[i]!));
  }
}

const SMOOTH_BELOW_KM2 = 0.3;

/** Two passes of a light 3 × 3 mean on hill sides; channels and beds stay. */
function smoothHills(
  grid: GridSpec,
  z: Float32Array,
  areaKm2: Float32Array,
  roots: Float32Array,
): void {
  const { cols, rows } = grid;
  for (let pass = 0; pass < 2; pass++) {
    const old = z.slice();
    for (let row = 1; row < rows - 1; row++) {
      for (let col = 1; col < cols - 1; col++) {
        const i = row * cols + col;
        if (areaKm2[i]! >= SMOOTH_BELOW_KM2 || !Number.isNaN(roots[i]!)) continue;
        const straight = old[i - 1]! + old[i + 1]! + old[i - cols]! + old[i + cols]!;
        const across =
          old[i - cols - 1]! + old[i - cols + 1]! + old[i + cols - 1]! + old[i + cols + 1]!;
        z[i] = 0.4 * old[i]! + 0.1 * straight + 0.05 * across;
      }
    }
  }
}

const STRETCH_FROM_M = 1600;

/** Stretches the heights above 1,600 m so that the county's summit stands at its known height. */
function stretchSummit(z: Float32Array, county: Uint8Array): void {
  let top = 0;
  for (let i = 0; i < z.length; i++) if (county[i] === 1) top = Math.max(top, z[i]!);
  const factor = (PEAK_M - STRETCH_FROM_M) / (top - STRETCH_FROM_M);
  for (let i = 0; i < z.length; i++) {
    if (z[i]! > STRETCH_FROM_M) z[i] = STRETCH_FROM_M + (z[i]! - STRETCH_FROM_M) * factor;
  }
}

/** Cells under the pool at `levelM` that the Yangtze's water reaches. */
export function poolMask(
  grid: GridSpec,
  zDm: Int16Array,
  levelM: number,
  seed: number,
): Uint8Array {
  const mask = new Uint8Array(zDm.length);
  const stack = [seed];
  mask[seed] = 1;
  while (stack.length > 0) {
    const j = stack.pop()!;
    const col = j % grid.cols;
    for (const step of [1, -1, grid.cols, -grid.cols]) {
      const i = j + step;
      if (i < 0 || i >= zDm.length || mask[i] === 1 || zDm[i]! >= levelM * 10) continue;
      if ((step === 1 && col === grid.cols - 1) || (step === -1 && col === 0)) continue;
      mask[i] = 1;
      stack.push(i);
    }
  }
  return mask;
}
