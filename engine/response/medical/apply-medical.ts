import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId, find, insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import type { Casualty, CasualtyChange, CasualtyGroup } from './casualty.ts';

/** The part of `apply` that writes casualties: each event moves persons from one state to one other. */
export function applyMedical(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'casualtiesArose': {
      const group = find(s.casualtyGroups, b.group.id) ?? open(s, e, b);
      group.persons.push(...b.members.map((m) => ({ ...m })));
      const taken = takeFromHome(s, b);
      const { villageId, cohortId } = b;
      if (taken > 0) group.from.push({ villageId, cohortId, persons: taken });
      const others = b.persons - taken;
      if (others > 0) group.from.push({ villageId: null, cohortId: null, persons: others });
      return recount(group);
    }
    case 'casualtiesKnown': {
      const group = byId(s.casualtyGroups, b.groupId);
      group.hearing = group.hearing.filter((h) => h.seatId !== b.seatId);
      if (!group.knownTo.includes(b.seatId)) group.knownTo.push(b.seatId);
      return;
    }
    case 'casualtyWorsened':
      return change(s, b.groupId, [b], (p) => {
        p.triage = b.triage;
        if (b.triage === 'dead' && (p.care === 'waiting' || p.care === 'treated')) p.care = 'dead';
      });
    case 'casualtiesFreed':
      return change(s, b.groupId, b.members, (p) => {
        p.care = p.triage === 'dead' ? 'dead' : 'waiting';
      });
    case 'casualtiesTreated':
      byId(s.casualtyGroups, b.groupId).treatedH += b.workH;
      return change(s, b.groupId, b.members, (p) => {
        // An ambulance may have taken this person aboard in the very same step.
        if (p.care === 'waiting') p.care = 'treated';
      });
    case 'casualtiesLoaded':
      return change(s, b.groupId, b.members, (p) => {
        p.care = 'ambulance';
        p.unitId = b.unitId;
        p.hospitalId = b.hospitalId;
      });
    case 'casualtiesAdmitted':
      return admit(byId(s.casualtyGroups, b.groupId), b.unitId);
    default:
  }
}

/**
 * Takes casualties from where they were counted; returns how many. Whom a village has no more, since
 * they left home in this very step, are people from elsewhere.
 */
function takeFromHome(
  s: ExerciseState,
  b: Extract<ExerciseEvent['body'], { type: 'casualtiesArose' }>,
): number {
  if (b.villageId === null) return 0;
  const village = byId(s.villages, b.villageId);
  const taken = b.cohortId === null ? Math.min(b.persons, village.atHome) : b.persons;
  if (b.cohortId === null) village.atHome -= taken;
  else byId(s.cohorts, b.cohortId).persons -= taken;
  village.casualties += taken;
  return taken;
}

function open(
  s: ExerciseState,
  e: ExerciseEvent,
  b: Extract<ExerciseEvent['body'], { type: 'casualtiesArose' }>,
): CasualtyGroup {
  return insertById(s.casualtyGroups, {
    ...b.group,
    aroseTick: e.tick,
    aroseEvent: e.id,
    persons: [],
    from: [],
    dueTick: -1,
    open: 0,
    treatedH: 0,
    knownTo: [],
    hearing: b.hearing.slice(),
  });
}

function change(
  s: ExerciseState,
  groupId: string,
  members: readonly CasualtyChange[],
  write: (p: Casualty) => void,
): void {
  const group = byId(s.casualtyGroups, groupId);
  for (const m of members) {
    const p = group.persons[m.person]!;
    p.dueTick = m.dueTick;
    write(p);
  }
  recount(group);
}

/** Who arrives alive gets a bed; nobody dies in hospital within an exercise (assumed). */
function admit(group: CasualtyGroup, unitId: string): void {
  for (const p of group.persons) {
    if (p.care !== 'ambulance' || p.unitId !== unitId) continue;
    p.unitId = null;
    p.dueTick = -1;
    if (p.triage === 'dead') {
      p.care = 'dead';
      p.hospitalId = null;
    } else p.care = 'hospital';
  }
  recount(group);
}

function recount(group: CasualtyGroup): void {
  let due = Infinity;
  let open = 0;
  for (const p of group.persons) {
    if (p.dueTick >= 0 && p.dueTick < due) due = p.dueTick;
    if (p.care === 'missing' || p.care === 'trapped' || p.care === 'waiting') open++;
  }
  group.dueTick = due === Infinity ? -1 : due;
  group.open = open;
}
