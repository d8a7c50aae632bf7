/**
 * What the schemes have in common: the window, its water, boundary faces, point sources, the mass
 * ledger, active tiles, the state to fall back to. Documented in docs/models/flood.md.
 */
import { err, ok, type Result } from '../kernel/result.ts';
import { cellOf, entryOf, padded, WALL_BED_M, type Frame } from './frame.ts';
import { Fields } from './fields.ts';
import { Kept } from './kept.ts';
import type { Kernels } from './kernels/kernels.ts';
import type { Fault, PointSource, Scheme, SolverCounters, SolverSetup } from './setup.ts';
import type { SpecialFace, StageFace } from './special-faces.ts';
import {
  fastestEdge,
  fastestSource,
  MIN_STEP_S,
  REASONS,
  type FastestEdge,
  type FastestSource,
} from './step-limits.ts';
import { Sum } from './sum.ts';
import { Tiles } from './tiles.ts';

export type { Fault, PointSource, Scheme, SolverCounters, SolverSetup } from './setup.ts';

/** Steps of the bed in a metre. */
const BED_STEPS = 1048576;
/** Depth of a cell that gives without end, m. */
const ENDLESS_M = 1e30;

/**
 * One window of water. Depths in m, flows in m³/s, time in s; a fault is a value and leaves the
 * state before the call.
 */
export abstract class Solver {
  readonly frame: Frame;
  abstract readonly scheme: Scheme;
  /** Depth up to which a cell does not flow, m. */
  abstract readonly filmM: number;
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly tiles: Tiles;
  readonly faces: SpecialFace[] = [];
  /** Volume that has passed each face of `faces`, m³, towards the greater side. */
  readonly passed: Sum[] = [];
  readonly points: PointSource[] = [];
  /** Depth added so that none is negative, as a volume, m³; rounding only. */
  readonly clipped = new Sum();
  /** Time steps, and cells updated in them, so far. */
  steps = 0;
  cellSteps = 0;
  /**
   * Local inertia: faces times steps in which the Froude number passed 0.8, where the scheme is not
   * known to hold, and a cell where it did; -1: none.
   */
  froudeLeft = 0;
  froudeCell = -1;
  /** Length of the last step, s. */
  lastStepS = 0;
  #waterMoved = true;
  /** Cells of the window that lie beyond an open edge (a pool): they give and take without end. */
  protected readonly outside = new Set<number>();
  protected readonly kernels: Kernels;
  protected readonly fields: Fields;
  readonly #kept: Kept;

  /** @param lengths of the arrays that the scheme has beside bed and depth. */
  constructor(setup: SolverSetup, frame: Frame, lengths: readonly number[]) {
    this.frame = frame;
    this.fields = new Fields([frame.size, frame.size, ...lengths], setup.plain !== true);
    this.kernels = this.fields.kernels;
    const bed = Float64Array.from({ length: frame.cols * frame.rows }, (_, i) => {
      const z = setup.bedM[i]!;
      if (!(Math.abs(z) <= WALL_BED_M / 2)) throw new RangeError(`bedM[${i}] is ${z}`);
      // To the micrometre in binary: bed and depth then add up to a level without rounding, and
      // water at rest stays at rest to the last bit.
      return setup.excluded?.[i] === 1 ? WALL_BED_M : Math.round(z * BED_STEPS) / BED_STEPS;
    });
    this.z = this.fields.array(frame.size);
    this.z.set(padded(frame, bed, WALL_BED_M));
    this.h = this.fields.array(frame.size);
    this.tiles = new Tiles(frame, setup.allTiles ?? false);
    this.#kept = new Kept(frame, this.tiles, () => this.keeping());
  }

  /** Tells the solver that depths were changed from outside. */
  waterMoved(): void {
    this.#waterMoved = true;
  }

  addFace(face: SpecialFace): number {
    for (const e of [face.entry, face.entry + (face.axis === 'x' ? 1 : this.frame.stride)])
      if (cellOf(this.frame, e) >= 0) this.tiles.pinned[this.tiles.of(e)] = 1;
    if (face.kind !== 'crest') {
      const beyond = face.entry + (face.inside === 'lesser' ? (face.axis === 'x' ? 1 : this.frame.stride) : 0); // prettier-ignore
      if (cellOf(this.frame, beyond) >= 0) this.outside.add(beyond);
    }
    this.waterMoved();
    this.passed.push(new Sum());
    return this.faces.push(face) - 1;
  }

  addPoint(cell: number, flowM3S: number): PointSource {
    const entry = entryOf(this.frame, cell);
    this.tiles.pinned[this.tiles.of(entry)] = 1;
    this.waterMoved();
    const point = { entry, flowM3S, passed: new Sum() };
    this.points.push(point);
    return point;
  }

