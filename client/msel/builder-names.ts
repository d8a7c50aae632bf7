import type { Condition, ConditionTrigger } from '../../engine/exercise/msel/condition.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { InstrumentSetup } from '../../engine/response/instruments/instrument-view.ts';

export type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

/** Ids and names that filters may choose from; `others` are the injects of the list. */
export interface BuilderNames {
  readonly context: MselContext;
  readonly others: readonly { readonly id: string; readonly number: string }[];
  /** By id: what a reading is measured in, and at which readings something happens. */
  readonly gauges: ReadonlyMap<string, Pick<InstrumentSetup, 'unit' | 'marks'>>;
  nameOf(id: string): string;
}

/** Means something with every hazard. */
export const FIRST: Leaf = {
  kind: 'quantity',
  quantity: 'elapsedMin',
  where: {},
  op: '>=',
  value: 30,
};
export const NEW_TRIGGER: ConditionTrigger = { condition: FIRST, forTicks: 0, repeat: null };

/** What a condition of each kind begins as. */
export const OF_KIND: Readonly<Record<Leaf['kind'], (context: MselContext) => Leaf>> = {
  quantity: () => FIRST,
  event: () => ({ kind: 'event', event: 'reportSent', where: {}, op: '>=', count: 1 }),
  since: () => ({
    kind: 'since',
    which: 'first',
    event: 'exerciseStarted',
    where: {},
    op: '>=',
    ticks: 1800,
  }),
  target: (c) => ({ kind: 'target', targetId: c.targets[0]?.id ?? '', op: '>=', value: 1 }),
  targetStatus: (c) => ({
    kind: 'targetStatus',
    targetId: c.targets[0]?.id ?? '',
    status: 'notMet',
  }),
};
