import { emptyDraft, type InjectDraft } from '../../engine/exercise/msel/draft.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';

/** When a new inject falls due unless told, ticks: an hour into the exercise. */
const FIRST_TICK = 3600;

/** The next number after the highest, and an id that is free. */
function fresh(injects: readonly InjectView[]): { id: string; number: string } {
  const highest = Math.max(0, ...injects.map((i) => Number.parseInt(i.number, 10) || 0));
  const ids = new Set(injects.map((i) => i.id));
  let n = highest + 1;
  while (ids.has(`new-${n}`)) n++;
  return { id: `new-${n}`, number: String(n).padStart(2, '0') };
}

/** An inject that is not in the list yet: an empty one, or a copy that has yet to be approved. */
export function newDraft(injects: readonly InjectView[], from?: InjectDraft): InjectDraft {
  const next = fresh(injects);
  return from === undefined
    ? { ...emptyDraft(next.id), number: next.number, atTick: FIRST_TICK }
    : { ...from, ...next, approval: 'draft' };
}
