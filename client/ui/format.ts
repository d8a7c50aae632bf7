import type { Language } from '../i18n/language.ts';
import type { Text } from '../../engine/region/region.ts';

const DAY_S = 86_400;
const two = (n: number): string => String(n).padStart(2, '0');

/** The language's half of a name. */
export const text = (t: Text, language: Language): string => t[language] || t.zh;

/** Exercise time: `T+02:14`, or with seconds `T+02:14:06`. Before the start `T−00:05`. */
export function exerciseTime(tick: number, withSeconds = false): string {
  const s = Math.floor(Math.abs(tick));
  const body = `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}`;
  return `T${tick < 0 ? '−' : '+'}${body}${withSeconds ? `:${two(s % 60)}` : ''}`;
}

/** Days are counted from the one on which the exercise starts, which has no word. */
const dayWord = (day: number, language: Language): string => {
  if (language === 'en') return `day ${day + 1} `;
  return day === 1 ? '次日 ' : `第 ${day + 1} 天 `;
};

/** Local clock of the exercise, `15:34`; later days are named, `次日 01:00`. */
export function clockTime(tick: number, startSecondOfDay: number, language: Language): string {
  const s = Math.floor(tick) + startSecondOfDay;
  const day = Math.floor(s / DAY_S);
  const inDay = s - day * DAY_S;
  const body = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}`;
  return day <= 0 ? body : `${dayWord(day, language)}${body}`;
}

/** Wall clock of the server as this machine's local time, `10:42`. */
export function wallTime(wallMs: number): string {
  const d = new Date(wallMs);
  return `${two(d.getHours())}:${two(d.getMinutes())}`;
}

const MINUTE_WORD: Readonly<Record<Language, string>> = { zh: '分', en: 'min' };
const SECOND_WORD: Readonly<Record<Language, string>> = { zh: '秒', en: 's' };

/** A span of simulated or wall seconds: `40 秒`, `26 分`, `1 h 46`, `21 h`. */
export function duration(seconds: number, language: Language): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} ${SECOND_WORD[language]}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${MINUTE_WORD[language]}`;
  const minutes = Math.floor(s / 60) % 60;
  return `${Math.floor(s / 3600)} h${minutes > 0 ? ` ${two(minutes)}` : ''}`;
}

/** Metres below 1 km, otherwise kilometres with two digits at most. */
export function distance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const km = metres / 1000;
  return `${km < 10 ? trim(km, 2) : trim(km, 1)} km`;
}

/** A number with at most `digits` decimals, without trailing zeros, thousands parted by commas. */
export function trim(value: number, digits: number): string {
  const [whole, part] = value.toFixed(digits).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = part?.replace(/0+$/, '') ?? '';
  return rest === '' ? grouped : `${grouped}.${rest}`;
}

/** Hectares, with mu in brackets in Chinese (1 ha is 15 mu). */
export function area(ha: number, language: Language): string {
  const shown = trim(ha, ha < 10 ? 1 : 0);
  return language === 'zh' ? `${shown} 公顷（${trim(ha * 15, 0)} 亩）` : `${shown} ha`;
}

const WINDS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'],
};

/** One of eight points of the compass for degrees from north. */
export const compass = (deg: number, language: Language): string =>
  WINDS[language][Math.round((((deg % 360) + 360) % 360) / 45) % 8]!;

/** Upper limits of Beaufort 0 to 11, m/s (GB/T 28591-2012, wind force scale). */
const BEAUFORT = [0.2, 1.5, 3.3, 5.4, 7.9, 10.7, 13.8, 17.1, 20.7, 24.4, 28.4, 32.6] as const;

export function beaufort(windMs: number): number {
  const rounded = Math.round(windMs * 10) / 10;
  const force = BEAUFORT.findIndex((limit) => rounded <= limit);
  return force < 0 ? 12 : force;
}

/** Join code as it is read aloud: `K7M 4QX`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
