import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { EVENT_GRADES } from '../../response/command/command.ts';
import { newestReading } from '../../response/instruments/instrument.ts';
import { idleShare } from '../autopilot/asking.ts';
import type { Desk } from '../autopilot/policy.ts';
import type { KnownEvent, PlanCondition } from '../response-plan.ts';
import { M2_PER_HA } from '../../kernel/units.ts';

const MINUTE = 60;

type Kind = PlanCondition['kind'];
type Test<K extends Kind> = (c: PlanCondition & { kind: K }, desk: Desk) => boolean;

const HOLDS: { readonly [K in Kind]: Test<K> } = {
  all: (c, desk) => c.of.every((x) => holds(x, desk)),
  any: (c, desk) => c.of.some((x) => holds(x, desk)),
  not: (c, desk) => !holds(c.of, desk),
  alerted: (_, { k }) => k.alertedTick !== null,
  observed: (_, { k }) => k.lastObservation !== null,
  since(c, { k }) {
    const tick = knownTick(k, c.event);
    return tick !== null && k.tick >= tick + MINUTE * c.minutes.value;
  },
  gradeAtLeast(c, { k }) {
    const grade = k.declared.grade?.value;
    return grade !== undefined && EVENT_GRADES.indexOf(grade) >= EVENT_GRADES.indexOf(c.grade);
  },
  responseAtLeast(c, { k }) {
    const level = k.declared.response?.value;
    return level !== undefined && level <= c.level;
  },
  headquartersReady: (_, { k }) => k.declared.headquartersReady,
  areaAtLeast: (c, { k }) =>
    k.fireLog.count * k.fireGrid.cellM * k.fireGrid.cellM >= M2_PER_HA * c.ha.value,
  forecastWithin(c, { k }) {
    const until = k.tick + MINUTE * c.minutes.value;
    return k.forecast?.villages.some((v) => v.tick <= until) ?? false;
  },
  gaugeAtLeast(c, { k }) {
    const gauge = k.instruments.find((i) => i.id === c.instrument);
    const last = gauge === undefined ? null : newestReading(gauge.readings);
    return last !== null && last.value >= c.reading.value;
  },
  incidentKnown: (c, { k }) =>
    k.incidents.some((i) => i.closedTick < 0 && (c.incident === null || i.id === c.incident)),
  siteKnown: (c, { k }) => k.sites.some((s) => s.doneTick < 0 && s.kind === c.site),
  warningInForce: (c, { k }) =>
    k.warnings.some((w) => w.liftedTick < 0 && (c.advice === null || w.advice === c.advice)),
  casualtiesAtLeast: (c, { k }) => k.casualties[c.of] >= c.persons.value,
  displacedAtLeast(c, { k }) {
    let persons = 0;
    for (const cohort of k.cohorts) persons += cohort.persons;
    return persons >= c.persons.value;
  },
  idleShareBelow: (c, { k }) => idleShare(k) < c.share.value,
  rainAtLeast: (c, { k }) => k.weather.rainMmH >= c.mmH.value,
  windAtLeast: (c, { k }) => k.weather.windMs >= c.ms.value,
  daylight: (_, { k }) => k.daylight,
};

/** Whether a condition holds as far as the seat knows. */
export const holds = (c: PlanCondition, desk: Desk): boolean =>
  (HOLDS[c.kind] as (c: PlanCondition, desk: Desk) => boolean)(c, desk);

/** When an event happened of which the seat knows; null while it does not. */
function knownTick(k: SeatKnowledge, event: KnownEvent): number | null {
  switch (event) {
    case 'alerted':
      return k.alertedTick;
    case 'graded':
      return k.declared.grade?.tick ?? null;
    case 'responseDeclared':
      return k.declared.response?.tick ?? null;
    case 'warningIssued':
      return k.warnings[0]?.tick ?? null;
  }
}
