import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { closedEdges } from '../movement/closed-roads.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import {
  ASSUMED_LIFELINES,
  COUNTY_PLACE,
  type ContactMeans,
  type LifelineKind,
  type LifelineSpec,
  type LinkPlace,
} from './lifeline.ts';

interface SpecIndex {
  readonly placeOfSeat: ReadonlyMap<SeatId, LinkPlace>;
  readonly place: ReadonlyMap<string, LinkPlace>;
  /** Asset of each kind that serves a village. */
  readonly assetOfVillage: ReadonlyMap<string, Readonly<Partial<Record<LifelineKind, string>>>>;
}

const indexes = new WeakMap<LifelineSpec, SpecIndex>();

/** Who sits where and who serves whom; made once for a scenario. */
export function indexOfSpec(spec: LifelineSpec): SpecIndex {
  let index = indexes.get(spec);
  if (index === undefined) {
    const placeOfSeat = new Map<SeatId, LinkPlace>();
    for (const p of spec.places) for (const id of p.seatIds) placeOfSeat.set(id, p);
    const assetOfVillage = new Map<string, Partial<Record<LifelineKind, string>>>();
    for (const a of spec.assets)
      for (const id of a.villageIds)
        assetOfVillage.set(id, { ...assetOfVillage.get(id), [a.kind]: a.id });
    const place = new Map(spec.places.map((p) => [p.id, p]));
    index = { placeOfSeat, place, assetOfVillage };
    indexes.set(spec, index);
  }
  return index;
}

/** True for a substation, tower or waterworks that serves nobody now. */
export function isOutOfUse(w: World, facilityId: string): boolean {
  const asset = find(w.state.lifelines.assets, facilityId);
  return asset !== undefined && asset.outTick >= 0;
}

/** True for a place whose power failed and is not replaced. */
export function isWithoutPower(w: World, facilityId: string): boolean {
  const user = find(w.state.lifelines.users, facilityId);
  return user !== undefined && user.lostTick >= 0 && user.metTick < 0;
}

/** True unless the asset that serves a village with `kind` is out of use. */
export function villageHas(w: World, kind: LifelineKind, villageId: string): boolean {
  const spec = w.scenario.lifelines;
  if (spec === null) return true;
  const assetId = indexOfSpec(spec).assetOfVillage.get(villageId)?.[kind];
  return assetId === undefined || !isOutOfUse(w, assetId);
}

/** How a place can be reached at `tick`. */
export function reachOf(w: World, place: LinkPlace, tick: number): 'up' | ContactMeans | 'none' {
  const link = find(w.state.lifelines.links, place.id)!;
  if (link.lostTick < 0) return 'up';
  if (place.satellitePhone && tick >= link.lostTick + ASSUMED_LIFELINES.satelliteSetUpS)
    return 'satellite';
  return link.runnerTick >= 0 || link.contactBy === 'runner' ? 'runner' : 'none';
}

/**
 * Seconds that word takes between two seats: 0 by telephone or between people in one building, a
 * call by satellite when an end is cut off and has one, the way by road where it has not; null when
 * there is no way as things stand. `null` in place of a seat, and a seat that sits in no place of the
 * county, are outside and reached by way of the county's centre.
 */
export function linkDelayS(w: World, from: SeatId | null, to: SeatId | null): number | null {
  const spec = w.scenario.lifelines;
  if (spec === null) return 0;
  const { placeOfSeat, place } = indexOfSpec(spec);
  const placeOf = (id: SeatId | null): LinkPlace | undefined =>
    id === null ? undefined : placeOfSeat.get(id);
  const county = place.get(COUNTY_PLACE);
  if (county === undefined) return 0;
  const a = placeOf(from) ?? county;
  const b = placeOf(to) ?? county;
  const outward = placeOf(from) === undefined || placeOf(to) === undefined;
  if (a === b && !outward) return 0;
  const waitA = satelliteWaitS(w, a);
  const waitB = satelliteWaitS(w, b);
  if (waitA === 0 && waitB === 0) return 0;
  if (waitA !== null && waitB !== null)
    return Math.max(waitA, waitB) + ASSUMED_LIFELINES.satelliteCallS;
  return a === b ? null : runnerS(w, a, b);
}

/** 0 with a network; the wait until the satellite telephone works; null without one. */
function satelliteWaitS(w: World, place: LinkPlace): number | null {
  const link = find(w.state.lifelines.links, place.id)!;
  if (link.lostTick < 0) return 0;
  if (!place.satellitePhone) return null;
  // One second at least: the call itself is still dearer than one over the network.
  return Math.max(1, link.lostTick + ASSUMED_LIFELINES.satelliteSetUpS - w.state.tick);
}

/** Ways of one moment: word that waits asks for the same few again and again. */
interface Ways {
  readonly tick: number;
  readonly s: Map<string, number | null>;
}
const ways = new WeakMap<ReadonlySet<number>, WeakMap<World['router'], Ways>>();

/** By road round what is closed, at the pace of a lorry; null when no road leads there. */
export function runnerS(w: World, a: LinkPlace, b: LinkPlace): number | null {
  const { tick } = w.state;
  const closed = closedEdges(w);
  let ofRouters = ways.get(closed);
  if (ofRouters === undefined) ways.set(closed, (ofRouters = new WeakMap()));
  let known = ofRouters.get(w.router);
  if (known?.tick !== tick) ofRouters.set(w.router, (known = { tick, s: new Map() }));
  const key = `${a.id} ${b.id}`;
  let s = known.s.get(key);
  if (s === undefined) known.s.set(key, (s = wayS(w, a, b, closed)));
  return s;
}

function wayS(w: World, a: LinkPlace, b: LinkPlace, closed: ReadonlySet<number>): number | null {
  const { tick } = w.state;
  const route = w.router.route({
    from: a.at,
    fromNode: a.nodeId,
    to: b.at,
    profile: SPEED_PROFILES.truck,
    departTick: tick,
    closed,
  });
  return route === null ? null : Math.max(1, route.arriveTick - tick);
}
