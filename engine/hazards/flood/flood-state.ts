/** Everything that one flood holds, and how it is built, copied and written down. */
import { createSolver } from '../../hydraulics/create.ts';
import { entryOf, padded } from '../../hydraulics/frame.ts';
import type { Fault, PointSource, Solver, SolverCounters } from '../../hydraulics/solver.ts';
import type { SpecialFace, StageFace } from '../../hydraulics/special-faces.ts';
import { Sum } from '../../hydraulics/sum.ts';
import { cellCentre } from '../../kernel/grid.ts';
import { newCatchment, type CatchmentWater } from './catchment.ts';
import type { FloodParams, FloodRain } from './contract.ts';
import { layLine, type CrestLine, type LineSpec } from './crest-line.ts';
import { cellOfPoint, inside, type FloodGround } from './domain.ts';
import { changeGround, type GroundChange } from './ground-change.ts';
import { newReservoir, type ReservoirWater } from './reservoir.ts';

/** Seconds between exchanges of water with rain, soil, structures and storages. */
export const EXCHANGE_S = 10;

export const BOOKS = ['rain', 'infiltrated', 'drained', 'pumpedOut', 'pits'] as const;
type Book = (typeof BOOKS)[number];

export interface Dynamic {
  readonly tick: number;
  readonly at: number;
  readonly fault: (Fault & { readonly tick: number }) | null;
  readonly initialM3: number;
  readonly counters: SolverCounters;
  readonly books: readonly (readonly [number, number])[];
  readonly laid: readonly LineSpec[];
  readonly lines: readonly (Pick<CrestLine, 'targetM' | 'rateMS' | 'open' | 'overtoppedS' | 'breachFace' | 'breachM'> & { readonly faces: readonly (readonly [number, number, number])[] })[]; // prettier-ignore
  readonly reservoirs: readonly ReservoirWater[];
  readonly pumpsOn: readonly boolean[];
  readonly pits: readonly { readonly m3: number; readonly closed: boolean }[];
  readonly catchments: readonly CatchmentWater[];
  readonly townTick: number;
  readonly rainOrder?: RainOrder | undefined;
  readonly changes: readonly GroundChange[];
}

/** Rain that was ordered in place of the parameters'. */
export interface RainOrder {
  readonly mmH: number;
  readonly untilTick: number;
}

/** A flood as it stands: water, soil, structures and storages, and what it left behind. */
export class FloodState {
  readonly ground: FloodGround;
  readonly params: FloodParams;
  readonly solver: Solver;
  readonly soilK: Float64Array;
  readonly soilS: Float64Array;
  readonly soaked: Float64Array;
  readonly maxDepthM: Float32Array;
  readonly arrivalTick: Int32Array;
  /** When the Froude number was first seen beyond the range of local inertia; -1 before. */
  readonly fastTick: Int32Array;
  readonly zones: readonly (Uint8Array | null)[];
  readonly inflowPoints: readonly PointSource[];
  readonly streamPoints: readonly PointSource[];
  readonly catchments: CatchmentWater[];
  readonly releasePoints: readonly (PointSource | null)[];
  readonly edges: readonly { readonly edge: number; readonly face: SpecialFace; readonly index: number }[]; // prettier-ignore
  /** Faces on the shore of each reservoir. */
  readonly shores: readonly (readonly { readonly face: StageFace; readonly index: number }[])[];
  readonly lines: CrestLine[] = [];
  readonly reservoirs: ReservoirWater[];
  readonly pumpsOn: boolean[];
  readonly pits: { m3: number; closed: boolean }[];
  readonly books: Record<Book, Sum>;
  /** Lines that were laid during the run. */
  readonly laid: LineSpec[] = [];
  /** Changes of the ground so far, in order. */
  readonly changes: GroundChange[] = [];
  initialM3 = 0;
  /** Tick that was asked for, and time that the water has reached: a whole number of exchanges. */
  tick = 0;
  at = 0;
  fault: (Fault & { tick: number }) | null = null;
  rainOrder: RainOrder | undefined = undefined;
  /** When the water first stood in built-up ground; -1 before. */
  townTick = -1;

