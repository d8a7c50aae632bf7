import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { Region, Village } from '../../region/region.ts';
import { cordonM, guideFor } from '../../response/release/guide.ts';
import type { SourceSpec } from '../../response/release/release.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, TICKS_PER_MINUTE, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';
import { casesOfParts, clockReading, summarise, waiting, waitsOf } from './waits.ts';
import type { Served } from './waits.ts';

/** What widens a cordon: the start of a release, and fire at its source. */
const BURNS: Readonly<Record<string, boolean>> = {
  releaseStarted: false,
  poolFire: true,
  jetFire: true,
};
/** Advice that brings people to safety. */
const PROTECTS: ReadonlySet<string> = new Set(['shelterInPlace', 'evacuate']);

interface Inside {
  readonly village: Village;
  readonly fromTick: number;
  readonly fromEvent: number;
  /** Households. */
  readonly told: Served[];
}

/**
 * Time until the households inside the guide's distance of a release, or of the fire at it, have
 * been told to leave or to close up, by a warning or by a team that brings them away.
 */
class CordonTold implements Metric {
  readonly #target: PlanTarget;
  readonly #sources: readonly SourceSpec[];
  readonly #substance: string | null;
  readonly #villages: readonly Village[];
  readonly #inside = new Map<string, Inside>();
  readonly #protecting = new Set<number>();

  constructor(target: PlanTarget, scenario: Scenario, region: Region) {
    this.#target = target;
    this.#sources = scenario.release?.sources ?? [];
    this.#substance = scenario.hazmat?.substance ?? null;
    this.#villages = region.villages;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'hazardTold' && b.hazard === 'hazmat') this.#cordon(event, b.kind, b.value);
    else if (b.type === 'warningIssued' && PROTECTS.has(b.warning.advice))
      this.#protecting.add(b.warning.id);
    else if (b.type === 'warningDelivered' && this.#protecting.has(b.warningId))
      this.#tell(event, b.villageId, b.households);
    else if (b.type === 'peopleDisplaced') {
      const v = this.#inside.get(b.villageId)?.village;
      if (v !== undefined)
        this.#tell(event, v.id, Math.ceil((b.persons * v.households) / v.population));
    }
  }

  #cordon({ id, tick }: ExerciseEvent, kind: string, value: number | null): void {
    const burning = BURNS[kind];
    const source = burning === undefined || value === null ? undefined : this.#sources[value];
    if (source === undefined || this.#substance === null) return;
    const guide = guideFor(this.#substance, source.reported.stockKg);
    if (guide === null) return;
    const reach = cordonM(guide, burning!);
    for (const village of this.#villages) {
      const dE = village.at.e - source.at.e;
      const dN = village.at.n - source.at.n;
      if (dE * dE + dN * dN <= reach * reach && !this.#inside.has(village.id))
        this.#inside.set(village.id, { village, fromTick: tick, fromEvent: id, told: [] });
    }
  }

  /** Each household counts once, however often it is told. */
  #tell({ id, tick }: ExerciseEvent, villageId: string, households: number): void {
    const c = this.#inside.get(villageId);
    if (c === undefined) return;
    const weight = Math.min(waiting(c.told, c.village.households), households);
    if (weight > 0) c.told.push({ weight, tick, event: id });
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limitTicks = limitOf(t) * TICKS_PER_MINUTE;
    const s = summarise(waitsOf(this.cases()), limitTicks, t.requiredShare, now);
    const all = [...this.#inside.values()];
    return toLine(t, {
      ...clockReading(s, TICKS_PER_MINUTE),
      also: [
        {
          label: { zh: '限内得到通知的户', en: 'Households told within the limit' },
          value: s.persons === 0 ? null : (100 * s.tally.met) / s.persons,
          unit: '%',
          status: s.status,
        },
      ],
      evidence: evidence(
        all.map((c) => c.fromEvent),
        all.flatMap((c) => c.told.map((x) => x.event)),
      ),
    });
  }

  cases(): CaseTime[] {
    const limitTicks = limitOf(this.#target) * TICKS_PER_MINUTE;
    return [...this.#inside.values()].flatMap(({ village, fromTick, fromEvent, told }) => {
      const subject = { kind: 'village', id: village.id } as const;
      const base = { subject, fromTick, fromEvent, limitTicks };
      return casesOfParts(base, told, village.households);
    });
  }
}

export const cordonTold: MetricFactory = (target, scenario, region) =>
  new CordonTold(target, scenario, region);
