import type { Command, CommandType } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { OrderRecord } from '../../exercise/state.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import { encircle } from './encircling.ts';
import type { EdgePoint, FireEdge } from './fire-edge.ts';
import {
  HOUR,
  idleTeams,
  lateFailures,
  MINUTE,
  recentOrders,
  squaredM,
  takeNearest,
  type Available,
  type Desk,
} from './policy.ts';
import { isSafe, QUIET_TICKS, readOrders, sectorsOf, suits, type Sector } from './sectors.ts';

/** More teams than this are not sent to one sector. */
const TEAMS_AT_MOST = 3;
/** Teams wait this far behind the rear of the fire, and are called up from farther away than this. */
const STAGING_M = 300;
const CALL_UP_M = 3_000;

/** A fire of which nothing new has been seen for so long is not ringed any more. */
const DORMANT_TICKS = 90 * MINUTE;

export const isDormant = ({ lastObservation, tick }: SeatKnowledge): boolean =>
  lastObservation === null || lastObservation.tick < tick - DORMANT_TICKS;

const FIELD_WORK: ReadonlySet<CommandType> = new Set([
  'directAttack',
  'buildLine',
  'mopUp',
  'move',
]);

const isCrew = (spec: UnitSpec): boolean =>
  spec.capabilities.includes('handCrew') || spec.capabilities.includes('engine');

/**
 * Rear and flanks first, and an even spread before any sector gets a second team, which clears
 * embers behind the first: what is knocked down flares up again otherwise.
 */
function attack(teams: Available[], sectors: readonly Sector[]): Command[] {
  const out: Command[] = [];
  for (let wave = 0; wave < TEAMS_AT_MOST; wave++) {
    for (const s of sectors) {
      if (s.quiet || s.teams > wave) continue;
      const team = takeNearest(
        teams.filter((t) => suits(t, s)),
        s.at,
      );
      if (team === null) continue;
      teams.splice(teams.indexOf(team), 1);
      s.teams++;
      const type = wave > 0 && s.attacked ? 'mopUp' : 'directAttack';
      out.push({ type, unitId: team.unit.id, at: s.at });
    }
  }
  return out;
}

/** Who has just put out the edge of a sector stays and clears its embers. */
function stayAndMopUp(desk: Desk, teams: Available[], recent: readonly OrderRecord[]): Command[] {
  const out: Command[] = [];
  for (const t of teams.slice()) {
    const last = recent.find((o) => o.order.unitId === t.unit.id);
    if (last?.order.type !== 'directAttack' || last.status !== 'done') continue;
    if (last.endTick < desk.k.tick - HOUR || !isSafe(t, desk.flameAt(last.order.at))) continue;
    teams.splice(teams.indexOf(t), 1);
    out.push({ type: 'mopUp', unitId: t.unit.id, at: last.order.at });
  }
  return out;
}

/** Teams with nothing to attack clear embers where the edge is quiet. */
function mopUp(teams: Available[], sectors: readonly Sector[]): Command[] {
  const out: Command[] = [];
  for (const s of sectors) {
    if (!s.quiet || s.moppedUp || s.teams > 0) continue;
    const team = takeNearest(
      teams.filter((t) => suits(t, s)),
      s.at,
    );
    if (team === null) continue;
    teams.splice(teams.indexOf(team), 1);
    s.teams++;
    out.push({ type: 'mopUp', unitId: team.unit.id, at: s.at });
  }
  return out;
}

/** The others come near and wait by the road nearest to the rear of the fire. */
function callUp(desk: Desk, teams: readonly Available[], edge: FireEdge): Command[] {
  const far = teams.filter((t) => squaredM(t.unit.at, edge.centre) > CALL_UP_M * CALL_UP_M);
  if (far.length === 0) return [];
  const rear = edge.points[0]?.at ?? edge.centre;
  const safe = {
    e: rear.e - edge.downwind.e * STAGING_M,
    n: rear.n - edge.downwind.n * STAGING_M,
  };
  const to = desk.k.region.roads.nodes[desk.k.router.nearestNode(safe).nodeId]?.at;
  if (to === undefined) return [];
  return far
    .filter((t) => squaredM(t.unit.at, to) > STAGING_M * STAGING_M)
    .map((t) => ({ type: 'move' as const, unitId: t.unit.id, to }));
}

/**
 * Only so many crews of the seat are in the field at once, so that rested ones are left for the
 * night, when flames are short: the farthest wait.
 */
const IN_THE_FIELD_SHARE = 0.55;

function withoutReserve(desk: Desk, idle: Available[], edge: FireEdge): Available[] {
  let crews = 0;
  let busy = 0;
  for (const { unit, spec } of desk.teams()) {
    if (!isCrew(spec)) continue;
    crews++;
    if (unit.status !== 'standby' && unit.status !== 'resting') busy++;
  }
  const most = Math.max(0, Math.ceil(crews * IN_THE_FIELD_SHARE) - busy);
  const far = (t: Available): number => squaredM(t.unit.at, edge.centre);
  return idle
    .slice()
    .sort((a, b) => far(a) - far(b) || (a.unit.id < b.unit.id ? -1 : 1))
    .slice(0, most);
}

