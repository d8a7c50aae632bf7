import { expect } from 'vitest';
import type { World } from '../../../engine/exercise/world.ts';
import type { GoodsId } from '../../../engine/response/supplies/supplies.ts';

/** What must hold of a running exercise at any moment, whatever has been ordered. */
export function mustHold(w: World): void {
  numbersAreSound(w.state, 'state');
  everybodyIsSomewhere(w);
  nothingIsLost(w);
  listsAreSorted(w);
  eventsHaveCauses(w);
}

/** Nothing below zero in these, ever. */
const COUNTS = new Set([
  'atHome',
  'casualties',
  'count',
  'delivered',
  'kits',
  'occupants',
  'open',
  'people',
  'perDay',
  'persons',
  'relieved',
  'strength',
  'treatedH',
  'used',
  'waiting',
  'waterL',
  'workedTicks',
]);

/** No NaN, nothing undefined, no count below zero. */
export function numbersAreSound(value: unknown, path: string): void {
  if (typeof value === 'number') {
    const name = path.slice(path.lastIndexOf('.') + 1);
    const least = COUNTS.has(name) || path.includes('.away.') ? 0 : -Infinity;
    if (!Number.isFinite(value) || value < least) expect.fail(`${path} is ${value}`);
  } else if (value === undefined) {
    expect.fail(`${path} is undefined: it would not survive being saved`);
  } else if (typeof value === 'object' && value !== null)
    for (const [key, x] of Object.entries(value)) numbersAreSound(x, `${path}.${key}`);
}

function everybodyIsSomewhere(w: World): void {
  for (const v of w.state.villages) {
    const { population } = w.index.village.get(v.id)!.spec;
    let persons = v.atHome + v.casualties + (w.state.away[v.id] ?? 0);
    for (const c of w.state.cohorts) if (c.villageId === v.id) persons += c.persons;
    expect(persons, `people of ${v.id}`).toBe(population);
    let harmed = 0;
    for (const g of w.state.casualtyGroups)
      for (const f of g.from) if (f.villageId === v.id) harmed += f.persons;
    expect(harmed, `casualties of ${v.id}`).toBe(v.casualties);
  }
  for (const g of w.state.casualtyGroups)
    expect(g.from.reduce((n, f) => n + f.persons, 0)).toBe(g.persons.length);
  for (const x of w.state.shelters) {
    const here = w.state.cohorts.filter(
      (c) => c.shelterId === x.facilityId && (c.stage === 'sheltered' || c.stage === 'relieved'),
    );
    expect(here.reduce((n, c) => n + c.persons, 0)).toBe(x.occupants);
    expect(here.reduce((n, c) => n + c.persons - c.relieved, 0)).toBe(x.waiting);
  }
}

function nothingIsLost(w: World): void {
  const { depots, units, shelters, cohorts, goods } = w.state;
  const spec = w.scenario.supplies!;
  const came = goods.deliveries.filter((d) => d.arrived).map((d) => d.id);
  const arrived = (item: string): number =>
    spec.deliveries
      .filter((d) => came.includes(d.id))
      .reduce((n, d) => n + ((d.load as Record<string, number>)[item] ?? 0), 0);
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const kits =
    sum(depots.map((d) => d.kits)) +
    sum(units.map((u) => u.kits)) +
    sum(shelters.map((s) => s.kits)) +
    sum(cohorts.map((c) => c.relieved));
  expect(kits).toBe(sum(w.scenario.depots.map((d) => d.kits)) + arrived('reliefKit'));
  for (const item of ['water', 'food'] as const satisfies readonly GoodsId[]) {
    const there =
      sum(goods.depots.map((d) => d.stock[item] ?? 0)) +
      sum(goods.cargo.filter((c) => c.item === item).map((c) => c.count)) +
      sum(
        goods.shelters
          .flatMap((s) => s.ledgers.filter((l) => l.item === item))
          .map((l) => l.delivered),
      );
    const first =
      sum(spec.depots.map((d) => d.stock[item] ?? 0)) +
      sum(spec.shelters.map((s) => s.stock[item] ?? 0));
    expect(there, item).toBe(first + arrived(item));
  }
}

function listsAreSorted(w: World): void {
  const s = w.state;
  const named = {
    seats: s.seats,
    units: s.units,
    villages: s.villages,
    sites: s.sites,
    casualtyGroups: s.casualtyGroups,
    incidents: s.incidents,
    precursors: s.precursors,
    aid: s.aid,
    injects: s.injects,
    assets: s.lifelines.assets,
    users: s.lifelines.users,
    links: s.lifelines.links,
  };
  for (const [name, list] of Object.entries(named)) rising(name, list);
  const counted = {
    orders: s.orders,
    messages: s.messages,
    reports: s.reports,
    cohorts: s.cohorts,
    lines: s.lines,
    observations: s.observations,
    forecasts: s.forecasts,
    warnings: s.warnings,
    events: w.events,
  };
  for (const [name, list] of Object.entries(counted)) rising(name, list);
}

function rising(name: string, list: readonly { readonly id: string | number }[]): void {
  for (let i = 1; i < list.length; i++)
    if (!(list[i - 1]!.id < list[i]!.id))
      expect.fail(`${name}: ${list[i - 1]!.id} stands before ${list[i]!.id}`);
}

function eventsHaveCauses(w: World): void {
  const known = new Set(w.events.map((e) => e.id));
  for (const e of w.events)
    if (e.cause !== null && (e.cause >= e.id || !known.has(e.cause)))
      expect.fail(`event ${e.id} ${e.body.type} has cause ${e.cause}, which is no earlier event`);
  for (const line of w.scores.lines(w))
    for (const id of line.evidence)
      if (!known.has(id)) expect.fail(`target ${line.id} shows event ${id}, which is not there`);
}
