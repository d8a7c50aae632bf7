import type {
  AskedQuestion,
  DiscussionAnswer,
  PreparedQuestion,
  SeatAnswer,
} from '../../engine/protocol/discussion.ts';
import type { Text } from '../../engine/region/region.ts';
import type { Note } from '../store/side-store.ts';

/** What the notes of a tabletop exercise hold; the order in which they were written is the story. */
export type DiscussionNote =
  | {
      readonly kind: 'asked';
      readonly id: string;
      readonly inject: Text;
      readonly question: Text;
      readonly seatIds: readonly string[];
      readonly minutes: number;
      readonly tick: number;
    }
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly seatId: string;
      readonly analysis: string;
      readonly decision: string;
      readonly tick: number;
    }
  | { readonly kind: 'closed'; readonly id: string; readonly share: boolean };

/** Kinds of notes that are a discussion's. */
const KINDS: ReadonlySet<string> = new Set(['asked', 'answered', 'closed']);

interface Course extends Omit<AskedQuestion, 'answers' | 'closedMs' | 'shared'> {
  closedMs: number | null;
  shared: boolean;
  answers: SeatAnswer[];
}

const seconds = (fromMs: number, toMs: number): number => Math.round((toMs - fromMs) / 1000);

/** The questions asked so far with their answers, newest first; only what our own code wrote. */
export function discussionOf(notes: readonly Note[]): readonly AskedQuestion[] {
  const asked = new Map<string, Course>();
  for (const { kind, body, wallMs } of notes) {
    if (!KINDS.has(kind)) continue;
    const note = body as DiscussionNote;
    const q = asked.get(note.id);
    if (note.kind === 'asked') {
      const { id, inject, question, seatIds, minutes, tick } = note;
      const open = { closedMs: null, shared: false, answers: [] };
      const fixed = { id, inject, question, seatIds, minutes, askedTick: tick, askedMs: wallMs };
      asked.set(id, { ...fixed, ...open });
    } else if (q === undefined) continue;
    else if (note.kind === 'closed') {
      q.closedMs ??= wallMs;
      q.shared = note.share;
    } else answer(q, note, wallMs);
  }
  return [...asked.values()].reverse();
}

function answer(q: Course, note: DiscussionNote & { kind: 'answered' }, wallMs: number): void {
  const { seatId, analysis, decision, tick } = note;
  const before = q.answers.find((a) => a.seatId === seatId);
  const afterS = seconds(q.askedMs, wallMs);
  const firstAfterS = before?.firstAfterS ?? afterS;
  q.answers = q.answers.filter((a) => a.seatId !== seatId);
  q.answers.push({ seatId, analysis, decision, tick, firstAfterS, afterS });
}

/** What the desk is shown: everything. */
export const forDesk = (
  prepared: readonly PreparedQuestion[],
  asked: readonly AskedQuestion[],
  nowMs: number,
): DiscussionAnswer => ({
  nowMs,
  prepared: prepared.filter((p) => !asked.some((a) => a.id === p.id)),
  asked,
});

/** What a seat is shown: questions put to it, its own answers, and those of others once shared. */
export const forSeat = (
  seatId: string,
  asked: readonly AskedQuestion[],
  nowMs: number,
): DiscussionAnswer => ({
  nowMs,
  prepared: [],
  asked: asked
    .filter((q) => q.seatIds.includes(seatId))
    .map((q) => ({
      ...q,
      answers: q.shared ? q.answers : q.answers.filter((a) => a.seatId === seatId),
    })),
});
