import type { Scenario } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { limitOf, toLine } from './metric.ts';
import type { Metric, MetricFactory } from './metric.ts';

/** A village has a shelter when one stands within this straight distance, m (assumed). */
const REACH_M = 5000;

/** Share of the exercise's villages that have a shelter in reach: what has been built, not run. */
class ShelterInReach implements Metric {
  readonly #target: PlanTarget;
  readonly #villages: number;
  readonly #served: number;
  readonly #farthestM: number | null;

  constructor(target: PlanTarget, scenario: Scenario, region: Region) {
    this.#target = target;
    const open = new Set(scenario.shelters.map((s) => s.facilityId));
    const shelters = region.facilities.filter((f) => open.has(f.id));
    const taking = new Set(scenario.villageIds);
    const nearest = region.villages
      .filter((v) => taking.has(v.id))
      .map((v) =>
        shelters.reduce((least, s) => {
          const dE = s.at.e - v.at.e;
          const dN = s.at.n - v.at.n;
          return Math.min(least, Math.sqrt(dE * dE + dN * dN));
        }, Infinity),
      );
    this.#villages = nearest.length;
    this.#served = nearest.filter((m) => m <= REACH_M).length;
    const farthest = nearest.reduce((most, m) => Math.max(most, m), -Infinity);
    this.#farthestM = Number.isFinite(farthest) ? farthest : null;
  }

  observe(): void {}

  line(): ScoreLine {
    const value = this.#villages === 0 ? null : (100 * this.#served) / this.#villages;
    const status =
      value === null ? 'notTriggered' : value >= limitOf(this.#target) ? 'met' : 'notMet';
    return toLine(this.#target, {
      status,
      value,
      cases: this.#villages,
      casesMet: this.#served,
      also: [
        {
          label: { zh: '最远的村到避难场所', en: 'Farthest village from a shelter' },
          value: this.#farthestM === null ? null : this.#farthestM / 1000,
          unit: 'km',
          status,
        },
      ],
      evidence: [],
    });
  }
}

export const shelterInReach: MetricFactory = (target, scenario, region) =>
  new ShelterInReach(target, scenario, region);
