import type { EventBody, EventType, ExerciseEvent } from '../exercise/event.ts';
import type { SeatId } from '../exercise/scenario.ts';
import type { Teller } from './tell.ts';
import type { ReviewLane, ReviewSeries, SayParam, TimelineEntry } from './types.ts';

const lane = (name: ReviewLane, ...types: EventType[]): [EventType, ReviewLane][] =>
  types.map((t) => [t, name]);

/** Which events a review shows, and in which lane; the rest are looked up by their number. */
const LANE_OF: ReadonlyMap<EventType, ReviewLane> = new Map([
  ...lane('hazard', 'fireIgnited', 'fireDetected', 'fireSpotted', 'fireReignited', 'fireOut'),
  ...lane('hazard', 'hazardBegan', 'hazardDetected', 'hazardOver', 'villageReached'),
  ...lane(
    'hazard',
    'instrumentAlarm',
    'floodWorkDone',
    'homesFlooded',
    'buildingOut',
    'buildingBack',
  ),
  ...lane(
    'hazard',
    'slopeMoved',
    'cracksReported',
    'slopeInspected',
    'slopeFailed',
    'villageBuried',
  ),
  ...lane('hazard', 'waterfrontHit', 'linkActed', 'linkSwitched', 'damRaised', 'damGivesWay'),
  ...lane('forces', 'slopeDrained', 'waterfrontSafe'),
  ...lane('hazard', 'housesBurned', 'severeWeatherBroke', 'weatherOrdered', 'precursorArose'),
  ...lane('hazard', 'incidentArose', 'incidentWorsened', 'incidentClosed', 'roadClosed'),
  ...lane('hazard', 'roadOpened', 'exerciseStarted', 'exerciseEnded'),
  ...lane('injects', 'injectFired'),
  ...lane('command', 'seatAlerted', 'gradeSet', 'responseDeclared', 'headquartersCalled'),
  ...lane('command', 'headquartersReady', 'warningIssued', 'warningLifted', 'aidRequested'),
  ...lane('command', 'aidAnswered', 'forecastRequested', 'surveyRequested', 'surveyDelivered'),
  ...lane('orders', 'orderIssued', 'orderRefused', 'orderEnded'),
  ...lane('reports', 'reportSent', 'reportDue', 'reportJudged'),
  ...lane('people', 'villageWarned', 'peopleDisplaced', 'peopleSheltered', 'peopleRelieved'),
  ...lane('people', 'casualtiesArose', 'casualtiesFreed', 'casualtiesTreated'),
  ...lane('people', 'casualtiesAdmitted', 'kitsDelivered', 'goodsDelivered', 'shelterRanOut'),
  ...lane('forces', 'unitOnScene', 'unitWithdrew', 'aidArrived', 'lineBegun', 'siteOpened'),
  ...lane('forces', 'siteDone', 'waterDropped', 'stockedOut'),
  ...lane('lifelines', 'assetOut', 'assetBack', 'powerLost', 'powerDemandMet', 'networkLost'),
  ...lane('lifelines', 'networkBack', 'contactMade', 'villageRanDry', 'villageServedAgain'),
  ...lane('people', 'waterBrought', 'peopleFellIll'),
]);

/** Words that the instructor sends from outside are an inject that stood in no list. */
const isFreeInject = (b: EventBody): boolean =>
  b.type === 'messageSent' && b.message.from.kind === 'outside' && b.message.text !== null;

const laneOf = (b: EventBody): ReviewLane | undefined =>
  isFreeInject(b) ? 'injects' : LANE_OF.get(b.type);

/** Done as ordered is what one expects; only what went otherwise is told. */
const untold = (b: EventBody): boolean => b.type === 'orderEnded' && b.status === 'done';

const isTrouble = (b: EventBody): boolean =>
  b.type === 'orderRefused' ||
  b.type === 'reportJudged' ||
  b.type === 'unitWithdrew' ||
  (b.type === 'orderEnded' && b.status === 'failed');

