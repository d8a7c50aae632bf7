import type { Point } from '../../kernel/grid.ts';
import type { World } from '../../exercise/world.ts';
import { facilityPoint } from '../turn.ts';
import type { CasualtyGroup } from './casualty.ts';

/** Living people who can be taken aboard, the worst first, by place in the group. */
export function transportable(g: CasualtyGroup): number[] {
  const out: number[] = [];
  for (const triage of ['immediate', 'delayed', 'minor'] as const)
    g.persons.forEach((p, i) => {
      if ((p.care === 'waiting' || p.care === 'treated') && p.triage === triage) out.push(i);
    });
  return out;
}

/** Those for whom an ambulance comes back: the lightly hurt go along when there is a seat. */
export const needHospital = (g: CasualtyGroup): number =>
  g.persons.reduce(
    (n, p) =>
      n +
      ((p.care === 'waiting' || p.care === 'treated') &&
      (p.triage === 'immediate' || p.triage === 'delayed')
        ? 1
        : 0),
    0,
  );

/** Where an ambulance stops for a group: at the road. */
export const groupPoint = (w: World, g: Pick<CasualtyGroup, 'at' | 'nodeId'>): Point =>
  w.region.roads.nodes[g.nodeId]?.at ?? g.at;

export const hospitalPoint = (w: World, hospitalId: string): Point =>
  facilityPoint(
    w,
    w.region.facilities.find((f) => f.id === hospitalId)!,
  );
