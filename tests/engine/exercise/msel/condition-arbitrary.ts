import fc from 'fast-check';
import {
  COMPARISONS,
  TARGET_STATUSES,
  type Condition,
  type ConditionTrigger,
} from '../../../../engine/exercise/msel/condition.ts';
import { EVENT_NAMES, factsOf } from '../../../../engine/exercise/msel/event-facts.ts';
import { QUANTITY_IDS, quantitySpec } from '../../../../engine/exercise/msel/quantity-specs.ts';

const op = fc.constantFrom(...COMPARISONS);
const value = fc.stringMatching(/^[a-zA-Z0-9\u4e00-\u9fff][a-zA-Z0-9\u4e00-\u9fff ,()-]{0,11}$/);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

const where = (keys: readonly string[]) =>
  fc.record(Object.fromEntries(keys.map((k) => [k, value])), { requiredKeys: [] });

const event = fc
  .constantFrom(...EVENT_NAMES)
  .chain((name) => where(Object.keys(factsOf(name))).map((w) => ({ event: name, where: w })));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(event, op, fc.nat(50))
    .map(([e, o, count]): Condition => ({ kind: 'event', ...e, op: o, count })),
  fc
    .tuple(event, op, fc.nat(200_000), fc.constantFrom('first' as const, 'last' as const))
    .map(([e, o, ticks, which]): Condition => ({ kind: 'since', which, ...e, op: o, ticks })),
  fc.constantFrom(...QUANTITY_IDS).chain((quantity) =>
    fc.tuple(where(quantitySpec(quantity).where), op, number).map(([w, o, v]): Condition => ({
      kind: 'quantity',
      quantity,
      where: w,
      op: o,
      value: v === 0 ? 0 : v,
    })),
  ),
  fc.tuple(op, number).map(([o, v]): Condition => ({
    kind: 'target',
    targetId: 'W1',
    op: o,
    value: v === 0 ? 0 : v,
  })),
  fc
    .constantFrom(...TARGET_STATUSES)
    .map((status): Condition => ({ kind: 'targetStatus', targetId: 'W3', status })),
);

const tree = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('node').map((of): Condition => ({ kind: 'not', of })),
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, of]): Condition => ({ kind, of })),
  ),
}));

/** Conditions of every shape, no deeper than files may have them. */
export const conditions = tree.node.filter((c) => depth(c) <= 8 && leafCount(c) <= 40);

export const triggers: fc.Arbitrary<ConditionTrigger> = fc.record({
  condition: conditions,
  forTicks: fc.nat(10_000),
  repeat: fc.option(
    fc.record({
      gapTicks: fc.integer({ min: 60, max: 100_000 }),
      atMost: fc.option(fc.integer({ min: 1, max: 99 })),
    }),
  ),
});

const depth = (c: Condition): number =>
  c.kind === 'not'
    ? 1 + depth(c.of)
    : c.kind === 'all' || c.kind === 'any'
      ? 1 + Math.max(...c.of.map(depth))
      : 1;

const leafCount = (c: Condition): number =>
  c.kind === 'not'
    ? leafCount(c.of)
    : c.kind === 'all' || c.kind === 'any'
      ? c.of.reduce((n, x) => n + leafCount(x), 0)
      : 1;
