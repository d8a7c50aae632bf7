import { byId, find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { ASSUMED } from '../assumed.ts';
import { metres } from '../journey.ts';
import { openSite } from '../sites/open-site.ts';
import { leftOf, siteId } from '../sites/site.ts';
import type { FloodWork, FloodWorkEvent } from './flood-work.ts';
import { actionOf, bagsOf, personHOf, piecesOf } from './works.ts';

/** How far work has come is looked at right after the teams' common slices of it. */
const nextLook = (tick: number): number =>
  (Math.floor((tick - 1) / ASSUMED.workSliceS) + 1) * ASSUMED.workSliceS + 1;

const isOpen = (w: World, work: FloodWork): boolean => {
  const site = find(w.state.sites, siteId('floodWork', work.id));
  return site === undefined || site.doneTick < 0;
};

/**
 * Walls of sandbags stand piece by piece as crews lay them; what is done at a place by hand is a site
 * that everybody knows from the plans of flood defence.
 */
export const floodWorks: System = {
  name: 'flood-works',
  nextDue(w) {
    if (w.scenario.floodWorks.every((work) => !work.byHand || !isOpen(w, work))) return Infinity;
    return nextLook(w.state.tick);
  },
  step(w, ctx) {
    for (const work of w.scenario.floodWorks) {
      if (!work.byHand) continue;
      const site = find(w.state.sites, siteId('floodWork', work.id));
      if (site === undefined) open(w, ctx, work);
      else if (site.doneTick < 0) follow(w, ctx, work);
    }
  },
};

function open(w: World, ctx: StepContext, work: FloodWork): void {
  const needs = [{ capability: 'handCrew', amount: personHOf(work), minPersons: 2 }] as const;
  const knownTo = w.scenario.seats.filter((s) => s.role !== 'neighbour').map((s) => s.id);
  openSite(ctx, work, { kind: 'floodWork', subject: work.id, needs, knownTo }, null);
}

/** Lays the pieces that the hours of work so far, and the sandbags there are, allow. */
function follow(w: World, ctx: StepContext, work: FloodWork): void {
  const need = find(w.state.sites, siteId('floodWork', work.id))!.needs[0]!;
  const share = 1 - leftOf(need) / need.amount;
  if (work.kind === 'sandbags') lay(w, ctx, work, Math.floor(share * piecesOf(work).length), null);
}

/** All that was still to do when the last hand's work is done. */
export function finishWork(w: World, ctx: StepContext, workId: string, cause: number): void {
  const work = byId(w.scenario.floodWorks, workId);
  lay(w, ctx, work, piecesOf(work).length, cause);
}

function lay(
  w: World,
  ctx: StepContext,
  work: FloodWork,
  upTo: number,
  cause: number | null,
): void {
  const { laid } = byId(w.state.floodWorks, work.id);
  const bags = Math.ceil((bagsOf(work) * (upTo - laid)) / piecesOf(work).length);
  const used = upTo > laid ? takeBags(w, work, bags) : null;
  if (used === null) return;
  for (let piece = laid; piece < upTo; piece++) act(w, ctx, work, piece, work.value);
  ctx.emit({ type: 'floodWorkDone', workId: work.id, laid: upTo, value: work.value, used }, cause);
}

/** Does to the water what the work is for. */
export function act(
  w: Pick<World, 'flood'>,
  ctx: Pick<StepContext, 'hazardAction'>,
  work: FloodWork,
  piece: number,
  value: number,
): void {
  const action = actionOf(w, work, piece, value);
  if (action !== null) ctx.hazardAction('flood', action);
}

/** Sandbags out of the nearest depots that have any; null when all together have too few. */
function takeBags(w: World, work: FloodWork, bags: number): FloodWorkEvent['used'] | null {
  const used: { depotId: string; bags: number }[] = [];
  let left = bags;
  for (const { facilityId, bags: there } of bagsAround(w, work)) {
    if (left === 0) break;
    const taken = Math.min(left, there);
    if (taken > 0) used.push({ depotId: facilityId, bags: taken });
    left -= taken;
  }
  return left > 0 ? null : used;
}

/** Depots by their distance from a work, with the sandbags that they hold. */
export function bagsAround(
  w: World,
  work: FloodWork,
): readonly { readonly facilityId: string; readonly bags: number }[] {
  return w.state.goods.depots
    .map(({ facilityId, stock }) => ({
      facilityId,
      bags: stock.sandbag ?? 0,
      farM: metres(w.index.depot.get(facilityId)!.facility.at, work.at),
    }))
    .sort((a, b) => a.farM - b.farM || (a.facilityId < b.facilityId ? -1 : 1));
}
