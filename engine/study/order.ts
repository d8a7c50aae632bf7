import type { Capability } from '../exercise/scenario.ts';

/**
 * What does a kind of work: all teams with the same first capability, the loading ramp of one depot
 * (`ramp:<facility id>`), or the relief kits in stock.
 */
export type PoolId = Capability | `ramp:${string}` | 'kits';

/** Kits that stand for one more unit of stock. */
export const KITS_ADDED = 100;

/**
 * One run to do. Everything that a run depends on beside the engine, the scenario and the plans of
 * its study stands here, so that any machine gives the same result for the same order.
 */
export interface TrialOrder {
  /** Decides delays, behaviour and errors of people and teams. */
  readonly seed: number;
  /** Factors by id that differ from the scenario. */
  readonly values: Readonly<Record<string, number>>;
  /** Arm of the study: `base` unless told; `against`, `plus:ramp:depot-1`, `low:wind` … */
  readonly leg?: string;
  /** Decides hazard and weather, the seed unless told; runs with the same number share one realisation. */
  readonly hazard?: number;
  /** Which of the two plans of the study; the first unless told. */
  readonly plan?: 'a' | 'b';
  /** Units added to a pool. */
  readonly extra?: Readonly<Partial<Record<PoolId, number>>>;
}

export const BASE_LEG = 'base';

export const legOf = (o: Pick<TrialOrder, 'leg'>): string => o.leg ?? BASE_LEG;

/** Same order, same run: the key under which a result is kept once. */
export const orderKey = (o: Pick<TrialOrder, 'leg' | 'seed'>): string => `${legOf(o)}#${o.seed}`;
