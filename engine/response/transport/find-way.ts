import type { UnitSpec } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Route, RouteRequest } from '../../region/routing.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { flyTo, hasLandingSite, landingRefusal, type Hindrance } from './landing.ts';

/** Whether a team's machine needs a landing site at the end of such a journey. */
const lands = (w: World, spec: UnitSpec, profile: RouteRequest['profile']): boolean =>
  profile === SPEED_PROFILES.helicopter &&
  spec.vehicle === 'helicopter' &&
  (w.scenario.transport?.landingSites.length ?? 0) > 0;

/**
 * The way of a team with what it travels in: by road and on foot, or by air. Decided at `nowTick`,
 * by the weather of that moment; it may depart later.
 */
export function findWay(w: World, spec: UnitSpec, q: RouteRequest, nowTick: number): Route | null {
  if (lands(w, spec, q.profile)) return flyTo(w, q, spec.home.at, nowTick);
  return w.router.route(q);
}

/** False when a team could not get there whatever the weather, with every road open. */
export function couldGetThere(w: World, spec: UnitSpec, q: Omit<RouteRequest, 'closed'>): boolean {
  if (lands(w, spec, q.profile)) return hasLandingSite(w, q.to);
  return w.router.route({ ...q, closed: NONE }) !== null;
}

const NONE: ReadonlySet<number> = new Set();

/** Why a team's machine cannot take it there; null for a reason that is the roads' own. */
export function hindranceOf(w: World, spec: UnitSpec, to: Point, tick: number): Hindrance | null {
  return lands(w, spec, SPEED_PROFILES[spec.vehicle]) ? landingRefusal(w, to, tick) : null;
}
