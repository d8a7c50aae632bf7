/**
 * A wave on its way along a reach: the finite-volume solver of shallow water, still water at the ends,
 * with what people ask of it afterwards. Waves of slides are shorter than shallow water allows for;
 * the solver keeps their energy together and tends to run them too fast and too steep
 * (docs/models/impulse-wave.md).
 */
import { entryOf } from '../../hydraulics/frame.ts';
import type { Fault, Solver, SolverCounters } from '../../hydraulics/solver.ts';
import { cellAt, type GridSpec, type Point } from '../../kernel/grid.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { waveState, type WaveSource, type WaveState } from './wave-source.ts';
import { enteredM3, grownPart, moveWater, solverOver, type Part } from './wave-window.ts';

export interface ReachSetup {
  readonly grid: GridSpec;
  /** Bed of each cell and level of still water, m above datum. */
  readonly bedM: ArrayLike<number>;
  readonly levelM: number;
  /** Manning's n, s/m^(1/3). */
  readonly manning: ArrayLike<number> | number;
  readonly scheme: 'fv1' | 'fv2';
  readonly source: WaveSource;
}

/** Arrival is the first rise above this, m (assumed: what a moored boat notices). */
const ASSUMED_ARRIVAL_M = 0.1;
/** Ground counts as wetted from this depth on, m (assumed). */
const WETTED_M = 0.05;
/** Highest and arrival are looked for this often, s. */
const LOOK_S = 1;

/** Where a wave is on its way, beside its arrays. */
export interface ReachProgress {
  readonly timeS: number;
  readonly cellSteps: number;
  readonly part: Part;
  readonly expectedM3: number;
  readonly enteredM3: number;
  readonly solver: SolverCounters;
}

export interface GaugeRecord {
  readonly timeS: number;
  readonly surfaceM: number;
}

/** Rows and columns around the cells that move at the start, with a margin. */
function startPart({ grid }: ReachSetup, surfaceM: Float64Array): Part {
  let [col0, col1, row0, row1] = [grid.cols, 0, grid.rows, 0];
  surfaceM.forEach((eta, i) => {
    if (eta === 0) return;
    const row = Math.floor(i / grid.cols);
    const col = i - row * grid.cols;
    col0 = Math.min(col0, col);
    col1 = Math.max(col1, col + 1);
    row0 = Math.min(row0, row);
    row1 = Math.max(row1, row + 1);
  });
  if (col1 === 0) return { col0: 0, col1: grid.cols, row0: 0, row1: grid.rows };
  const margin = 24;
  return {
    col0: Math.max(0, col0 - margin),
    col1: Math.min(grid.cols, col1 + margin),
    row0: Math.max(0, row0 - margin),
    row1: Math.min(grid.rows, row1 + margin),
  };
}

