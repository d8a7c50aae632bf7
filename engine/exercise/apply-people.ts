import { byId } from './lookup.ts';
import type { ExerciseEvent } from './event.ts';
import type { ExerciseState } from './state.ts';

const byFacility = <T extends { facilityId: string }>(list: readonly T[], id: string): T => {
  for (const x of list) if (x.facilityId === id) return x;
  throw new Error(`state holds no facility ${id}`);
};

/** People and kits: every event moves a whole number from one place to exactly one other. */
export function applyPeople(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'villageReached':
      byId(s.villages, b.villageId).reachedTick = e.tick;
      return;
    case 'villageWarned':
      byId(s.villages, b.villageId).warnedTick = e.tick;
      return;
    case 'peopleDisplaced': {
      // A warning, a crew and the fire may call the same people out at the same moment.
      const village = byId(s.villages, b.villageId);
      const persons = Math.min(b.persons, village.atHome);
      village.atHome -= persons;
      s.cohorts.push({
        id: b.cohortId,
        villageId: b.villageId,
        shelterId: b.shelterId,
        persons,
        // A group of nobody has nothing before it.
        stage: persons > 0 ? 'preparing' : 'relieved',
        displacedTick: e.tick,
        shelteredTick: -1,
        relieved: 0,
        route: [],
        dueTick: b.dueTick,
        unitId: b.unitId,
        displacedEvent: e.id,
      });
      return;
    }
    case 'cohortMoved': {
      const cohort = byId(s.cohorts, b.cohortId);
      cohort.stage = 'moving';
      cohort.unitId = b.unitId;
      cohort.route = b.route;
      cohort.shelterId = b.shelterId;
      cohort.dueTick = b.dueTick;
      return;
    }
    case 'peopleSheltered': {
      const cohort = byId(s.cohorts, b.cohortId);
      cohort.stage = 'sheltered';
      cohort.shelterId = b.shelterId;
      cohort.shelteredTick = e.tick;
      cohort.route = [];
      cohort.dueTick = -1;
      const shelter = byFacility(s.shelters, b.shelterId);
      shelter.occupants += cohort.persons;
      shelter.waiting += cohort.persons;
      if (shelter.occupants > shelter.peakOccupants) shelter.peakOccupants = shelter.occupants;
      return;
    }
    default:
      applyKits(s, e);
  }
}

function applyKits(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'peopleRelieved': {
      const cohort = byId(s.cohorts, b.cohortId);
      cohort.relieved += b.persons;
      if (cohort.relieved === cohort.persons) cohort.stage = 'relieved';
      const shelter = byFacility(s.shelters, b.shelterId);
      shelter.waiting -= b.persons;
      shelter.kits -= b.persons;
      return;
    }
    case 'kitsLoaded': {
      const depot = byFacility(s.depots, b.depotId);
      depot.kits -= b.kits;
      depot.rampFreeTick = b.rampFreeTick;
      byId(s.units, b.unitId).kits += b.kits;
      return;
    }
    case 'kitsDelivered':
      byId(s.units, b.unitId).kits -= b.kits;
      byFacility(s.shelters, b.shelterId).kits += b.kits;
      return;
    case 'kitsReturned':
      byId(s.units, b.unitId).kits -= b.kits;
      byFacility(s.depots, b.depotId).kits += b.kits;
      return;
    default:
  }
}
