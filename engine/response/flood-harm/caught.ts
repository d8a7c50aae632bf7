import type { StepContext, World } from '../../exercise/world.ts';
import { drawUniform } from '../../kernel/random.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import type { SurvivalKind, TriageCounts } from '../medical/casualty.ts';
import { openOrAdd } from '../sites/open-site.ts';
import type { SiteKind } from '../sites/site.ts';
import { ASSUMED_FLOOD } from './assumed.ts';

const NOBODY: TriageCounts = { immediate: 0, delayed: 0, minor: 0, dead: 0 };
/** What becomes of those who are swept away: missing, dead, badly hurt; the rest hurt (assumed). */
const SWEPT_SHARES = { missing: 0.4, dead: 0.15, immediate: 0.2 } as const;

/** People whom the water carries away; returns how many. */
export function swept(
  w: World,
  ctx: StepContext,
  villageId: string,
  persons: number,
  share: number,
  cause: number,
): number {
  if (share <= 0) return 0;
  const key = w.random.key('swept');
  const { at } = w.index.village.get(villageId)!;
  const counts = { missing: 0, dead: 0, immediate: 0, delayed: 0 };
  let n = 0;
  for (let i = 0; i < persons; i++) {
    if (drawUniform(key, at, ctx.tick, 2 * i) >= share) continue;
    n++;
    const u = drawUniform(key, at, ctx.tick, 2 * i + 1);
    const { missing, dead, immediate } = SWEPT_SHARES;
    if (u < missing) counts.missing++;
    else if (u < missing + dead) counts.dead++;
    else if (u < missing + dead + immediate) counts.immediate++;
    else counts.delayed++;
  }
  if (n === 0) return 0;
  const { missing, ...hurt } = counts;
  arise(
    w,
    ctx,
    villageId,
    'swept',
    'water',
    { ...NOBODY, ...hurt },
    { trapped: 0, missing },
    cause,
  );
  if (missing > 0) work(w, ctx, 'searchMissing', villageId, 'swept', missing, cause);
  return n;
}

/** People in upper floors and on roofs, whom boats must fetch. */
export function cutOff(
  w: World,
  ctx: StepContext,
  villageId: string,
  persons: number,
  cause: number,
): void {
  arise(w, ctx, villageId, 'cut-off', 'sheltered', NOBODY, { trapped: persons, missing: 0 }, cause);
  work(w, ctx, 'rescueTrapped', villageId, 'cut-off', persons, cause);
}

type Kind = 'swept' | 'cut-off';
const groupOf = (kind: Kind, villageId: string): string => `${kind}:${villageId}`;

function arise(
  w: World,
  ctx: StepContext,
  villageId: string,
  kind: Kind,
  survival: SurvivalKind,
  casualties: TriageCounts,
  held: { readonly trapped: number; readonly missing: number },
  cause: number,
): void {
  const { spec } = w.index.village.get(villageId)!;
  const id = groupOf(kind, villageId);
  const first = w.state.casualtyGroups.find((g) => g.id === id)?.persons.length ?? 0;
  hurtGroup(
    w,
    ctx,
    {
      group: {
        id,
        origin: { kind: 'village', id: villageId },
        at: spec.at,
        nodeId: spec.nodeId,
        survival,
      },
      casualties,
      ...held,
      villageId,
      first,
      hearing: hearingOf(
        w,
        (seat) => seat.role === 'incidentCommander' || seat.townshipId === spec.townshipId,
        ctx.tick + ASSUMED_MEDICAL.lookS,
      ),
    },
    cause,
  );
}

/** A site for boats, or more work at the one that there is. */
function work(
  w: World,
  ctx: StepContext,
  kind: SiteKind,
  villageId: string,
  group: Kind,
  persons: number,
  cause: number,
): void {
  const { boatPersonH, boatMinPersons: minPersons } = ASSUMED_FLOOD;
  const need = { capability: 'waterRescue', amount: persons * boatPersonH, minPersons } as const;
  const subject = groupOf(group, villageId);
  openOrAdd(w, ctx, w.index.village.get(villageId)!.spec, { kind, subject, need }, cause);
}