export class WaveReach {
  readonly setup: ReachSetup;
  readonly source: WaveState;
  /** Highest surface over still water, m; where still water did not stand, over the ground. */
  readonly highestM: Float32Array;
  /** Second of arrival, -1 where the wave has not come, and fastest flow, m/s. */
  readonly arrivalS: Float32Array;
  readonly fastestMS: Float32Array;
  timeS = 0;
  /** Cells updated so far. */
  cellSteps = 0;
  #part: Part;
  #solver: Solver;
  /** What the part must hold now but for what passed its edges, m³. */
  #expectedM3: number;
  #enteredM3 = 0;
  readonly #gauges: { readonly cell: number; readonly record: GaugeRecord[] }[] = [];
  /** What stands on the bed in `highestM`, found once for each second. */
  #highest: {
    readonly timeS: number;
    readonly overWaterM: number;
    readonly upLandM: number;
  } | null = null;

  /** @throws RangeError for rasters that are none, or when still water covers no cell. */
  constructor(setup: ReachSetup) {
    const { grid, bedM, levelM } = setup;
    const n = grid.cols * grid.rows;
    this.setup = setup;
    const still = Float64Array.from({ length: n }, (_, i) => Math.max(0, levelM - bedM[i]!));
    if (!still.some((d) => d > 0))
      throw new RangeError(`levelM is ${levelM}: no cell lies under it`);
    this.source = waveState(grid, still, setup.source);
    this.#part = startPart(setup, this.source.surfaceM);
    this.#solver = solverOver(setup, this.#part);
    const { surfaceM, eastMS, northMS } = this.source;
    this.#eachCell((cell, own, i) => {
      if (surfaceM[cell] === 0 || still[cell]! <= 0) return;
      this.#solver.placeLevel(own, levelM + surfaceM[cell]!);
      this.#solver.place(own, this.#solver.h[i]!, eastMS[cell]!, -northMS[cell]!);
    });
    this.#expectedM3 = this.#solver.volumeM3();
    this.highestM = new Float32Array(n);
    this.arrivalS = new Float32Array(n).fill(-1);
    this.fastestMS = new Float32Array(n);
    this.#look();
  }

  /** Cells of the part: of the reach, of the part, and entry in the solver's arrays. */
  #eachCell(work: (cell: number, own: number, entry: number) => void): void {
    const { col0, col1, row0, row1 } = this.#part;
    const { frame } = this.#solver;
    for (let r = row0; r < row1; r++)
      for (let c = col0; c < col1; c++) {
        const own = (r - row0) * frame.cols + c - col0;
        work(r * this.setup.grid.cols + c, own, entryOf(frame, own));
      }
  }

  /** Arrays that a save keeps; gauges are not saved. */
  arrays(): readonly (Float64Array | Float32Array)[] {
    return [this.highestM, this.arrivalS, this.fastestMS, ...Object.values(this.#solver.arrays())];
  }

  /** What the arrays do not hold; plain data. */
  progress(): ReachProgress {
    return {
      timeS: this.timeS,
      cellSteps: this.cellSteps,
      part: this.#part,
      expectedM3: this.#expectedM3,
      enteredM3: this.#enteredM3,
      solver: this.#solver.counters(),
    };
  }

  /** Takes over what `arrays` and `progress` of a reach of the same set-up gave. */
  restore(progress: ReachProgress, next: (n: number) => Float64Array): void {
    this.timeS = progress.timeS;
    this.cellSteps = progress.cellSteps;
    this.#part = progress.part;
    this.#expectedM3 = progress.expectedM3;
    this.#enteredM3 = progress.enteredM3;
    this.#solver = solverOver(this.setup, progress.part);
    for (const a of [this.highestM, this.arrivalS, this.fastestMS]) a.set(next(a.length));
    const arrays: Record<string, Float64Array> = {};
    for (const [name, a] of Object.entries(this.#solver.arrays())) arrays[name] = next(a.length);
    this.#solver.restore(arrays, progress.solver);
    this.#highest = null;
  }

  /** Starts a record of the surface at a place; it gets a number every second. */
  addGauge(at: Point): number {
    const cell = cellAt(this.setup.grid, at.e, at.n);
    if (cell < 0) throw new RangeError(`gauge at (${at.e}, ${at.n}) is off the grid`);
    return this.#gauges.push({ cell, record: [] }) - 1;
  }

  gauge(index: number): readonly GaugeRecord[] {
    return this.#gauges[index]!.record;
  }

  /** Runs to a time, s; on a fault the water is as it was a second or less before. */
  runTo(toS: number): Result<null, Fault> {
    while (this.timeS < toS) {
      const step = Math.min(LOOK_S, toS - this.timeS);
      this.#grow();
      const before = this.#solver.cellSteps;
      const done = this.#solver.advance(step);
      if (!done.ok) return done;
      this.cellSteps += this.#solver.cellSteps - before;
      this.timeS += step;
      this.#look();
    }
    return ok(null);
  }

  #grow(): void {
    const part = grownPart(this.setup, this.#part, this.#solver);
    if (part === null) return;
    const solver = solverOver(this.setup, part);
    const entered = enteredM3(this.#solver);
    const had = this.#solver.volumeM3();
    this.#enteredM3 += entered;
    moveWater(this.#solver, this.#part, solver, part);
    this.#expectedM3 += entered + solver.volumeM3() - had;
    this.#solver = solver;
    this.#part = part;
  }

  #look(): void {
    const { bedM, levelM } = this.setup;
    const { h, z } = this.#solver;
    this.#eachCell((cell, _own, i) => {
      const depth = h[i]!;
      if (depth <= 0) return;
      const base = bedM[cell]! < levelM ? levelM : z[i]!;
      const over = z[i]! + depth - base;
      if (over > this.highestM[cell]!) this.highestM[cell] = over;
      if (over > ASSUMED_ARRIVAL_M && this.arrivalS[cell]! < 0) this.arrivalS[cell] = this.timeS;
      const [u, v] = this.#solver.velocity(i);
      const speed = Math.sqrt(u * u + v * v);
      if (speed > this.fastestMS[cell]!) this.fastestMS[cell] = speed;
    });
    for (const g of this.#gauges)
      g.record.push({ timeS: this.timeS, surfaceM: this.surfaceM(g.cell) });
  }

  /** Surface over still water now, m; the height of the ground over it where that is dry. */
  surfaceM(cell: number): number {
    const { grid, bedM, levelM } = this.setup;
    const row = Math.floor(cell / grid.cols);
    const col = cell - row * grid.cols;
    const { col0, col1, row0, row1 } = this.#part;
    const { frame, z, h } = this.#solver;
    if (col < col0 || col >= col1 || row < row0 || row >= row1)
      return Math.max(0, bedM[cell]! - levelM);
    const i = entryOf(frame, (row - row0) * frame.cols + col - col0);
    return z[i]! + h[i]! - levelM;
  }

  /** Water that has come in over the ends of the reach less what has left, m³. */
  enteredM3(): number {
    return this.#enteredM3 + enteredM3(this.#solver);
  }

  /** Share by which the volume is off what the ends let pass; rounding only. */
  drift(): number {
    const expected = this.#expectedM3 + enteredM3(this.#solver);
    return this.#solver.volumeM3() / expected - 1;
  }

  /** Highest water over the pool on cells that were water, m. */
  highestOverWaterM(): number {
    return this.#marks().overWaterM;
  }

  /** Height over still water to which the wave has climbed on land, m: highest ground it wetted. */
  runUpM(): number {
    return this.#marks().upLandM;
  }

  #marks(): { readonly overWaterM: number; readonly upLandM: number } {
    if (this.#highest?.timeS === this.timeS) return this.#highest;
    const { grid, bedM, levelM } = this.setup;
    let [overWaterM, upLandM] = [0, 0];
    for (let cell = 0; cell < grid.cols * grid.rows; cell++) {
      const high = this.highestM[cell]!;
      if (high <= 0) continue;
      if (bedM[cell]! < levelM) overWaterM = Math.max(overWaterM, high);
      else if (high > WETTED_M) upLandM = Math.max(upLandM, bedM[cell]! + high - levelM);
    }
    const found = { timeS: this.timeS, overWaterM, upLandM };
    this.#highest = found;
    return found;
  }
}
