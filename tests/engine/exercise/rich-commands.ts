import * as fc from 'fast-check';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import { commandSchema } from '../../../engine/protocol/command-schema.ts';
import { RICH } from '../../support/rich-run.ts';

const junk = fc.constantFrom('nobody', 'unseen', '__proto__', 'constructor', 'clearRoad:999');
const id = (...known: readonly string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: junk });
const metre = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 12_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1e8, 1e8, -1, 0.1) },
);
const point = fc.record({ e: metre, n: metre });
const unitId = id(...RICH.units.map((u) => u.id));
const shelterId = id('shelter', 'shelter-south');
const depotId = id('depot', 'depot-east');
const villageId = id('v-1', 'v-2', 'v-3');
const groupId = id('incident:rockfall', 'incident:rockfall:again', 'incident:coach', 'village:v-2');
const siteId = id(
  'clearRoad:2',
  'clearRoad:4',
  'restorePower:station',
  'restoreComms:mast-town',
  'restoreWater:works',
  'connectGenerator:hq',
  'connectGenerator:mast-town',
  'rescueTrapped:incident:rockfall',
  'searchMissing:incident:rockfall',
  'treatCasualties:incident:rockfall',
  'treatCasualties:village:v-2',
  'handleIncident:rockfall',
);
const count = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0, 1e7));
const is = <T extends string>(...types: T[]) => fc.constantFrom(...types);
const figure = fc.integer({ min: 0, max: 20 });

/** Orders and desk commands with places and teams that mostly exist; their sense is left to chance. */
const likely = fc.oneof(
  fc.record({ type: is('move'), unitId, to: point }),
  fc.record({ type: is('hold', 'return'), unitId }),
  fc.record({ type: is('directAttack', 'mopUp', 'recon'), unitId, at: point }),
  fc.record({
    type: is('buildLine', 'burnOut'),
    unitId,
    path: fc.array(point, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({
    type: is('waterDrop'),
    unitId,
    at: point,
    coverage: fc.integer({ min: 1, max: 6 }),
    sourceId: id('lake'),
  }),
  fc.record({ type: is('evacuate'), unitId, villageId, shelterId }),
  fc.record({
    type: is('sendSupplies'),
    unitId,
    depotId,
    shelterId,
    item: is('reliefKit', 'water', 'food', 'boat'),
    count,
  }),
  fc.record({ type: is('workAt'), unitId, siteId }),
  fc.record({ type: is('transportCasualties'), unitId, groupId, hospitalId: id('hospital') }),
  fc.record({
    type: is('survey'),
    unitId,
    at: point,
    radiusM: fc.integer({ min: 100, max: 20_000 }),
  }),
  fc.record({ type: is('requestSatellite'), at: point, radiusM: is2(100, 1500, 20_000) }),
  fc.record({
    type: is('issueWarning'),
    hazard: is('forestFire', 'flood'),
    level: is('blue', 'red'),
    advice: is('watch', 'prepare', 'evacuate'),
    villageIds: fc.array(villageId, { minLength: 1, maxLength: 3 }),
    channels: fc.subarray(['loudspeaker', 'sms', 'siren'], { minLength: 1 }),
  }),
  fc.record({ type: is('liftWarning'), warningId: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: is('setGrade'), grade: is('ordinary', 'larger', 'extraordinary') }),
  fc.record({ type: is('declareResponse'), level: is2(1, 2, 3, 4) }),
  fc.record({ type: is('callHeadquarters') }),
  fc.record({ type: is('requestAid'), sourceId: id('next', 'social') }),
  fc.record({ type: is('answerAid'), sourceId: id('next', 'social'), yes: fc.boolean() }),
  fc.record({ type: is('requestForecast'), hours: is2(1, 4, 12, 72) }),
  fc.record({ type: is('acknowledge'), messageId: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    type: is('message'),
    toSeatIds: fc.array(id(...RICH.seats.map((s) => s.id)), { minLength: 1, maxLength: 3 }),
    text: is('a', '   ', '<b>'),
  }),
  fc.record({
    type: is('report'),
    kind: is('first', 'followUp', 'final'),
    elements: fc.dictionary(is('nature', 'place', 'time', 'x', '__proto__'), is('', 'words')),
    figures: fc.record({ dead: figure, displaced: figure }, { requiredKeys: [] }),
  }),
  fc.record({ type: is('start', 'end') }),
  fc.record({ type: is('fireInject'), injectId: id('h-manual', 'b-road') }),
);

function is2<T extends number>(...values: T[]) {
  return fc.constantFrom(...values);
}

/** What comes through the door: everything that the schema lets in, and nothing else. */
export const anyCommand: fc.Arbitrary<Command> = likely
  .map((c) => commandSchema.safeParse(c))
  .filter((r) => r.success)
  .map((r) => r.data!);

/** What may be typed into a socket: members missing, of the wrong kind, or too many. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc
    .tuple(likely, fc.string(), fc.anything())
    .map(([c, key, value]) => ({ ...c, [key === '' ? 'unitId' : key]: value })),
  fc.tuple(likely, fc.anything()).map(([c, type]) => ({ ...c, type })),
);
