import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { OrderRecord } from '../../exercise/state.ts';
import { shareOut, type Shares } from './shelter-shares.ts';
import {
  idleTeams,
  isOpen,
  MINUTE,
  recentOrders,
  takeNearest,
  teamsFor,
  type Available,
  type Desk,
} from './policy.ts';
import {
  looksBeyondFire,
  pickRefuge,
  refuges,
  threatened,
  USUAL_EVACUATION,
  type EvacuationRule,
  type Refuge,
  type Threat,
} from './threats.ts';

/** Trips that a bus may make for one village before another bus is called. */
const TRIPS = 2;
const RETRY_TICKS = 20 * MINUTE;
/** Either lets a team bring a village to shelter. */
const EVACUATES = ['transportPeople', 'warn'] as const;

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
export function evacuate(desk: Desk, rule: EvacuationRule = USUAL_EVACUATION): Command[] {
  // Ambulances have seats too; those are for the hurt.
  const buses = idleTeams(
    desk,
    (spec) => spec.seatsForPeople > 0 && EVACUATES.some((c) => spec.capabilities.includes(c)),
  );
  if (buses.length === 0 && desk.short === undefined) return [];
  const edge = desk.edge();
  if (edge === null && !looksBeyondFire(rule) && !desk.k.flooding) return [];
  const threats = threatened(desk, edge, null, rule);
  if (threats.length === 0) return [];
  const list = refuges(desk, edge);
  const shares = rule.shelters === 'balanced' ? shareOut(desk, threats, list) : null;
  const mine = desk.recent().filter((o) => o.order.type === 'evacuate');
  return threats.flatMap((threat) => bring(desk, threat, list, mine, buses, shares));
}

/** Orders to bring one village to a shelter; takes the teams that it uses out of the list. */
function bring(
  desk: Desk,
  threat: Threat,
  list: readonly Refuge[],
  mine: readonly OrderRecord[],
  teams: Available[],
  shares: Shares | null,
): Command[] {
  const { k } = desk;
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
  const refuge =
    chosenRefuge(k, list, id) ??
    (shares === null ? pickRefuge(list, at, persons) : shares.shelterOf(id));
  if (refuge === null) return out;
  while (seats * TRIPS < persons && teams.length > 0) {
    const bus = takeNearest(teams, at, (t) => desk.canGo(t, at) && desk.canGo(t, refuge.at));
    if (bus === null) break;
    const { unit, spec } = bus;
    seats += spec.seatsForPeople;
    out.push({ type: 'evacuate', unitId: unit.id, villageId: id, shelterId: refuge.id });
  }
  refuge.free -= persons;
  if (seats * TRIPS < persons) desk.short?.(teamsFor(desk, persons / TRIPS - seats, busSeats));
  return out;
}

const busSeats = (t: Available): number => t.spec.seatsForPeople;

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
export function rouse(desk: Desk, rule: EvacuationRule = USUAL_EVACUATION): Command[] {
  const { k } = desk;
  if (k.seat.townshipId === null) return [];
  const guides = idleTeams(
    desk,
    (spec) => spec.capabilities.includes('warn') && spec.seatsForPeople === 0,
  );
  if (guides.length === 0) return [];
  const edge = desk.edge();
  if (edge === null && !looksBeyondFire(rule) && !desk.k.flooding) return [];
  const own = threatened(desk, edge, k.seat.townshipId, rule);
  if (own.length === 0) return [];
  const list = refuges(desk, edge);
  const mine = recentOrders(desk, RETRY_TICKS).filter((o) => o.order.type === 'evacuate');
  const out: Command[] = [];
  for (const { village } of own) {
    const persons = k.atHome(village.id);
    const sent = mine.some((o) => o.order.type === 'evacuate' && o.order.villageId === village.id);
    if (persons === 0 || sent) continue;
    const refuge = pickRefuge(list, village.at, persons);
    const guide =
      refuge === null ? null : takeNearest(guides, village.at, (t) => desk.canGo(t, village.at));
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
