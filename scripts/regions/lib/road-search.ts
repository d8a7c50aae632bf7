import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { MinHeap } from './heap.ts';

/** How a class of road may be built. */
export interface RoadStandard {
  /** Steepest grade, rise over run. */
  readonly grade: number;
  /** Deepest cut or highest fill, m; beyond it the road is a bridge or a tunnel. */
  readonly earthworkM: number;
  /** Cost factors per metre on a viaduct and in a tunnel; Infinity forbids them. */
  readonly viaductCost: number;
  readonly tunnelCost: number;
  /** Longest bridge over water, m. */
  readonly longestM: number;
  /** Factor on the cost of turns, for roads that keep wide curves; 1 when not given. */
  readonly turnFactor?: number;
}

/** What a road search sees of the ground. */
export interface RoadGround {
  readonly grid: GridSpec;
  /** Height to build at, m: the ground, or the deck over water. */
  readonly levelM: Float32Array;
  /** Side slope, tangent. */
  readonly slope: Float32Array;
  /** 0 open, 1 narrow water (bridge), 2 forbidden. */
  readonly barrier: Uint8Array;
  /** Height of roads that exist, m; NaN elsewhere. */
  readonly roadM: Float32Array;
  /** 1 on roads that no other may join or use (lines may cross between their cells). */
  readonly closed?: Uint8Array;
}

export interface RoadPath {
  readonly cells: number[];
  readonly heightM: number[];
}

const MOVE_COL = [1, -1, 0, 0, 1, 1, -1, -1, 2, 2, -2, -2, 1, 1, -1, -1] as const;
const MOVE_ROW = [0, 0, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 2, -2, 2, -2] as const;
const MOVE_LENGTH = MOVE_COL.map((c, k) => Math.hypot(c, MOVE_ROW[k]!));
const MOVE_ANGLE = MOVE_COL.map((c, k) => Math.atan2(MOVE_ROW[k]!, c));
/** Cost of a turn, m of straight road, by the two moves. */
const TURN_COST = MOVE_ANGLE.map((a) =>
  MOVE_ANGLE.map((b) => {
    const d = Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
    return d < 0.5 ? 0 : 8 * d * d;
  }),
);
/** Existing road is this much cheaper than a new one, so that routes share it. */
const REUSE = 0.45;
const BRIDGE_COST = 7;
/** Cost per metre of a bridge beyond the longest that its class may have. */
const TOO_LONG_COST = 60;
const SIDE_SLOPE_30 = Math.tan(Math.PI / 6);

export interface FindOptions {
  /** Stop at the first road met. */
  readonly anyRoad?: boolean;
  readonly maxExpanded?: number;
  /** Height at the start when a line goes on from another, m. */
  readonly startM?: number | null;
}

/** Finds road lines one after another over the same ground, reusing its work arrays. */
export class RoadSearch {
  private readonly ground: RoadGround;
  private readonly cost: Float64Array;
  private readonly height: Float32Array;
  /** Length of the bridge over water that a cell stands on so far, m. */
  private readonly spanM: Float32Array;
  private readonly from: Int32Array;
  private readonly move: Int8Array;
  private readonly stamp: Int32Array;
  private readonly closed: Int32Array;
  private readonly heap = new MinHeap();
  private run = 0;
  expanded = 0;

  constructor(ground: RoadGround) {
    const n = ground.levelM.length;
    this.ground = ground;
    this.cost = new Float64Array(n);
    this.height = new Float32Array(n);
    this.spanM = new Float32Array(n);
    this.from = new Int32Array(n);
    this.move = new Int8Array(n);
    this.stamp = new Int32Array(n);
    this.closed = new Int32Array(n);
  }

  /**
   * Cheapest line from `start` to `goal` (or, with `anyRoad`, to the first road met on the way);
   * null when the grade and earthwork limits leave none within `maxExpanded` cells.
   */
  find(
    start: number,
    goal: number,
    standard: RoadStandard,
    options: FindOptions = {},
  ): RoadPath | null {
    const { anyRoad = false, maxExpanded = 4_000_000, startM = null } = options;
    this.run++;
    this.heap.clear();
    this.open(start, 0, startM ?? this.startHeight(start), -1, -1, goal, standard);
    for (let n = 0; this.heap.size > 0 && n < maxExpanded;) {
      const cell = this.heap.pop();
      if (this.closed[cell] === this.run) continue;
      this.closed[cell] = this.run;
      n++;
      this.expanded++;
      const onRoad = !Number.isNaN(this.ground.roadM[cell]!);
      if (cell === goal || (anyRoad && onRoad && cell !== start)) return this.trace(cell);
      this.expand(cell, goal, standard);
    }
    return null;
  }

