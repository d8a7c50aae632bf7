import type { Result } from '../../kernel/result.ts';
import {
  COMPARISONS,
  leaves,
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_LEAVES,
  TARGET_STATUSES,
  type Comparison,
  type Condition,
  type ConditionTrigger,
} from './condition.ts';
import { EVENT_NAMES, factsOf, isEventName, type EventName } from './event-facts.ts';
import { isQuantity, QUANTITY_IDS, quantitySpec } from './quantity-specs.ts';
import {
  durationText,
  readAll,
  valueText,
  type TextFault,
  type TextReader,
} from './text-reader.ts';

/**
 * Conditions as one line of text, the same in scenario files, tables and the editor:
 *
 *     since(fireDetected) >= 25min and not event(reportSent, seat=incident-commander) for 2min
 *
 *     trigger  := any ["for" time] ["every" time ["max" number]]
 *     any      := all ("or" all)*            all := part ("and" part)*
 *     part     := "not" part | "(" any ")" | leaf
 *     leaf     := "event" "(" name where ")" [comparison number]      without one: at least once
 *               | ("since" | "sinceLast") "(" name where ")" comparison time
 *               | "target" "(" id ")" (comparison number | "is" status)
 *               | quantity ["(" filters ")"] comparison number
 *
 * 且 或 非 持续 每 最多 and full-width signs are read as well.
 */
export const readTrigger = (text: string): Result<ConditionTrigger, TextFault> =>
  readAll(text, (r) => {
    const condition = anyOf(r, 0);
    if ([...leaves(condition)].length > MAX_CONDITION_LEAVES)
      r.fail(`at most ${MAX_CONDITION_LEAVES} parts`);
    const forTicks = r.keyword('for', '持续') ? r.duration() : 0;
    if (!r.keyword('every', '每')) return { condition, forTicks, repeat: null };
    const gapTicks = r.duration();
    if (gapTicks < 60) r.wrong('a gap of at least 1min');
    const atMost = r.keyword('max', '最多') ? wholeNumber(r) : null;
    return { condition, forTicks, repeat: { gapTicks, atMost } };
  });

function wholeNumber(r: TextReader): number {
  const n = r.number('a whole number above 0');
  return Number.isInteger(n) && n > 0 ? n : r.wrong('a whole number above 0');
}

function joined(
  r: TextReader,
  kind: 'all' | 'any',
  words: readonly string[],
  part: () => Condition,
): Condition {
  const of = [part()];
  while (r.keyword(...words)) of.push(part());
  return of.length === 1 ? of[0]! : { kind, of };
}

function anyOf(r: TextReader, depth: number): Condition {
  if (depth > MAX_CONDITION_DEPTH) r.fail(`at most ${MAX_CONDITION_DEPTH} brackets in each other`);
  return joined(r, 'any', ['or', '或者', '或'], () =>
    joined(r, 'all', ['and', '并且', '且'], () => part(r, depth)),
  );
}

function part(r: TextReader, depth: number): Condition {
  if (r.keyword('not', '非', '未')) {
    if (depth > MAX_CONDITION_DEPTH) r.fail('fewer "not"');
    return { kind: 'not', of: part(r, depth + 1) };
  }
  if (r.sign('(') !== null) {
    const inside = anyOf(r, depth + 1);
    r.need(')');
    return inside;
  }
  return leaf(r);
}

function leaf(r: TextReader): Condition {
  if (r.keyword('event')) {
    const found = eventOf(r);
    const op = r.sign(...BY_LENGTH);
    return op === null
      ? { kind: 'event', ...found, op: '>=', count: 1 }
      : { kind: 'event', ...found, op, count: r.number() };
  }
  const last = r.keyword('sinceLast');
  if (last || r.keyword('since')) {
    const found = eventOf(r);
    return {
      kind: 'since',
      which: last ? 'last' : 'first',
      ...found,
      op: comparison(r),
      ticks: r.duration(),
    };
  }
  return r.keyword('target') ? targetLeaf(r) : quantityLeaf(r);
}

/** Longer signs first, so that `<=` is not read as `<`. */
const BY_LENGTH: readonly Comparison[] = COMPARISONS.toSorted((a, b) => b.length - a.length);

