import type { StepContext, World } from '../../exercise/world.ts';
import { drawUniform } from '../../kernel/random.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import { openSite } from '../sites/open-site.ts';
import { ASSUMED_PEOPLE } from './readiness.ts';

const NOBODY = { immediate: 0, delayed: 0, minor: 0, dead: 0 } as const;

/**
 * Of people who run from a fire that nobody warned them of, some are not found again by their own:
 * they are missing until a search finds them. Returns how many; none where a scenario says nothing
 * of its people.
 */
export function loseTrack(
  w: World,
  ctx: StepContext,
  villageId: string,
  running: number,
  cause: number,
): number {
  if (w.scenario.people === null) return 0;
  const { spec, at } = w.index.village.get(villageId)!;
  const key = w.random.key('missing');
  let missing = 0;
  for (let i = 0; i < running; i++)
    if (drawUniform(key, at, i) < ASSUMED_PEOPLE.missingShare) missing++;
  if (missing === 0) return 0;
  const id = `missing:${villageId}`;
  const place = { at: spec.at, nodeId: spec.nodeId };
  const first = ctx.tick + ASSUMED_PEOPLE.missedS;
  const hearing = hearingOf(
    w,
    (seat) => seat.role === 'incidentCommander' || seat.townshipId === spec.townshipId,
    first,
  );
  const origin = { kind: 'village', id: villageId } as const;
  const group = { id, origin, ...place, survival: 'vehicle' } as const;
  const harm = { group, casualties: NOBODY, trapped: 0, missing, villageId, hearing };
  hurtGroup(w, ctx, harm, cause);
  const amount = missing * ASSUMED_PEOPLE.searchPersonH;
  const need = { capability: 'searchRescue', amount, minPersons: 4 } as const;
  openSite(ctx, place, { kind: 'searchMissing', subject: id, needs: [need] }, cause);
  return missing;
}
