import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { EVENT_GRADES } from '../../response/command/command.ts';
import { newestReading } from '../../response/instruments/instrument.ts';
import { idleShare } from '../autopilot/asking.ts';
import type { Desk } from '../autopilot/policy.ts';
import type { KnownEvent, PlanCondition } from '../response-plan.ts';
import { M2_PER_HA } from '../../kernel/units.ts';

const MINUTE = 60;

/** Whether a condition holds as far as the seat knows. */
export function holds(c: PlanCondition, desk: Desk): boolean {
  const { k } = desk;
  switch (c.kind) {
    case 'all':
      return c.of.every((x) => holds(x, desk));
    case 'any':
      return c.of.some((x) => holds(x, desk));
    case 'not':
      return !holds(c.of, desk);
    case 'forecastWithin': {
      const until = k.tick + MINUTE * c.minutes.value;
      return k.forecast?.villages.some((v) => v.tick <= until) ?? false;
    }
    case 'warningInForce':
      return k.warnings.some(
        (w) => w.liftedTick < 0 && (c.advice === null || w.advice === c.advice),
      );
    case 'since': {
      const tick = knownTick(k, c.event);
      return tick !== null && k.tick >= tick + MINUTE * c.minutes.value;
    }
    case 'gaugeAtLeast': {
      const gauge = k.instruments.find((i) => i.id === c.instrument);
      const last = gauge === undefined ? null : newestReading(gauge.readings);
      return last !== null && last.value >= c.reading.value;
    }
    case 'incidentKnown':
      return k.incidents.some(
        (i) => i.closedTick < 0 && (c.incident === null || i.id === c.incident),
      );
    case 'siteKnown':
      return k.sites.some((s) => s.doneTick < 0 && s.kind === c.site);
    default:
      return holdsNow(c, k);
  }
}

type Plain = Exclude<
  PlanCondition,
  {
    kind:
      | 'all'
      | 'any'
      | 'not'
      | 'forecastWithin'
      | 'warningInForce'
      | 'since'
      | 'siteKnown'
      | 'gaugeAtLeast'
      | 'incidentKnown';
  }
>;

function holdsNow(c: Plain, k: SeatKnowledge): boolean {
  switch (c.kind) {
    case 'alerted':
      return k.alertedTick !== null;
    case 'observed':
      return k.lastObservation !== null;
    case 'gradeAtLeast': {
      const grade = k.declared.grade?.value;
      return grade !== undefined && EVENT_GRADES.indexOf(grade) >= EVENT_GRADES.indexOf(c.grade);
    }
    case 'responseAtLeast': {
      const level = k.declared.response?.value;
      return level !== undefined && level <= c.level;
    }
    case 'headquartersReady':
      return k.declared.headquartersReady;
    case 'areaAtLeast':
      return k.fireLog.count * k.fireGrid.cellM * k.fireGrid.cellM >= M2_PER_HA * c.ha.value;
    case 'casualtiesAtLeast':
      return k.casualties[c.of] >= c.persons.value;
    case 'displacedAtLeast': {
      let persons = 0;
      for (const cohort of k.cohorts) persons += cohort.persons;
      return persons >= c.persons.value;
    }
    case 'idleShareBelow':
      return idleShare(k) < c.share.value;
    case 'rainAtLeast':
      return k.weather.rainMmH >= c.mmH.value;
    case 'windAtLeast':
      return k.weather.windMs >= c.ms.value;
    case 'daylight':
      return k.daylight;
  }
}

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