  private startHeight(cell: number): number {
    const road = this.ground.roadM[cell]!;
    return Number.isNaN(road) ? this.ground.levelM[cell]! : road;
  }

  private expand(cell: number, goal: number, standard: RoadStandard): void {
    const { cols, rows, cellM } = this.ground.grid;
    const row = Math.floor(cell / cols);
    const col = cell - row * cols;
    const arrived = this.move[cell]!;
    for (let k = 0; k < 16; k++) {
      const c = col + MOVE_COL[k]!;
      const r = row + MOVE_ROW[k]!;
      if (c < 0 || r < 0 || c >= cols || r >= rows) continue;
      const next = r * cols + c;
      if (this.closed[next] === this.run || this.blocked(next)) continue;
      const runM = MOVE_LENGTH[k]! * cellM;
      const h = this.heightAfter(cell, next, runM, standard);
      if (Number.isNaN(h)) continue;
      const perM = this.costPerM(cell, next, h, runM, standard);
      if (perM === Infinity) continue;
      const turn = arrived < 0 ? 0 : TURN_COST[arrived]![k]! * (standard.turnFactor ?? 1);
      this.open(next, this.cost[cell]! + runM * perM + turn, h, cell, k, goal, standard);
    }
  }

  /** Forbidden ground, unless a bridge or ferry is there already, and roads without access. */
  private blocked(cell: number): boolean {
    if (this.ground.closed?.[cell] === 1) return true;
    return this.ground.barrier[cell] === 2 && Number.isNaN(this.ground.roadM[cell]!);
  }

  /** Height of the road after a step: as near the ground as the grade allows; NaN if impossible. */
  private heightAfter(cell: number, next: number, runM: number, standard: RoadStandard): number {
    const h0 = this.height[cell]!;
    const limit = standard.grade * runM;
    const road = this.ground.roadM[next]!;
    if (!Number.isNaN(road)) return Math.abs(road - h0) <= limit * 1.02 + 0.05 ? road : NaN;
    const wanted = this.ground.levelM[next]!;
    return Math.max(h0 - limit, Math.min(h0 + limit, wanted));
  }

  private costPerM(cell: number, next: number, h: number, runM: number, s: RoadStandard): number {
    const ground = this.ground;
    if (!Number.isNaN(ground.roadM[next]!) && !Number.isNaN(ground.roadM[cell]!)) return REUSE;
    const grade = Math.abs(h - this.height[cell]!) / runM;
    const steep = Math.max(0, grade - 0.75 * s.grade) / s.grade;
    const side = ground.slope[next]! / SIDE_SLOPE_30;
    const off = h - ground.levelM[next]!;
    const depth = Math.abs(off);
    if (ground.barrier[next] === 1) {
      if (off < -2) return Infinity;
      return this.spanM[cell]! + runM > s.longestM ? TOO_LONG_COST : BRIDGE_COST;
    }
    if (depth > s.earthworkM) return off > 0 ? s.viaductCost : s.tunnelCost;
    return 1 + 40 * steep * steep + 0.6 * side * side + (depth / 12) * (depth / 12);
  }

  private open(
    cell: number,
    cost: number,
    h: number,
    from: number,
    move: number,
    goal: number,
    standard: RoadStandard,
  ): void {
    if (this.stamp[cell] === this.run && cost >= this.cost[cell]!) return;
    this.stamp[cell] = this.run;
    this.cost[cell] = cost;
    this.height[cell] = h;
    this.from[cell] = from;
    this.move[cell] = move;
    this.spanM[cell] = this.spanAt(cell, from);
    this.heap.push(cost + this.remaining(cell, h, goal, standard), cell);
  }

  private spanAt(cell: number, from: number): number {
    if (from < 0 || this.ground.barrier[cell] !== 1) return 0;
    const { cols, cellM } = this.ground.grid;
    const dr = Math.floor(cell / cols) - Math.floor(from / cols);
    const dc = (cell % cols) - (from % cols);
    return this.spanM[from]! + Math.sqrt(dr * dr + dc * dc) * cellM;
  }

  private remaining(cell: number, h: number, goal: number, standard: RoadStandard): number {
    const { cols, cellM } = this.ground.grid;
    const dr = Math.floor(cell / cols) - Math.floor(goal / cols);
    const dc = (cell % cols) - (goal % cols);
    const flat = Math.sqrt(dr * dr + dc * dc) * cellM;
    return Math.max(flat, Math.abs(this.startHeight(goal) - h) / standard.grade);
  }

  private trace(goal: number): RoadPath {
    const cells: number[] = [];
    const heightM: number[] = [];
    for (let c = goal; c >= 0; c = this.from[c]!) {
      cells.push(c);
      heightM.push(this.height[c]!);
    }
    return { cells: cells.reverse(), heightM: heightM.reverse() };
  }
}
