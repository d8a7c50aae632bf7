import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import type { WarningHazard } from '../../response/warnings/warning.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { evidence, limitOf, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

interface Zone {
  readonly issuedEvent: number;
  /** Households by village, all and reached. */
  readonly all: Readonly<Record<string, number>>;
  readonly reached: Map<string, number>;
  readonly deliveries: number[];
}

/**
 * What there is to warn of: the hazards of the scenario, and the weather where it drives them. A toxic
 * cloud is no matter of severe weather.
 */
function hazardsToWarnOf(s: Scenario): ReadonlySet<WarningHazard> {
  const out = new Set<WarningHazard>();
  if (s.wildfire !== null) out.add('forestFire');
  if (s.flood !== null) out.add('flood');
  if (s.landslide !== null) out.add('landslide');
  if (out.size > 0) out.add('severeWeather');
  if (s.hazmat !== null) out.add('hazmat');
  return out;
}

/**
 * Share of the households in warned villages that have the warning. A village that is warned more
 * than once counts in its first warning alone, so that repeating oneself changes nothing; a warning
 * of something that does not threaten tells nobody anything.
 */
class WarningCoverage implements Metric {
  readonly #target: PlanTarget;
  readonly #population: ReadonlyMap<string, { readonly persons: number; readonly all: number }>;
  readonly #zones = new Map<number, Zone>();
  readonly #seen = new Set<string>();
  readonly #hazards: ReadonlySet<WarningHazard>;
  /** Events of warnings that do not count. */
  readonly #amiss = new Map<number, number>();

  constructor(target: PlanTarget, scenario: Scenario, region: Region) {
    this.#target = target;
    this.#hazards = hazardsToWarnOf(scenario);
    this.#population = new Map(
      region.villages.map((v) => [v.id, { persons: v.population, all: v.households }]),
    );
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'warningIssued') {
      if (!this.#hazards.has(b.warning.hazard)) {
        this.#amiss.set(b.warning.id, event.id);
        return;
      }
      const fresh = Object.entries(b.warning.zone).filter(([id]) => !this.#seen.has(id));
      for (const [id] of fresh) this.#seen.add(id);
      this.#zones.set(b.warning.id, {
        issuedEvent: event.id,
        all: Object.fromEntries(fresh),
        reached: new Map(),
        deliveries: [],
      });
    } else if (b.type === 'warningDelivered' && !this.#amiss.has(b.warningId)) {
      const zone = this.#zones.get(b.warningId);
      if (zone === undefined) throw new Error(`delivery of unknown warning ${b.warningId}`);
      const all = zone.all[b.villageId];
      if (all === undefined) return;
      const sum = (zone.reached.get(b.villageId) ?? 0) + b.households;
      zone.reached.set(b.villageId, Math.min(all, sum));
      zone.deliveries.push(event.id);
    }
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    let households = 0;
    let reached = 0;
    let villages = 0;
    let told = 0;
    let persons = 0;
    for (const zone of this.#zones.values())
      for (const [id, all] of Object.entries(zone.all)) {
        const has = zone.reached.get(id) ?? 0;
        households += all;
        reached += has;
        villages++;
        if (has > 0) told++;
        const people = this.#population.get(id);
        if (people !== undefined && all > 0) persons += (people.persons * has) / all;
      }
    const value = households === 0 ? null : (100 * reached) / households;
    const status = this.#status(value, now);
    const row = (zh: string, en: string, v: number | null, unit: string) => ({
      label: { zh, en },
      value: v,
      unit,
      // Counts without a limit of their own.
      status: v === null ? ('notTriggered' as const) : ('recordOnly' as const),
    });
    return toLine(t, {
      status,
      value,
      cases: households,
      casesMet: reached,
      also: [
        row('收到预警的村', 'Villages reached', villages === 0 ? null : told, 'villages'),
        row(
          '收到预警的人数',
          'People reached',
          villages === 0 ? null : Math.round(persons),
          'persons',
        ),
        ...(this.#amiss.size === 0
          ? []
          : [
              row(
                '灾种不符、不计入的预警',
                'Warnings of another hazard, not counted',
                this.#amiss.size,
                'cases',
              ),
            ]),
      ],
      evidence: this.#evidence(),
    });
  }

  /** The plan gives no time, so what has not been reached yet may still be. */
  #status(value: number | null, now: Now): ScoreStatus {
    if (value === null) return 'notTriggered';
    if (value >= limitOf(this.#target) - 1e-9) return 'met';
    return now.ended ? 'notMet' : 'running';
  }

  #evidence(): number[] {
    const zones = [...this.#zones.values()];
    return evidence(
      zones.map((z) => z.issuedEvent),
      [...this.#amiss.values(), ...zones.flatMap((z) => z.deliveries)],
    );
  }
}

export const warningCoverage: MetricFactory = (target, scenario, region) =>
  new WarningCoverage(target, scenario, region);
