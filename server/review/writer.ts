import type { ScoreLine } from '../../engine/plan/target.ts';
import type { Text } from '../../engine/region/region.ts';
import { exerciseClock, span } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import { UNIT_WORDS } from '../../engine/review/words/kind-words.ts';
import type { ReportInput } from './input.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
const decimals = (n: number): string => String(Math.round(n * 10) / 10);

/** A value of a score line for people: times as spans, the rest with its unit. */
export function valueWords(v: number | null, unit: string, language: ReviewLanguage): string {
  if (v === null) return '—';
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return span(v * seconds, language);
  return `${decimals(v)} ${UNIT_WORDS[unit]?.[language] ?? unit}`;
}

export const limitWords = (l: ScoreLine, language: ReviewLanguage): string =>
  l.limit === null || l.op === 'record'
    ? '—'
    : `${l.op === '<=' ? '≤' : '≥'} ${valueWords(l.limit, l.unit, language)}`;

export const tickWords = (tick: number | null): string =>
  tick === null ? '—' : exerciseClock(tick);

/** What every part of a report is written with. */
export interface Writer {
  readonly i: ReportInput;
  readonly language: ReviewLanguage;
  readonly w: (t: Text) => string;
  readonly seat: (id: string | null) => string;
}
