import { isDaylight } from '../../hazards/sun.ts';
import { weatherAt, type WeatherRecord } from '../../hazards/weather.ts';
import type { World } from '../../exercise/world.ts';
import type { Rejection } from '../../exercise/commands/command.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Route, RouteLeg, RouteRequest } from '../../region/routing.ts';
import { metres } from '../journey.ts';
import { sightM } from './sight.ts';
import { ASSUMED_TRANSPORT, type LandingSite } from './transport.ts';

/** Why something does not go, for a refusal. */
export type Hindrance = Pick<Rejection, 'code' | 'params'>;

const { landingReachM, landS, limitedWindShare } = ASSUMED_TRANSPORT;

/** Why a helicopter cannot land on a site in this weather and light; null when it can. */
export function landingHindrance(
  site: LandingSite,
  weather: WeatherRecord,
  daylight: boolean,
): Hindrance | null {
  if (site.obstacles === 'blocked') return { code: 'siteObstructed', params: { place: site.id } };
  if (!daylight && !site.lit) return { code: 'noDaylight', params: {} };
  const limitMs = site.windMs * (site.obstacles === 'limited' ? limitedWindShare : 1);
  const { windMs } = weather;
  if (windMs > limitMs) return { code: 'windTooStrong', params: { windMs, limitMs } };
  const sight = Math.round(sightM(weather));
  return sight < site.sightM
    ? { code: 'poorSight', params: { distanceM: sight, limitM: site.sightM } }
    : null;
}

/** When somebody decides, and when he would be there: the weather to come is not known to him. */
interface Moments {
  readonly nowTick: number;
  readonly tick: number;
}

/** Crews judge the weather that they have, and the light at the time of landing. */
const hindranceAt = (w: World, site: LandingSite, t: Moments): Hindrance | null =>
  landingHindrance(site, weatherAt(w.drivers, t.nowTick), isDaylight(w.drivers, t.tick));

const byDistance = (sites: readonly LandingSite[], at: Point): { site: LandingSite; m: number }[] =>
  sites
    .map((site) => ({ site, m: metres(site.at, at) }))
    .sort((a, b) => a.m - b.m || (a.site.id < b.site.id ? -1 : 1));

/** The nearest site in reach of a place on which one can land at `tick`; null without one. */
function landNear(w: World, at: Point, t: Moments): LandingSite | null {
  for (const { site, m } of byDistance(w.scenario.transport!.landingSites, at)) {
    if (m > landingReachM) return null;
    if (hindranceAt(w, site, t) === null) return site;
  }
  return null;
}

/** Whether there is a site in reach of a place at all, whatever the weather. */
export const hasLandingSite = (w: World, at: Point): boolean =>
  w.scenario.transport!.landingSites.some((s) => metres(s.at, at) <= landingReachM);

/** What to tell who wants to land near a place and cannot. */
export function landingRefusal(w: World, at: Point, tick: number): Hindrance {
  const t = { nowTick: tick, tick };
  const [nearest] = byDistance(w.scenario.transport!.landingSites, at);
  const { site, m } = nearest!;
  const why = m <= landingReachM ? hindranceAt(w, site, t) : null;
  return (
    why ?? {
      code: 'noLandingSite',
      params: { place: site.id, distanceM: Math.round(m), limitM: landingReachM },
    }
  );
}

/**
 * By air to the landing site nearest to the goal, and on foot from there. Who stands at a node of
 * the road walks to the machine first. A base takes its machine back whatever the light.
 */
export function flyTo(w: World, q: RouteRequest, base: Point, nowTick: number): Route | null {
  const then = { nowTick, tick: q.departTick };
  const toBase = metres(q.to, base) < 1;
  const site = toBase ? null : landNear(w, q.to, then);
  if (!toBase && site === null) return null;
  const legs: RouteLeg[] = [];
  let tick = q.departTick;
  let lengthM = 0;
  let at = q.from;
  const go = (mode: 'air' | 'foot', to: Point, kmH: number, extraS: number): void => {
    const m = metres(at, to);
    if (m < 1) return;
    const arriveTick = tick + Math.ceil((m * 3.6) / kmH) + extraS;
    legs.push({ mode, edgeId: -1, line: [at, to], departTick: tick, arriveTick, endNodeId: -1 });
    tick = arriveTick;
    lengthM += m;
    at = to;
  };
  const parked = q.fromNode < 0 || metres(at, base) < 1 ? null : landNear(w, at, then);
  if (parked !== null) go('foot', parked.at, q.profile.footKmH, 0);
  const down = toBase ? base : site!.at;
  if (parked?.id !== site?.id || site === null) go('air', down, q.profile.airKmH!, 2 * landS);
  go('foot', q.to, q.profile.footKmH, 0);
  const last = legs.at(-1);
  if (last !== undefined) {
    const { nodeId, distanceM } = w.router.nearestNode(q.to);
    legs[legs.length - 1] = { ...last, endNodeId: distanceM < 1 ? nodeId : -1 };
  }
  return { legs, arriveTick: tick, lengthM };
}
