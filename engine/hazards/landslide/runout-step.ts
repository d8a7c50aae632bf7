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

/**
 * Moves the cells of `box` by `dt`. Friction is split off and never turns a flow round: Coulomb's part
 * stops what it can stop, the turbulent part is backward Euler. Notes in `limits` the fastest signal
 * and the fastest cell.
 */
export function moveCells(
  g: RunoutGround,
  box: Box,
  dt: number,
  options: { readonly law: Voellmy; readonly centripetal: boolean },
  mass: Mass,
  x: RunoutFluxes,
  y: RunoutFluxes,
  old: readonly [Float64Array, Float64Array, Float64Array],
  limits: Limits,
): void {
  const { stride, cellM, pull, zx, zy } = g;
  const { h, u, v } = mass;
  const xMass = x.mass;
  const yMass = y.mass;
  const xRest = x.rest;
  const yRest = y.rest;
  const [h0, u0, v0] = old;
  const { mu, xiMS2 } = options.law;
  const k = dt / cellM;
  const from = (box.row0 - 1) * stride + box.col0 - 1;
  const to = (box.row1 + 1) * stride + box.col1 + 2;
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
      let depth = depth0 - k * (e - w + s - n);
      if (depth0 === 0 && depth === 0) continue;
      if (depth < 0) depth = 0;
      h[i] = depth;
      if (depth <= DRY_M) {
        u[i] = 0;
        v[i] = 0;
        continue;
      }
      const a = u0[i]!;
      const b = v0[i]!;
      // Transverse momentum rides on the mass from the side that it comes from.
      const acrossU = s * (s > 0 ? a : u0[i + stride]!) - n * (n > 0 ? u0[i - stride]! : a);
      const acrossV = e * (e > 0 ? b : v0[i + 1]!) - w * (w > 0 ? v0[i - 1]! : b);
      let qx = depth0 * a + k * (x.lesser[i]! + x.greater[i - 1]! - acrossU);
      let qy = depth0 * b + k * (y.lesser[i]! + y.greater[i - stride]! - acrossV);
      const turn = g.zxx[i]! * a * a + 2 * g.zxy[i]! * a * b + g.zyy[i]! * b * b;
      const cos2 = pull[i]! / GRAVITY_MS2;
      if (turn !== 0) {
        qx -= dt * depth0 * cos2 * zx[i]! * turn;
        qy -= dt * depth0 * cos2 * zy[i]! * turn;
      }
      const cross = g.cross[i]!;
      if (cross !== 0) {
        const c = k * depth0 * pull[i]! * cross;
        qx += c * gentler(h0[i + stride]! - depth0, depth0 - h0[i - stride]!);
        qy += c * gentler(h0[i + 1]! - depth0, depth0 - h0[i - 1]!);
      }
      const weight = k * depth0 * pull[i]!;
      qx += dt * depth0 * g.bodyX - weight * fall(xRest[i - 1]!, xRest[i]!);
      qy -= weight * fall(yRest[i - stride]!, yRest[i]!);
      let un = qx / depth;
      let vn = qy / depth;
      const climb = zx[i]! * un + zy[i]! * vn;
      const speed = Math.sqrt(un * un + vn * vn + climb * climb);
      const pressed = options.centripetal
        ? Math.max(0, g.normal[i]! + g.cosine[i]! * turn)
        : g.normal[i]!;
      const stop = mu * pressed * dt;
      let keep = speed > stop ? 1 - stop / speed : 0;
      if (keep > 0) {
        const drag = GRAVITY_MS2 / (xiMS2 * depth * g.cosine[i]!);
        keep *= 2 / (1 + Math.sqrt(1 + 4 * dt * drag * speed * keep));
      }
      un *= keep;
      vn *= keep;
      u[i] = un;
      v[i] = vn;
      const along = speed * keep;
      limits.momentum += depth * along;
      if (along > limits.fastest) limits.fastest = along;
      const signal = Math.max(Math.abs(un), Math.abs(vn)) + Math.sqrt(pull[i]! * depth);
      if (signal > limits.rate) limits.rate = signal;
      if (depth > mass.maxDepthM[i]!) mass.maxDepthM[i] = depth;
      if (along > mass.maxSpeedMS[i]!) mass.maxSpeedMS[i] = along;
    }
  }
}