  /** Raises or lowers the bed of a cell; water on it keeps its depth. */
  raiseBed(cell: number, byM: number): void {
    const i = entryOf(this.frame, cell);
    if (this.z[i]! > WALL_BED_M / 2) return;
    this.z[i] = Math.round((this.z[i]! + byM) * BED_STEPS) / BED_STEPS;
    this.waterMoved();
  }

  /** Fills a cell up to a level, or leaves it dry when its bed is higher. */
  placeLevel(cell: number, levelM: number): void {
    this.place(cell, Math.max(0, levelM - this.z[entryOf(this.frame, cell)]!), 0, 0);
  }

  /** Adds rain to a cell (takes water off when negative, at most what is there); m really added. */
  addDepth(cell: number, depthM: number): number {
    const i = entryOf(this.frame, cell);
    const before = this.h[i]!;
    const after = before + depthM > 0 ? before + depthM : 0;
    this.placeDepth(i, after);
    this.waterMoved();
    return after - before;
  }

  /** Counters and sums that `arrays` does not hold; plain data. */
  counters(): SolverCounters {
    return {
      steps: this.steps,
      cellSteps: this.cellSteps,
      lastStepS: this.lastStepS,
      froudeLeft: this.froudeLeft,
      froudeCell: this.froudeCell,
      clipped: this.clipped.save(),
      passed: this.passed.map((s) => s.save()),
      points: this.points.map((p) => p.passed.save()),
    };
  }

  /** Takes over arrays and counters of a solver of the same window, faces and points. */
  restore(arrays: Readonly<Record<string, Float64Array>>, counters: SolverCounters): void {
    const own = this.arrays();
    for (const [name, a] of Object.entries(arrays)) own[name]!.set(a);
    this.steps = counters.steps;
    this.cellSteps = counters.cellSteps;
    this.lastStepS = counters.lastStepS;
    this.froudeLeft = counters.froudeLeft;
    this.froudeCell = counters.froudeCell;
    this.clipped.load(counters.clipped);
    this.passed.forEach((s, i) => s.load(counters.passed[i]!));
    this.points.forEach((p, i) => p.passed.load(counters.points[i]!));
    this.waterMoved();
    // Rain and soil look at the active tiles before the water moves again.
    this.#refresh(true);
  }

