import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario, ShelterSpec } from '../../exercise/scenario.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, statusOf, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

interface Occupancy {
  readonly spec: ShelterSpec;
  persons: number;
  /** Arrivals so far, ending with the one that made the peak. */
  readonly arrivals: number[];
}

/** Area per person of each shelter in use, at its peak. People do not leave during an exercise. */
class ShelterAreaPerPerson implements Metric {
  readonly #target: PlanTarget;
  readonly #specs: ReadonlyMap<string, ShelterSpec>;
  readonly #capacity: number;
  readonly #cohortPersons = new Map<number, number>();
  readonly #used = new Map<string, Occupancy>();

  constructor(target: PlanTarget, scenario: Scenario) {
    this.#target = target;
    this.#specs = new Map(scenario.shelters.map((s) => [s.facilityId, s]));
    this.#capacity = scenario.shelters.reduce((sum, s) => sum + s.capacity, 0);
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'peopleDisplaced') this.#cohortPersons.set(b.cohortId, b.persons);
    else if (b.type === 'casualtiesArose' && b.cohortId !== null) {
      const before = this.#cohortPersons.get(b.cohortId) ?? 0;
      this.#cohortPersons.set(b.cohortId, before - b.persons);
    } else if (b.type === 'peopleSheltered') this.#arrive(b.cohortId, b.shelterId, event.id);
  }

  #arrive(cohortId: number, shelterId: string, eventId: number): void {
    const persons = this.#cohortPersons.get(cohortId);
    if (persons === undefined) throw new Error(`arrival of unknown cohort ${cohortId}`);
    let o = this.#used.get(shelterId);
    if (o === undefined) {
      const spec = this.#specs.get(shelterId);
      if (spec === undefined) throw new Error(`arrival at unknown shelter ${shelterId}`);
      o = { spec, persons: 0, arrivals: [] };
      this.#used.set(shelterId, o);
    }
    o.persons += persons;
    o.arrivals.push(eventId);
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limit = limitOf(t);
    let met = 0;
    let persons = 0;
    let tightest: Occupancy | null = null;
    const areaEach = (o: Occupancy): number => o.spec.areaM2 / o.persons;
    for (const o of this.#used.values()) {
      if (areaEach(o) >= limit) met++;
      persons += o.persons;
      if (tightest === null || areaEach(o) < areaEach(tightest)) tightest = o;
    }
    const status = statusOf({ met, missed: this.#used.size - met, open: 0 }, t.requiredShare, now);
    return toLine(t, {
      status,
      value: tightest === null ? null : areaEach(tightest),
      cases: this.#used.size,
      casesMet: met,
      also: [
        {
          label: { zh: '避难总容量使用率', en: 'Share of all shelter capacity used' },
          value: this.#capacity === 0 ? null : (100 * persons) / this.#capacity,
          unit: '%',
          status,
        },
      ],
      evidence: this.#evidence(tightest),
    });
  }

  /** First arrival at the tightest shelter, its peak, then all arrivals. */
  #evidence(tightest: Occupancy | null): number[] {
    if (tightest === null) return [];
    const a = tightest.arrivals;
    const all = [...this.#used.values()].flatMap((o) => o.arrivals);
    return evidence([a[0]!, a[a.length - 1]!], all);
  }
}

export const shelterAreaPerPerson: MetricFactory = (target, scenario) =>
  new ShelterAreaPerPerson(target, scenario);
