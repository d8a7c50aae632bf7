import type { ScoreStatus } from '../../plan/target.ts';
import type { EventFilter, EventName } from './event-facts.ts';
import type { QuantityFilter, QuantityId } from './quantity-specs.ts';

export const COMPARISONS = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const TARGET_STATUSES = [
  'met',
  'notMet',
  'running',
  'unsure',
  'notTriggered',
  'recordOnly',
] as const satisfies readonly ScoreStatus[];

export type EventWhere = Readonly<Partial<Record<EventFilter, string>>>;
export type QuantityWhere = Readonly<Partial<Record<QuantityFilter, string>>>;

/**
 * What must hold for an inject to fire: a tree of `all`, `any` and `not` over events that have
 * happened, quantities of the state and targets of the plan. It looks at the truth, not at what a
 * seat knows: it is the instructor's tool, and nothing of it reaches a player but the inject itself.
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** How often an event has happened so far. */
  | {
      readonly kind: 'event';
      readonly event: EventName;
      readonly where: EventWhere;
      readonly op: Comparison;
      readonly count: number;
    }
  /** Time since the first or the last such event; without one it holds for no comparison. */
  | {
      readonly kind: 'since';
      readonly which: 'first' | 'last';
      readonly event: EventName;
      readonly where: EventWhere;
      readonly op: Comparison;
      readonly ticks: number;
    }
  | {
      readonly kind: 'quantity';
      readonly quantity: QuantityId;
      readonly where: QuantityWhere;
      readonly op: Comparison;
      readonly value: number;
    }
  /** The value that a target of the plan shows; while it shows none, no comparison holds. */
  | {
      readonly kind: 'target';
      readonly targetId: string;
      readonly op: Comparison;
      readonly value: number;
    }
  | { readonly kind: 'targetStatus'; readonly targetId: string; readonly status: ScoreStatus };

/** A condition, how long it must hold without a break, and how often it may fire. */
export interface ConditionTrigger {
  readonly condition: Condition;
  readonly forTicks: number;
  /** Null: once. Else again while it holds, never sooner than `gapTicks` after the last time. */
  readonly repeat: {
    readonly gapTicks: number;
    /** Firings in all; null without a limit. */
    readonly atMost: number | null;
  } | null;
}

export function compare(a: number, op: Comparison, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '>=':
      return a >= b;
    case '>':
      return a > b;
  }
}

/** Every leaf of a condition, in reading order. */
export function* leaves(
  c: Condition,
): Generator<Exclude<Condition, { kind: 'all' | 'any' | 'not' }>> {
  if (c.kind === 'all' || c.kind === 'any') for (const part of c.of) yield* leaves(part);
  else if (c.kind === 'not') yield* leaves(c.of);
  else yield c;
}

/** Deepest nesting that a condition may have; more is a mistake or an attack. */
export const MAX_CONDITION_DEPTH = 12;
/** Most leaves of one condition. */
export const MAX_CONDITION_LEAVES = 64;
