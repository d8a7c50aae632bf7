/** One step of the cells of a runout: fluxes, push of the ground, friction. */
import { GRAVITY_MS2 } from './impulse-wave.ts';
import type { RunoutFluxes } from './runout-flux.ts';
import { DRY_M } from './runout-flux.ts';
import type { RunoutGround } from './runout-ground.ts';
import type { Voellmy } from './voellmy.ts';

/** Rows and columns that hold mass, ends included; rim counted, so that 1 is the first. */
export interface Box {
  row0: number;
  row1: number;
  col0: number;
  col1: number;
}

interface Mass {
  readonly h: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly maxDepthM: Float32Array;
  readonly maxSpeedMS: Float32Array;
}

/** What a step found: fastest signal and cell, m/s, and sum of depth times speed, m²/s. */
export interface Limits {
  rate: number;
  fastest: number;
  momentum: number;
}

/** Smaller of two slopes of one sign, else 0. */
const gentler = (a: number, b: number): number =>
  a * b <= 0 ? 0 : Math.abs(a) < Math.abs(b) ? a : b;

/**
 * Rise of the surface over a cell from the rises at its two faces: their mean, at most twice the
 * gentler one where both rise, so that the edge of a pool does not feel its bank; none in a hollow.
 */
function fall(before: number, after: number): number {
  if (before > 0 && after > 0) return Math.min(0.5 * (before + after), 2 * before, 2 * after);
  if (before < 0 && after < 0) return Math.max(0.5 * (before + after), 2 * before, 2 * after);
  return before > after ? 0.5 * (before + after) : 0;
}

type Arrays3 = readonly [Float64Array, Float64Array, Float64Array];

/** How hard curved ground turns a flow: second derivative of its height along the velocity, m/s². */
const turning = (g: RunoutGround, i: number, u: number, v: number): number =>
  g.zxx[i]! * u * u + 2 * g.zxy[i]! * u * v + g.zyy[i]! * v * v;

/** Cells of a box with a ring around it, as a range of the arrays. */
const rangeOf = (box: Box, stride: number): readonly [number, number] => [
  (box.row0 - 1) * stride + box.col0 - 1,
  (box.row1 + 1) * stride + box.col1 + 2,
];

/**
 * Moves mass and momentum of the cells of `box` by `dt`: what passes the faces, weight, curved ground.
 * Friction comes after, by `resist`. The state before goes into `old`.
 */
export function moveCells(
  g: RunoutGround,
  box: Box,
  dt: number,
  mass: Mass,
  x: RunoutFluxes,
  y: RunoutFluxes,
  old: Arrays3,
): void {
  const { stride, pull, zx, zy } = g;
  const { h, u, v } = mass;
  const [h0, u0, v0] = old;
  const [xMass, yMass, xRest, yRest] = [x.mass, y.mass, x.rest, y.rest];
  const k = dt / g.cellM;
  const [from, to] = rangeOf(box, stride);
  h0.set(h.subarray(from, to), from);
  u0.set(u.subarray(from, to), from);
  v0.set(v.subarray(from, to), from);
  for (let r = box.row0; r <= box.row1; r++) {
    for (let i = r * stride + box.col0; i <= r * stride + box.col1; i++) {
      const e = xMass[i]!;
      const w = xMass[i - 1]!;
      const s = yMass[i]!;
      const n = yMass[i - stride]!;
      const depth0 = h0[i]!;
      const depth = Math.max(0, depth0 - k * (e - w + s - n));
      if (depth0 === 0 && depth === 0) continue;
      h[i] = depth;
      const a = u0[i]!;
      const b = v0[i]!;
      // Transverse momentum rides on the mass from the side that it comes from.
      const acrossU = s * (s > 0 ? a : u0[i + stride]!) - n * (n > 0 ? u0[i - stride]! : a);
      const acrossV = e * (e > 0 ? b : v0[i + 1]!) - w * (w > 0 ? v0[i - 1]! : b);
      const cross = pull[i]! * g.cross[i]!;
      const pushX =
        cross * gentler(h0[i + stride]! - depth0, depth0 - h0[i - stride]!) -
        pull[i]! * fall(xRest[i - 1]!, xRest[i]!);
      const pushY =
        cross * gentler(h0[i + 1]! - depth0, depth0 - h0[i - 1]!) -
        pull[i]! * fall(yRest[i - stride]!, yRest[i]!);
      const turn = (pull[i]! / GRAVITY_MS2) * turning(g, i, a, b);
      const qx = x.lesser[i]! + x.greater[i - 1]! - acrossU + depth0 * pushX;
      const qy = y.lesser[i]! + y.greater[i - stride]! - acrossV + depth0 * pushY;
      const wet = depth > DRY_M;
      u[i] = wet ? (depth0 * (a + dt * (g.bodyX - zx[i]! * turn)) + k * qx) / depth : 0;
      v[i] = wet ? (depth0 * (b - dt * zy[i]! * turn) + k * qy) / depth : 0;
    }
  }
}

/**
 * Friction of `dt`, split off so that it never turns a flow round: Coulomb's part stops what it can
 * stop, the turbulent part is backward Euler. Notes in `limits` the fastest signal and cell, and keeps
 * the largest depth and speed of each cell.
 */
export function resist(
  g: RunoutGround,
  box: Box,
  dt: number,
  options: { readonly law: Voellmy; readonly centripetal: boolean },
  mass: Mass,
  old: Arrays3,
  limits: Limits,
): void {
  const { h, u, v } = mass;
  const { mu, xiMS2 } = options.law;
  for (let r = box.row0; r <= box.row1; r++) {
    for (let i = r * g.stride + box.col0; i <= r * g.stride + box.col1; i++) {
      const depth = h[i]!;
      if (depth <= DRY_M) continue;
      const climb = g.zx[i]! * u[i]! + g.zy[i]! * v[i]!;
      const speed = Math.sqrt(u[i]! * u[i]! + v[i]! * v[i]! + climb * climb);
      const turn = options.centripetal ? turning(g, i, old[1][i]!, old[2][i]!) : 0;
      const stop = mu * Math.max(0, g.normal[i]! + g.cosine[i]! * turn) * dt;
      let keep = speed > stop ? 1 - stop / speed : 0;
      if (keep > 0) {
        const drag = GRAVITY_MS2 / (xiMS2 * depth * g.cosine[i]!);
        keep *= 2 / (1 + Math.sqrt(1 + 4 * dt * drag * speed * keep));
      }
      u[i]! *= keep;
      v[i]! *= keep;
      const along = speed * keep;
      limits.momentum += depth * along;
      if (along > limits.fastest) limits.fastest = along;
      const signal = Math.max(Math.abs(u[i]!), Math.abs(v[i]!)) + Math.sqrt(g.pull[i]! * depth);
      if (signal > limits.rate) limits.rate = signal;
      if (depth > mass.maxDepthM[i]!) mass.maxDepthM[i] = depth;
      if (along > mass.maxSpeedMS[i]!) mass.maxSpeedMS[i] = along;
    }
  }
}
