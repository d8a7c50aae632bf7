import type { Scenario, SeatSpec, UnitSpec } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import type { ItemId } from '../../response/supplies/items.ts';
import type { PlanTask, ResourceNeed, ResponsePlan } from '../response-plan.ts';
import { fault, type PlanFault } from './fault.ts';
import { holdersOf } from './holders.ts';

/** Forces that are there from the start: help from outside may never be granted. */
const ownUnits = (scenario: Scenario, seat: SeatSpec): UnitSpec[] =>
  scenario.units.filter((u) => u.seatId === seat.id && u.aidId === null);

const sum = <T>(all: readonly T[], of: (x: T) => number): number =>
  all.reduce((n, x) => n + of(x), 0);

/** What a task needs and the scenario's order of battle does not have, in numbers. */
export function needFaults(
  task: PlanTask,
  scenario: Scenario,
  region: Region | null,
  seats: readonly SeatSpec[],
  at: string,
): PlanFault[] {
  const out = task.needs.flatMap((need, i) => {
    const path = `${at}.needs[${i}].atLeast`;
    return seats.flatMap((seat) => shortOf(need, scenario, seat, path));
  });
  const zone = task.rule.kind === 'evacuate' ? task.rule.villages : null;
  if (zone !== null && region !== null) {
    const wanted = sum(
      region.villages.filter((v) => zone.includes(v.id)),
      (v) => v.population,
    );
    const found = sum(scenario.shelters, (s) => s.capacity);
    if (found < wanted)
      out.push(fault('tooLittleShelter', `${at}.rule.villages`, { wanted, found }));
  }
  // What belongs to the county and to no seat is told once.
  return out.filter(
    (f, i) => out.findIndex((g) => g.path === f.path && same(g.params, f.params)) === i,
  );
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

function shortOf(
  need: ResourceNeed,
  scenario: Scenario,
  seat: SeatSpec,
  path: string,
): PlanFault[] {
  const wanted = need.atLeast.value;
  const units = ownUnits(scenario, seat);
  switch (need.of) {
    case 'teams': {
      const { capability, kind } = need;
      const found = units.filter(
        (u) => u.capabilities.includes(capability) && (kind === null || u.kind === kind),
      ).length;
      const of = kind === null ? capability : `${capability} (${kind})`;
      return found < wanted
        ? [fault('tooFewTeams', path, { seat: seat.id, capability: of, wanted, found })]
        : [];
    }
    case 'persons': {
      const { capability } = need;
      const able = units.filter((u) => u.capabilities.includes(capability));
      const found = sum(able, (u) => u.strength);
      return found < wanted
        ? [fault('tooFewPersons', path, { seat: seat.id, capability, wanted, found })]
        : [];
    }
    case 'equipment': {
      const found = sum(
        scenario.units.filter((u) => u.aidId === null),
        (u) => u.equipment[need.item] ?? 0,
      );
      return found < wanted
        ? [fault('tooFewPieces', path, { item: need.item, wanted, found })]
        : [];
    }
    case 'stock': {
      const found = stockOf(scenario, need.item);
      return found < wanted
        ? [fault('tooLittleStock', path, { item: need.item, wanted, found })]
        : [];
    }
    case 'seats': {
      const found = sum(units, (u) => u.seatsForPeople);
      return found < wanted ? [fault('tooFewSeats', path, { seat: seat.id, wanted, found })] : [];
    }
    case 'shelter': {
      const found = sum(scenario.shelters, (s) => s.capacity);
      return found < wanted ? [fault('tooLittleShelter', path, { wanted, found })] : [];
    }
    case 'beds': {
      const found = sum(scenario.hospitals, (h) => h.beds);
      return found < wanted ? [fault('tooFewBeds', path, { wanted, found })] : [];
    }
  }
}

function stockOf(scenario: Scenario, item: ItemId): number {
  if (item === 'reliefKit') return sum(scenario.depots, (d) => d.kits);
  return sum(scenario.supplies?.depots ?? [], (d) => d.stock[item] ?? 0);
}

/** Teams of one seat for which tasks that may run at once ask together: they will stand in a queue. */
export function contendedTeams(plan: ResponsePlan, scenario: Scenario): PlanFault[] {
  const before = precedence(plan);
  const out: PlanFault[] = [];
  const told = new Set<string>();
  plan.tasks.forEach((task, i) => {
    for (const seat of holdersOf(scenario, task))
      task.needs.forEach((need, n) => {
        if (need.of !== 'teams' || told.has(`${seat.id}/${need.capability}`)) return;
        const rivals = plan.tasks.filter(
          (t) =>
            t === task ||
            (!before(t.id, task.id) &&
              !before(task.id, t.id) &&
              holdersOf(scenario, t).some((s) => s.id === seat.id)),
        );
        const wanted = sum(
          rivals.flatMap((t) => t.needs),
          (x) => (x.of === 'teams' && x.capability === need.capability ? x.atLeast.value : 0),
        );
        const found = ownUnits(scenario, seat).filter((u) =>
          u.capabilities.includes(need.capability),
        ).length;
        if (wanted <= found || need.atLeast.value > found) return;
        told.add(`${seat.id}/${need.capability}`);
        const params = { seat: seat.id, capability: need.capability, wanted, found };
        out.push(fault('contended', `tasks[${i}].needs[${n}]`, params, 'warning'));
      });
  });
  return out;
}

/** Whether one task must be done before another begins. */
function precedence(plan: ResponsePlan): (first: string, second: string) => boolean {
  const byId = new Map(plan.tasks.map((t) => [t.id, t]));
  const memo = new Map<string, ReadonlySet<string>>();
  const doneBefore = (id: string, under: readonly string[]): ReadonlySet<string> => {
    const known = memo.get(id);
    if (known !== undefined || under.includes(id)) return known ?? new Set();
    const out = new Set<string>();
    for (const a of byId.get(id)?.after ?? []) {
      if (a.is === 'done') out.add(a.task);
      for (const x of doneBefore(a.task, [...under, id])) out.add(x);
    }
    memo.set(id, out);
    return out;
  };
  return (first, second) => doneBefore(second, []).has(first);
}
