import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { OrderRecord } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import type { AddressBook } from './address-book.ts';
import type { EdgePoint, FireEdge } from './fire-edge.ts';
import {
  HOUR,
  idleTeams,
  isOpen,
  MINUTE,
  recentOrders,
  squaredM,
  takeNearest,
  type Available,
} from './policy.ts';

/** Sectors are this far apart; an attack covers 500 m on either side of its place. */
const SECTOR_M = 600;
/** A sector that a team has left as quiet is taken as quiet for so long. */
const QUIET_TICKS = 75 * MINUTE;
/** A sector that drove a team away, or refused it, is left alone for so long. */
const HOT_TICKS = 30 * MINUTE;
/** Teams that are sent to one sector before the next one gets any, and at most. */
const TEAMS_AT_MOST = 4;

interface Sector {
  readonly at: Point;
  readonly alongM: number;
  teams: number;
  quiet: boolean;
  /** Hand crews, and engines and machines, were driven away lately. */
  hotForHands: boolean;
  hotForMachines: boolean;
  moppedUp: boolean;
}

/** Places along the edge, from rear to head, at least a sector apart. */
function sectorsOf(points: readonly EdgePoint[]): Sector[] {
  const out: Sector[] = [];
  for (const p of points) {
    if (out.some((s) => squaredM(s.at, p.at) < SECTOR_M * SECTOR_M)) continue;
    out.push({
      at: p.at,
      alongM: p.alongM,
      teams: 0,
      quiet: false,
      hotForHands: false,
      hotForMachines: false,
      moppedUp: false,
    });
  }
  return out;
}

function placeOf(o: OrderRecord): Point | null {
  const order = o.order;
  return order.type === 'directAttack' || order.type === 'mopUp' ? order.at : null;
}

const isMachine = (k: SeatKnowledge, unitId: string): boolean => {
  const able = k.unitSpec(unitId).capabilities;
  return able.includes('engine') || able.includes('plant');
};

/** What the seat's own orders tell of the sectors: who is there, what is quiet, what was too hot. */
function readOrders(k: SeatKnowledge, sectors: readonly Sector[]): void {
  for (const o of recentOrders(k, QUIET_TICKS)) {
    const at = placeOf(o);
    if (at === null) continue;
    for (const s of sectors) {
      if (squaredM(s.at, at) > (SECTOR_M * SECTOR_M) / 2) continue;
      if (isOpen(o)) s.teams++;
      else if (o.status === 'done' && o.order.type === 'mopUp') s.moppedUp = true;
      else if (o.status === 'done') s.quiet = true;
      else if (o.endTick >= k.tick - HOT_TICKS && o.status !== 'cancelled') {
        if (isMachine(k, o.order.unitId)) s.hotForMachines = true;
        else s.hotForHands = true;
      }
    }
  }
}

const isCrew = (t: { capabilities: readonly string[] }): boolean =>
  t.capabilities.includes('handCrew') || t.capabilities.includes('engine');

function isHotFor(t: Available, s: Sector): boolean {
  return t.spec.capabilities.includes('engine') ? s.hotForMachines : s.hotForHands;
}

/** The team's best sector: the emptiest first, then the nearest; null when none wants it. */
function choose(t: Available, sectors: readonly Sector[]): Sector | null {
  let best: Sector | null = null;
  let bestCost = Infinity;
  for (const s of sectors) {
    if (s.quiet || s.teams >= TEAMS_AT_MOST || isHotFor(t, s)) continue;
    const cost = Math.sqrt(squaredM(s.at, t.unit.at)) + s.teams * 2000;
    if (cost < bestCost) {
      best = s;
      bestCost = cost;
    }
  }
  return best;
}

/** Teams that have nothing to attack clear embers where the edge is quiet. */
function mopUpOrder(t: Available, sectors: readonly Sector[]): Command | null {
  let best: Sector | null = null;
  let bestM2 = Infinity;
  for (const s of sectors) {
    if (!s.quiet || s.moppedUp || s.teams > 0) continue;
    const d = squaredM(s.at, t.unit.at);
    if (d < bestM2) {
      best = s;
      bestM2 = d;
    }
  }
  if (best === null) return null;
  best.teams++;
  return { type: 'mopUp', unitId: t.unit.id, at: best.at };
}