  constructor(ground: FloodGround, params: FloodParams) {
    this.ground = ground;
    this.params = params;
    const { grid } = ground;
    this.solver = createSolver(params.scheme, {
      cols: grid.cols,
      rows: grid.rows,
      cellM: grid.cellM,
      bedM: ground.bedM,
      manning: ground.manning,
      excluded: ground.poolOf.map((p) => (p > 0 ? 1 : 0)),
    });
    const { frame } = this.solver;
    this.soilK = padded(frame, ground.soilK, 0);
    this.soilS = padded(frame, ground.soilS, 0);
    this.soaked = new Float64Array(frame.size);
    this.maxDepthM = new Float32Array(grid.cols * grid.rows);
    this.arrivalTick = new Int32Array(grid.cols * grid.rows).fill(-1);
    this.fastTick = new Int32Array(grid.cols * grid.rows).fill(-1);
    this.zones = params.rain.zones.map((z) => {
      const { area } = z;
      if (area === null) return null;
      const mask = new Uint8Array(frame.size);
      for (let i = 0; i < ground.bedM.length; i++)
        if (inside(area, cellCentre(grid, i))) mask[entryOf(frame, i)] = 1;
      return mask;
    });
    this.inflowPoints = params.inflows.map((f, i) =>
      this.solver.addPoint(cellOfPoint(`inflows[${i}].at`, grid, f.at), 0),
    );
    this.streamPoints = params.catchments.map((c, i) =>
      this.solver.addPoint(cellOfPoint(`catchments[${i}].to`, grid, c.to), 0),
    );
    this.catchments = params.catchments.map(newCatchment);
    this.releasePoints = params.reservoirs.map((r, i) =>
      r.releaseTo === null
        ? null
        : this.solver.addPoint(cellOfPoint(`reservoirs[${i}].releaseTo`, grid, r.releaseTo), 0),
    );
    this.edges = params.edges.flatMap((_, i) => this.#openEdge(i));
    this.reservoirs = params.reservoirs.map(newReservoir);
    this.shores = params.reservoirs.map((_, i) => this.#shoreOf(i));
    for (const [i, v] of params.levees.entries())
      this.#lay(`levees[${i}]`, { ...v, kind: 'levee', sillM: 0, open: 0 });
    for (const [i, g] of params.gates.entries())
      this.#lay(`gates[${i}]`, { ...g, kind: 'gate', soil: 'clay', failure: null });
    this.pumpsOn = params.pumps.map((q) => q.on);
    this.pits = params.underpasses.map(() => ({ m3: 0, closed: false }));
    this.books = Object.fromEntries(BOOKS.map((b) => [b, new Sum()])) as Record<Book, Sum>;
    params.pumps.forEach((q, i) => cellOfPoint(`pumps[${i}].at`, grid, q.at));
    params.underpasses.forEach((u, i) => cellOfPoint(`underpasses[${i}].at`, grid, u.at));
    params.gauges.forEach((g, i) => cellOfPoint(`gauges[${i}].at`, grid, g.at));
  }

  #lay(path: string, spec: LineSpec): CrestLine {
    const line = layLine(path, this.solver, this.ground.grid, spec);
    this.lines.push(line);
    return line;
  }

  /** A new line of sandbags, from the ground up. */
  layCrest(spec: LineSpec): CrestLine {
    const line = this.#lay(`layCrest "${spec.id}"`, spec);
    this.laid.push(spec);
    return line;
  }

  /** Fills the cells that hold water at the start. */
  fillStanding(): void {
    const { ground, solver, params } = this;
    for (const { area, levelM } of params.standing)
      for (let i = 0; i < ground.bedM.length; i++)
        if (
          ground.poolOf[i] === 0 &&
          ground.bedM[i]! < levelM &&
          inside(area, cellCentre(ground.grid, i))
        )
          // prettier-ignore
          solver.placeLevel(i, levelM);
    this.initialM3 = solver.volumeM3();
  }

  #openEdge(edge: number) {
    const { side, fromM = 0, toM = Infinity, levelM, slope } = this.params.edges[edge]!;
    const { cols, rows, stride, cellM } = this.solver.frame;
    const across = side === 'west' || side === 'east';
    const inner = side === 'west' || side === 'north' ? 'greater' : 'lesser';
    const out: { edge: number; face: SpecialFace; index: number }[] = [];
    for (let k = 0; k < (across ? rows : cols); k++) {
      const middle = (k + 0.5) * cellM;
      if (middle < fromM || middle > toM) continue;
      const line = across ? (k + 1) * stride : k + 1;
      const last = across ? cols : rows * stride;
      const entry = inner === 'greater' ? line : line + last;
      const where = { axis: across ? 'x' : 'y', entry, inside: inner } as const;
      const face: SpecialFace =
        levelM === undefined
          ? { kind: 'free', ...where, slope: slope ?? null }
          : { kind: 'stage', ...where, levelM: levelM[0]?.[1] ?? 0, still: false };
      out.push({ edge, face, index: this.solver.addFace(face) });
    }
    if (out.length === 0) throw new RangeError(`edges[${edge}] has no cell between its ends`);
    return out;
  }

