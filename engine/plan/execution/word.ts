import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { PlanTask, TaskId } from '../response-plan.ts';

/**
 * How seats tell one another that a task has begun or is done: an ordinary message, late or lost like
 * any other, that names the task. A person says the same by writing the same words.
 */
const WORDS = {
  started: { zh: '开始', en: 'started' },
  done: { zh: '完成', en: 'done' },
} as const;

export type Moment = keyof typeof WORDS;

/** `〔evacuate-villages 完成〕`: what the others look for. */
const tag = (task: TaskId, is: Moment): string => `〔${task} ${WORDS[is].zh}〕`;

export const wordOf = (task: PlanTask, is: Moment, toSeatIds: readonly SeatId[]): Command => ({
  type: 'message',
  toSeatIds,
  text: `${task.name.zh}：${WORDS[is].zh} / ${task.name.en}: ${WORDS[is].en} ${tag(task.id, is)}`,
});

/** Whether somebody has told the seat so; where several seats have the task, the first word counts. */
export function saidOf(k: SeatKnowledge, task: TaskId, is: Moment): boolean {
  const wanted = tag(task, is);
  return k.messages.some(
    (m) => m.text !== null && m.toSeatIds.includes(k.seat.id) && m.text.includes(wanted),
  );
}
