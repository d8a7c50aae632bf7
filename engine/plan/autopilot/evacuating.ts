import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { OrderRecord } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Village } from '../../region/region.ts';
import type { FireEdge } from './fire-edge.ts';
import {
  HOUR,
  idleTeams,
  isOpen,
  MINUTE,
  recentOrders,
  squaredM,
  takeNearest,
  type Available,
  type Desk,
} from './policy.ts';

/** A village is emptied when the forecast has the fire there within two hours and this margin. */
const WITHIN_TICKS = 2 * HOUR;
const MARGIN_TICKS = 30 * MINUTE;
/** Or when the known fire stands nearer than this, whatever the forecast says. */
const TOO_NEAR_M = 700;
/** Shelters nearer than this to the known fire are not used. */
const SHELTER_CLEAR_M = 2_000;
/** Trips that a bus may make for one village before another bus is called. */
const TRIPS = 2;
const RETRY_TICKS = 20 * MINUTE;

interface Threat {
  readonly village: Village;
  readonly tick: number;
  /** People to be moved who are not yet on the way: at home or getting ready. */
  readonly persons: number;
}

function preparing(k: SeatKnowledge, villageId: string): number {
  let persons = 0;
  for (const c of k.cohorts)
    if (c.villageId === villageId && c.stage === 'preparing') persons += c.persons;
  return persons;
}

/** True when a known edge stands within `reachM` of a place. */
function edgeWithin(edge: FireEdge, at: Point, reachM: number): boolean {
  const far = edge.radiusM + reachM;
  if (squaredM(at, edge.centre) > far * far) return false;
  return edge.points.some((p) => squaredM(p.at, at) < reachM * reachM);
}

/** Villages that the seat has reason to empty now, the soonest reached first. */
function threatened({ k, book }: Desk, edge: FireEdge, townshipId: string | null): Threat[] {
  const due = new Map<string, number>();
  for (const v of k.forecast?.villages ?? [])
    if (v.tick - k.tick <= WITHIN_TICKS + MARGIN_TICKS) due.set(v.villageId, v.tick);
  const out: Threat[] = [];
  for (const village of book.villages) {
    if (townshipId !== null && village.townshipId !== townshipId) continue;
    let tick = due.size === 0 ? undefined : due.get(village.id);
    if (edgeWithin(edge, village.at, TOO_NEAR_M)) tick = Math.min(tick ?? k.tick, k.tick);
    if (tick === undefined) continue;
    const persons = k.atHome(village.id) + preparing(k, village.id);
    if (persons > 0) out.push({ village, tick, persons });
  }
  return out.sort((a, b) => a.tick - b.tick || (a.village.id < b.village.id ? -1 : 1));
}

interface Refuge {
  readonly id: string;
  readonly at: Point;
  /** Free places by the lists of the headquarters, those on their way counted as there. */
  free: number;
}

/** Shelters that are not near the known fire. */
function refuges({ k, book }: Desk, edge: FireEdge): Refuge[] {
  const coming = new Map<string, number>();
  for (const c of k.cohorts) {
    if (c.shelterId === null || (c.stage !== 'preparing' && c.stage !== 'moving')) continue;
    coming.set(c.shelterId, (coming.get(c.shelterId) ?? 0) + c.persons);
  }
  const out: Refuge[] = [];
  for (const s of k.shelters) {
    const known = book.shelters.get(s.facilityId);
    if (known === undefined) continue;
    const { at, capacity } = known;
    if (edgeWithin(edge, at, SHELTER_CLEAR_M)) continue;
    const free = capacity - s.occupants - (coming.get(s.facilityId) ?? 0);
    out.push({ id: s.facilityId, at, free });
  }
  return out;
}

/** Nearest shelter that holds everybody, else the roomiest one. */
function pickRefuge(list: readonly Refuge[], from: Point, persons: number): Refuge | null {
  let best: Refuge | null = null;
  let bestM2 = Infinity;
  let roomiest: Refuge | null = null;
  for (const r of list) {
    if (r.free <= 0) continue;
    if (roomiest === null || r.free > roomiest.free) roomiest = r;
    const d = squaredM(r.at, from);
    if (r.free < persons || d >= bestM2) continue;
    best = r;
    bestM2 = d;
  }
  return best ?? roomiest;
}

