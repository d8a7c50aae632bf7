import type { ExerciseEvent } from '../event.ts';
import type { EventWhere } from './condition.ts';
import { factsOf, hasFact, type EventFilter, type EventName } from './event-facts.ts';

/** How often an event of one kind has happened, and when first and last; ticks, -1 before. */
export interface Seen {
  readonly count: number;
  readonly firstTick: number;
  readonly lastTick: number;
}

const NEVER: Seen = { count: 0, firstTick: -1, lastTick: -1 };

interface Query {
  readonly where: readonly { readonly path: string; readonly value: string }[];
  seen: Seen;
}

/**
 * Answers how often an event has happened without looking at the whole story each time: every
 * question is kept, and only events that are new since are counted. It follows from the events
 * alone, so it is neither saved nor hashed: a loaded exercise counts its story once again.
 */
export class EventWatch {
  readonly #events: () => readonly ExerciseEvent[];
  /** Questions that have been asked before with the same filters: those of one condition. */
  readonly #asked = new WeakMap<EventWhere, Map<EventName, Query>>();
  readonly #byEvent = new Map<EventName, Map<string, Query>>();
  #upTo = 0;

  constructor(events: () => readonly ExerciseEvent[]) {
    this.#events = events;
  }

  seen(event: EventName, where: EventWhere): Seen {
    this.#catchUp();
    let asked = this.#asked.get(where);
    if (asked === undefined) this.#asked.set(where, (asked = new Map<EventName, Query>()));
    let query = asked.get(event);
    if (query === undefined) asked.set(event, (query = this.#queryOf(event, where)));
    return query.seen;
  }

  #queryOf(event: EventName, where: EventWhere): Query {
    const key = JSON.stringify(Object.entries(where).toSorted(byKey));
    let queries = this.#byEvent.get(event);
    if (queries === undefined) this.#byEvent.set(event, (queries = new Map<string, Query>()));
    let query = queries.get(key);
    if (query === undefined) {
      query = { where: pathsOf(event, where), seen: NEVER };
      for (let i = 0; i < this.#upTo; i++) note(event, query, this.#events()[i]!);
      queries.set(key, query);
    }
    return query;
  }

  #catchUp(): void {
    const events = this.#events();
    for (; this.#upTo < events.length; this.#upTo++) {
      const e = events[this.#upTo]!;
      const queries = this.#byEvent.get(e.body.type as EventName);
      if (queries !== undefined)
        for (const query of queries.values()) note(e.body.type as EventName, query, e);
    }
  }
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

function pathsOf(event: EventName, where: EventWhere): Query['where'] {
  const facts = factsOf(event);
  return Object.entries(where).map(([filter, value]) => {
    const fact = facts[filter as EventFilter];
    if (fact === undefined) throw new Error(`${event} cannot be narrowed by ${filter}`);
    return { path: fact.path, value };
  });
}

function note(event: EventName, query: Query, e: ExerciseEvent): void {
  if (e.body.type !== event) return;
  if (!query.where.every(({ path, value }) => hasFact(e.body, path, value))) return;
  const { count, firstTick } = query.seen;
  query.seen = {
    count: count + 1,
    firstTick: count === 0 ? e.tick : firstTick,
    lastTick: e.tick,
  };
}
