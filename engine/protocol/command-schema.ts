import { z } from 'zod';
import { EVENT_GRADES } from '../response/command/command.ts';
import { HAZARD_IDS } from '../hazards/hazard.ts';
import { REPORT_FIGURES } from '../response/reports/reporting.ts';
import { HAZARD_CONTROLS } from './control-schema.ts';
import { MSEL_COMMANDS } from './msel-schema.ts';
import { surveyRadiusM, warningCommandParts } from './command-part-schema.ts';
import { ITEM_IDS } from '../response/supplies/items.ts';
import type { Command } from '../exercise/commands/command.ts';

/** Longest texts and lists that a command may carry; more is a mistake or an attack. */
export const COMMAND_LIMITS = {
  idChars: 80,
  textChars: 4000,
  pathPoints: 400,
  seats: 100,
  villages: 1000,
  /** Teams of a convoy. */
  convoy: 40,
} as const;

const id = z.string().min(1).max(COMMAND_LIMITS.idChars);
// Projected coordinates; the bound only keeps out nonsense, the region's edge is the engine's check.
const metres = z.number().min(-1e8).max(1e8);
const point = z.strictObject({ e: metres, n: metres });
const path = z.array(point).min(2).max(COMMAND_LIMITS.pathPoints);
const text = z.string().min(1).max(COMMAND_LIMITS.textChars);
const seatIds = z.array(id).min(1).max(COMMAND_LIMITS.seats);
const count = z.number().int().min(0).max(1e7);

/** What may come over a socket as a command. Members that no verb knows are refused. */
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('move'),
    unitId: id,
    to: point,
    with: z.array(id).min(1).max(COMMAND_LIMITS.convoy).optional(),
  }),
  z.strictObject({ type: z.literal('hold'), unitId: id }),
  z.strictObject({ type: z.literal('return'), unitId: id }),
  z.strictObject({ type: z.literal('directAttack'), unitId: id, at: point }),
  z.strictObject({ type: z.literal('buildLine'), unitId: id, path }),
  z.strictObject({ type: z.literal('burnOut'), unitId: id, path }),
  z.strictObject({ type: z.literal('mopUp'), unitId: id, at: point }),
  z.strictObject({
    type: z.literal('waterDrop'),
    unitId: id,
    at: point,
    coverage: z.number().min(1).max(6),
    sourceId: id,
  }),
  z.strictObject({ type: z.literal('recon'), unitId: id, at: point }),
  z.strictObject({ type: z.literal('evacuate'), unitId: id, villageId: id, shelterId: id }),
  z.strictObject({ type: z.literal('doorToDoor'), unitId: id, villageId: id }),
  z.strictObject({
    type: z.literal('sendSupplies'),
    unitId: id,
    depotId: id,
    shelterId: id,
    item: z.enum(ITEM_IDS).default('reliefKit'),
    count: count.min(1),
  }),
  z.strictObject({ type: z.literal('workAt'), unitId: id, siteId: id }),
  z.strictObject({
    type: z.literal('transportCasualties'),
    unitId: id,
    groupId: id,
    hospitalId: id,
  }),
  z.strictObject({ type: z.literal('survey'), unitId: id, at: point, radiusM: surveyRadiusM }),
  z.strictObject({ type: z.literal('requestSatellite'), at: point, radiusM: surveyRadiusM }),
  z.strictObject({
    type: z.literal('report'),
    kind: z.enum(['first', 'followUp', 'final']),
    elements: z.record(
      z.string().min(1).max(COMMAND_LIMITS.idChars),
      z.string().max(COMMAND_LIMITS.textChars),
    ),
    figures: z.partialRecord(z.enum(REPORT_FIGURES), z.number().min(0).max(1e7)).default({}),
  }),
  z.strictObject({ type: z.literal('message'), toSeatIds: seatIds, text }),
  z.strictObject({ type: z.literal('acknowledge'), messageId: count }),
  z.strictObject({
    type: z.literal('requestForecast'),
    hours: z.number().min(0.25).max(72),
    hazard: z.enum(HAZARD_IDS).optional(),
  }),
  z.strictObject({ type: z.literal('cancelForecast') }),
  z.strictObject({ type: z.literal('operate'), workId: id, value: z.number().min(0).max(1e6) }),
  z.strictObject({
    type: z.literal('issueWarning'),
    ...warningCommandParts,
    villageIds: z.array(id).min(1).max(COMMAND_LIMITS.villages),
  }),
  z.strictObject({ type: z.literal('liftWarning'), warningId: count }),
  z.strictObject({ type: z.literal('setGrade'), grade: z.enum(EVENT_GRADES) }),
  z.strictObject({ type: z.literal('declareResponse'), level: z.literal([1, 2, 3, 4]) }),
  z.strictObject({ type: z.literal('callHeadquarters') }),
  z.strictObject({ type: z.literal('requestAid'), sourceId: id }),
  z.strictObject({ type: z.literal('answerAid'), sourceId: id, yes: z.boolean() }),
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({
    type: z.literal('setOccupant'),
    seatId: id,
    occupant: z.enum(['human', 'policy', 'idle']),
  }),
  z.strictObject({
    type: z.literal('inject'),
    toSeatIds: seatIds,
    from: z.string().min(1).max(200),
    text,
  }),
  z.strictObject({ type: z.literal('chooseScoring'), packId: id }),
  z.strictObject({ type: z.literal('fireInject'), injectId: id }),
  ...HAZARD_CONTROLS,
  ...MSEL_COMMANDS,
]) satisfies z.ZodType<Command>;

/** Verbs that the schema knows, to tell an unknown verb from a known one with bad arguments. */
export const COMMAND_TYPES: ReadonlySet<string> = new Set(
  commandSchema.options.map((o) => o.shape.type.value),
);
