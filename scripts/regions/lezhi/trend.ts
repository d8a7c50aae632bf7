import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import type { RiverLine } from '../lib/river-line.ts';
import { VALLEYS } from './settings.ts';

const BLOCK = 10;

/** Height of the country's valley floors at every cell, m: a smooth surface through the rivers. */
export function floorTrend(grid: GridSpec, rivers: readonly RiverLine[]): Float32Array {
  const known = rivers.flatMap((r) => r.points.filter((_, k) => k % 12 === 0));
  const bw = Math.ceil(grid.cols / BLOCK) + 2;
  const bh = Math.ceil(grid.rows / BLOCK) + 2;
  const coarse = new Float32Array(bw * bh);
  for (let r = 0; r < bh; r++) {
    for (let c = 0; c < bw; c++) {
      const at = {
        e: grid.west + c * BLOCK * grid.cellM,
        n: grid.north - r * BLOCK * grid.cellM,
      };
      coarse[r * bw + c] = heightAt(known, at);
    }
  }
  return spreadOut(grid, coarse, bw);
}

/** Mean of the known floors by inverse distance, softened within the reach. */
export function heightAt(known: readonly (Point & { bedM: number })[], at: Point): number {
  const soft = VALLEYS.trendReachM ** 2;
  let sum = 0;
  let weight = 0;
  for (const p of known) {
    const d2 = (p.e - at.e) ** 2 + (p.n - at.n) ** 2 + soft;
    const w = 1 / (d2 * d2);
    sum += w * p.bedM;
    weight += w;
  }
  return sum / weight;
}

function spreadOut(grid: GridSpec, coarse: Float32Array, bw: number): Float32Array {
  const out = new Float32Array(grid.cols * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const r = Math.floor(row / BLOCK);
    const v = row / BLOCK - r;
    for (let col = 0; col < grid.cols; col++) {
      const c = Math.floor(col / BLOCK);
      const u = col / BLOCK - c;
      const k = r * bw + c;
      out[row * grid.cols + col] =
        (1 - v) * ((1 - u) * coarse[k]! + u * coarse[k + 1]!) +
        v * ((1 - u) * coarse[k + bw]! + u * coarse[k + bw + 1]!);
    }
  }
  return out;
}
