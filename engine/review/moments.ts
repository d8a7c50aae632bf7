import type { EventBody, EventType, ExerciseEvent } from '../exercise/event.ts';
import type { Teller } from './tell.ts';
import type { EvidenceChain, KeyMoment } from './types.ts';

/** Maps of this many moments fit a report; of more, the later ones of a kind go first. */
const MOST = 10;

/** The first of each is a moment to look at, in order of what is kept when there are too many. */
const FIRST_OF: readonly EventType[] = [
  'fireIgnited',
  'hazardBegan',
  'incidentArose',
  'seatAlerted',
  'unitOnScene',
  'responseDeclared',
  'warningIssued',
  'peopleDisplaced',
  'villageReached',
  'orderRefused',
  'fireReignited',
];

const isEnd = (b: EventBody): boolean => b.type === 'fireOut' || b.type === 'hazardOver';

/**
 * Moments whose map tells the most: the first of what matters, where the time of a missed line
 * went, and how it ended. By time, each tick once.
 */
export function keyMoments(
  events: readonly ExerciseEvent[],
  missed: readonly EvidenceChain[],
  teller: Teller,
  endTick: number,
): readonly KeyMoment[] {
  const byId = new Map(events.map((e) => [e.id, e]));
  const chosen: ExerciseEvent[] = [];
  const take = (e: ExerciseEvent | undefined): void => {
    if (e !== undefined && chosen.length < MOST && !chosen.some((c) => c.tick === e.tick))
      chosen.push(e);
  };
  take(events.findLast((e) => isEnd(e.body)));
  for (const { longestGap } of missed.slice(0, 3)) take(byId.get(longestGap?.toEvent ?? -1));
  for (const type of FIRST_OF) take(events.find((e) => e.body.type === type));
  const moments = chosen
    .map((e) => ({ tick: e.tick, eventId: e.id, ...teller.tell(e) }))
    .toSorted((a, b) => a.tick - b.tick);
  const last = events.at(-1);
  if (last === undefined || moments.at(-1)?.tick === endTick) return moments;
  return [...moments, { tick: endTick, eventId: last.id, key: 'endOfRecord', params: {} }];
}
