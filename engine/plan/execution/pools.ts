import type { Capability, SeatId, UnitId, UnitSpec } from '../../exercise/scenario.ts';
import type { OwnTeam } from '../autopilot/address-book.ts';
import type { PlanTask, ResourceNeed } from '../response-plan.ts';
import type { PoolTrace } from './plan-trace.ts';
import { ResourceQueue, type QueueRequest } from './resource-queue.ts';
import { capabilityOf } from './rules.ts';

export type TeamNeed = Extract<ResourceNeed, { of: 'teams' }>;

export const teamNeeds = (task: PlanTask): readonly TeamNeed[] =>
  task.needs.filter((n) => n.of === 'teams');

export const serves = (need: TeamNeed, spec: UnitSpec): boolean =>
  spec.capabilities.includes(need.capability) && (need.kind === null || need.kind === spec.kind);

/** Which pool a team is counted in when it works for a task. */
function poolOf(task: PlanTask, spec: UnitSpec): Pick<TeamNeed, 'capability' | 'kind'> | null {
  const need = teamNeeds(task).find((n) => serves(n, spec));
  if (need !== undefined) return need;
  const usual = capabilityOf(task.rule);
  if (usual !== null && spec.capabilities.includes(usual)) return { capability: usual, kind: null };
  const [first] = spec.capabilities;
  return first === undefined ? null : { capability: first, kind: null };
}

interface Pool {
  readonly head: Omit<PoolTrace, 'teams' | 'requests'>;
  readonly queue: ResourceQueue;
}

export type SavedPools = readonly PoolTrace[];

/**
 * Who asks each seat's teams for what, and who waits. A team belongs to no pool by itself: it is
 * counted where its task asked for it.
 */
export class Pools {
  readonly #pools = new Map<string, Pool>();
  readonly #teams: ReadonlyMap<SeatId, readonly OwnTeam[]>;
  /** Queue in which each busy team stands. */
  readonly #serving = new Map<UnitId, ResourceQueue>();

  constructor(teams: ReadonlyMap<SeatId, readonly OwnTeam[]>, saved: SavedPools = []) {
    this.#teams = teams;
    for (const { requests, teams: count, ...head } of saved) {
      const queue = new ResourceQueue(
        count,
        requests.map((r) => ({ ...r })),
      );
      this.#pools.set(head.id, { head, queue });
      for (const r of queue.requests)
        if (r.server !== null && r.releasedTick < 0) this.#serving.set(r.server, queue);
    }
  }

  #queue(seatId: SeatId, of: Pick<TeamNeed, 'capability' | 'kind'>): ResourceQueue {
    const { capability, kind } = of;
    const id = `${seatId}/${capability}${kind === null ? '' : `/${kind}`}`;
    let pool = this.#pools.get(id);
    if (pool === undefined) {
      const able = (this.#teams.get(seatId) ?? []).filter(
        ({ spec }) =>
          spec.capabilities.includes(capability) && (kind === null || kind === spec.kind),
      );
      pool = { head: { id, seatId, capability, kind }, queue: new ResourceQueue(able.length) };
      this.#pools.set(id, pool);
    }
    return pool.queue;
  }

  /** So many teams more would be sent for a task; of a capability, or of what it usually needs. */
  wish(
    task: PlanTask,
    seatId: SeatId,
    wanted: number,
    tick: number,
    capability: Capability | null,
  ): void {
    const able = teamNeeds(task).find((n) => capability === null || n.capability === capability);
    const usual = capability ?? capabilityOf(task.rule);
    const of = able ?? (usual === null ? null : { capability: usual, kind: null });
    if (of !== null) this.#queue(seatId, of).wish(task.id, wanted, tick);
  }

  grant(task: PlanTask, seatId: SeatId, spec: UnitSpec, tick: number): void {
    const of = poolOf(task, spec);
    if (of === null) return;
    const queue = this.#queue(seatId, of);
    queue.grant(spec.id, tick, task.id);
    this.#serving.set(spec.id, queue);
  }

  release(unitId: UnitId, tick: number): void {
    this.#serving.get(unitId)?.release(unitId, tick);
    this.#serving.delete(unitId);
  }

  isServing = (unitId: UnitId): boolean => this.#serving.has(unitId);

  traces(): PoolTrace[] {
    return [...this.#pools.values()]
      .map(({ head, queue }) => ({
        ...head,
        teams: queue.servers,
        requests: queue.requests.map((r): QueueRequest => ({ ...r })),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