  /**
   * After `restore`: goes on as `other` does, with its tiles. A tile that has run dry is given up at a
   * step of its own, so that the water is the same without this and the cells updated are not.
   */
  follow(other: Solver): void {
    if (!other.#waterMoved) {
      this.renew();
      this.#waterMoved = false;
    }
    this.tiles.follow(other.tiles, (t) => this.#kept.keep(t), (t) => this.clearTile(t)); // prettier-ignore
  }

  /** Memory of the arrays, bytes. */
  get bytes(): number {
    return this.fields.bytes + this.keeping().reduce((sum, [, kept]) => sum + kept.byteLength, 0);
  }

  /** Volume in the window, m³. */
  volumeM3(): number {
    const sum = new Sum();
    const { frame, h } = this;
    for (let r = 1; r <= frame.rows; r++)
      for (let i = r * frame.stride + 1, end = i + frame.cols; i < end; i++)
        if (h[i] !== 0) sum.add(h[i]!);
    return sum.value * frame.cellM * frame.cellM;
  }

  /**
   * Runs for `seconds`. On a fault the water is as it was before the call.
   */
  advance(seconds: number): Result<null, Fault> {
    this.#prepare();
    let left = seconds;
    let local = true;
    while (left > 0) {
      const allowed = this.allowedStepS();
      if (!(allowed >= MIN_STEP_S)) return err(this.#fault('time-step', allowed));
      if (local) {
        this.#refresh(false);
        const done = this.localSteps(left, allowed);
        if (Number.isNaN(done)) return err(this.#fault('not-finite', allowed));
        // Where they do not pay at first, they are not tried again in this call.
        local = done > 0;
        if (local) {
          left = done >= left ? 0 : left - done;
          continue;
        }
      }
      const dt = left / Math.max(1, Math.ceil(left / allowed));
      this.drawPoints(dt);
      this.#refresh(false);
      if (!this.step(dt)) return err(this.#fault('not-finite', dt));
      this.steps++;
      this.cellSteps += this.tiles.activeCells;
      this.lastStepS = dt;
      left = dt >= left ? 0 : left - dt;
    }
    return ok(null);
  }

  #prepare(): void {
    this.#refresh(this.#waterMoved);
    if (this.#waterMoved) this.renew();
    this.#waterMoved = false;
    this.#kept.begin(this.#sums());
  }

  #sums(): Sum[] {
    return [this.clipped, ...this.passed, ...this.points.map((p) => p.passed)];
  }

  #refresh(everywhere: boolean): void {
    const { tiles } = this;
    tiles.refresh(this.h, this.filmM, everywhere, (t) => this.#kept.keep(t), (t) => this.clearTile(t)); // prettier-ignore
  }

  protected drawPoints(dt: number): void {
    const area = this.frame.cellM * this.frame.cellM;
    for (const p of this.points) {
      if (p.flowM3S === 0) continue;
      const depth = this.h[p.entry]!;
      const asked = (p.flowM3S * dt) / area;
      const after = depth + asked > 0 ? depth + asked : 0;
      this.placeDepth(p.entry, after);
      p.passed.add((after - depth) * area);
    }
  }

  #fault(code: Fault['code'], value: number): Fault {
    const worst = code === 'time-step' ? this.#tightest(value) : this.worstEntry();
    this.#kept.restore(this.#sums());
    this.waterMoved();
    return {
      code,
      ...worst,
      value: code === 'time-step' ? value : worst.value,
      step: this.steps,
      reason: REASONS[code],
    };
  }

  /** What holds the time step down to `stepS`: a source, the fastest water or, on dry ground, an edge. */
  #tightest(stepS: number): { field: string; cell: number; value: number } {
    const source = this.#fastestSource();
    if (source.stepS <= stepS)
      return { field: 'inflow', cell: cellOf(this.frame, source.entry), value: stepS };
    const worst = this.worstEntry();
    return worst.cell >= 0
      ? worst
      : { ...worst, cell: cellOf(this.frame, this.#fastestEdge().entry) };
  }

  /** Longest stable step for point sources, s: a fifth of the depth and 0.2 m at a time. */
  protected pointStepS(): number {
    return this.#fastestSource().stepS;
  }

  #fastestSource(): FastestSource {
    return fastestSource(this.points, this.h, this.frame.cellM * this.frame.cellM);
  }

  /** Books `m3` through special face `i`. */
  protected book(i: number, m3: number): void {
    if (m3 !== 0) this.passed[i]!.add(m3);
  }

  /** Velocity of a cell to the east and to the south (down the rows), m/s. */
  abstract velocity(entry: number): readonly [number, number];
  /** Sets depth and velocity of a cell (velocity counts in finite volumes only). */
  abstract place(cell: number, depthM: number, uMS: number, vMS: number): void;
  /** Changes a depth within a step; momentum stays when water is added, velocity when drawn. */
  abstract placeDepth(entry: number, depthM: number): void;
  /** Computes again what follows from depths that were changed from outside. */
  protected abstract renew(): void;
  protected abstract allowedStepS(): number;
  /** One step; false when something is not finite any more. */
  protected abstract step(dtS: number): boolean;
  /**
   * Runs on in steps of different lengths by tile where that pays; s done, 0 where it does not pay,
   * not a number when something is not finite any more. Leaves counters up to date.
   */
  protected localSteps(_leftS: number, _allowedS: number): number {
    return 0;
  }
  /** What `restore` brings back, and where it is kept meanwhile. */
  protected abstract keeping(): readonly (readonly [Float64Array, Float64Array])[];
  /** Speed of the fastest wave that boundary faces may send in, m/s. */
  protected edgeSpeedMS(): number {
    return this.#fastestEdge().speedMS;
  }

  #fastestEdge(): FastestEdge {
    return fastestEdge(this.frame, this.faces, this.z, (f, inside, depthM) =>
      this.stageSpeedMS(f, inside, depthM),
    );
  }

  /** Speed of the fastest wave at a face beyond which the water is `depthM` deep, m/s. */
  protected abstract stageSpeedMS(f: StageFace, inside: number, depthM: number): number;

  /** Lets the cells beyond an edge give all that is asked; before the limiter. */
  protected fillOutside(): void {
    for (const i of this.outside) this.h[i] = ENDLESS_M;
  }

  /** Gives them what they will lose, so that the update leaves them dry; before the update. */
  protected levelOutside(k: number, x: Float64Array, y: Float64Array): void {
    const { stride } = this.frame;
    for (const i of this.outside) this.h[i] = k * (x[i]! - x[i - 1]! + (y[i]! - y[i - stride]!));
  }

  /** Clears fluxes around a tile that is computed no more. */
  protected abstract clearTile(tile: number): void;
  /** The cell that limits the step or is not finite. */
  protected abstract worstEntry(): { field: string; cell: number; value: number };
  /** Arrays that decide the future, by name, for saving, hashing and copying. */
  abstract arrays(): Readonly<Record<string, Float64Array>>;
}
