import { find } from '../../exercise/lookup.ts';
import type { Setup } from '../../exercise/setup.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { weatherAt } from '../../hazards/weather.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Route, RouteLeg, RouteRequest } from '../../region/routing.ts';
import { lineBetween, lineLengthM, metres } from '../journey.ts';
import { sightM } from './sight.ts';
import { ASSUMED_TRANSPORT, type Waterway, type WaterwaySpec, type Wharf } from './transport.ts';
import type { Hindrance } from './landing.ts';

const { moorS, stretchM, wharfReachM } = ASSUMED_TRANSPORT;
/** A boat this near to a river's centre line is under way on it, m. */
const ON_RIVER_M = 5;

/** A place from which a boat sails: a wharf, or the river where it is. */
interface Berth {
  readonly at: Point;
  readonly nodeId: number;
  readonly riverId: string;
  readonly alongM: number;
  /** Casting off or mooring, s. */
  readonly moorS: number;
}

/** A straight piece of water way: from and to along one river. */
interface Reach {
  readonly river: Waterway;
  readonly fromM: number;
  readonly toM: number;
}

const riverOf = (spec: WaterwaySpec, id: string): Waterway => find(asIds(spec), id)!.river;

const ids = new WeakMap<WaterwaySpec, readonly { id: string; river: Waterway }[]>();
function asIds(spec: WaterwaySpec): readonly { id: string; river: Waterway }[] {
  let list = ids.get(spec);
  if (list === undefined)
    ids.set(spec, (list = spec.rivers.map((river) => ({ id: river.riverId, river }))));
  return list;
}

/** Along one river, or by the mouth of one into the other; null where boats cannot pass. */
function reachesOf(spec: WaterwaySpec, a: Berth, b: Berth): readonly Reach[] | null {
  const up = riverOf(spec, a.riverId);
  const down = riverOf(spec, b.riverId);
  const end = (r: Waterway): number => r.alongM.at(-1)!;
  if (up === down) return [{ river: up, fromM: a.alongM, toM: b.alongM }];
  if (up.joins?.riverId === down.riverId)
    return [
      { river: up, fromM: a.alongM, toM: end(up) },
      { river: down, fromM: up.joins.alongM, toM: b.alongM },
    ];
  if (down.joins?.riverId === up.riverId)
    return [
      { river: up, fromM: a.alongM, toM: down.joins.alongM },
      { river: down, fromM: end(down), toM: b.alongM },
    ];
  return null;
}

/** Why no boat sails on a river now; null when it does. A gauge counts once its reading is in. */
export function riverHindrance(w: World, river: Waterway, nowTick: number): Hindrance | null {
  const spec = w.scenario.transport!.waterways!;
  const weather = weatherAt(w.drivers, nowTick);
  if (weather.windMs > spec.windMs)
    return { code: 'windTooStrong', params: { windMs: weather.windMs, limitMs: spec.windMs } };
  const sight = Math.round(sightM(weather));
  if (sight < spec.sightM)
    return { code: 'poorSight', params: { distanceM: sight, limitM: spec.sightM } };
  const gauge = river.closedAbove;
  if (gauge === null) return null;
  const levelM = levelRead(w, gauge.instrumentId, nowTick);
  return levelM === null || levelM < gauge.levelM
    ? null
    : {
        code: 'waterTooHigh',
        params: { place: gauge.instrumentId, readM: levelM, limitM: gauge.levelM },
      };
}

function levelRead(w: World, id: string, nowTick: number): number | null {
  const state = find(w.state.instruments, id);
  const spec = w.scenario.instruments.find((i) => i.id === id);
  if (state === undefined || spec === undefined) return null;
  const known = state.readings.filter((r) => r.value !== null && r.id + spec.delayTicks <= nowTick);
  return known.at(-1)?.value ?? null;
}

/** Whether a boat at this place is on a river, not at a bank. */
export const isAfloat = (w: World, at: Point): boolean =>
  w.scenario.transport!.waterways!.rivers.some((r) => alongOf(r, at, ON_RIVER_M) !== null);

export const hasWharf = (w: World, at: Point): boolean =>
  w.scenario.transport!.waterways!.wharves.some((x) => metres(x.at, at) <= wharfReachM);

/** Wharves within a walk, nearest first; the river itself for a boat that is on it. */
function berthsAt(spec: WaterwaySpec, at: Point): readonly Berth[] {
  for (const river of spec.rivers) {
    const alongM = alongOf(river, at, ON_RIVER_M);
    if (alongM !== null) return [{ at, nodeId: -1, riverId: river.riverId, alongM, moorS: 0 }];
  }
  return spec.wharves
    .map((x) => ({ x, m: metres(x.at, at) }))
    .filter(({ m }) => m <= wharfReachM)
    .sort((a, b) => a.m - b.m || (a.x.id < b.x.id ? -1 : 1))
    .slice(0, 3)
    .map(({ x }) => ({ at: x.at, nodeId: x.nodeId, riverId: x.riverId, alongM: x.alongM, moorS }));
}

