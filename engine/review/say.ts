import type { Text } from '../region/region.ts';
import type { SayParam, Saying } from './types.ts';
import { EVENT_WORDS } from './words/event-words.ts';
import { FINDING_WORDS } from './words/finding-words.ts';

export type ReviewLanguage = keyof Text;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const MINUTE: Text = { zh: '分', en: 'min' };
const SECOND: Text = { zh: '秒', en: 's' };
const OTHER: Text = { zh: '事件 {type}', en: 'Event {type}' };

/** Exercise time of a tick, `T+02:14`. */
export const exerciseClock = (tick: number): string =>
  `T+${two(Math.floor(tick / 3600))}:${two(Math.floor(tick / 60) % 60)}`;

/** A span of ticks for people: `40 秒`, `26 分`, `4 h 22`. */
export function span(ticks: number, language: ReviewLanguage): string {
  const s = Math.max(0, Math.round(ticks));
  if (s < 60) return `${s} ${SECOND[language]}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${MINUTE[language]}`;
  const minutes = Math.floor(s / 60) % 60;
  return minutes === 0 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 3600)} h ${two(minutes)}`;
}

type Clock = (tick: number) => string;

function fill(p: SayParam | undefined, language: ReviewLanguage, clock: Clock): string {
  if (p === undefined) return '—';
  if (typeof p !== 'object') return String(p);
  if ('spanTicks' in p) return span(p.spanTicks, language);
  if ('atTick' in p) return clock(p.atTick);
  return p[language];
}

/** The words of what a review has to say. Never throws: a key without words tells itself. */
export function say(
  { key, params }: Saying,
  language: ReviewLanguage,
  clock: Clock = exerciseClock,
): string {
  const words =
    FINDING_WORDS[key] ?? (EVENT_WORDS as Readonly<Record<string, Text | undefined>>)[key] ?? OTHER;
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    fill(params[name], language, clock),
  );
}
