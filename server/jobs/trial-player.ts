import type { Gantt } from '../../engine/study/gantt.ts';
import type { TrialOrder } from '../../engine/study/order.ts';
import type { Meter } from '../../engine/study/shared-hazards.ts';
import { runForGantt, runTogether, type StudyPlans, type Trial } from '../../engine/study/trial.ts';
import type { Variant } from '../../engine/study/variant.ts';
import { openScenario } from '../cli/catalogue.ts';
import { ENGINE_HASH } from '../exercises/engine-hash.ts';
import type { TrialWarmUp } from './trial-orders.ts';

/** Scenarios and plans of a study, loaded once; plays any order of it. */
export class TrialPlayer {
  readonly #bases: { readonly a: Variant; readonly b: Variant };
  readonly #plans: StudyPlans;

  constructor(bases: { readonly a: Variant; readonly b: Variant }, plans: StudyPlans) {
    this.#bases = bases;
    this.#plans = plans;
  }

  /** Throws a `CliError` when a scenario is not there or is refused. */
  static async open(warmUp: TrialWarmUp): Promise<TrialPlayer> {
    const a = await openScenario(warmUp.scenario);
    const { versions } = warmUp;
    if (versions !== undefined) {
      const here = {
        engine: ENGINE_HASH,
        content: a.scenario.contentHash,
        region: a.region.contentHash,
      };
      for (const part of ['engine', 'content', 'region'] as const)
        if (here[part] !== versions[part])
          throw new Error(
            `another version of ${part} here: ${here[part]}, wanted ${versions[part]}`,
          );
    }
    const b = warmUp.against === undefined ? a : await openScenario(warmUp.against);
    return new TrialPlayer({ a, b }, warmUp.plans ?? { a: null, b: null });
  }

  /** Orders that meet the same hazard, which is then computed once. */
  play(orders: readonly TrialOrder[], meter?: Meter): Iterable<Trial> {
    return runTogether((o) => this.#bases[o.plan ?? 'a'], this.#plans, orders, meter);
  }

  chart(order: TrialOrder, targetId: string): Gantt {
    return runForGantt(this.#bases[order.plan ?? 'a'], this.#plans, order, targetId);
  }
}
