import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { cellAt } from '../../../engine/kernel/grid.ts';
import type { Landscape } from '../lib/steady-state.ts';
import { forDisc } from '../lib/raster.ts';
import { places, project } from './context.ts';
import type { HeightTarget } from './shape.ts';
import { PEAK_M } from './settings.ts';

/** Reach of one height's correction, m, and of a summit's. */
const SPREAD_M = 4500;

/** Heights of the gazetteer's points, of the seats and of the highest summit. */
export function heightTargets(): HeightTarget[] {
  const seats = places.townships.map((t) => ({ ...project(t.lon, t.lat), zM: t.elevationM }));
  const points = places.controlPoints.points
    .filter((p) => p.name !== 'Dachang' && p.name !== 'Wushan')
    .map((p) => ({ ...project(p.lon, p.lat), zM: p.demM }))
    .filter((p) => seats.every((s) => Math.hypot(s.e - p.e, s.n - p.n) > 1500));
  const peak = places.scenic.find((s) => s.type === 'peak')!;
  return [...seats, ...points, { ...project(peak.lon, peak.lat), zM: PEAK_M + 40 }];
}

/**
 * Adds to `lift` the logarithm of wanted over found relief above the local river, spread around
 * each target. Returns the differences found (m), in the order of the targets.
 */
export function correctLift(
  grid: GridSpec,
  land: Landscape,
  targets: readonly HeightTarget[],
  lift: Float32Array,
  gain: number,
): number[] {
  const found = targets.map((t) => cellAt(grid, t.e, t.n)).map((c) => (c < 0 ? null : c));
  const ratios = targets.map((t, k) => {
    const cell = found[k];
    if (cell === null || cell === undefined) return null;
    const base = rootHeight(land, cell);
    const near = nearestHeight(grid, land, t);
    if (near === t.zM) return 0;
    const ratio = Math.log(Math.max(25, t.zM - base) / Math.max(25, near - base));
    return Math.max(-0.25, Math.min(0.6, ratio));
  });
  spread(grid, targets, ratios, lift, gain);
  return targets.map((t, k) => (found[k] == null ? 0 : land.z[found[k]!]! - t.zM));
}

/** How far a gazetteer point may be off its place, m. */
const POINT_ERROR_M = 450;

/** The height next to a target's that is found within the error of its place. */
function nearestHeight(grid: GridSpec, land: Landscape, t: HeightTarget): number {
  let low = Infinity;
  let high = -Infinity;
  forDisc(grid, t, POINT_ERROR_M, (cell) => {
    low = Math.min(low, land.z[cell]!);
    high = Math.max(high, land.z[cell]!);
  });
  return Math.max(low, Math.min(high, t.zM));
}

function rootHeight(land: Landscape, cell: number): number {
  let i = cell;
  while (land.parent[i]! >= 0) i = land.parent[i]!;
  return land.z[i]!;
}

const BLOCK = 8;

function spread(
  grid: GridSpec,
  targets: readonly HeightTarget[],
  ratios: readonly (number | null)[],
  lift: Float32Array,
  gain: number,
): void {
  const bw = Math.ceil(grid.cols / BLOCK) + 1;
  const bh = Math.ceil(grid.rows / BLOCK) + 1;
  const coarse = new Float32Array(bw * bh);
  for (let r = 0; r < bh; r++) {
    for (let c = 0; c < bw; c++) {
      const e = grid.west + c * BLOCK * grid.cellM;
      const n = grid.north - r * BLOCK * grid.cellM;
      let sum = 0;
      let weight = 0.12;
      for (let k = 0; k < targets.length; k++) {
        const ratio = ratios[k];
        if (ratio == null) continue;
        const d2 = ((targets[k]!.e - e) ** 2 + (targets[k]!.n - n) ** 2) / (SPREAD_M * SPREAD_M);
        if (d2 > 12) continue;
        const w = Math.exp(-d2);
        sum += w * ratio;
        weight += w;
      }
      coarse[r * bw + c] = (gain * sum) / weight;
    }
  }
  for (let row = 0; row < grid.rows; row++) {
    const r = Math.floor(row / BLOCK);
    const v = row / BLOCK - r;
    for (let col = 0; col < grid.cols; col++) {
      const c = Math.floor(col / BLOCK);
      const u = col / BLOCK - c;
      const k = r * bw + c;
      lift[row * grid.cols + col]! +=
        (1 - v) * ((1 - u) * coarse[k]! + u * coarse[k + 1]!) +
        v * ((1 - u) * coarse[k + bw]! + u * coarse[k + bw + 1]!);
    }
  }
}
