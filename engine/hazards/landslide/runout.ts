/**
 * Runout of a slide: depth-averaged flow over terrain with Voellmy's resistance, first order in space
 * and time, on a map grid (see runout-ground.ts for the equations).
 */
import { GRAVITY_MS2 } from './impulse-wave.ts';
import { inRange } from './ranges.ts';
import { DRY_M, runoutFluxes, type RunoutFluxes } from './runout-flux.ts';
import { copyRim, type RunoutGround } from './runout-ground.ts';
import { moveCells, resist, type Box, type Limits } from './runout-step.ts';
import type { Voellmy } from './voellmy.ts';

export interface RunoutOptions {
  readonly law: Voellmy;
  /** Whether the push of curved ground counts in friction (it always turns the flow). */
  readonly centripetal: boolean;
  /** True lets a flow enter from beyond the edge, as on an endless plane; only for checks. */
  readonly endless: boolean;
  /**
   * The run ends when momentum falls below this share of its peak: thin trickles on rough ground go on
   * for long and move nothing that counts. 0.05 is usual (RAMMS practice, recalled).
   */
  readonly stopShare: number;
}

/** Cells without movement above this are at rest for the end of a run, m/s (assumed). */
const ASSUMED_STILL_MS = 0.1;
const COURANT = 0.45;
/** Steps are at most this share of the time in which a body falls by half a cell (assumed). */
const ASSUMED_FALL = 0.25;

/** One moving mass. Depths are vertical, velocities horizontal. */
export class Runout {
  readonly ground: RunoutGround;
  readonly options: RunoutOptions;
  readonly h: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Largest depth, m, and speed along the ground, m/s, that a cell has seen. */
  readonly maxDepthM: Float32Array;
  readonly maxSpeedMS: Float32Array;
  timeS = 0;
  steps = 0;
  /** m³ that has left over the edge. */
  leftM3 = 0;
  readonly #x: RunoutFluxes;
  readonly #y: RunoutFluxes;
  readonly #share: Float64Array;
  readonly #old: readonly [Float64Array, Float64Array, Float64Array];
  readonly #box: Box;
  readonly #limits: Limits = { rate: 0, fastest: 0, momentum: 0 };
  #peak = 0;

  constructor(ground: RunoutGround, options: RunoutOptions) {
    inRange('mu', options.law.mu, 0, 2);
    inRange('xiMS2', options.law.xiMS2, 1, 1e12);
    this.ground = ground;
    this.options = options;
    const n = ground.z.length;
    const make = () => new Float64Array(n);
    this.h = make();
    this.u = make();
    this.v = make();
    this.maxDepthM = new Float32Array(n);
    this.maxSpeedMS = new Float32Array(n);
    this.#x = { mass: make(), lesser: make(), greater: make(), rest: make() };
    this.#y = { mass: make(), lesser: make(), greater: make(), rest: make() };
    this.#share = make().fill(1);
    this.#old = [make(), make(), make()];
    this.#box = { row0: 1, row1: 0, col0: 1, col1: 0 };
  }

  /** Index of a cell of the grid in the arrays here. */
  entry(cell: number): number {
    const { cols, stride } = this.ground;
    const row = Math.floor(cell / cols);
    return (row + 1) * stride + (cell - row * cols) + 1;
  }

  /** Puts `depthM` more of mass into a cell, moving with the given velocity if it was empty. */
  place(cell: number, depthM: number, uMS = 0, vMS = 0): void {
    const i = this.entry(cell);
    this.h[i]! += depthM;
    if (this.h[i] === depthM) {
      this.u[i] = uMS;
      this.v[i] = vMS;
    }
    this.refresh();
  }

  /** Finds the box around the mass and the step that it allows anew, after a change from outside. */
  refresh(): void {
    const { cols, rows, stride, pull } = this.ground;
    const box = this.#box;
    box.row0 = rows + 1;
    box.row1 = 0;
    box.col0 = cols + 1;
    box.col1 = 0;
    this.#limits.rate = 0;
    for (let r = 1; r <= rows; r++)
      for (let c = 1; c <= cols; c++) {
        const i = r * stride + c;
        const depth = this.h[i]!;
        if (depth <= 0) continue;
        box.row0 = Math.min(box.row0, r);
        box.row1 = Math.max(box.row1, r);
        box.col0 = Math.min(box.col0, c);
        box.col1 = Math.max(box.col1, c);
        if (depth <= DRY_M) continue;
        const speed = Math.max(Math.abs(this.u[i]!), Math.abs(this.v[i]!));
        this.#limits.rate = Math.max(this.#limits.rate, speed + Math.sqrt(pull[i]! * depth));
      }
  }

  /** Mass on the grid, m³, in fixed order. */
  volumeM3(): number {
    const { cols, rows, stride, cellM } = this.ground;
    let sum = 0;
    for (let r = 1; r <= rows; r++) for (let c = 1; c <= cols; c++) sum += this.h[r * stride + c]!;
    return sum * cellM * cellM;
  }

  /** Arrays and numbers that decide the future, for saving and hashing. */
  arrays(): readonly [Float64Array, Float64Array, Float64Array] {
    return [this.h, this.u, this.v];
  }