/**
 * Sends idle crews to the known edge: rear and flanks before the head, an even spread before a
 * second team, no one to where flames drove a like team away in the last half hour. What is left
 * over mops up quiet sectors.
 */
export function attackEdge(k: SeatKnowledge, edge: FireEdge): Command[] {
  const teams = idleTeams(k, isCrew);
  if (teams.length === 0) return [];
  const sectors = sectorsOf(edge.points);
  readOrders(k, sectors);
  const out: Command[] = [];
  while (teams.length > 0) {
    // Rear first: the next sector with the fewest teams calls the nearest team that can work there.
    const wanted = sectors
      .filter((s) => !s.quiet && s.teams < TEAMS_AT_MOST)
      .sort((a, b) => a.teams - b.teams || a.alongM - b.alongM);
    const next = wanted.find((s) => teams.some((t) => !isHotFor(t, s)));
    if (next === undefined) break;
    const able = teams.filter((t) => !isHotFor(t, next));
    const team = takeNearest(able, next.at)!;
    teams.splice(teams.indexOf(team), 1);
    const sector = choose(team, sectors) ?? next;
    sector.teams++;
    out.push({ type: 'directAttack', unitId: team.unit.id, at: sector.at });
  }
  for (const t of teams) {
    const order = mopUpOrder(t, sectors);
    if (order !== null) out.push(order);
  }
  return out;
}

/** How long a drawn line stays a plan before another is drawn. */
const LINE_TICKS = 2 * HOUR;
/** Distance from the head at which a line is begun, and its half length, m. */
const AHEAD_M = 450;
const HALF_LINE_M = 450;

/** Where a line may go: across the way of the wind, ahead of the farthest known edge. */
function lineAhead(edge: FireEdge, head: EdgePoint, nth: number): Point[] {
  const { downwind } = edge;
  const across = { e: -downwind.n, n: downwind.e };
  const ahead = AHEAD_M + nth * 300;
  const mid = { e: head.at.e + downwind.e * ahead, n: head.at.n + downwind.n * ahead };
  return [-1, 0, 1].map((f) => ({
    e: mid.e + across.e * f * HALF_LINE_M,
    n: mid.n + across.n * f * HALF_LINE_M,
  }));
}

/** Bulldozers and excavators, while idle, cut a line ahead of the head; one line each at a time. */
export function cutLines(k: SeatKnowledge, edge: FireEdge): Command[] {
  const head = edge.points[edge.points.length - 1];
  const teams = idleTeams(k, (spec) => spec.capabilities.includes('plant'));
  if (head === undefined || teams.length === 0) return [];
  const recent = recentOrders(k, LINE_TICKS).filter((o) => o.order.type === 'buildLine');
  const out: Command[] = [];
  for (const t of teams) {
    if (recent.some((o) => o.order.unitId === t.unit.id && o.status !== 'cancelled')) continue;
    const path = lineAhead(edge, head, recent.length + out.length);
    out.push({ type: 'buildLine', unitId: t.unit.id, path });
  }
  return out;
}

/** Coverage level that knocks down fire in timber litter (level 3 of the coverage table). */
const COVERAGE = 3;
const DROP_RETRY_TICKS = 30 * MINUTE;

/** Helicopters, by day, cool the head from the nearest water that they may use. */
export function dropWater(k: SeatKnowledge, edge: FireEdge, book: AddressBook): Command[] {
  if (!k.daylight) return [];
  const teams = idleTeams(k, (spec) => spec.capabilities.includes('waterDrop'));
  const head = edge.points[edge.points.length - 1]?.at;
  if (head === undefined || teams.length === 0) return [];
  let source: { id: string; m2: number } | null = null;
  for (const f of book.aerialWater) {
    const m2 = squaredM(f.at, head);
    if (source === null || m2 < source.m2) source = { id: f.id, m2 };
  }
  if (source === null) return [];
  const tried = recentOrders(k, DROP_RETRY_TICKS).filter((o) => o.order.type === 'waterDrop');
  const sourceId = source.id;
  return teams
    .filter((t) => !tried.some((o) => o.order.unitId === t.unit.id))
    .map((t) => ({
      type: 'waterDrop' as const,
      unitId: t.unit.id,
      at: head,
      coverage: COVERAGE,
      sourceId,
    }));
}
