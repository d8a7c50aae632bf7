import type { ExerciseEvent } from '../exercise/event.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { Teller } from './tell.ts';
import { entryOf } from './timeline.ts';
import type { EvidenceChain, ResponseTimes } from './types.ts';

/** More steps than this are no chain that anybody follows; the newest causes are kept. */
const MOST_STEPS = 12;

/** Ids of the events that led to `id`, the nearest first, back to `fromTick`. */
function causesOf(
  byId: ReadonlyMap<number, ExerciseEvent>,
  id: number,
  fromTick: number,
): readonly number[] {
  const out: number[] = [];
  let at = byId.get(id)?.cause ?? null;
  while (at !== null && out.length < MOST_STEPS) {
    const event = byId.get(at);
    // Housekeeping is not kept, so a chain may end before the start.
    if (event === undefined || event.tick < fromTick) break;
    out.push(at);
    at = event.cause;
  }
  return out;
}

/** Start and end of the case that decides a line: the longest one, else what the line names first. */
function decisive(line: ScoreLine, times: ResponseTimes | undefined): readonly number[] {
  const worst = times?.cases.reduce<(typeof times.cases)[number] | null>(
    (most, c) => (most === null || c.takenTicks > most.takenTicks ? c : most),
    null,
  );
  if (worst === undefined || worst === null) return line.evidence.slice(0, 2);
  return worst.doneEvent === null ? [worst.fromEvent] : [worst.fromEvent, worst.doneEvent];
}

/** For every score line the chain of events behind it, and where in it the time went. */
export function evidenceChains(
  score: readonly ScoreLine[],
  times: readonly ResponseTimes[],
  events: ReadonlyMap<number, ExerciseEvent>,
  teller: Teller,
): readonly EvidenceChain[] {
  return score.map((line) => {
    const ends = decisive(
      line,
      times.find((t) => t.targetId === line.id),
    );
    const from = events.get(ends[0] ?? -1);
    const ids = new Set(ends);
    const last = ends.at(-1);
    if (from !== undefined && last !== undefined)
      for (const id of causesOf(events, last, from.tick)) ids.add(id);
    const told = [...ids].flatMap((id) => events.get(id) ?? []);
    const steps = told
      .toSorted((a, b) => a.tick - b.tick || a.id - b.id)
      .map((e) => entryOf(teller, e));
    let longestGap: EvidenceChain['longestGap'] = null;
    for (let i = 1; i < steps.length; i++) {
      const ticks = steps[i]!.tick - steps[i - 1]!.tick;
      // Events of one moment have no time between them in which nothing happened.
      if (ticks > (longestGap?.ticks ?? 0))
        longestGap = { fromEvent: steps[i - 1]!.eventId, toEvent: steps[i]!.eventId, ticks };
    }
    return { lineId: line.id, total: line.evidence.length, steps, longestGap };
  });
}
