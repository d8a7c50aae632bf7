import { cellCentre, type GridSpec, type Point } from '../kernel/grid.ts';
import { atan2 } from '../kernel/math.ts';
import { isForest } from './region.ts';

/** The part of a region that these functions read. */
export interface Ground {
  readonly grid: GridSpec;
  /** Decimetres above datum. */
  readonly elevationDm: Int16Array;
}

/** Height of the ground at a point, m: bilinear between cell centres, constant beyond the edge. */
export function elevationM(ground: Ground, at: Point): number {
  const { cols, rows, cellM, west, north } = ground.grid;
  const x = Math.max(0, Math.min(cols - 1, (at.e - west) / cellM - 0.5));
  const y = Math.max(0, Math.min(rows - 1, (north - at.n) / cellM - 0.5));
  const col = Math.min(cols - 2, Math.floor(x));
  const row = Math.min(rows - 2, Math.floor(y));
  const u = x - col;
  const v = y - row;
  const z = ground.elevationDm;
  const i = row * cols + col;
  const top = z[i]! * (1 - u) + z[i + 1]! * u;
  const bottom = z[i + cols]! * (1 - u) + z[i + cols + 1]! * u;
  return (top * (1 - v) + bottom * v) / 10;
}

export interface Slope {
  /** Rise over run of the steepest descent. */
  readonly tangent: number;
  /** Direction that the slope faces (downhill), radians clockwise from north; 0 on level ground. */
  readonly aspectRad: number;
}

/** Slope and aspect of a cell by Horn's third-order differences (Horn 1981); edges repeat. */
export function slopeOf(ground: Ground, cell: number): Slope {
  const { cols, rows, cellM } = ground.grid;
  const z = ground.elevationDm;
  const row = Math.floor(cell / cols);
  const col = cell - row * cols;
  const at = (r: number, c: number): number =>
    z[Math.max(0, Math.min(rows - 1, r)) * cols + Math.max(0, Math.min(cols - 1, c))]!;
  const east = at(row - 1, col + 1) + 2 * at(row, col + 1) + at(row + 1, col + 1);
  const west = at(row - 1, col - 1) + 2 * at(row, col - 1) + at(row + 1, col - 1);
  const north = at(row - 1, col - 1) + 2 * at(row - 1, col) + at(row - 1, col + 1);
  const south = at(row + 1, col - 1) + 2 * at(row + 1, col) + at(row + 1, col + 1);
  const dzde = (east - west) / (80 * cellM);
  const dzdn = (north - south) / (80 * cellM);
  const tangent = Math.sqrt(dzde * dzde + dzdn * dzdn);
  if (tangent === 0) return { tangent: 0, aspectRad: 0 };
  const aspect = atan2(-dzde, -dzdn);
  return { tangent, aspectRad: aspect < 0 ? aspect + 2 * PI : aspect };
}

const PI = Math.PI;
const EARTH_RADIUS_M = 6_371_000;
/** Share of the earth's curvature that light follows in a standard atmosphere. */
const REFRACTION = 0.13;

/** How far the ground has fallen away below a level sight line at a distance, m. */
export const curvatureDropM = (distanceM: number): number =>
  ((1 - REFRACTION) * distanceM * distanceM) / (2 * EARTH_RADIUS_M);

/**
 * True when nothing but the two ends touches the sight line from `fromHeightM` above the ground at
 * `from` to `toHeightM` above the ground at `to`. Walks the line in steps of one cell and compares
 * with the ground by bilinear sampling, earth curvature and refraction included; trees are not.
 */
export function lineOfSight(
  ground: Ground,
  from: Point,
  fromHeightM: number,
  to: Point,
  toHeightM: number,
): boolean {
  const de = to.e - from.e;
  const dn = to.n - from.n;
  const distance = Math.sqrt(de * de + dn * dn);
  const eye = elevationM(ground, from) + fromHeightM;
  const target = elevationM(ground, to) + toHeightM - curvatureDropM(distance);
  const steps = Math.ceil(distance / ground.grid.cellM);
  for (let k = 1; k < steps; k++) {
    const t = k / steps;
    const sight = eye + t * (target - eye);
    const z = elevationM(ground, { e: from.e + t * de, n: from.n + t * dn });
    if (z - curvatureDropM(t * distance) > sight) return false;
  }
  return true;
}

/** A camera on a mast. */
export interface Viewpoint extends Point {
  readonly heightM: number;
  readonly rangeM: number;
}

export interface ForestView {
  /** Forest samples on the raster's lattice of `spacingM`. */
  readonly samples: number;
  readonly seen: number;
  /** Seen over all forest area; 0 without forest. */
  readonly share: number;
  /** One flag per sample, in row order. */
  readonly seenBy: Uint8Array;
}

/** Height above the ground of what must be seen: smoke over the trees, m. Assumed. */
export const SMOKE_HEIGHT_M = 20;

/**
 * Share of the forest area that at least one camera sees, sampled at the cells of a square lattice
 * of `spacingM` (each sample stands for spacing² of forest). `within` limits it to a mask.
 */
export function visibleForest(
  ground: Ground & { readonly landCover: Uint8Array },
  cameras: readonly Viewpoint[],
  spacingM: number,
  within: Uint8Array | null = null,
): ForestView {
  const samples = forestSamples(ground, spacingM, within);
  const seenBy = new Uint8Array(samples.length);
  let seen = 0;
  samples.forEach((cell, k) => {
    if (!cameras.some((c) => sees(ground, c, cell))) return;
    seenBy[k] = 1;
    seen++;
  });
  return {
    samples: samples.length,
    seen,
    share: samples.length === 0 ? 0 : seen / samples.length,
    seenBy,
  };
}

/** Forest cells on a square lattice of `spacingM`, in row order. */
export function forestSamples(
  ground: { readonly grid: GridSpec; readonly landCover: Uint8Array },
  spacingM: number,
  within: Uint8Array | null = null,
): number[] {
  const { cols, rows, cellM } = ground.grid;
  const step = Math.max(1, Math.round(spacingM / cellM));
  const out: number[] = [];
  for (let row = step >> 1; row < rows; row += step) {
    for (let col = step >> 1; col < cols; col += step) {
      const i = row * cols + col;
      if (isForest(ground.landCover[i]!) && (within === null || within[i] === 1)) out.push(i);
    }
  }
  return out;
}

/** True when a camera sees smoke over a cell: in range and in line of sight. */
export function sees(ground: Ground, camera: Viewpoint, cell: number): boolean {
  const p = cellCentre(ground.grid, cell);
  const de = p.e - camera.e;
  const dn = p.n - camera.n;
  if (de * de + dn * dn > camera.rangeM * camera.rangeM) return false;
  return lineOfSight(ground, camera, camera.heightM, p, SMOKE_HEIGHT_M);
}
