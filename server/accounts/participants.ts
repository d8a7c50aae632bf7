import type { ParticipantsAnswer } from '../../engine/protocol/accounts.ts';
import type { Sessions } from '../auth/sessions.ts';
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

/**
 * Replaces the names of an exercise's people by numbers. The log holds none, so it replays as
 * before. Returns how many; null when the disk did not take all of them.
 */
export async function forgetParticipants(
  exerciseId: string,
  sessions: Sessions,
): Promise<number | null> {
  const players = sessions.players(exerciseId);
  for (const [i, s] of players.entries()) {
    const changed = await sessions.change(s.tokenHash, { person: `参演人员 ${i + 1}` });
    if (!changed.ok) return null;
  }
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
