import { cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { fbm } from '../lib/noise.ts';
import { boxMean } from '../lib/raster.ts';
import { keyFor, project } from './context.ts';
import { DIVIDE, HILLS, VALLEYS } from './settings.ts';
import type { Valleys } from './valleys.ts';

/** Ground of the whole window: flat-topped hills with stepped sides over the valley floors, m. */
export function hillsOver(grid: GridSpec, valleys: Valleys): Float32Array {
  const { tree, floorM } = valleys;
  const isChannel = Uint8Array.from(tree.areaKm2, (a) => (a >= VALLEYS.channelKm2 ? 1 : 0));
  const base = spreadFloors(grid, floorM, isChannel);
  const toValley = distanceFrom(grid, tree.areaKm2, (a) =>
    a >= VALLEYS.channelKm2 ? -halfFloorM(a) : Infinity,
  );
  const toHollow = distanceFrom(grid, tree.areaKm2, (a) => (a >= VALLEYS.hollowKm2 ? 0 : Infinity));
  const z = new Float32Array(base.length);
  const shape = shaper(grid);
  for (let i = 0; i < z.length; i++) {
    z[i] = isChannel[i] === 1 ? floorM[i]! : shape(i, base[i]!, toValley[i]!, toHollow[i]!);
  }
  return smoothed(grid, z, isChannel, floorM);
}

/** Half the width of a valley's floor by its drainage area, m. */
const halfFloorM = (areaKm2: number): number =>
  HILLS.floorM +
  (HILLS.wideFloorM - HILLS.floorM) *
    Math.min(1, Math.log10(areaKm2 / VALLEYS.channelKm2) / Math.log10(300));

/** Distance to the nearest start (chamfer 3-4), m; starts may be negative to widen what they mark. */
function distanceFrom(
  grid: GridSpec,
  of: Float32Array,
  start: (v: number) => number,
): Float32Array {
  const { cols, rows, cellM } = grid;
  const d = of.map(start);
  const relax = (i: number, r: number, c: number, w: number): void => {
    if (r < 0 || c < 0 || r >= rows || c >= cols) return;
    const via = d[r * cols + c]! + w * cellM;
    if (via < d[i]!) d[i] = via;
  };
  const pass = (row: number, col: number, s: number): void => {
    const i = row * cols + col;
    relax(i, row, col - s, 1);
    relax(i, row - s, col, 1);
    relax(i, row - s, col - s, 4 / 3);
    relax(i, row - s, col + s, 4 / 3);
  };
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) pass(r, c, 1);
  for (let r = rows - 1; r >= 0; r--) for (let c = cols - 1; c >= 0; c--) pass(r, c, -1);
  return d;
}

const SPREAD_RADII = [2, 5, 12, 40] as const;
const RELAXED = 6;

/** Floors of the channels carried over the hills between them: near ones first, then smoothed. */
function spreadFloors(grid: GridSpec, floorM: Float32Array, isChannel: Uint8Array): Float32Array {
  const out = new Float32Array(floorM.length).fill(NaN);
  const weight0 = Float32Array.from(isChannel);
  const value0 = floorM.map((f, i) => (isChannel[i] === 1 ? f : 0));
  for (const radius of SPREAD_RADII) {
    const weight = boxMean(grid, boxMean(grid, weight0, radius), radius);
    const value = boxMean(grid, boxMean(grid, value0, radius), radius);
    for (let i = 0; i < out.length; i++) {
      if (Number.isNaN(out[i]!) && weight[i]! > 1e-4) out[i] = value[i]! / weight[i]!;
    }
  }
  for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i]!)) out[i] = floorM[i]!;
  return boxMean(grid, boxMean(grid, out, RELAXED), RELAXED);
}

const smooth = (t: number): number => {
  const u = Math.max(0, Math.min(1, t));
  return u * u * (3 - 2 * u);
};

/** Height of a cell that is no channel, from its distances to valley and hollow. */
function shaper(
  grid: GridSpec,
): (cell: number, baseM: number, valleyM: number, hollowM: number) => number {
  const hillKey = keyFor('hill');
  const edgeKey = keyFor('hill-edge');
  const stepKey = keyFor('terrace');
  const heightAt = hillHeight();
  return (cell, baseM, valleyM, hollowM) => {
    const p = cellCentre(grid, cell);
    const wobble = 26 * fbm(edgeKey, p.e, p.n, 260, 2);
    const rise = smooth((valleyM + wobble) / HILLS.sideM);
    const uneven = 0.8 + 0.55 * fbm(hillKey, p.e, p.n, 950, 3);
    const notch = 1 - 0.34 * Math.exp(-((hollowM / 42) ** 2)) * smooth(valleyM / 120);
    const z = baseM + heightAt(p) * uneven * rise * notch + Math.max(0, valleyM) * 0.004;
    return terraced(z, rise, fbm(stepKey, p.e, p.n, 700, 2));
  };
}

/** Steps of nearly flat-lying rock on the sides, none on floors and tops. */
function terraced(z: number, rise: number, noise: number): number {
  const side = 4 * rise * (1 - rise);
  const share = side * Math.max(0, Math.min(1, 0.55 + noise));
  const level = z / HILLS.terraceM + noise;
  const stepped =
    (Math.floor(level) + smooth((level - Math.floor(level)) * 2 - 0.5) - noise) * HILLS.terraceM;
  return z + share * (stepped - z);
}

/** Height of hills over their valleys: high in the north-west, low in the south-east, up on the divide. */
function hillHeight(): (p: Point) => number {
  const crest = DIVIDE.map(([lon, lat]) => project(lon, lat));
  const middle = project(105.02, 30.33);
  return (p) => {
    // 1 at the north-west corner of the county, −1 at the south-east.
    const t = Math.max(-1, Math.min(1, ((p.n - middle.n) * 0.8 - (p.e - middle.e) * 0.6) / 26_000));
    const outer = t > 0 ? HILLS.northWestM : HILLS.southEastM;
    const h = HILLS.middleM + Math.abs(t) * (outer - HILLS.middleM);
    return h + HILLS.divideM * Math.exp(-((distanceToLine(p, crest) / HILLS.divideReachM) ** 2));
  };
}

function distanceToLine(p: Point, line: readonly Point[]): number {
  let best = Infinity;
  for (let k = 1; k < line.length; k++) {
    const a = line[k - 1]!;
    const b = line[k]!;
    const de = b.e - a.e;
    const dn = b.n - a.n;
    const t = Math.max(0, Math.min(1, ((p.e - a.e) * de + (p.n - a.n) * dn) / (de * de + dn * dn)));
    best = Math.min(best, Math.hypot(p.e - a.e - t * de, p.n - a.n - t * dn));
  }
  return best;
}

/** Two light 3 × 3 means on the hills; channels keep their floors. */
function smoothed(
  grid: GridSpec,
  z: Float32Array,
  isChannel: Uint8Array,
  floorM: Float32Array,
): Float32Array {
  let out = Float32Array.from(z);
  for (let pass = 0; pass < 2; pass++) {
    const mean = boxMean(grid, out, 1);
    out = out.map((v, i) => (isChannel[i] === 1 ? floorM[i]! : 0.45 * v + 0.55 * mean[i]!));
  }
  return out;
}
