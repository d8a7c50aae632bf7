import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { siteId, type SiteState } from '../sites/site.ts';
import type { CasualtyChange, CasualtyGroup, Held } from './casualty.ts';
import { worsensAt } from './course.ts';

const KINDS = { trapped: 'rescueTrapped', missing: 'searchMissing' } as const;

export const heldSite = (w: World, g: CasualtyGroup, care: Held): SiteState | undefined =>
  find(w.state.sites, siteId(KINDS[care], g.id));

/** How many more the work done so far has freed than have been counted. */
export function freeable(w: World, g: CasualtyGroup, care: Held): number {
  if (g.open === 0) return 0;
  let all = 0;
  let held = 0;
  for (const p of g.persons) {
    if (p.held !== care) continue;
    all++;
    if (p.care === care) held++;
  }
  if (held === 0) return 0;
  const need = heldSite(w, g, care)?.needs[0];
  if (need === undefined || need.done === 0) return 0;
  return Math.floor((all * need.done) / need.amount + 1e-9) - (all - held);
}

/** Trapped people are freed, missing people found, one by one as the work at their site goes on. */
export function free(
  w: World,
  ctx: StepContext,
  g: CasualtyGroup,
  care: Held,
  taken: Set<number>,
): void {
  let left = freeable(w, g, care);
  if (left <= 0) return;
  const members: CasualtyChange[] = [];
  g.persons.forEach((p, person) => {
    if (p.care !== care || left === 0) return;
    left--;
    taken.add(person);
    const dueTick =
      p.triage === 'dead' ? -1 : worsensAt(w, { groupId: g.id, person }, p.triage, ctx.tick);
    members.push({ person, dueTick });
  });
  ctx.emit(
    { type: 'casualtiesFreed', groupId: g.id, care, members, persons: members.length },
    g.aroseEvent,
  );
}
