import type { ParticipantsAnswer } from '../../engine/protocol/accounts.ts';
import type { Sessions } from '../auth/sessions.ts';
import { evaluationOwner } from '../evaluations/book.ts';
import type { DiscussionNote } from '../groups/discussion.ts';
import type { SideStore } from '../store/side-store.ts';

/** What is kept of the people of an exercise: names, seats, times, and what they answered. */
export async function participantsOf(
  exerciseId: string,
  sessions: Sessions,
  store: Pick<SideStore, 'loadNotes'>,
): Promise<ParticipantsAnswer> {
  const notes = await store.loadNotes(exerciseId, 0);
  const answers = notes.flatMap(({ kind, body, wallMs }) => {
    if (kind !== 'answered') return [];
    const { id, seatId, analysis, decision } = body as DiscussionNote & { kind: 'answered' };
    return [{ seatId, questionId: id, wallMs, analysis, decision }];
  });
  return {
    exerciseId,
    participants: sessions.players(exerciseId).map((s) => ({
      person: s.person,
      seatId: s.seatId,
      joinedMs: s.createdMs,
      briefingRead: s.briefingRead,
      answers: answers
        .filter((a) => a.seatId === s.seatId)
        .map(({ questionId, wallMs, analysis, decision }) => ({
          questionId,
          wallMs,
          analysis,
          decision,
        })),
    })),
  };
}

/** Shorter names are parts of other words: texts keep them. */
const SHORTEST_NAME = 2;

/** A text with names replaced; Latin ones only where they stand as words of their own. */
function withoutNames(text: string, names: readonly (readonly [string, string])[]): string {
  return names.reduce((now, [name, number]) => {
    if (!/^[\p{Script=Latin}\s'.-]+$/u.test(name)) return now.replaceAll(name, number);
    const literal = name.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);
    return now.replaceAll(new RegExp(`(?<!\\p{L})${literal}(?!\\p{L})`, 'gu'), () => number);
  }, text);
}

/** The same with every text in it without names. */
function cleaned(value: unknown, names: readonly (readonly [string, string])[]): unknown {
  if (typeof value === 'string') return withoutNames(value, names);
  if (Array.isArray(value)) return value.map((v) => cleaned(v, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleaned(v, names)]));
}

/**
 * Replaces the names of an exercise's people by numbers: in the list of seats, in what evaluators and
 * participants wrote, and in answers to questions. The log holds no names, so it replays as before.
 * Returns how many people; null when the disk did not take all of it, and then it can be done again.
 */
export async function forgetParticipants(
  exerciseId: string,
  sessions: Sessions,
  store: Pick<SideStore, 'loadNotes' | 'rewriteNotes'>,
): Promise<number | null> {
  const players = sessions.players(exerciseId);
  const numbered = players.map((s, i) => [s, `参演人员 ${i + 1}`] as const);
  const names = numbered
    .map(([s, number]) => [s.person.trim(), number] as const)
    .filter(([name]) => name.length >= SHORTEST_NAME)
    .toSorted(([a], [b]) => b.length - a.length);
  for (const owner of [exerciseId, evaluationOwner(exerciseId)]) {
    const changed = (await store.loadNotes(owner, 0)).flatMap(({ seq, body }) => {
      const after = cleaned(body, names);
      return JSON.stringify(after) === JSON.stringify(body) ? [] : [{ seq, body: after }];
    });
    if (changed.length > 0 && !(await store.rewriteNotes(owner, changed)).ok) return null;
  }
  for (const [s, person] of numbered)
    if (!(await sessions.change(s.tokenHash, { person })).ok) return null;
  return players.length;
}

/** A cell of a csv file: quoted, and never a formula for the program that opens it. */
export function csvCell(value: string | number | boolean): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One row for each person and answer; a person without an answer has one row. */
export function participantsCsv(a: ParticipantsAnswer): string {
  const head = [
    'person',
    'seat',
    'joined',
    'briefing read',
    'question',
    'answered',
    'analysis',
    'decision',
  ];
  const iso = (ms: number): string => new Date(ms).toISOString();
  const rows = a.participants.flatMap((p) => {
    const own = [p.person, p.seatId ?? '', iso(p.joinedMs), p.briefingRead];
    if (p.answers.length === 0) return [[...own, '', '', '', '']];
    return p.answers.map((x) => [...own, x.questionId, iso(x.wallMs), x.analysis, x.decision]);
  });
  const lines = [head, ...rows].map((r) => r.map(csvCell).join(','));
  // The mark tells spreadsheets that this is UTF-8.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