/** The shelter to which a village is already being brought, if it is. */
function chosenRefuge(k: SeatKnowledge, list: readonly Refuge[], villageId: string): Refuge | null {
  for (const c of k.cohorts) {
    if (c.villageId !== villageId || c.stage !== 'preparing') continue;
    const found = list.find((r) => r.id === c.shelterId);
    if (found !== undefined) return found;
  }
  return null;
}

/** Sends buses to threatened villages, as many as carry everybody in two trips. */
export function evacuate(desk: Desk): Command[] {
  const buses = idleTeams(desk, (spec) => spec.seatsForPeople > 0);
  const edge = buses.length === 0 ? null : desk.edge();
  if (edge === null) return [];
  const threats = threatened(desk, edge, null);
  if (threats.length === 0) return [];
  const list = refuges(desk, edge);
  const mine = desk.recent().filter((o) => o.order.type === 'evacuate');
  return threats.flatMap((threat) => bring(desk, threat, list, mine, buses));
}

/** Orders to bring one village to a shelter; takes the teams that it uses out of the list. */
function bring(
  { k }: Desk,
  threat: Threat,
  list: readonly Refuge[],
  mine: readonly OrderRecord[],
  teams: Available[],
): Command[] {
  const out: Command[] = [];
  const { id, at } = threat.village;
  const toIt = mine.filter((o) => o.order.type === 'evacuate' && o.order.villageId === id);
  const cameToNothing = (o: OrderRecord): boolean =>
    (o.status === 'refused' || o.status === 'failed') && o.endTick >= k.tick - RETRY_TICKS;
  if (toIt.some(cameToNothing)) return out;
  let seats = 0;
  let doneTick = -1;
  for (const o of toIt) {
    if (isOpen(o)) seats += k.unitSpec(o.order.unitId).seatsForPeople;
    else if (o.status === 'done' && k.unitSpec(o.order.unitId).seatsForPeople > 0)
      doneTick = Math.max(doneTick, o.endTick);
  }
  const persons = toFetch(k, id, doneTick);
  const refuge = chosenRefuge(k, list, id) ?? pickRefuge(list, at, persons);
  if (refuge === null) return out;
  while (seats * TRIPS < persons && teams.length > 0) {
    const { unit, spec } = takeNearest(teams, at)!;
    seats += spec.seatsForPeople;
    out.push({ type: 'evacuate', unitId: unit.id, villageId: id, shelterId: refuge.id });
  }
  refuge.free -= persons;
  return out;
}

/**
 * People at home and those who have begun to get ready since the last vehicle came back from the
 * village with nobody left to fetch: whoever it did not find worth waiting for goes by themselves.
 */
function toFetch(k: SeatKnowledge, villageId: string, doneTick: number): number {
  let persons = k.atHome(villageId);
  for (const c of k.cohorts)
    if (c.villageId === villageId && c.stage === 'preparing' && c.displacedTick >= doneTick)
      persons += c.persons;
  return persons;
}

/** A township sends a crew to rouse a village on its own ground that is about to be reached. */
export function rouse(desk: Desk): Command[] {
  const { k } = desk;
  if (k.seat.townshipId === null) return [];
  const guides = idleTeams(
    desk,
    (spec) => spec.capabilities.includes('warn') && spec.seatsForPeople === 0,
  );
  const edge = guides.length === 0 ? null : desk.edge();
  if (edge === null) return [];
  const own = threatened(desk, edge, k.seat.townshipId);
  if (own.length === 0) return [];
  const list = refuges(desk, edge);
  const mine = recentOrders(desk, RETRY_TICKS).filter((o) => o.order.type === 'evacuate');
  const out: Command[] = [];
  for (const { village } of own) {
    const persons = k.atHome(village.id);
    const sent = mine.some((o) => o.order.type === 'evacuate' && o.order.villageId === village.id);
    if (persons === 0 || sent) continue;
    const refuge = pickRefuge(list, village.at, persons);
    const guide = refuge === null ? null : takeNearest(guides, village.at);
    if (refuge === null || guide === null) continue;
    refuge.free -= persons;
    out.push({
      type: 'evacuate',
      unitId: guide.unit.id,
      villageId: village.id,
      shelterId: refuge.id,
    });
  }
  return out;
}
