import { byId } from '../../exercise/lookup.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import type { CasualtyChange, CasualtyGroup } from '../medical/casualty.ts';
import { rescaled } from '../medical/course.ts';
import { hospitalViews } from '../medical/medical-view.ts';
import {
  groupPoint,
  hospitalPoint,
  needHospital,
  transportable,
} from '../medical/transportable.ts';
import type { Task } from '../task.ts';
import { emit, finish, now, orderOf, travel, working, type Turn } from '../turn.ts';

/** `progress` of an ambulance. */
const PHASE = { toScene: 0, loading: 1, toHospital: 2, unloading: 3 } as const;

/** Fetches casualties, the worst first, trip by trip while there are free beds for them. */
export const transportCasualtiesTask: Task = {
  destination: (t) =>
    now(t, 'progress') >= PHASE.toHospital
      ? hospitalPoint(t.w, orderOf(t, 'transportCasualties').hospitalId)
      : groupPoint(t.w, groupOf(t)),

  arrived(t) {
    if (now(t, 'progress') < PHASE.toHospital) return load(t);
    t.set.progress = PHASE.unloading;
    working(t, t.tick + stopS(t.unit.people));
  },

  work(t) {
    const { hospitalId, groupId } = orderOf(t, 'transportCasualties');
    if (now(t, 'progress') === PHASE.loading) {
      t.set.progress = PHASE.toHospital;
      travel(t, hospitalPoint(t.w, hospitalId));
      return;
    }
    const persons = t.unit.people;
    emit(t, { type: 'casualtiesAdmitted', groupId, unitId: t.unit.id, hospitalId, persons });
    t.set.people = 0;
    if (needHospital(groupOf(t)) === 0) return finish(t, 'done', null);
    t.set.progress = PHASE.toScene;
    travel(t, groupPoint(t.w, groupOf(t)));
  },
};

const stopS = (persons: number): number =>
  ASSUMED_MEDICAL.stopS + ASSUMED_MEDICAL.perPersonS * persons;

const groupOf = (t: Turn): CasualtyGroup =>
  byId(t.w.state.casualtyGroups, orderOf(t, 'transportCasualties').groupId);

/** Takes whom it can; their beds are kept from now on. */
function load(t: Turn): void {
  const { hospitalId, groupId } = orderOf(t, 'transportCasualties');
  const { casualtiesTaken, bedsTaken } = t.shared;
  const group = groupOf(t);
  const aboard = transportable(group).filter((i) => !casualtiesTaken.has(`${groupId} ${i}`));
  if (aboard.length === 0) return finish(t, 'done', null);
  const beds = hospitalViews(t.w).find((h) => h.id === hospitalId)!.free;
  const free = beds - (bedsTaken.get(hospitalId) ?? 0);
  if (free <= 0) return finish(t, 'failed', 'noBed');
  aboard.length = Math.min(aboard.length, free, t.spec.seatsForPeople);
  for (const i of aboard) casualtiesTaken.add(`${groupId} ${i}`);
  bedsTaken.set(hospitalId, (bedsTaken.get(hospitalId) ?? 0) + aboard.length);
  const members = aboard.map((person): CasualtyChange => {
    const { dueTick, care } = group.persons[person]!;
    return { person, dueTick: rescaled(dueTick, care, 'ambulance', t.tick) };
  });
  const persons = members.length;
  emit(t, { type: 'casualtiesLoaded', groupId, unitId: t.unit.id, hospitalId, members, persons });
  t.set.people = persons;
  t.set.progress = PHASE.loading;
  working(t, t.tick + stopS(persons));
}
