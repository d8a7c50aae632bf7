import type { EventBody, ExerciseEvent } from '../exercise/event.ts';
import type { Scenario, SeatSpec } from '../exercise/scenario.ts';
import type { UnitOrder } from '../exercise/commands/command.ts';
import type { DispatchWork, PlanEvent, PlanTask, ResponsePlan } from '../plan/response-plan.ts';
import { seatOf } from './timeline.ts';
import type { PlanStep } from './types.ts';

const MINUTE = 60;

const WORK_ORDERS: Readonly<Record<DispatchWork, readonly UnitOrder['type'][]>> = {
  attackFire: ['directAttack', 'mopUp'],
  cutLines: ['buildLine', 'burnOut'],
  dropWater: ['waterDrop'],
  workSites: ['workAt'],
  careForCasualties: ['transportCasualties', 'workAt'],
};

const ordered = (b: EventBody, ...types: readonly UnitOrder['type'][]): boolean =>
  b.type === 'orderIssued' && types.includes(b.order.type);

/** Whether an event is an act by which the task's seat carries it out. */
function isAct(task: PlanTask, b: EventBody): boolean {
  const { rule } = task;
  switch (rule.kind) {
    case 'convene':
      return b.type === 'headquartersCalled';
    case 'declare':
      return b.type === 'responseDeclared' || b.type === 'gradeSet';
    case 'report':
      return b.type === 'reportSent';
    case 'scout':
      return ordered(b, 'recon');
    case 'forecast':
      return b.type === 'forecastRequested';
    case 'survey':
      return b.type === 'surveyRequested';
    case 'dispatch':
      return ordered(b, ...WORK_ORDERS[rule.work]);
    case 'warn':
      return b.type === 'warningIssued';
    case 'evacuate':
      return ordered(b, 'evacuate');
    case 'openShelters':
      return ordered(b, 'move');
    case 'sendSupplies':
      return ordered(b, 'sendSupplies');
    case 'requestAid':
      return b.type === 'aidRequested';
    case 'answerAid':
      return b.type === 'aidAnswered';
    case 'operate':
      return b.type === 'floodWorkDone' && b.workId === rule.work;
    case 'notify':
      return b.type === 'messageSent';
  }
}

const ONSETS: ReadonlySet<string> = new Set([
  'fireIgnited',
  'hazardBegan',
  'severeWeatherBroke',
  'incidentArose',
]);

/** First event from which a deadline runs; `seats` are those of the task. */
function begins(event: PlanEvent, b: EventBody, seats: ReadonlySet<string>): boolean {
  switch (event) {
    case 'onset':
      return ONSETS.has(b.type);
    case 'detected':
      return b.type === 'fireDetected' || b.type === 'hazardDetected';
    case 'alerted':
      return b.type === 'seatAlerted' && seats.has(b.seatId);
    case 'convened':
      return b.type === 'headquartersCalled';
    case 'graded':
      return b.type === 'gradeSet';
    case 'displaced':
      return b.type === 'peopleDisplaced';
    default:
      return b.type === event;
  }
}

const holds = (task: PlanTask, seat: SeatSpec): boolean =>
  task.responsible.seatId === null
    ? seat.role === task.responsible.role
    : seat.id === task.responsible.seatId;

/**
 * The tasks of a plan against what was done: the first act of a responsible seat, and the earliest
 * deadline for beginning that an event of the exercise started. A task to which nothing called is
 * `notTriggered`; when a task counts as finished is for its own clocks and the targets to say.
 */
export function planTaskSteps(
  plan: ResponsePlan,
  scenario: Scenario,
  events: readonly ExerciseEvent[],
  tick: number,
): readonly PlanStep[] {
  return plan.tasks.map((task): PlanStep => {
    const seats = new Set(scenario.seats.filter((s) => holds(task, s)).map((s) => s.id));
    const mine = (b: EventBody): boolean => {
      const seat =
        b.type === 'messageSent' && b.message.from.kind === 'seat'
          ? b.message.from.seatId
          : seatOf(b);
      return seat !== null && seats.has(seat);
    };
    const act = events.find((e) => isAct(task, e.body) && mine(e.body));
    let dueTick: number | null = null;
    for (const d of task.deadlines) {
      const { from } = d;
      if (d.of !== 'started' || typeof from !== 'string') continue;
      const start = events.find((e) => begins(from, e.body, seats));
      if (start === undefined) continue;
      const due = start.tick + Math.round(d.withinMin.value * MINUTE);
      dueTick = dueTick === null ? due : Math.min(dueTick, due);
    }
    const clause = plan.clauses.find((c) => c.id === task.clauses[0]);
    return {
      id: `task:${task.id}`,
      source: 'task',
      title: task.name,
      reference: clause?.quote ?? '',
      dueTick,
      doneTick: act?.tick ?? null,
      state: stateOf(act?.tick ?? null, dueTick, tick),
      bySeatIds: act === undefined ? [...seats] : [seatOf(act.body) ?? [...seats][0] ?? ''],
    };
  });
}

function stateOf(doneTick: number | null, dueTick: number | null, tick: number): PlanStep['state'] {
  if (doneTick !== null) return dueTick !== null && doneTick > dueTick ? 'late' : 'done';
  if (dueTick === null) return 'notTriggered';
  return tick > dueTick ? 'missed' : 'open';
}
