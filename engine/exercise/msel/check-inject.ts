import type { HazardControl } from '../control/control.ts';
import { unknownNames } from './condition-check.ts';
import type { Inject } from './msel.ts';
import type { CallableList, MselContext } from './msel-context.ts';

/** Bounds of one MSEL (assumed: a national exercise of several days has some hundred injects). */
export const MSEL_LIMITS = {
  injects: 10_000,
  textChars: 4000,
  nameChars: 200,
  numberChars: 40,
  seats: 100,
  attachments: 10,
} as const;

/** Members of an inject that a table has columns for. */
export type InjectMember =
  | 'id'
  | 'number'
  | 'kind'
  | 'time'
  | 'when'
  | 'from'
  | 'fromEn'
  | 'to'
  | 'channel'
  | 'text'
  | 'textEn'
  | 'expected'
  | 'expectedEn'
  | 'responsible'
  | 'objective'
  | 'target'
  | 'attachments'
  | 'approval'
  | 'effect';

/** What can be wrong with an inject; the page has the words. */
export const FAULT_CODES = [
  'missing',
  'tooLong',
  'numberTaken',
  'unknownSeat',
  'unknownTarget',
  'noObjective',
  'timeMissing',
  'timeOutside',
  'timePast',
  'conditionMissing',
  'conditionUnknown',
  'effectUnknown',
  'alreadyFired',
  'tooMany',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface InjectFault {
  readonly member: InjectMember;
  readonly code: FaultCode;
  /** What would do: ids, a limit, a list of names; empty when the code says it all. */
  readonly expected: string;
  readonly got: string;
}

/** The list around an inject, and the clock. */
export interface Surroundings {
  readonly context: MselContext;
  /** Injects beside it, by id. */
  readonly others: ReadonlyMap<string, { readonly number: string }>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly running: boolean;
  readonly tick: number;
}

/** Surroundings of a list; a number belongs to the first that has it. */
export function surroundings(
  context: MselContext,
  list: readonly { readonly id: string; readonly number: string }[],
  clock: { readonly running: boolean; readonly tick: number },
): Surroundings {
  const numbers = new Map<string, string>();
  for (const i of list) if (!numbers.has(i.number)) numbers.set(i.number, i.id);
  return { context, others: new Map(list.map((i) => [i.id, i])), numbers, ...clock };
}

/** What is wrong with an inject, all of it; nothing when it may stand in the list. */
export function faultsOf(i: Inject, s: Surroundings): readonly InjectFault[] {
  return [
    ...wordFaults(i),
    ...referenceFaults(i, s),
    ...triggerFaults(i, s),
    ...effectFaults(i, s),
  ];
}

export function wordFaults(i: Inject): InjectFault[] {
  const out: InjectFault[] = [];
  const text = (member: InjectMember, value: string, max: number, needed: boolean): void => {
    if (needed && value.trim() === '') out.push({ member, code: 'missing', expected: '', got: '' });
    else if (value.length > max)
      out.push({ member, code: 'tooLong', expected: String(max), got: String(value.length) });
  };
  const { textChars, nameChars, numberChars } = MSEL_LIMITS;
  text('number', i.number, numberChars, true);
  text('from', i.from.zh, nameChars, true);
  text('fromEn', i.from.en, nameChars, true);
  text('text', i.text.zh, textChars, true);
  text('textEn', i.text.en, textChars, true);
  text('expected', i.expected.zh, textChars, false);
  text('expectedEn', i.expected.en, textChars, false);
  text('responsible', i.responsible, nameChars, false);
  return out;
}

const list = (ids: readonly string[]): string => ids.slice(0, 20).join(', ');

function referenceFaults(i: Inject, s: Surroundings): InjectFault[] {
  const out: InjectFault[] = [];
  const { ids, objectives } = s.context;
  const holder = s.numbers.get(i.number);
  if (holder !== undefined && holder !== i.id)
    out.push({ member: 'number', code: 'numberTaken', expected: '', got: i.number });
  if (i.toSeatIds.length === 0)
    out.push({ member: 'to', code: 'missing', expected: list(ids.seat), got: '' });
  for (const id of i.toSeatIds)
    if (!ids.seat.includes(id))
      out.push({ member: 'to', code: 'unknownSeat', expected: list(ids.seat), got: id });
  if (i.targetId !== null && !ids.target.includes(i.targetId))
    out.push({
      member: 'target',
      code: 'unknownTarget',
      expected: list(ids.target),
      got: i.targetId,
    });
  if (i.objective !== null && !(i.objective >= 1 && i.objective <= objectives.length))
    out.push({
      member: 'objective',
      code: 'noObjective',
      expected: `1–${objectives.length}`,
      got: String(i.objective),
    });
  return out;
}

function triggerFaults(i: Inject, s: Surroundings): InjectFault[] {
  const out: InjectFault[] = [];
  const { durationTicks } = s.context;
  if (i.atTick !== null) {
    if (i.atTick > durationTicks || i.atTick < 0)
      out.push({
        member: 'time',
        code: 'timeOutside',
        expected: String(durationTicks),
        got: String(i.atTick),
      });
    else if (s.running && i.when === null && !i.offTimeline && i.atTick <= s.tick)
      out.push({
        member: 'time',
        code: 'timePast',
        expected: String(s.tick),
        got: String(i.atTick),
      });
  }
  if (i.when === null) return out;
  const ids = { ...s.context.ids, inject: [...s.others.keys(), i.id] };
  for (const { expected, got } of unknownNames(i.when.condition, ids))
    out.push({ member: 'when', code: 'conditionUnknown', expected, got });
  return out;
}

/** Member that names what a control acts on, and the list that has to have it. */
const CONTROL_SUBJECTS: Readonly<
  Partial<Record<HazardControl['type'], readonly [string, CallableList]>>
> = {
  hideSensor: ['sensorId', 'sensor'],
  returnSensor: ['sensorId', 'sensor'],
  switchLink: ['linkId', 'link'],
  releaseSlide: ['slideId', 'slide'],
  breachStructure: ['structureId', 'structure'],
  breakTank: ['tankId', 'tank'],
};

/** What an effect names that the scenario does not have. */
export function effectFaults(
  i: Pick<Inject, 'effect'>,
  s: Pick<Surroundings, 'context'>,
): InjectFault[] {
  const { callable } = s.context;
  const e = i.effect;
  const unknown = (known: readonly string[], wanted: readonly string[]): InjectFault[] =>
    wanted
      .filter((id) => !known.includes(id))
      .map((got) => ({ member: 'effect', code: 'effectUnknown', expected: list(known), got }));
  switch (e.kind) {
    case 'incident':
      return unknown(callable.incident, [e.incidentId]);
    case 'delivery':
      return unknown(callable.delivery, [e.deliveryId]);
    case 'outage':
      return unknown(callable.outage, e.assetIds);
    case 'closeRoad':
      return e.edgeId >= 0 && e.edgeId < callable.edges
        ? []
        : [
            {
              member: 'effect',
              code: 'effectUnknown',
              expected: `0–${callable.edges - 1}`,
              got: String(e.edgeId),
            },
          ];
    case 'control': {
      const { control } = e;
      if (control.type === 'setStructure')
        return unknown(callable[control.kind], [control.structureId]);
      const found = CONTROL_SUBJECTS[control.type];
      if (found === undefined) return [];
      const [member, list] = found;
      return unknown(callable[list], [String((control as never)[member])]);
    }
    default:
      return [];
  }
}
