import type { StepContext, World } from '../../exercise/world.ts';
import { find } from '../../exercise/lookup.ts';
import { drawUniform, keyOf } from '../../kernel/random.ts';
import type { CasualtyGroup, Triage } from '../medical/casualty.ts';
import type { RoomSpec } from '../release/release.ts';
import type { TrappedBreath } from './breathing.ts';
import { ASSUMED_GAS, breathe, gasHarm, lawOf, type HarmShares } from './harm-law.ts';

/** Gravest first. */
const GRAVITY: readonly Triage[] = ['dead', 'immediate', 'delayed', 'minor'];

/**
 * A minute of those who are trapped in rooms with gas: each breathes what is in the room, so that
 * airing it saves whom an early rescue would. Everybody has one draw for good: a longer load never
 * makes anybody better. Null where nobody lies in a room.
 */
export function stepTrapped(w: World, ctx: StepContext): readonly TrappedBreath[] | null {
  const law = lawOf(w);
  if (law === null) return null;
  const out: TrappedBreath[] = [];
  for (const room of w.scenario.release!.rooms)
    for (const g of w.state.casualtyGroups) {
      if (!liesIn(g, room) || !g.persons.some((p) => p.care === 'trapped')) continue;
      const before = find(w.state.release.trapped ?? [], g.id)?.load ?? 0;
      const { kgM3 } = w.hazmat!.confined(room.id);
      const track = { kgM3: 0, load: before };
      const { load } = breathe(law, track, kgM3, null, ASSUMED_GAS.everyTicks);
      out.push({ id: g.id, load });
      worsen(w, ctx, g, gasHarm(law, load));
    }
  return out.length === 0 ? null : out;
}

/** Whose survival is that of the gas around them, of the incident in that room. */
const liesIn = (g: CasualtyGroup, room: RoomSpec): boolean =>
  g.survival === 'gas' && g.origin.kind === 'incident' && g.origin.id === room.incidentId;

function worsen(w: World, ctx: StepContext, g: CasualtyGroup, shares: HarmShares): void {
  g.persons.forEach((p, person) => {
    if (p.care !== 'trapped') return;
    const u = drawUniform(w.random.key('trapped-in-gas'), keyOf(g.id), person);
    const triage = classAt(shares, u);
    if (triage === null || GRAVITY.indexOf(triage) >= GRAVITY.indexOf(p.triage)) return;
    const change = { groupId: g.id, person, triage, dueTick: -1 };
    ctx.emit({ type: 'casualtyWorsened', ...change }, g.aroseEvent);
  });
}

/** Class of a person who falls to the share `u` of all; null for no harm yet. */
function classAt(shares: HarmShares, u: number): Triage | null {
  let sum = 0;
  for (const triage of GRAVITY) {
    sum += shares[triage];
    if (u < sum) return triage;
  }
  return null;
}
