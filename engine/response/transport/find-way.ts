import type { UnitSpec } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Route, RouteRequest } from '../../region/routing.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { hasWharf, isAfloat, sailingRefusal, sailTo } from './waterway.ts';
import { ASSUMED_TRANSPORT } from './transport.ts';
import { flyTo, hasLandingSite, landingRefusal, type Hindrance } from './landing.ts';

/** Whether a team's machine needs a landing site at the end of such a journey. */
const lands = (w: World, spec: UnitSpec, profile: RouteRequest['profile']): boolean =>
  profile === SPEED_PROFILES.helicopter &&
  spec.vehicle === 'helicopter' &&
  (w.scenario.transport?.landingSites.length ?? 0) > 0;

/**
 * The way of a team with what it travels in: by road and on foot, by air, or by river where
 * that is sooner. Decided at `nowTick`,
 * by the weather of that moment; it may depart later.
 */
export function findWay(w: World, spec: UnitSpec, q: RouteRequest, nowTick: number): Route | null {
  if (lands(w, spec, q.profile)) return flyTo(w, q, spec.home.at, nowTick);
  if (q.profile !== SPEED_PROFILES.boat) return w.router.route(q);
  if (!sails(w, spec, q.profile)) return onFoot(w, spec, q);
  const byWater = sailTo(w, spec, q, nowTick);
  // Nobody gets out and walks in midstream.
  const byLand = isAfloat(w, q.from) ? null : onFoot(w, spec, q);
  if (byWater === null || byLand === null) return byWater ?? byLand;
  return byLand.arriveTick < byWater.arriveTick ? byLand : byWater;
}

/** A boat's crew walks a long way, but not with passengers or goods. */
function onFoot(w: World, spec: UnitSpec, q: RouteRequest): Route | null {
  const way = w.router.route(q);
  const carries = spec.seatsForPeople + spec.kitCapacity > 0;
  return way !== null && carries && way.lengthM > ASSUMED_TRANSPORT.wharfReachM ? null : way;
}

const sails = (w: World, spec: UnitSpec, profile: RouteRequest['profile']): boolean =>
  profile === SPEED_PROFILES.boat &&
  spec.vehicle === 'boat' &&
  (w.scenario.transport?.waterways ?? null) !== null;

/** False when a team could not get there whatever the weather, with every road open. */
export function couldGetThere(w: World, spec: UnitSpec, q: Omit<RouteRequest, 'closed'>): boolean {
  if (lands(w, spec, q.profile)) return hasLandingSite(w, q.to);
  if (sails(w, spec, q.profile)) return isAfloat(w, q.from) || hasWharf(w, q.to);
  return w.router.route({ ...q, closed: NONE }) !== null;
}

const NONE: ReadonlySet<number> = new Set();

/** Why a team's machine cannot take it there; null for a reason that is the roads' own. */
export function hindranceOf(w: World, spec: UnitSpec, to: Point, tick: number): Hindrance | null {
  const profile = SPEED_PROFILES[spec.vehicle];
  if (lands(w, spec, profile)) return landingRefusal(w, to, tick);
  return sails(w, spec, profile) ? sailingRefusal(w, to, tick) : null;
}
