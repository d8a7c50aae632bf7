import type { EventBody, ExerciseEvent } from '../exercise/event.ts';
import type { World } from '../exercise/world.ts';
import { poolOf } from './pools.ts';

/** One stretch of the chain that a result hung on: what was being waited for, from when to when. */
export interface PathStep {
  /** `<what>` or `<what>/<pool of the team>`, e.g. `journey/transportGoods`. */
  readonly activity: string;
  readonly fromTick: number;
  readonly toTick: number;
}

/** What comes to its end with an event; null for events that nothing waits for. */
const ACTIVITY: Partial<Record<EventBody['type'], string>> = {
  fireDetected: 'detect',
  observationMade: 'observe',
  observationDelivered: 'inform',
  seatAlerted: 'alert',
  headquartersReady: 'convene',
  orderIssued: 'decide',
  unitDeparted: 'turnOut',
  unitArrived: 'journey',
  unitOnScene: 'journey',
  orderWorking: 'prepare',
  orderEnded: 'task',
  kitsLoaded: 'load',
  goodsLoaded: 'load',
  kitsDelivered: 'unload',
  goodsDelivered: 'unload',
  kitsReturned: 'unload',
  siteOpened: 'occur',
  siteKnown: 'inform',
  siteWorked: 'work',
  siteDone: 'work',
  lineBegun: 'prepare',
  lineExtended: 'work',
  perimeterSecured: 'work',
  cellsMoppedUp: 'work',
  waterDropped: 'work',
  warningIssued: 'decideWarning',
  warningDelivered: 'warn',
  warningHeeded: 'heed',
  peopleDisplaced: 'getReady',
  cohortMoved: 'awaitTransport',
  peopleSheltered: 'toShelter',
  peopleRelieved: 'awaitRelief',
  fireOut: 'burn',
  reportSent: 'report',
  surveyTaken: 'work',
  surveyDelivered: 'inform',
  assetRepaired: 'work',
  powerDemandMet: 'work',
  casualtiesLoaded: 'load',
  casualtiesAdmitted: 'journey',
  casualtiesTreated: 'work',
  roadOpened: 'work',
};

/** Fields by which an event belongs to a thing whose earlier events it can only follow. */
const THINGS = ['unitId', 'orderId', 'cohortId', 'siteId', 'warningId', 'surveyId'] as const;

const thingsOf = (b: EventBody): string[] => {
  const body = b as unknown as Readonly<Record<string, unknown>>;
  const out: string[] = [];
  for (const field of THINGS) {
    const id = body[field];
    if (typeof id === 'string' || typeof id === 'number') out.push(`${field}:${id}`);
  }
  if (b.type === 'orderIssued') out.push(`unitId:${b.order.unitId}`);
  // A kit can be given out only where kits have been brought.
  if (b.type === 'kitsDelivered' || b.type === 'peopleRelieved') out.push(`kits:${b.shelterId}`);
  return out;
};

/**
 * The chain of events that held a result up: from its last event back, always to the latest of what
 * had to be there first (its cause, and what last happened to the team, group, place or stock in
 * hand), as in the critical path of a network. Deterministic; ends at the first event without any.
 */
export function criticalPaths(w: World): (endEventId: number) => readonly PathStep[] {
  const { events } = w;
  const before = predecessors(events);
  const units = new Map(w.scenario.units.map((u) => [u.id, u]));
  return (endEventId) => {
    const steps: PathStep[] = [];
    for (let i = indexOf(events, endEventId); i >= 0;) {
      const event = events[i]!;
      const from = before[i]!;
      const fromTick = from < 0 ? 0 : events[from]!.tick;
      const what = ACTIVITY[event.body.type];
      if (event.tick > fromTick) {
        const activity = what === undefined ? 'other' : named(what, event.body, units);
        steps.push({ activity, fromTick, toTick: event.tick });
      }
      i = from;
    }
    return steps.reverse();
  };
}

function named(
  what: string,
  b: EventBody,
  units: ReadonlyMap<string, World['scenario']['units'][number]>,
): string {
  const id = b.type === 'orderIssued' ? b.order.unitId : 'unitId' in b ? b.unitId : null;
  const unit = typeof id === 'string' ? units.get(id) : undefined;
  const pool = unit === undefined ? null : poolOf(unit);
  return pool === null ? what : `${what}/${pool}`;
}

/** Events are in order of their ids, with gaps. */
function indexOf(events: readonly ExerciseEvent[], id: number): number {
  let lo = 0;
  let hi = events.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >>> 1;
    const found = events[mid]!.id;
    if (found === id) return mid;
    if (found < id) lo = mid + 1;
    else hi = mid - 1;
  }
  return -1;
}

function predecessors(events: readonly ExerciseEvent[]): Int32Array {
  const last = new Map<string, number>();
  const found = new Int32Array(events.length);
  for (let i = 0; i < events.length; i++) {
    const { cause, body } = events[i]!;
    let latest = cause === null ? -1 : indexOf(events, cause);
    for (const thing of thingsOf(body)) {
      latest = Math.max(latest, last.get(thing) ?? -1);
      last.set(thing, i);
    }
    found[i] = latest;
  }
  return found;
}

/** Seconds of a chain by activity. */
export function secondsByActivity(path: readonly PathStep[]): Readonly<Record<string, number>> {
  const out: Record<string, number> = {};
  for (const s of path) out[s.activity] = (out[s.activity] ?? 0) + s.toTick - s.fromTick;
  return Object.fromEntries(Object.entries(out).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
