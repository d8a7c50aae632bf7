import type { Region, Text } from '../../region/region.ts';
import { breachable, settable } from '../control/breachable.ts';
import type { Scenario } from '../scenario.ts';
import type { KnownIds } from './condition-check.ts';

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** What an inject may refer to, as plain data: for checks far from any running exercise. */
export interface MselContext {
  readonly seats: readonly Named[];
  readonly objectives: readonly Text[];
  readonly targets: readonly Named[];
  readonly durationTicks: number;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  /** All ids but those of injects: these belong to the list that is checked. */
  readonly ids: Omit<KnownIds, 'inject'>;
  /** What effects may call: incidents and deliveries without a time of their own, assets, roads. */
  readonly callable: Readonly<Record<CallableList, readonly string[]>> & {
    readonly edges: number;
  };
}

/** What effects name, by kind; what `outage` puts out are assets. The last four can be set. */
export type CallableList =
  | 'incident'
  | 'delivery'
  | 'outage'
  | 'sensor'
  | 'link'
  | 'slide'
  | 'structure'
  | 'tank'
  | 'gate'
  | 'pump'
  | 'release'
  | 'stage';

/** For lists that stand by themselves, without a scenario's parts. */
export const NOTHING_CALLABLE: MselContext['callable'] = {
  incident: [],
  delivery: [],
  outage: [],
  sensor: [],
  link: [],
  slide: [],
  structure: [],
  tank: [],
  gate: [],
  pump: [],
  release: [],
  stage: [],
  edges: 0,
};

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((x) => x.id);

export function mselContext(s: Scenario, region: Region): MselContext {
  const assets = ids(s.lifelines?.assets ?? []);
  return {
    seats: s.seats.map(({ id, name }) => ({ id, name })),
    objectives: s.objectives,
    targets: s.targets.map((t) => ({ id: t.id, name: t.title })),
    durationTicks: s.durationTicks,
    startDate: s.startDate,
    startSecondOfDay: s.startSecondOfDay,
    ids: {
      seat: ids(s.seats),
      unit: ids(s.units),
      village: s.villageIds,
      shelter: s.shelters.map((x) => x.facilityId),
      depot: s.depots.map((x) => x.facilityId),
      asset: assets,
      incident: ids(s.incidents),
      aid: ids(s.aid),
      target: ids(s.targets),
      instrument: ids(s.instruments),
    },
    callable: {
      incident: ids(s.incidents.filter((i) => i.atTick === null)),
      delivery: ids((s.supplies?.deliveries ?? []).filter((d) => d.atTick === null)),
      outage: assets,
      // Instruments are silenced by the same control as cameras.
      sensor: [...ids(s.sensors), ...ids(s.instruments)],
      link: ids(s.chain),
      slide: ids(s.landslide?.slides ?? []),
      structure: breachable(s),
      tank: ids(s.hazmat?.tanks ?? []),
      gate: settable(s, 'gate'),
      pump: settable(s, 'pump'),
      release: settable(s, 'release'),
      stage: settable(s, 'stage'),
      edges: region.roads.edges.length,
    },
  };
}
