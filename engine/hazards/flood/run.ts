import { cellOf, entryOf } from '../../hydraulics/frame.ts';
import { cellAt, type GridSpec, type Point } from '../../kernel/grid.ts';
import type { Exposure, Fields, HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { advanceFlood } from './advance.ts';
import { hashFlood, loadFlood, saveFlood } from './codec.ts';
import type {
  FloodAction,
  FloodLedger,
  FloodRain,
  FloodRun,
  GaugeReading,
  ReservoirState,
  StructureState,
} from './contract.ts';
import { FloodState } from './flood-state.ts';
import { linearAt } from './series.ts';

/** Depth from which water on the ground is told as an exposure, m (assumed). */
const ASSUMED_EXPOSED_DEPTH_M = 0.05;

/** One flood. Create it through `floodModel`. */
export class FloodRunImpl implements FloodRun {
  #flood: FloodState;

  constructor(flood: FloodState) {
    this.#flood = flood;
  }

  get grid(): GridSpec {
    return this.#flood.ground.grid;
  }

  get tick(): number {
    return this.#flood.tick;
  }

  get fault(): FloodRun['fault'] {
    return this.#flood.fault;
  }

  advance(
    toTick: number,
    drivers: Drivers,
    actions: readonly FloodAction[],
  ): readonly HazardEvent[] {
    return advanceFlood(this.#flood, toTick, drivers, actions);
  }

  bedM(cell: number): number {
    const { ground, solver } = this.#flood;
    const bed = solver.z[entryOf(solver.frame, cell)]!;
    return ground.poolOf[cell] === 0 ? bed : ground.bedM[cell]!;
  }

  isChannel(cell: number): boolean {
    return this.#flood.ground.channel[cell] === 1;
  }

  isTown(cell: number): boolean {
    return this.#flood.ground.houses[cell] === 1;
  }

  depthM(cell: number): number {
    const { ground, solver, reservoirs } = this.#flood;
    const pool = ground.poolOf[cell]!;
    if (pool > 0) return Math.max(0, reservoirs[pool - 1]!.levelM - ground.bedM[cell]!);
    return solver.h[entryOf(solver.frame, cell)]!;
  }

  speedMS(cell: number): number {
    const { solver } = this.#flood;
    const [u, v] = solver.velocity(entryOf(solver.frame, cell));
    return Math.sqrt(u * u + v * v);
  }

  fields(): Fields {
    const { solver, ground, maxDepthM, arrivalTick, fastTick } = this.#flood;
    const n = ground.bedM.length;
    const depthM = new Float32Array(n);
    const eastMS = new Float32Array(n);
    const northMS = new Float32Array(n);
    for (let i = 0; i < n; i++) if (ground.poolOf[i]! > 0) depthM[i] = this.depthM(i);
    solver.tiles.eachRow(false, (from, to) => {
      let cell = cellOf(solver.frame, from);
      for (let i = from; i < to; i++, cell++) {
        depthM[cell] = Math.max(depthM[cell]!, solver.h[i]!);
        if (solver.h[i]! <= solver.filmM) continue;
        const [u, v] = solver.velocity(i);
        eastMS[cell] = u;
        northMS[cell] = -v;
      }
    });
    return {
      depthM,
      eastMS,
      northMS,
      maxDepthM: maxDepthM.map((d, i) => Math.max(d, ground.poolOf[i]! > 0 ? depthM[i]! : 0)),
      arrivalTick: arrivalTick.map((t) => (t < 0 ? NOT_REACHED : t)),
      froudeTick: fastTick.map((t) => (t < 0 ? NOT_REACHED : t)),
    };
  }

  exposure(at: Point): readonly Exposure[] {
    const cell = cellAt(this.grid, at.e, at.n);
    if (cell < 0) return [];
    const depth = this.depthM(cell);
    if (depth < ASSUMED_EXPOSED_DEPTH_M) return [];
    return [
      { hazard: 'flood', quantity: 'depthM', value: depth },
      { hazard: 'flood', quantity: 'speedMS', value: this.speedMS(cell) },
    ];
  }

  gauges(): readonly GaugeReading[] {
    const { params, ground } = this.#flood;
    return params.gauges.map(({ id, at }) => {
      const cell = cellAt(ground.grid, at.e, at.n);
      const depthM = this.depthM(cell);
      return { id, levelM: this.bedM(cell) + depthM, depthM, speedMS: this.speedMS(cell) };
    });
  }

  reservoirs(): readonly ReservoirState[] {
    const { params, reservoirs, at } = this.#flood;
    return params.reservoirs.map((r, i) => ({
      id: r.id,
      levelM: reservoirs[i]!.levelM,
      volumeM3: reservoirs[i]!.volumeM3,
      releaseM3S: reservoirs[i]!.releaseM3S,
      inflowM3S: linearAt(r.inflowM3S, at) + reservoirs[i]!.streamsM3S,
    }));
  }

  rain(): FloodRain {
    return this.#flood.rain;
  }

  structures(): readonly StructureState[] {
    const { params, lines, reservoirs, pumpsOn } = this.#flood;
    const of = (id: string, kind: StructureState['kind'], value: number | null) => ({ id, kind, value }); // prettier-ignore
    return [
      ...lines.map((l) =>
        l.kind === 'gate' ? of(l.id, 'gate', l.open) : of(l.id, 'levee', l.breachFace >= 0 ? 1 : 0),
      ),
      ...params.reservoirs.flatMap((r, i) => {
        const { open, breach, orderedM3S, held } = reservoirs[i]!;
        return [
          ...r.outlets.map((o, k) => of(o.id, 'gate', open[k]!)),
          ...(r.dam === null ? [] : [of(r.id, 'dam', breach === null ? 0 : 1)]),
          ...(r.stageM === null ? [of(r.id, 'release', orderedM3S)] : []),
          of(r.id, 'stage', held?.levelM ?? null),
        ];
      }),
      ...params.pumps.map((q, i) => of(q.id, 'pump', pumpsOn[i] === true ? 1 : 0)),
    ];
  }

  crests(): readonly { id: string; lowestM: number; breachM: number }[] {
    return this.#flood.lines.map((l) => {
      let lowestM = Infinity;
      for (const f of l.faces) lowestM = Math.min(lowestM, f.openShare > 0 ? f.sillM : f.crestM);
      return { id: l.id, lowestM, breachM: l.breachM };
    });
  }

  underpasses(): readonly { id: string; depthM: number; closed: boolean }[] {
    const { params, pits } = this.#flood;
    return params.underpasses.map((u, i) => ({
      id: u.id,
      depthM: pits[i]!.m3 / u.areaM2,
      closed: pits[i]!.closed,
    }));
  }

  streams(): readonly { id: string; flowM3S: number }[] {
    const { params, catchments } = this.#flood;
    return params.catchments.map(({ id }, i) => ({ id, flowM3S: catchments[i]!.flowM3S }));
  }

  ledger(): FloodLedger {
    const { books, solver, edges, shores, inflowPoints, streamPoints, releasePoints, initialM3 } = this.#flood; // prettier-ignore
    const faces = [...edges, ...shores.flat()];
    let edgeInflow = 0;
    for (const { face, index } of faces)
      edgeInflow += ('inside' in face && face.inside === 'greater' ? 1 : -1) * solver.passed[index]!.value; // prettier-ignore
    let pointInflow = 0;
    for (const p of [...inflowPoints, ...streamPoints, ...releasePoints])
      pointInflow += p?.passed.value ?? 0;
    const stored = solver.volumeM3();
    const came = initialM3 + books.rain.value + pointInflow + edgeInflow + solver.clipped.value;
    const went =
      books.infiltrated.value + books.drained.value + books.pumpedOut.value + books.pits.value;
    return {
      initial: initialM3,
      rain: books.rain.value,
      infiltrated: books.infiltrated.value,
      drained: books.drained.value,
      pointInflow,
      edgeInflow,
      pumpedOut: books.pumpedOut.value + books.pits.value,
      clipped: solver.clipped.value,
      stored,
      error: stored - came + went,
    };
  }

  effort(): { steps: number; cellUpdates: number; activeShare: number } {
    const { solver, ground } = this.#flood;
    return {
      steps: solver.steps,
      cellUpdates: solver.cellSteps,
      activeShare: solver.tiles.activeCells / ground.bedM.length,
    };
  }

  fork(): FloodRunImpl {
    return new FloodRunImpl(this.#flood.copy());
  }

  save(): Uint8Array {
    return saveFlood(this.#flood);
  }

  load(bytes: Uint8Array): void {
    const fresh = new FloodState(this.#flood.ground, this.#flood.params);
    loadFlood(fresh, bytes);
    this.#flood = fresh;
  }

  hash(): string {
    return hashFlood(this.#flood);
  }

  notes(): readonly string[] {
    const { params, ground, solver, fault } = this.#flood;
    const notes = [`scheme:${params.scheme}`, `cellM:${ground.grid.cellM}`];
    if (!params.infiltration) notes.push('infiltration:off');
    if (solver.froudeLeft > 0) notes.push('froudeAboveRange:0.8');
    if (fault !== null) notes.push(`instability:${fault.code}`);
    return notes;
  }
}

/** In the field `arrivalTick`, where the flood has not come: byte 0 on the wire. */
export const NOT_REACHED = -900;
