import { warnAtDoors } from '../warnings/delivery.ts';
import type { CohortState } from '../../exercise/state.ts';
import { ASSUMED } from '../assumed.ts';
import { ASSUMED_PEOPLE, preparedS } from '../people/readiness.ts';
import { groupSizes, preparationS, shelterSpace } from '../people/groups.ts';
import { PHASE, ridesOf } from '../people/rides.ts';
import type { Task } from '../task.ts';
import {
  emit,
  finish,
  now,
  orderOf,
  shelterPoint,
  travel,
  villagePoint,
  villageState,
  working,
  type Turn,
} from '../turn.ts';

/**
 * A team brings a village to a shelter. With seats it fetches the households trip by trip as they
 * get ready; without, it has them get ready, sends off those who are sooner in the shelter by
 * themselves than by an announced bus, and leaves with the last.
 */
export const evacuateTask: Task = {
  destination(t) {
    const order = orderOf(t, 'evacuate');
    return now(t, 'progress') === PHASE.toShelter
      ? shelterPoint(t.w, order.shelterId)
      : villagePoint(t.w, order.villageId);
  },

  arrived(t) {
    if (now(t, 'progress') === PHASE.toShelter) arriveAtShelter(t);
    else arriveAtVillage(t);
  },

  work(t) {
    if (now(t, 'progress') === PHASE.unloading) leaveShelter(t);
    else if (t.spec.seatsForPeople > 0) fetch(t);
    else guide(t);
  },
};

function arriveAtVillage(t: Turn): void {
  const order = orderOf(t, 'evacuate');
  if (villageState(t.w, order.villageId).warnedTick < 0)
    emit(t, { type: 'villageWarned', villageId: order.villageId });
  warnAtDoors(t.w, t.ctx, order.villageId, t.cause);
  t.set.progress = PHASE.loading;
  working(t, displace(t));
}

/** Everybody at home for whom the shelter has a place begins to get ready; returns the first ready tick. */
function displace(t: Turn): number {
  const { villageId, shelterId } = orderOf(t, 'evacuate');
  const village = villageState(t.w, villageId);
  const atHome = village.atHome - (t.shared.displaced.get(villageId) ?? 0);
  const persons = Math.max(0, Math.min(atHome, shelterSpace(t.w, shelterId, t.shared)));
  let first = t.tick + 1;
  if (persons === 0) return first;
  const n = Math.ceil(persons / groupPersons(t.spec.seatsForPeople));
  first = Infinity;
  const cause = t.cause;
  groupSizes(persons, n).forEach((size, i) => {
    const ahead = preparedS(t.w, villageId, i, n, t.tick);
    const dueTick = t.tick + Math.max(60, preparationS(t.w, villageId, i, n) - ahead);
    first = Math.min(first, dueTick);
    t.ctx.emit(
      {
        type: 'peopleDisplaced',
        cohortId: t.ctx.id('cohort'),
        villageId,
        shelterId,
        persons: size,
        unitId: t.unit.id,
        dueTick,
      },
      cause,
    );
  });
  add(t.shared.displaced, villageId, persons);
  add(t.shared.spaceTaken, shelterId, persons);
  return first;
}

/** Most persons of a group: whole groups fill the team's own seats; a guide's fit into any bus. */
const groupPersons = (seats: number): number =>
  seats > 0 ? Math.floor(seats / Math.ceil(seats / ASSUMED.groupPersons)) : ASSUMED.groupPersons;

function add(m: Map<string, number>, key: string, n: number): void {
  m.set(key, (m.get(key) ?? 0) + n);
}

/** Groups of the village that still get ready or wait. */
function waiting(t: Turn): CohortState[] {
  const { villageId, shelterId } = orderOf(t, 'evacuate');
  return t.w.state.cohorts.filter(
    (c) =>
      c.stage === 'preparing' &&
      c.villageId === villageId &&
      c.shelterId === shelterId &&
      !t.shared.boarded.has(c.id),
  );
}

