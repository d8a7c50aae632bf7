import type { Scenario } from '../exercise/scenario.ts';
import type { CaseSubject } from '../plan/metrics/metric.ts';
import type { Region, Text } from '../region/region.ts';

/** Names of what a review speaks of, by id; an id that has none is its own name. */
export interface Names {
  of(id: string): Text;
  seat(id: string): Text;
  road(edgeId: number): Text;
  subject(s: CaseSubject): Text;
}

const same = (s: string): Text => ({ zh: s, en: s });

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** The names of one scenario and its region. Ids differ between kinds, so one table does. */
export function namesOf(scenario: Scenario, region: Region): Names {
  const table = new Map<string, Text>();
  const lists: readonly (readonly Named[])[] = [
    region.townships,
    region.villages,
    region.facilities,
    scenario.units,
    scenario.incidents,
    scenario.aid,
    scenario.lifelines?.places ?? [],
    scenario.lifelines?.assets ?? [],
  ];
  for (const list of lists) for (const { id, name } of list) table.set(id, name);
  const seats = new Map(scenario.seats.map((s) => [s.id, s.name]));
  const rules = new Map(scenario.reporting?.rules.map((r) => [r.id, r.name]));
  const of = (id: string): Text => table.get(id) ?? same(id);
  const seat = (id: string): Text => seats.get(id) ?? same(id);
  const road = (edgeId: number): Text => {
    const name = region.roads.edges[edgeId]?.name ?? '';
    return name === '' ? { zh: `道路 ${edgeId}`, en: `Road ${edgeId}` } : same(name);
  };
  return {
    of,
    seat,
    road,
    subject: (s) => {
      if (s.kind === 'road') return road(Number(s.id));
      if (s.kind === 'exercise') return { zh: '全场', en: 'Whole exercise' };
      if (s.kind === 'fire') return { zh: '火场', en: 'Fire' };
      if (s.kind !== 'reportClock') return of(s.id);
      // `<rule>:<seat>:<n>`
      const [ruleId = '', seatId = '', n = ''] = s.id.split(':');
      const rule = rules.get(ruleId) ?? same(ruleId);
      const by = seat(seatId);
      return { zh: `${by.zh} ${rule.zh} ${n}`, en: `${by.en}, ${rule.en} ${n}` };
    },
  };
}
