import type { LifelineView, LinkView, PowerView } from '../../exercise/part-views.ts';
import type { Setup } from '../../exercise/setup.ts';
import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { ASSUMED } from '../assumed.ts';
import { leftOf } from '../sites/site.ts';
import { workPerHour } from '../sites/work-rates.ts';
import { reachOf } from './network.ts';
import { generatorSite, repairSite } from './settle.ts';

/** What `seatId` has been told of; everything for null (the truth). */
type Viewer = SeatId | null;

const knows = (seatId: Viewer, knownTo: readonly SeatId[]): boolean =>
  seatId === null || knownTo.includes(seatId);

export function lifelineViews(w: World, seatId: Viewer): readonly LifelineView[] {
  const spec = w.scenario.lifelines;
  if (spec === null) return [];
  return spec.assets.flatMap((asset, i): LifelineView[] => {
    const { outTick, why, knownTo, past } = w.state.lifelines.assets[i]!;
    const { id, kind, persons } = asset;
    if (outTick >= 0 && knows(seatId, knownTo)) {
      const siteId = why === 'damage' ? openSite(w, repairSite(asset), seatId) : null;
      const etaTick = siteId === null ? -1 : etaOf(w, siteId);
      return [{ id, kind, why, outTick, backTick: -1, personsWithout: persons, siteId, etaTick }];
    }
    if (past === null || !knows(seatId, past.knownTo)) return [];
    const over = { outTick: past.outTick, backTick: past.backTick, why: past.why };
    return [{ id, kind, ...over, personsWithout: 0, siteId: null, etaTick: -1 }];
  });
}

export function powerViews(w: World, seatId: Viewer): readonly PowerView[] {
  const spec = w.scenario.lifelines;
  if (spec === null) return [];
  return spec.users.flatMap(({ id, use }, i): PowerView[] => {
    const { lostTick, metTick, generatorFrom, knownTo, past } = w.state.lifelines.users[i]!;
    if (lostTick >= 0 && knows(seatId, knownTo)) {
      const siteId = openSite(w, generatorSite(id), seatId);
      const by = metTick < 0 ? null : generatorFrom === null ? 'grid' : 'generator';
      const etaTick = siteId === null ? -1 : etaOf(w, siteId);
      return [{ id, use, lostTick, metTick, by, generatorFrom, siteId, etaTick }];
    }
    if (past === null || !knows(seatId, past.knownTo)) return [];
    const over = { lostTick: past.lostTick, metTick: past.metTick };
    return [{ id, use, ...over, by: 'grid', generatorFrom: null, siteId: null, etaTick: -1 }];
  });
}

/** A cut-off place is known to those who sit in it, and to others when its tower's outage is. */
export function linkViews(w: World, seatId: Viewer): readonly LinkView[] {
  const spec = w.scenario.lifelines;
  if (spec === null) return [];
  return spec.places.flatMap((place, i): LinkView[] => {
    const link = w.state.lifelines.links[i]!;
    if (link.lostTick < 0) return [];
    const inside = seatId === null || place.seatIds.includes(seatId);
    const tower = find(w.state.lifelines.assets, place.towerId!)!;
    if (!inside && !knows(seatId, tower.knownTo)) return [];
    const reach = reachOf(w, place, w.state.tick);
    // Only those who sent a runner know of him before he comes.
    const unheard = reach === 'runner' && !inside && link.contactTick < 0;
    return [
      {
        id: place.id,
        lostTick: link.lostTick,
        state: unheard ? 'none' : reach,
        contactTick: link.contactTick,
      },
    ];
  });
}

function openSite(w: World, id: string, seatId: Viewer): string | null {
  const site = find(w.state.sites, id);
  if (site === undefined || site.doneTick >= 0 || !knows(seatId, site.knownTo)) return null;
  return id;
}

/** End of the work at a site by the teams that work there now; -1 when nobody does. */
function etaOf(w: World, id: string): number {
  const site = find(w.state.sites, id)!;
  // Work is booked in slices: counted from the last one, the end stays where it is in between.
  const since = Math.floor(w.state.tick / ASSUMED.workSliceS) * ASSUMED.workSliceS;
  let etaTick = since;
  for (const need of site.needs) {
    const left = leftOf(need);
    if (left === 0) continue;
    let perHour = 0;
    for (const u of w.state.units) {
      if (u.status !== 'working' || u.orderId === null) continue;
      const order = find(w.state.orders, u.orderId)?.order;
      if (order?.type !== 'workAt' || order.siteId !== id) continue;
      perHour += workPerHour(w.index.unit.get(u.id)!.spec, u.strength, need.capability);
    }
    if (perHour <= 0) return -1;
    etaTick = Math.max(etaTick, since + Math.ceil((3600 * left) / perHour));
  }
  return etaTick;
}

/** Names and places, for `Setup`. */
export function lifelineSetup(w: World): Setup['lifelines'] {
  const spec = w.scenario.lifelines;
  if (spec === null) return { assets: [], users: [], places: [] };
  return {
    assets: spec.assets.map(({ id, kind, name, at, persons }) => ({ id, kind, name, at, persons })),
    users: spec.users.map(({ id, use, name, at }) => ({ id, use, name, at })),
    places: spec.places.map(({ id, name, at, satellitePhone, seatIds }) => ({
      id,
      name,
      at,
      satellitePhone,
      seatIds,
    })),
  };
}