  numbers(): readonly number[] {
    const { fastest, momentum } = this.#limits;
    return [this.timeS, this.steps, this.leftM3, this.#peak, fastest, momentum];
  }

  /** Takes over numbers of `numbers()`; the arrays must hold what belongs to them. */
  restore(numbers: readonly number[]): void {
    this.refresh();
    [this.timeS, this.steps, this.leftM3, this.#peak] = numbers as [number, number, number, number];
    this.#limits.fastest = numbers[4]!;
    this.#limits.momentum = numbers[5]!;
  }

  /** Fastest cell, m/s along the ground, after the last step. */
  get fastestMS(): number {
    return this.#limits.fastest;
  }

  /** True once something has moved and next to nothing moves any more. */
  get still(): boolean {
    const { fastest, momentum } = this.#limits;
    if (this.steps === 0) return false;
    return fastest < ASSUMED_STILL_MS || momentum < this.options.stopShare * this.#peak;
  }

  /** Runs until `toS` or until nothing moves; returns the time reached, s. */
  runTo(toS: number): number {
    while (this.timeS < toS && !this.still && this.#box.row1 > 0) {
      const { rate } = this.#limits;
      const { cellM } = this.ground;
      // From rest nothing else bounds the way that weight gives it in a step.
      const fallen = ASSUMED_FALL * Math.sqrt(cellM / GRAVITY_MS2);
      const most = Math.min(fallen, rate > 0 ? (COURANT * cellM) / rate : fallen);
      this.#step(Math.min(most, toS - this.timeS));
    }
    return this.timeS;
  }

  #step(dt: number): void {
    const { ground: g, h, u, v } = this;
    const { stride } = g;
    const { mu } = this.options.law;
    this.#grow();
    if (this.options.endless) for (const a of [h, u, v]) copyRim(a, g.cols, g.rows);
    const b = this.#box;
    for (let r = b.row0 - 1; r <= b.row1; r++) {
      const i = r * stride;
      if (r >= b.row0)
        runoutFluxes(i + b.col0 - 1, i + b.col1 + 1, 1, g, g.gx, g.bodyX, mu, h, u, v, this.#x);
      runoutFluxes(i + b.col0, i + b.col1 + 1, stride, g, g.gy, 0, mu, h, v, u, this.#y);
    }
    if (!this.options.endless) this.#closeEdges();
    this.#limitOutflow(dt);
    this.#limits.rate = 0;
    this.#limits.fastest = 0;
    this.#limits.momentum = 0;
    moveCells(g, b, dt, this, this.#x, this.#y, this.#old);
    resist(g, b, dt, this.options, this, this.#old, this.#limits);
    this.#peak = Math.max(this.#peak, this.#limits.momentum);
    this.timeS += dt;
    this.steps++;
  }

  /** Takes in the ring around the box where its edge is wet. */
  #grow(): void {
    const { cols, rows, stride } = this.ground;
    const b = this.#box;
    const wet = (r0: number, r1: number, c0: number, c1: number): boolean => {
      for (let r = r0; r <= r1; r++)
        for (let c = c0; c <= c1; c++) if (this.h[r * stride + c]! > 0) return true;
      return false;
    };
    if (b.row0 > 1 && wet(b.row0, b.row0, b.col0, b.col1)) b.row0--;
    if (b.row1 < rows && wet(b.row1, b.row1, b.col0, b.col1)) b.row1++;
    if (b.col0 > 1 && wet(b.row0, b.row1, b.col0, b.col0)) b.col0--;
    if (b.col1 < cols && wet(b.row0, b.row1, b.col1, b.col1)) b.col1++;
  }

  /** Nothing comes in over the edge of the grid. */
  #closeEdges(): void {
    const { cols, rows, stride } = this.ground;
    const [x, y] = [this.#x.mass, this.#y.mass];
    for (let r = 1; r <= rows; r++) {
      if (x[r * stride]! > 0) x[r * stride] = 0;
      if (x[r * stride + cols]! < 0) x[r * stride + cols] = 0;
    }
    for (let c = 1; c <= cols; c++) {
      if (y[c]! > 0) y[c] = 0;
      if (y[rows * stride + c]! < 0) y[rows * stride + c] = 0;
    }
  }

  /** Scales what leaves a cell so that it never gives more than it has; books what leaves the grid. */
  #limitOutflow(dt: number): void {
    const { cols, rows, stride, cellM } = this.ground;
    const b = this.#box;
    const [x, y, share] = [this.#x.mass, this.#y.mass, this.#share];
    const k = dt / cellM;
    for (let r = b.row0; r <= b.row1; r++)
      for (let c = b.col0; c <= b.col1; c++) {
        const i = r * stride + c;
        const out =
          Math.max(0, x[i]!) +
          Math.max(0, -x[i - 1]!) +
          Math.max(0, y[i]!) +
          Math.max(0, -y[i - stride]!);
        share[i] = out * k > this.h[i]! ? this.h[i]! / (out * k) : 1;
      }
    let left = 0;
    for (let r = b.row0 - 1; r <= b.row1; r++)
      for (let c = b.col0 - 1; c <= b.col1; c++) {
        const i = r * stride + c;
        if (r >= b.row0) {
          x[i]! *= x[i]! > 0 ? (c >= 1 ? share[i]! : 1) : c < cols ? share[i + 1]! : 1;
          if (c === 0) left -= x[i]!;
          else if (c === cols) left += x[i]!;
        }
        if (c >= b.col0) {
          y[i]! *= y[i]! > 0 ? (r >= 1 ? share[i]! : 1) : r < rows ? share[i + stride]! : 1;
          if (r === 0) left -= y[i]!;
          else if (r === rows) left += y[i]!;
        }
      }
    this.leftM3 += left * dt * cellM;
  }
}
