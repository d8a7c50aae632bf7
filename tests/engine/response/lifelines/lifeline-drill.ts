import type { InjectSpec, Scenario, UnitSpec } from '../../../../engine/exercise/scenario.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import type {
  LifelineAsset,
  LifelineSpec,
  LinkPlace,
  PowerUser,
} from '../../../../engine/response/lifelines/lifeline.ts';
import { DRILL_UNITS, drillScenario, startDrill } from '../drill.ts';

const text = (s: string) => ({ zh: s, en: s });
const crew = DRILL_UNITS.find((u) => u.id === 'crew')!;

const asset = (
  id: string,
  kind: LifelineAsset['kind'],
  e: number,
  over: Partial<LifelineAsset> = {},
): LifelineAsset => ({
  id,
  kind,
  name: text(id),
  at: { e, n: 3000 },
  nodeId: -1,
  villageIds: [],
  persons: 0,
  poweredBy: null,
  reserveS: kind === 'power' ? 0 : 4 * 3600,
  ...over,
});

const user = (
  id: string,
  use: PowerUser['use'],
  poweredBy: string,
  over: Partial<PowerUser> = {},
): PowerUser => ({
  id,
  use,
  name: text(id),
  at: { e: 1500, n: 3000 },
  nodeId: 1,
  poweredBy,
  seatIds: [],
  ...over,
});

const place = (
  id: string,
  towerId: string,
  e: number,
  satellitePhone: boolean,
  seatIds: string[],
): LinkPlace => ({
  id,
  name: text(id),
  at: { e, n: 3000 },
  nodeId: -1,
  towerId,
  substationId: null,
  satellitePhone,
  seatIds,
});

/**
 * A main substation that feeds a local one; the local one feeds the command post, a hospital, the
 * township's tower and the waterworks. The county's tower hangs on the main one.
 */
export const lifelineSpec = (phones: { county: boolean; town: boolean }): LifelineSpec => ({
  assets: [
    asset('local', 'power', 1500, { villageIds: ['v1'], persons: 130, poweredBy: 'main' }),
    asset('main', 'power', 4500, { villageIds: ['v2'], persons: 71 }),
    asset('mast-county', 'comms', 1500, { poweredBy: 'main' }),
    asset('mast-town', 'comms', 4500, {
      villageIds: ['v1', 'v2'],
      persons: 201,
      poweredBy: 'local',
    }),
    asset('works', 'water', 3000, {
      villageIds: ['v1'],
      persons: 130,
      poweredBy: 'local',
      reserveS: 7200,
    }),
  ],
  users: [
    user('hospital', 'hospital', 'local'),
    user('mast-county', 'comms', 'main'),
    user('mast-town', 'comms', 'local', { at: { e: 4500, n: 3000 } }),
    user('post', 'commandPost', 'local', { seatIds: ['command'] }),
    user('works', 'water', 'local'),
  ],
  places: [
    place('county', 'mast-county', 1500, phones.county, ['command']),
    place('synthetic', 'mast-town', 4500, phones.town, ['town']),
  ],
  dutySeatIds: ['command'],
});

export const outage = (id: string, assetIds: readonly string[]): InjectSpec => ({
  id,
  number: '1',
  atTick: null,
  from: text('grid'),
  toSeatIds: [],
  channel: 'phone',
  text: text('-'),
  expected: text('-'),
  effect: { kind: 'outage', assetIds },
});

const brings = (
  id: string,
  capabilities: UnitSpec['capabilities'],
  vehicle: UnitSpec['vehicle'] = 'truck',
): UnitSpec => ({
  ...crew,
  id,
  capabilities,
  vehicle,
  strength: 6,
});

export const LIFELINE_UNITS: readonly UnitSpec[] = [
  ...DRILL_UNITS,
  brings('generator-1', ['generator']),
  brings('linemen', ['powerRepair']),
  brings('mapper', ['mapping']),
  brings('mapping-drone', ['mapping'], 'drone'),
  brings('radio', ['commsRepair']),
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A started drill with lifelines; both seats may work at sites, survey and send words. */
export function startLifelines(
  o: {
    phones?: { county: boolean; town: boolean };
    injects?: readonly InjectSpec[];
    over?: Partial<Scenario>;
  } = {},
): World {
  const base = drillScenario();
  const seats = base.seats.map((s) => ({
    ...s,
    commands: [
      ...s.commands,
      'workAt' as const,
      'survey' as const,
      'requestSatellite' as const,
      'message' as const,
      'acknowledge' as const,
      'report' as const,
    ],
  }));
  return startDrill({
    units: LIFELINE_UNITS,
    seats,
    lifelines: lifelineSpec(o.phones ?? { county: true, town: true }),
    injects: o.injects ?? [outage('local-out', ['local']), outage('mast-out', ['mast-town'])],
    ...o.over,
  });
}
