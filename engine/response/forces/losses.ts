import { drawUniform } from '../../kernel/random.ts';
import { flameNear } from '../fire-picture.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import type { Triage } from '../medical/casualty.ts';
import { drawTriage } from '../medical/course.ts';
import { flameLimitM } from '../tactics.ts';
import { now, type Turn } from '../turn.ts';
import { ASSUMED_BURNOVER } from './assumed.ts';

/**
 * A team that flames have caught up with, far longer than it may work at, loses people to injury:
 * they become casualties where it stands, and its strength falls. One at least stays on his feet.
 */
export function sufferFlames(t: Turn): void {
  const { atTimesLimit, withinM, perMultiple, most } = ASSUMED_BURNOVER;
  const at = now(t, 'at');
  const times = flameNear(t.w, t.tick, at, withinM) / flameLimitM(t.spec);
  if (times < atTimesLimit) return;
  const chance = Math.min(most, perMultiple * times);
  const strength = now(t, 'strength');
  const hurt = Math.min(strength - 1, drawHurt(t, strength, chance));
  if (hurt <= 0) return;
  t.set.strength = strength - hurt;
  const before = t.w.state.casualtyGroups.filter(
    (g) => g.origin.kind === 'team' && g.origin.id === t.unit.id,
  ).length;
  const id = `team:${t.unit.id}:${before + 1}`;
  const casualties: Record<Triage, number> = { immediate: 0, delayed: 0, minor: 0, dead: 0 };
  for (let person = 0; person < hurt; person++)
    casualties[drawTriage(t.w, { groupId: id, person }, ASSUMED_MEDICAL.fireShares)]++;
  const group = {
    id,
    origin: { kind: 'team' as const, id: t.unit.id },
    at,
    // Comrades carry them to the nearest road, where an ambulance can take them up.
    nodeId: t.w.router.nearestNode(at).nodeId,
    survival: 'vehicle' as const,
  };
  const { seatId } = t.spec;
  const hearing = hearingOf(
    t.w,
    (seat) => seat.id === seatId || seat.role === 'incidentCommander',
    t.tick + 1,
  );
  const none = { trapped: 0, missing: 0, villageId: null };
  hurtGroup(t.w, t.ctx, { group, casualties, ...none, hearing }, t.cause!);
}

function drawHurt(t: Turn, persons: number, chance: number): number {
  const key = t.w.random.key('burn-over');
  const team = t.w.index.unit.get(t.unit.id)!.at;
  let hurt = 0;
  for (let i = 0; i < persons; i++) if (drawUniform(key, team, t.tick, i) < chance) hurt++;
  return hurt;
}
