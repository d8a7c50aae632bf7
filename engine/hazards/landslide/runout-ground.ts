/**
 * The ground under a runout, as a map grid sees a flow that follows the slope.
 *
 * On a plane of slope θ the equations along the slope, with depth normal to it, become with vertical
 * depth h and horizontal velocity u:
 *   h_t + ∇·(h u) = 0,
 *   (h u)_t + ∇·(h u u) = -g cos²θ h (∇z + G ∇h),   G = I - cos²θ ∇z ∇zᵀ,
 * so along the dip the pressure carries cos⁴θ and the weight cos²θ; a single corrected gravity
 * cannot give both. Where the slope turns, the ground pushes: -cos²θ ∇z (u·H u), H the curvature.
 */
import type { GridSpec } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { GRAVITY_MS2 } from './impulse-wave.ts';

/** Per cell of a raster with a rim of one cell: index (row + 1) (cols + 2) + col + 1. */
export interface RunoutGround {
  readonly cols: number;
  readonly rows: number;
  readonly stride: number;
  readonly cellM: number;
  readonly z: Float64Array;
  /** g cos²θ, m/s²: weight and pressure. */
  readonly pull: Float64Array;
  /** Diagonal of G and its cross term. */
  readonly gx: Float64Array;
  readonly gy: Float64Array;
  readonly cross: Float64Array;
  /** g cos θ, m/s², and cos θ. */
  readonly normal: Float64Array;
  readonly cosine: Float64Array;
  /** ∇z and its derivatives, 1/m. */
  readonly zx: Float64Array;
  readonly zy: Float64Array;
  readonly zxx: Float64Array;
  readonly zxy: Float64Array;
  readonly zyy: Float64Array;
  /** Acceleration along x that no bed shows, m/s²: only in slope coordinates. */
  readonly bodyX: number;
}

const arrays = (n: number) => {
  const make = () => new Float64Array(n);
  return {
    pull: make(),
    gx: make(),
    gy: make(),
    cross: make(),
    normal: make(),
    cosine: make(),
    zx: make(),
    zy: make(),
    zxx: make(),
    zxy: make(),
    zyy: make(),
  };
};

/** Heights with a rim that continues the slope of the last two rows and columns. */
function withRim(cols: number, rows: number, elevation: ArrayLike<number>): Float64Array {
  const stride = cols + 2;
  const z = new Float64Array(stride * (rows + 2));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) z[(r + 1) * stride + c + 1] = elevation[r * cols + c]!;
  const beyond = (i: number, step: number) => 2 * z[i + step]! - z[i + 2 * step]!;
  for (let r = 1; r <= rows; r++) {
    const i = r * stride;
    z[i] = cols > 1 ? beyond(i, 1) : z[i + 1]!;
    z[i + cols + 1] = cols > 1 ? beyond(i + cols + 1, -1) : z[i + cols]!;
  }
  for (let i = 0; i < stride; i++) {
    const last = (rows + 1) * stride + i;
    z[i] = rows > 1 ? beyond(i, stride) : z[i + stride]!;
    z[last] = rows > 1 ? beyond(last, -stride) : z[last - stride]!;
  }
  return z;
}

/** Gives the rim the values of the cells beside it. */
export function copyRim(a: Float64Array, cols: number, rows: number): void {
  const stride = cols + 2;
  for (let r = 1; r <= rows; r++) {
    a[r * stride] = a[r * stride + 1]!;
    a[r * stride + cols + 1] = a[r * stride + cols]!;
  }
  a.copyWithin(0, stride, 2 * stride);
  a.copyWithin((rows + 1) * stride, rows * stride, (rows + 1) * stride);
}

/**
 * Prepares a raster of heights, m, row by row from the north. x runs east and y south, as rows do.
 * Curvature is of the heights as given: a raster in decimetres adds noise of 0.1 / cell².
 */
export function runoutGround(grid: GridSpec, elevation: ArrayLike<number>): RunoutGround {
  const { cols, rows, cellM } = grid;
  const stride = cols + 2;
  const z = withRim(cols, rows, elevation);
  const a = arrays(z.length);
  a.pull.fill(GRAVITY_MS2);
  a.normal.fill(GRAVITY_MS2);
  for (const one of [a.gx, a.gy, a.cosine]) one.fill(1);
  for (let r = 1; r <= rows; r++) {
    for (let c = 1; c <= cols; c++) {
      const i = r * stride + c;
      const [w, e, n, s, m] = [z[i - 1]!, z[i + 1]!, z[i - stride]!, z[i + stride]!, z[i]!];
      const zx = (e - w) / (2 * cellM);
      const zy = (s - n) / (2 * cellM);
      const cos2 = 1 / (1 + zx * zx + zy * zy);
      const cosine = Math.sqrt(cos2);
      a.zx[i] = zx;
      a.zy[i] = zy;
      a.zxx[i] = (e - 2 * m + w) / (cellM * cellM);
      a.zyy[i] = (s - 2 * m + n) / (cellM * cellM);
      const corners =
        z[i + stride + 1]! - z[i + stride - 1]! - z[i - stride + 1]! + z[i - stride - 1]!;
      a.zxy[i] = corners / (4 * cellM * cellM);
      a.pull[i] = GRAVITY_MS2 * cos2;
      a.normal[i] = GRAVITY_MS2 * cosine;
      a.cosine[i] = cosine;
      a.gx[i] = 1 - cos2 * zx * zx;
      a.gy[i] = 1 - cos2 * zy * zy;
      a.cross[i] = cos2 * zx * zy;
    }
  }
  for (const one of Object.values(a)) copyRim(one, cols, rows);
  return { cols, rows, stride, cellM, z, ...a, bodyX: 0 };
}

/**
 * A plane of slope `slopeRad` down along x in its own coordinates: x along the slope, depth normal to
 * it. For checks against solutions that are written so.
 */
export function slopeGround(grid: GridSpec, slopeRad: number): RunoutGround {
  const { cols, rows, cellM } = grid;
  const stride = cols + 2;
  const a = arrays(stride * (rows + 2));
  const g = GRAVITY_MS2 * cos(slopeRad);
  a.pull.fill(g);
  a.normal.fill(g);
  for (const one of [a.gx, a.gy, a.cosine]) one.fill(1);
  const z = new Float64Array(a.pull.length);
  return { cols, rows, stride, cellM, z, ...a, bodyX: GRAVITY_MS2 * sin(slopeRad) };
}
