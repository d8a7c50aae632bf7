import { cellCentre, type GridSpec } from '../../../engine/kernel/grid.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import { fbm } from '../lib/noise.ts';
import type { Outlet } from '../lib/river-bed.ts';
import { randomTree, type Landscape } from '../lib/steady-state.ts';
import { keyFor } from './context.ts';
import { EDGE_OUTLET_SPACING_M, VALLEYS } from './settings.ts';

/** Drainage of the whole window: every cell's way down to a stream, with the floor it runs on. */
export interface Valleys {
  readonly tree: Landscape;
  /** Height of a valley floor at each cell if it were in a valley, m. */
  readonly floorM: Float32Array;
}

/** Rounds of drainage: each makes the ways that many hollows took cheaper, so that valleys join. */
const ROUNDS = 3;
const JOIN = 0.22;

export function valleysOf(grid: GridSpec, roots: Float32Array, trend: Float32Array): Valleys {
  const cost = valleyCost(grid);
  let tree = randomTree(grid, roots, cost);
  for (let round = 1; round < ROUNDS; round++) {
    const area = tree.areaKm2;
    tree = randomTree(
      grid,
      roots,
      cost.map((c, i) => c * Math.max(0.01, area[i]!) ** -JOIN),
    );
  }
  return { tree, floorM: floors(grid, tree, roots, trend) };
}

/** Cost of the drainage paths: noise of a valley's spacing, so that side valleys branch and wind. */
function valleyCost(grid: GridSpec): Float32Array {
  const cost = new Float32Array(grid.cols * grid.rows);
  const key = keyFor('drainage');
  for (let i = 0; i < cost.length; i++) {
    const p = cellCentre(grid, i);
    const rough = 0.6 * (2 * drawUniform(key, i) - 1);
    const bend =
      2.6 * fbm(key, p.e, p.n, 2600, 2, 0.6) + 2.4 * fbm(key + 7, p.e, p.n, 900, 4, 0.65);
    cost[i] = Math.exp(bend + rough - 1);
  }
  return cost;
}

/** Floors from the streams up: a gentle fall that steepens until the country's level is reached. */
function floors(
  grid: GridSpec,
  tree: Landscape,
  roots: Float32Array,
  trend: Float32Array,
): Float32Array {
  const floor = Float32Array.from(roots);
  const chain: number[] = [];
  for (let i = 0; i < floor.length; i++) {
    let j = i;
    while (Number.isNaN(floor[j]!) && tree.parent[j]! >= 0) {
      chain.push(j);
      j = tree.parent[j]!;
    }
    while (chain.length > 0) {
      const c = chain.pop()!;
      const p = tree.parent[c]!;
      const straight = Math.abs(c - p) === 1 || Math.abs(c - p) === grid.cols;
      const runM = (straight ? 1 : Math.SQRT2) * grid.cellM;
      const law = Math.max(0.005, tree.areaKm2[c]!) ** -VALLEYS.areaExponent * runM;
      const gentle = floor[p]! + VALLEYS.ks * law;
      const steep = floor[p]! + VALLEYS.steepKs * law;
      floor[c] = Math.max(gentle, Math.min(steep, trend[c]!));
    }
  }
  return floor;
}

/** Valleys that leave by the edge of the window, at the height of the country there. */
export function edgeOutlets(grid: GridSpec, trend: Float32Array): Outlet[] {
  const { cols, rows } = grid;
  const key = keyFor('edge');
  const step = Math.round(EDGE_OUTLET_SPACING_M / grid.cellM);
  const out: Outlet[] = [];
  const put = (col: number, row: number): void => {
    const cell = row * cols + col;
    out.push({ ...cellCentre(grid, cell), zM: trend[cell]! - 6 });
  };
  const jitter = (k: number): number => Math.round((drawUniform(key, k) - 0.5) * 0.6 * step);
  for (let c = step; c < cols - step; c += step) {
    put(c + jitter(c), 0);
    put(c + jitter(c + 10_000), rows - 1);
  }
  for (let r = step; r < rows - step; r += step) {
    put(0, r + jitter(r + 20_000));
    put(cols - 1, r + jitter(r + 30_000));
  }
  return out;
}
