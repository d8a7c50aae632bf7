import type { ScoreLine } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import { duration, trim } from './format.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };

/** Values of score lines in words: times as spans, shares in per cent, the rest with its unit. */
export function useScoreWords() {
  const { t, has, language } = useWords();
  const value = (v: number | null, unit: string): string => {
    if (v === null) return t('common.none');
    const seconds = SECONDS[unit];
    if (seconds !== undefined) return duration(v * seconds, language);
    if (v === 1 && has(`oneOf.${unit}`)) return `1 ${t(`oneOf.${unit}`)}`;
    return `${trim(v, 1)} ${has(`unitOf.${unit}`) ? t(`unitOf.${unit}`) : unit}`;
  };
  /** How much a value grew or fell, with its sign. */
  const change = (v: number, unit: string): string =>
    v === 0 ? '0' : `${v > 0 ? '+' : '−'}${value(Math.abs(v), unit)}`;
  const limit = (line: ScoreLine): string => {
    if (line.limit === null || line.op === 'record') return t('desk.noLimit');
    return `${line.op === '<=' ? '≤' : '≥'} ${value(line.limit, line.unit)}`;
  };
  return { value, limit, change };
}