  #shoreOf(index: number) {
    const { poolOf, grid } = this.ground;
    const out: { face: StageFace; index: number }[] = [];
    const add = (a: number, b: number, axis: 'x' | 'y') => {
      const inA = poolOf[a] === index + 1;
      if (inA === (poolOf[b] === index + 1) || (poolOf[a]! > 0 && poolOf[b]! > 0)) return;
      const entry = entryOf(this.solver.frame, a);
      const face: StageFace = { kind: 'stage', axis, entry, inside: inA ? 'greater' : 'lesser', levelM: this.reservoirs[index]!.levelM, still: true }; // prettier-ignore
      out.push({ face, index: this.solver.addFace(face) });
    };
    for (let r = 0; r < grid.rows; r++)
      for (let c = 0; c < grid.cols; c++) {
        const i = r * grid.cols + c;
        if (c + 1 < grid.cols) add(i, i + 1, 'x');
        if (r + 1 < grid.rows) add(i, i + grid.cols, 'y');
      }
    return out;
  }

  /** All that decides the future beside the arrays, as plain data. */
  dynamic(): Dynamic {
    return {
      tick: this.tick,
      at: this.at,
      fault: this.fault,
      initialM3: this.initialM3,
      counters: this.solver.counters(),
      books: BOOKS.map((b) => this.books[b].save()),
      laid: [...this.laid],
      lines: this.lines.map(
        ({ targetM, rateMS, open, overtoppedS, breachFace, breachM, faces }) => ({
          targetM: targetM === -Infinity ? -1e9 : targetM,
          rateMS,
          open,
          overtoppedS,
          breachFace,
          breachM,
          faces: faces.map((f) => [f.crestM, f.openShare, f.sillM] as const),
        }),
      ),
      reservoirs: this.reservoirs.map((r) => structured(r)),
      pumpsOn: [...this.pumpsOn],
      pits: this.pits.map((p) => ({ ...p })),
      catchments: this.catchments.map((c) => ({ ...c, storesM3: [...c.storesM3] })),
      townTick: this.townTick,
      // Left out when there is none: what was saved before there were orders reads alike.
      ...(this.rainOrder === undefined ? {} : { rainOrder: this.rainOrder }),
      changes: [...this.changes],
    };
  }

  /** Arrays that decide the future, by name. */
  arrays(): Readonly<Record<string, Float64Array>> {
    return { ...this.solver.arrays(), soaked: this.soaked };
  }

  /** Takes over a state of the same window and parameters; this one must be new. */
  restore(d: Dynamic, arrays: Readonly<Record<string, Float64Array>>): void {
    for (const change of d.changes) changeGround(this, change);
    for (const spec of d.laid) this.layCrest(spec);
    const { soaked, ...rest } = arrays;
    this.soaked.set(soaked!);
    this.solver.restore(rest, d.counters);
    this.tick = d.tick;
    this.at = d.at;
    this.fault = d.fault;
    this.initialM3 = d.initialM3;
    BOOKS.forEach((b, i) => this.books[b].load(d.books[i]!));
    d.lines.forEach(({ faces, ...own }, i) => {
      const line = this.lines[i]!;
      Object.assign(line, own);
      faces.forEach(([crestM, openShare, sillM], k) =>
        Object.assign(line.faces[k]!, { crestM, openShare, sillM }),
      );
    });
    d.reservoirs.forEach((r, i) => Object.assign(this.reservoirs[i]!, structured(r)));
    d.pumpsOn.forEach((on, i) => (this.pumpsOn[i] = on));
    d.pits.forEach((p, i) => Object.assign(this.pits[i]!, p));
    d.catchments.forEach((c, i) =>
      Object.assign(this.catchments[i]!, { ...c, storesM3: [...c.storesM3] }),
    );
    this.townTick = d.townTick;
    this.rainOrder = d.rainOrder;
  }

  /** What rains in the exchange that begins now. */
  get rain(): FloodRain {
    const { rainOrder, params } = this;
    if (rainOrder === undefined || this.at >= rainOrder.untilTick) return params.rain;
    return { useWeather: false, factor: 1, zones: [{ area: null, mmH: [[0, rainOrder.mmH]] }] };
  }

  copy(): FloodState {
    const other = new FloodState(this.ground, this.params);
    other.restore(this.dynamic(), this.arrays());
    other.solver.follow(this.solver);
    other.maxDepthM.set(this.maxDepthM);
    other.arrivalTick.set(this.arrivalTick);
    other.fastTick.set(this.fastTick);
    return other;
  }
}

const structured = (r: ReservoirWater): ReservoirWater => ({
  ...r,
  open: [...r.open],
  breach: r.breach === null ? null : { ...r.breach },
});