/** Where an event stands on the axis of a review, and whether it is something to look at. */
export function markOf(event: ExerciseEvent): Pick<TimelineEntry, 'lane' | 'trouble'> | null {
  const { body } = event;
  const lane = laneOf(body);
  return lane === undefined || untold(body) ? null : { lane, trouble: isTrouble(body) };
}

/** Seat that an event belongs to; null for one of the world. */
export function seatOf(b: EventBody): SeatId | null {
  if (b.type === 'reportSent') return b.report.seatId;
  if (b.type === 'reportDue') return b.clock.seatId;
  if (b.type === 'warningIssued') return b.warning.seatId;
  if (b.type === 'surveyRequested') return b.survey.seatId;
  return 'seatId' in b && typeof b.seatId === 'string' ? b.seatId : null;
}

/** One event as a line of a review, in its own lane or in that of the forces. */
export function entryOf(teller: Teller, event: ExerciseEvent): TimelineEntry {
  const { key, params } = teller.tell(event);
  return {
    tick: event.tick,
    lane: laneOf(event.body) ?? 'forces',
    eventId: event.id,
    count: 1,
    seatId: seatOf(event.body),
    trouble: isTrouble(event.body),
    key,
    params,
  };
}

/** What makes two entries of one moment the same line: all but the number in it. */
function sameness({ tick, key, params }: TimelineEntry): string {
  const { n: _n, order: _order, ...rest } = params;
  return `${tick} ${key} ${JSON.stringify(rest)}`;
}

const sum = (a: SayParam | undefined, b: SayParam | undefined): SayParam | undefined =>
  typeof a === 'number' && typeof b === 'number' ? a + b : a;

/** Everything on one axis: orders, injects, hazard and response, by time. */
export function timelineOf(
  events: readonly ExerciseEvent[],
  teller: Teller,
): readonly TimelineEntry[] {
  const out: TimelineEntry[] = [];
  let moment = new Map<string, number>();
  let tick = -1;
  for (const event of events) {
    if (laneOf(event.body) === undefined || untold(event.body)) continue;
    const entry = entryOf(teller, event);
    if (entry.tick !== tick) moment = new Map();
    tick = entry.tick;
    const same = sameness(entry);
    const at = moment.get(same);
    if (at === undefined) {
      moment.set(same, out.length);
      out.push(entry);
      continue;
    }
    const first = out[at]!;
    const n = sum(first.params['n'], entry.params['n']);
    const params = n === undefined ? first.params : { ...first.params, n };
    out[at] = { ...first, count: first.count + 1, params };
  }
  return out;
}

/** Quantities over time as the events tell them; a series without any event is left out. */
export function seriesOf(events: readonly ExerciseEvent[]): readonly ReviewSeries[] {
  const size = new Map<number, number>();
  const arrived = new Set<number>();
  const points = new Map<ReviewSeries['id'], { tick: number; value: number }[]>();
  const set = (id: ReviewSeries['id'], tick: number, value: (last: number) => number): void => {
    const list = points.get(id) ?? [];
    const last = list.at(-1);
    const next = { tick, value: value(last?.value ?? 0) };
    if (last?.tick === tick) list.pop();
    list.push(next);
    points.set(id, list);
  };
  for (const { tick, body: b } of events) {
    if (b.type === 'fireIgnited') set('burnedHa', tick, (ha) => ha);
    else if (b.type === 'fireMeasured' || b.type === 'fireOut')
      set('burnedHa', tick, () => b.burnedHa);
    else if (b.type === 'peopleDisplaced') {
      size.set(b.cohortId, b.persons);
      set('displaced', tick, (n) => n + b.persons);
    } else if (b.type === 'peopleSheltered' && !arrived.has(b.cohortId)) {
      arrived.add(b.cohortId);
      set('sheltered', tick, (n) => n + (size.get(b.cohortId) ?? 0));
    } else if (b.type === 'peopleRelieved') set('relieved', tick, (n) => n + b.persons);
  }
  return [...points].map(([id, list]) => ({ id, points: list }));
}
