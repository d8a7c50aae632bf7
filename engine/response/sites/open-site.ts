import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import { siteId, type SiteKind, type SiteNeed } from './site.ts';

/** Where a site is worked on: from the road node beside it, or off the roads (-1). */
interface SitePlace {
  readonly at: Point;
  readonly nodeId: number;
}

interface NewSite {
  readonly kind: SiteKind;
  readonly subject: string;
  readonly needs: readonly NewNeed[];
  /** Nobody knows of it when left out. */
  readonly knownTo?: readonly SeatId[];
}

/** Work of which nothing has been done, unless it says so. */
type NewNeed = Omit<SiteNeed, 'done'> & { readonly done?: number };

/** Opens a site; one that was done and has the same kind and subject opens again. */
export function openSite(
  ctx: StepContext,
  { at, nodeId }: SitePlace,
  site: NewSite,
  cause: number | null,
): void {
  openBetween(ctx, at, nodeId < 0 ? [] : [nodeId], site, cause);
}

/** Opens a site, or adds to the work at the one that is open. */
export function openOrAdd(
  w: World,
  ctx: StepContext,
  place: SitePlace,
  work: Omit<NewSite, 'needs' | 'knownTo'> & { readonly need: Omit<SiteNeed, 'done'> },
  cause: number | null,
): void {
  const { kind, subject, need } = work;
  const { capability } = need;
  const open = find(w.state.sites, siteId(kind, subject));
  const had = open?.needs.find((n) => n.capability === capability);
  if (open === undefined || open.doneTick >= 0 || had === undefined) {
    openSite(ctx, place, { kind, subject, needs: [need] }, cause);
    return;
  }
  const amount = had.amount + need.amount;
  ctx.emit({ type: 'siteAmended', siteId: open.id, capability, amount }, cause);
}

/** What lies on a road, cleared from either end. */
export function openDebris(
  w: World,
  ctx: StepContext,
  edgeId: number,
  debrisM3: number,
  knownTo: readonly SeatId[],
  cause: number | null,
): void {
  const { line, a, b } = w.region.roads.edges[edgeId]!;
  const needs = [{ capability: 'clearRoad', amount: debrisM3, minPersons: 1 }] as const;
  const site = { kind: 'clearRoad', subject: String(edgeId), needs, knownTo } as const;
  openBetween(ctx, line[line.length >> 1]!, [a, b], site, cause);
}

function openBetween(
  ctx: StepContext,
  at: Point,
  nodeIds: readonly number[],
  { kind, subject, needs, knownTo = [] }: NewSite,
  cause: number | null,
): void {
  ctx.emit(
    {
      type: 'siteOpened',
      site: {
        id: siteId(kind, subject),
        kind,
        subject,
        at,
        nodeIds,
        needs: needs.map(({ capability, amount, done = 0, minPersons }) => ({
          capability,
          amount,
          done,
          minPersons,
        })),
        knownTo: knownTo.slice(),
      },
    },
    cause,
  );
}
