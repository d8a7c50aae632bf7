import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import {
  ASSUMED_LIFELINES,
  COUNTY_PLACE,
  type LifelineSpec,
  type LinkPlace,
  type LinkState,
} from './lifeline.ts';
import { telling } from './knowing.ts';
import { indexOfSpec, runnerS } from './network.ts';
import { towerIsOut } from './settle.ts';

/** When a place does something next to be heard again; Infinity when it has been. */
function contactDue(place: LinkPlace, link: LinkState, tick: number): number {
  if (link.lostTick < 0 || link.contactTick >= 0) return Infinity;
  if (place.satellitePhone) return link.lostTick + ASSUMED_LIFELINES.satelliteSetUpS;
  if (place.id === COUNTY_PLACE) return Infinity;
  if (link.runnerTick >= 0) return link.runnerTick;
  // One who found the roads closed tries again.
  const first = link.lostTick + ASSUMED_LIFELINES.runnerAfterS;
  const tries = Math.floor((tick - first) / ASSUMED_LIFELINES.retryS) + 1;
  return tick < first ? first : first + tries * ASSUMED_LIFELINES.retryS;
}

export function linksDue(w: World, spec: LifelineSpec): number {
  let due = Infinity;
  spec.places.forEach((place, i) => {
    const link = w.state.lifelines.links[i]!;
    if (towerIsOut(w, place.towerId) !== link.lostTick >= 0) due = w.state.tick + 1;
    due = Math.min(due, contactDue(place, link, w.state.tick));
  });
  return due === Infinity ? due : Math.max(due, w.state.tick + 1);
}

/** Networks that fail and come back, and how those who are cut off make themselves heard. */
export function stepLinks(w: World, ctx: StepContext, spec: LifelineSpec): void {
  spec.places.forEach((place, i) => {
    const link = w.state.lifelines.links[i]!;
    const out = towerIsOut(w, place.towerId);
    if (out && link.lostTick < 0) {
      const tower = find(w.state.lifelines.assets, place.towerId!)!;
      ctx.emit({ type: 'networkLost', placeId: place.id }, tower.outEvent);
    } else if (!out && link.lostTick >= 0) {
      if (link.contactTick < 0) contact(w, ctx, spec, place, 'network');
      ctx.emit({ type: 'networkBack', placeId: place.id }, link.lostEvent);
    } else if (contactDue(place, link, w.state.tick) <= ctx.tick)
      reachOut(w, ctx, spec, place, link);
  });
}

function reachOut(
  w: World,
  ctx: StepContext,
  spec: LifelineSpec,
  place: LinkPlace,
  link: LinkState,
): void {
  if (place.satellitePhone) return contact(w, ctx, spec, place, 'satellite');
  if (link.runnerTick >= 0) return contact(w, ctx, spec, place, 'runner');
  const county = indexOfSpec(spec).place.get(COUNTY_PLACE);
  const wayS = county === undefined ? null : runnerS(w, place, county);
  if (wayS === null) return;
  const dueTick = ctx.tick + wayS;
  ctx.emit({ type: 'runnerSent', placeId: place.id, dueTick }, link.lostEvent);
}

/** The county learns that the place is cut off, and why. */
function contact(
  w: World,
  ctx: StepContext,
  spec: LifelineSpec,
  place: LinkPlace,
  by: 'satellite' | 'runner' | 'network',
): void {
  const link = find(w.state.lifelines.links, place.id)!;
  const cause = ctx.emit({ type: 'contactMade', placeId: place.id, by }, link.lostEvent);
  if (by === 'network' || place.towerId === null) return;
  const tower = find(w.state.lifelines.assets, place.towerId)!;
  const tell = telling(w, ctx, spec, new Set());
  for (const seatId of indexOfSpec(spec).place.get(COUNTY_PLACE)?.seatIds ?? [])
    if (!tower.knownTo.includes(seatId)) tell(tower.id, seatId, cause);
}
