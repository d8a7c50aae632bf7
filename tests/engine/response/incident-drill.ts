import type { Scenario, UnitSpec } from '../../../engine/exercise/scenario.ts';
import type { World } from '../../../engine/exercise/world.ts';
import type { IncidentSpec } from '../../../engine/response/incidents/incident.ts';
import type { CasualtyGroup } from '../../../engine/response/medical/casualty.ts';
import { LandCover, type Facility, type Region } from '../../../engine/region/region.ts';
import { DRILL_UNITS, drillRegion, drillScenario, startDrill } from './drill.ts';

const text = (s: string) => ({ zh: s, en: s });
const NOBODY = { immediate: 0, delayed: 0, minor: 0, dead: 0 };

/** The drill's ground with two hospitals, at the west end of the county road and at its east end. */
export function hospitalRegion(): Region {
  const base = drillRegion(() => LandCover.grass);
  const hospital = (id: string, e: number): Facility => ({
    id,
    kind: 'hospital',
    name: text(id),
    at: { e, n: 3000 },
    nodeId: base.roads.nodes.find((n) => n.at.e === e && n.at.n === 3000)!.id,
    townshipId: 'synthetic',
    attributes: { beds: 100 },
    provenance: 'assumed',
  });
  const point: Facility = { ...hospital('slope', 4500), kind: 'hazardPoint', attributes: {} };
  return {
    ...base,
    facilities: [
      ...base.facilities,
      hospital('hospital-east', 5800),
      hospital('hospital-west', 200),
      point,
    ],
  };
}

const unit = (id: string, over: Partial<UnitSpec>): UnitSpec => ({
  ...DRILL_UNITS[0]!,
  id,
  name: text(id),
  seatsForPeople: 0,
  ...over,
});

export const CARE_UNITS: readonly UnitSpec[] = [
  unit('ambulance', {
    capabilities: ['ambulance'],
    vehicle: 'truck',
    seatsForPeople: 2,
    strength: 3,
  }),
  unit('medics', { capabilities: ['medical'], vehicle: 'truck', strength: 6 }),
  unit('rescuers', { capabilities: ['searchRescue'], vehicle: 'truck', strength: 10 }),
];

/** A coach off the village road at M: 2 gravely hurt, 3 hurt, 4 lightly, 1 dead, 2 trapped. */
export const COACH: IncidentSpec = {
  id: 'coach',
  kind: 'roadAccident',
  name: text('coach'),
  at: { e: 3000, n: 2400 },
  nodeId: 2,
  atTick: 600,
  villageId: null,
  survival: 'vehicle',
  casualties: { immediate: 2, delayed: 3, minor: 4, dead: 1 },
  trapped: { persons: 2, capability: 'searchRescue', personHEach: 3, minPersons: 4 },
  missing: null,
  road: null,
  needs: [],
  worsens: [],
  heard: {
    toSeatIds: ['town'],
    delayTicks: 300,
    channel: 'phone',
    from: text('driver'),
    text: text('we are off the road'),
  },
};

export const harmless = (over: Partial<IncidentSpec>): IncidentSpec => ({
  ...COACH,
  casualties: NOBODY,
  trapped: null,
  ...over,
});

/** A drill with ambulances, medics and rescuers in which these incidents happen. */
export function startIncidents(
  incidents: readonly IncidentSpec[],
  over: Partial<Scenario> = {},
  seed = 1,
  mode: World['mode'] = 'plain',
): World {
  const base = drillScenario();
  return startDrill(
    {
      seats: base.seats.map((s) => ({
        ...s,
        commands: [...s.commands, 'workAt', 'transportCasualties'],
      })),
      units: [...DRILL_UNITS, ...CARE_UNITS].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      hospitals: [
        { facilityId: 'hospital-east', beds: 20, provenance: 'assumed' },
        { facilityId: 'hospital-west', beds: 20, provenance: 'assumed' },
      ],
      incidents,
      ...over,
    },
    { region: hospitalRegion(), seed, mode },
  );
}

/** How many of a group are where. */
export function tally(g: CasualtyGroup): Record<string, number> {
  const out: Record<string, number> = {};
  for (const p of g.persons) out[p.care] = (out[p.care] ?? 0) + 1;
  return out;
}

export const groupOf = (w: World, id: string): CasualtyGroup =>
  w.state.casualtyGroups.find((g) => g.id === id)!;