/**
 * Sends idle crews to the known edge where the reported flames are short enough for them, has them
 * stay and mop up, lets the others cut a ring around the fire, and brings the rest near.
 */
export function fightFire(desk: Desk): Command[] {
  const { k } = desk;
  let teams = idleTeams(desk, isCrew);
  if (teams.length === 0) return [];
  const edge = desk.edge();
  if (edge === null) return [];
  teams = withoutReserve(desk, teams, edge);
  if (teams.length === 0) return [];
  const recent = recentOrders(desk, QUIET_TICKS);
  const tired = lateFailures(k, recent, FIELD_WORK);
  const driven = teams.filter((t) => tired.has(t.unit.id));
  teams = teams.filter((t) => !tired.has(t.unit.id));
  const sectors = sectorsOf(desk, edge.points);
  readOrders(desk, recent, sectors);
  const stay = stayAndMopUp(desk, teams, recent);
  // A team that was driven away may still do where flames are known to be short.
  const known = sectors.filter((s) => s.flameM !== null && s.droveAwayM === 0);
  const out = [...stay, ...attack(teams, sectors), ...attack(driven, known)];
  const bare = sectors.filter((s) => !s.quiet && s.teams === 0).length;
  if (bare > 0) desk.short?.(bare);
  const cut = isDormant(k) ? [] : encircle(desk, teams, edge);
  return [...out, ...cut, ...mopUp(teams, sectors), ...callUp(desk, teams, edge)];
}

/** How long a drawn line stays a plan before another is drawn. */
const LINE_TICKS = 2 * HOUR;
/** Distance from the head at which a line is begun, and its half length, m. */
const AHEAD_M = 450;
const HALF_LINE_M = 450;
/** Every further line is begun so much farther out, m. */
const NEXT_LINE_M = 300;

/** Where a line may go: across the way of the wind, ahead of the farthest known edge. */
function lineAhead(edge: FireEdge, head: EdgePoint, nth: number): Point[] {
  const { downwind } = edge;
  const across = { e: -downwind.n, n: downwind.e };
  const ahead = AHEAD_M + nth * NEXT_LINE_M;
  const mid = { e: head.at.e + downwind.e * ahead, n: head.at.n + downwind.n * ahead };
  return [-1, 0, 1].map((f) => ({
    e: mid.e + across.e * f * HALF_LINE_M,
    n: mid.n + across.n * f * HALF_LINE_M,
  }));
}

/** Bulldozers and excavators, while idle, cut a line ahead of the head; one line each at a time. */
export function cutLines(desk: Desk): Command[] {
  const teams = idleTeams(desk, (spec) => spec.capabilities.includes('plant'));
  if (teams.length === 0) return [];
  const recent = recentOrders(desk, LINE_TICKS).filter((o) => o.order.type === 'buildLine');
  const free = teams.filter((t) => !recent.some((o) => o.order.unitId === t.unit.id));
  const edge = free.length === 0 ? null : desk.edge();
  const head = edge?.points[edge.points.length - 1];
  if (edge === null || head === undefined) return [];
  return free.map((t, i) => ({
    type: 'buildLine',
    unitId: t.unit.id,
    path: lineAhead(edge, head, recent.length + i),
  }));
}

/** Coverage level that knocks down fire in timber litter with some needles. */
const COVERAGE = 3;
const DROP_RETRY_TICKS = 30 * MINUTE;

/** Helicopters, by day, cool the head from the nearest water that they may use. */
export function dropWater(desk: Desk): Command[] {
  const { k, book } = desk;
  if (!k.daylight) return [];
  const teams = idleTeams(desk, (spec) => spec.capabilities.includes('waterDrop'));
  if (teams.length === 0) return [];
  const tried = recentOrders(desk, DROP_RETRY_TICKS).filter((o) => o.order.type === 'waterDrop');
  const free = teams.filter((t) => !tried.some((o) => o.order.unitId === t.unit.id));
  const edge = free.length === 0 ? null : desk.edge();
  const head = edge?.points[edge.points.length - 1]?.at;
  if (head === undefined) return [];
  let source: { id: string; m2: number } | null = null;
  for (const f of book.aerialWater) {
    const m2 = squaredM(f.at, head);
    if (source === null || m2 < source.m2) source = { id: f.id, m2 };
  }
  if (source === null) return [];
  const { id: sourceId } = source;
  return free.map((t) => ({
    type: 'waterDrop',
    unitId: t.unit.id,
    at: head,
    coverage: COVERAGE,
    sourceId,
  }));
}
