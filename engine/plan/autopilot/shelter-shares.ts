import { SPEED_PROFILES } from '../../response/speed-profiles.ts';
import { greatestFlow, type Arc } from '../max-flow.ts';
import { squaredM, type Desk } from './policy.ts';
import type { Refuge, Threat } from './threats.ts';

/** Which shelter takes the people of each village, so that the shelters together take the most. */
export interface Shares {
  /** The shelter with the largest share of the village; null when none has room for it. */
  shelterOf(villageId: string): Refuge | null;
  /** Persons who find a place. */
  readonly sheltered: number;
}

/**
 * Shares the shelters out by greatest flow from villages (people) to shelters (free places) over the
 * ways that a bus can take as far as the seat knows; the nearest shelters are filled first.
 */
export function shareOut(desk: Desk, threats: readonly Threat[], list: readonly Refuge[]): Shares {
  const sink = 1 + threats.length + list.length;
  const arcs: Arc[] = [];
  const between: { village: number; refuge: number }[] = [];
  threats.forEach((t, i) => arcs.push({ from: 0, to: 1 + i, capacity: t.persons }));
  threats.forEach((t, i) => {
    for (const { refuge, at } of byDistance(list, t))
      if (canDrive(desk, t, at)) {
        between.push({ village: i, refuge });
        arcs.push({ from: 1 + i, to: 1 + threats.length + refuge, capacity: t.persons });
      }
  });
  list.forEach((r, i) =>
    arcs.push({ from: 1 + threats.length + i, to: sink, capacity: Math.max(0, r.free) }),
  );
  const { value, flows } = greatestFlow(sink + 1, arcs, 0, sink);
  const most = new Map<string, { refuge: Refuge; persons: number }>();
  between.forEach(({ village, refuge }, i) => {
    const persons = flows[threats.length + i]!;
    const id = threats[village]!.village.id;
    if (persons > (most.get(id)?.persons ?? 0)) most.set(id, { refuge: list[refuge]!, persons });
  });
  return { sheltered: value, shelterOf: (id) => most.get(id)?.refuge ?? null };
}

const byDistance = (list: readonly Refuge[], t: Threat) =>
  list
    .map((r, refuge) => ({ refuge, at: r.at, m2: squaredM(r.at, t.village.at) }))
    .sort((a, b) => a.m2 - b.m2 || a.refuge - b.refuge);

const canDrive = ({ k }: Desk, t: Threat, to: Refuge['at']): boolean =>
  k.router.route({
    from: t.village.at,
    fromNode: t.village.nodeId,
    to,
    profile: SPEED_PROFILES.bus,
    departTick: k.tick,
    closed: k.closures,
  }) !== null;