/** How far along a line the point of it nearest to `at` lies, m; null beyond `withinM`. */
export function alongOf(
  river: Pick<Waterway, 'line' | 'alongM'>,
  at: Point,
  withinM: number,
): number | null {
  let best = withinM;
  let alongM: number | null = null;
  for (let i = 1; i < river.line.length; i++) {
    const a = river.line[i - 1]!;
    const b = river.line[i]!;
    const m = river.alongM[i]! - river.alongM[i - 1]!;
    if (m === 0) continue;
    const share = ((at.e - a.e) * (b.e - a.e) + (at.n - a.n) * (b.n - a.n)) / (m * m);
    const f = Math.max(0, Math.min(1, share));
    const d = metres(at, { e: a.e + (b.e - a.e) * f, n: a.n + (b.n - a.n) * f });
    if (d > best) continue;
    best = d;
    alongM = river.alongM[i - 1]! + m * f;
  }
  return alongM;
}

/** Legs by water from one berth to another, in stretches after each of which a boat may turn. */
function sail(
  reaches: readonly Reach[],
  a: Berth,
  b: Berth,
  craftMs: number,
  departTick: number,
): RouteLeg[] {
  const legs: RouteLeg[] = [];
  let tick = departTick + a.moorS;
  let at = a.at;
  const leg = (line: readonly Point[], ms: number): void => {
    const m = lineLengthM(line);
    if (m < 1) return;
    const arriveTick = tick + Math.ceil(m / ms);
    legs.push({ mode: 'ferry', edgeId: -1, line, departTick: tick, arriveTick, endNodeId: -1 });
    tick = arriveTick;
    at = line.at(-1)!;
  };
  for (const { river, fromM, toM } of reaches) {
    const lengthM = Math.abs(toM - fromM);
    const pieces = Math.max(1, Math.ceil(lengthM / stretchM));
    const ms = Math.max(0.5, craftMs + (toM > fromM ? 1 : -1) * river.currentMs);
    for (let i = 0; i < pieces; i++) {
      const fromHere = fromM + ((toM - fromM) * i) / pieces;
      const toHere = fromM + ((toM - fromM) * (i + 1)) / pieces;
      const line = lineBetween(river.line, Math.min(fromHere, toHere), Math.max(fromHere, toHere));
      if (toM < fromM) line.reverse();
      leg(metres(at, line[0]!) < 1 ? line : [at, ...line], ms);
    }
  }
  leg([at, b.at], craftMs);
  const last = legs.at(-1);
  if (last !== undefined)
    legs[legs.length - 1] = {
      ...last,
      arriveTick: last.arriveTick + b.moorS,
      endNodeId: b.nodeId,
    };
  return legs;
}

/** The soonest way that goes by water: on foot to a wharf, by boat, on foot; null for none. */
export function sailTo(w: World, spec: UnitSpec, q: RouteRequest, nowTick: number): Route | null {
  const ways = w.scenario.transport!.waterways!;
  const craftMs = ways.craftMsOf[spec.id] ?? ways.craftMs;
  let best: Route | null = null;
  for (const a of berthsAt(ways, q.from))
    for (const b of berthsAt(ways, q.to)) {
      const reaches = reachesOf(ways, a, b);
      if (reaches === null || (a.riverId === b.riverId && a.alongM === b.alongM)) continue;
      if (reaches.some((r) => riverHindrance(w, r.river, nowTick) !== null)) continue;
      const there = w.router.route({ ...q, to: a.at });
      if (there === null) continue;
      const water = sail(reaches, a, b, craftMs, there.arriveTick);
      const landed = water.at(-1)?.arriveTick ?? there.arriveTick;
      const on = { ...q, from: b.at, fromNode: b.nodeId, departTick: landed };
      const onward = metres(b.at, q.to) < 1 ? NOWHERE : w.router.route(on);
      if (onward === null) continue;
      const arriveTick = Math.max(landed, onward.arriveTick);
      if (best !== null && arriveTick >= best.arriveTick) continue;
      const legs = [...there.legs, ...water, ...onward.legs];
      best = { legs, arriveTick, lengthM: legs.reduce((m, x) => m + lineLengthM(x.line), 0) };
    }
  return best;
}

const NOWHERE: Route = { legs: [], arriveTick: 0, lengthM: 0 };

/** What to tell the crew of a boat that gets nowhere near a place. */
export function sailingRefusal(w: World, to: Point, nowTick: number): Hindrance {
  const ways = w.scenario.transport!.waterways!;
  const [nearest] = ways.wharves
    .map((wharf: Wharf) => ({ wharf, m: metres(wharf.at, to) }))
    .sort((a, b) => a.m - b.m || (a.wharf.id < b.wharf.id ? -1 : 1));
  const { wharf, m } = nearest!;
  // What lies at the wharf's own river comes first, then what may lie on the way there.
  const rivers = [riverOf(ways, wharf.riverId), ...ways.rivers];
  const why =
    m > wharfReachM
      ? undefined
      : rivers.map((r) => riverHindrance(w, r, nowTick)).find((x) => x !== null);
  return (
    why ?? {
      code: 'noWharf',
      params: { place: wharf.id, distanceM: Math.round(m), limitM: wharfReachM },
    }
  );
}

/** What pages need of it. */
export const waterwaySetup = (spec: WaterwaySpec | null): Setup['waterways'] =>
  spec === null
    ? null
    : {
        wharves: spec.wharves.map(({ id, name, at, riverId }) => ({ id, name, at, riverId })),
        windMs: spec.windMs,
        sightM: spec.sightM,
      };
