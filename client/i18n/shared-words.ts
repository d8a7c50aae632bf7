import {
  ELEMENT_WORDS,
  FIGURE_WORDS,
  GRADE_WORDS,
  ITEM_WORDS,
  OCCUPANT_WORDS,
  ORDER_STATUS_WORDS,
  REPORT_FAULT_WORDS,
  REPORT_KIND_WORDS,
  RESPONSE_LEVEL_WORDS,
  SCORE_STATUS_WORDS,
  SOURCE_WORDS,
  TASK_WORDS,
  WARNING_LEVEL_WORDS,
} from '../../engine/review/words/kind-words.ts';
import { REFUSAL_WORDS } from '../../engine/review/words/refusal-words.ts';
import type { Text } from '../../engine/region/region.ts';
import type { Language } from './language.ts';

/** Words that pages and reports share stand once, where the report has them. */
export function sharedWords(language: Language) {
  const inOne = (
    words: Readonly<Partial<Record<string, Text>>>,
  ): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text?.[language] ?? '']));
  return {
    element: inOne(ELEMENT_WORDS),
    figure: inOne(FIGURE_WORDS),
    grade: inOne(GRADE_WORDS),
    item: inOne(ITEM_WORDS),
    occupant: inOne(OCCUPANT_WORDS),
    orderStatus: inOne(ORDER_STATUS_WORDS),
    rejection: inOne(REFUSAL_WORDS),
    reportFault: inOne(REPORT_FAULT_WORDS),
    reportKind: inOne(REPORT_KIND_WORDS),
    responseLevel: inOne(RESPONSE_LEVEL_WORDS),
    scoreStatus: inOne(SCORE_STATUS_WORDS),
    source: inOne(SOURCE_WORDS),
    task: inOne(TASK_WORDS),
    warningLevel: inOne(WARNING_LEVEL_WORDS),
  };
}