/** Takes as many ready groups as there are seats, in the order in which they got ready. */
function fetch(t: Turn): void {
  const { shelterId } = orderOf(t, 'evacuate');
  const groups = waiting(t).filter((c) => c.persons <= t.spec.seatsForPeople);
  if (groups.length === 0) return concludeAtVillage(t);
  groups.sort((a, b) => a.dueTick - b.dueTick || a.id - b.id);
  const first = groups[0]!;
  if (first.dueTick > t.tick) return working(t, first.dueTick);
  const taken: CohortState[] = [];
  let persons = 0;
  for (const c of groups) {
    if (c.dueTick > t.tick || persons + c.persons > t.spec.seatsForPeople) continue;
    taken.push(c);
    persons += c.persons;
  }
  const next = groups.find((c) => c.dueTick > t.tick);
  const hasRoom = next !== undefined && persons + next.persons <= t.spec.seatsForPeople;
  if (hasRoom && next.dueTick <= first.dueTick + ASSUMED.waitForMoreS)
    return working(t, next.dueTick);
  const departTick =
    t.tick + ASSUMED.boardS + persons * ASSUMED.boardPerPersonS + carryS(t, persons);
  if (!travel(t, shelterPoint(t.w, shelterId), { departTick })) return;
  t.set.people = persons;
  t.set.progress = PHASE.toShelter;
  for (const c of taken) t.shared.boarded.add(c.id);
  carry(t, taken);
}

/** The bedridden are carried to the vehicle, one after the other. */
const carryS = (t: Turn, persons: number): number =>
  Math.round(persons * (t.w.scenario.people?.bedridden ?? 0) * ASSUMED_PEOPLE.carryS);

/** The groups aboard go where the team goes. */
export function carry(t: Turn, groups: readonly CohortState[]): void {
  if (groups.length === 0) return;
  const { shelterId } = orderOf(t, 'evacuate');
  const route = now(t, 'route');
  for (const c of groups)
    t.ctx.emit(
      {
        type: 'cohortMoved',
        cohortId: c.id,
        unitId: t.unit.id,
        route,
        shelterId,
        dueTick: now(t, 'dueTick'),
      },
      c.displacedEvent,
    );
}

export const aboard = (t: Turn): CohortState[] =>
  t.unit.people === 0
    ? []
    : t.w.state.cohorts.filter((c) => c.unitId === t.unit.id && c.stage === 'moving');

function arriveAtShelter(t: Turn): void {
  const { shelterId } = orderOf(t, 'evacuate');
  for (const c of aboard(t))
    t.ctx.emit({ type: 'peopleSheltered', cohortId: c.id, shelterId }, c.displacedEvent);
  if (t.spec.seatsForPeople === 0) return finish(t, 'done', null);
  t.set.progress = PHASE.unloading;
  t.set.people = 0;
  working(t, t.tick + ASSUMED.alightS);
}

function leaveShelter(t: Turn): void {
  const { villageId } = orderOf(t, 'evacuate');
  if (waiting(t).length === 0 && villageState(t.w, villageId).atHome === 0)
    return finish(t, 'done', null);
  if (waiting(t).length === 0) return concludeAtVillage(t);
  t.set.progress = PHASE.toVillage;
  travel(t, villagePoint(t.w, villageId));
}

/** A guide stays until the last group is ready, then goes with it, or leaves it to the bus crews. */
function guide(t: Turn): void {
  const last = Math.max(-1, ...waiting(t).map((c) => c.dueTick));
  if (last > t.tick) return working(t, last);
  const { villageId, shelterId } = orderOf(t, 'evacuate');
  if (villageState(t.w, villageId).atHome > 0) return concludeAtVillage(t);
  if (ridesOf(t.w, t.tick).of(villageId, shelterId).length > 0) return finish(t, 'done', null);
  t.set.progress = PHASE.toShelter;
  travel(t, shelterPoint(t.w, shelterId));
}

/** Nobody left to fetch; people still at home found no place in the shelter. */
function concludeAtVillage(t: Turn): void {
  const { villageId } = orderOf(t, 'evacuate');
  const left = villageState(t.w, villageId).atHome;
  finish(t, left > 0 ? 'failed' : 'done', left > 0 ? 'noShelterSpace' : null);
}