const comparison = (r: TextReader): Comparison =>
  r.sign(...BY_LENGTH) ?? r.fail(`one of ${COMPARISONS.join(' ')}`);

function eventOf(r: TextReader): { event: EventName; where: Record<string, string> } {
  r.need('(');
  const known = `an event: one of ${EVENT_NAMES.join(', ')}`;
  const name = r.word(known);
  if (!isEventName(name)) return r.wrong(`${known}`);
  const where = r.sign(',') === null ? {} : filters(r, Object.keys(factsOf(name)), name);
  r.need(')');
  return { event: name, where };
}

function filters(r: TextReader, allowed: readonly string[], of: string): Record<string, string> {
  const where: Record<string, string> = {};
  const known =
    allowed.length === 0 ? `no filter for ${of}` : `a filter of ${of}: ${allowed.join(', ')}`;
  do {
    const name = r.word(known);
    if (!allowed.includes(name) || name in where) r.wrong(`${known}`);
    r.need('=');
    where[name] = r.value(`a value for ${name}`);
  } while (r.sign(',') !== null);
  return where;
}

function targetLeaf(r: TextReader): Condition {
  r.need('(');
  const targetId = r.value('the id of a target');
  r.need(')');
  if (!r.keyword('is', '为'))
    return { kind: 'target', targetId, op: comparison(r), value: r.number() };
  const word = r.word(`one of ${TARGET_STATUSES.join(', ')}`);
  const status = TARGET_STATUSES.find((s) => s === word);
  if (status === undefined) return r.wrong(`one of ${TARGET_STATUSES.join(', ')}`);
  return { kind: 'targetStatus', targetId, status };
}

function quantityLeaf(r: TextReader): Condition {
  const known = `event(…), since(…), sinceLast(…), target(…) or a quantity: ${QUANTITY_IDS.join(', ')}`;
  const name = r.word(known);
  if (!isQuantity(name)) return r.wrong(`${known}`);
  let where: Record<string, string> = {};
  if (r.sign('(') !== null) {
    where = filters(r, quantitySpec(name).where, name);
    r.need(')');
  }
  return { kind: 'quantity', quantity: name, where, op: comparison(r), value: r.number() };
}

const whereText = (where: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(where).map(([k, v]) => `${k}=${valueText(v ?? '')}`);

/** A condition as text; `readTrigger` gives the same condition back. */
export function conditionText(c: Condition): string {
  switch (c.kind) {
    case 'all':
    case 'any':
      return c.of.map(bracketed).join(c.kind === 'all' ? ' and ' : ' or ');
    case 'not':
      return `not ${bracketed(c.of)}`;
    case 'event': {
      const name = `event(${[c.event, ...whereText(c.where)].join(', ')})`;
      return c.op === '>=' && c.count === 1 ? name : `${name} ${c.op} ${c.count}`;
    }
    case 'since': {
      const name = c.which === 'first' ? 'since' : 'sinceLast';
      const event = [c.event, ...whereText(c.where)].join(', ');
      return `${name}(${event}) ${c.op} ${durationText(c.ticks)}`;
    }
    case 'quantity': {
      const where = whereText(c.where);
      const name = where.length === 0 ? c.quantity : `${c.quantity}(${where.join(', ')})`;
      return `${name} ${c.op} ${c.value}`;
    }
    case 'target':
      return `target(${valueText(c.targetId)}) ${c.op} ${c.value}`;
    case 'targetStatus':
      return `target(${valueText(c.targetId)}) is ${c.status}`;
  }
}

const bracketed = (c: Condition): string =>
  c.kind === 'all' || c.kind === 'any' ? `(${conditionText(c)})` : conditionText(c);

export function triggerText(t: ConditionTrigger): string {
  const lasting = t.forTicks > 0 ? ` for ${durationText(t.forTicks)}` : '';
  if (t.repeat === null) return conditionText(t.condition) + lasting;
  const most = t.repeat.atMost === null ? '' : ` max ${t.repeat.atMost}`;
  return `${conditionText(t.condition)}${lasting} every ${durationText(t.repeat.gapTicks)}${most}`;
}
