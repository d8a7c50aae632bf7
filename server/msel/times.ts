import {
  clockSeconds,
  halfWidth,
  relativeTicks,
  secondsOf,
} from '../../engine/exercise/msel/relative-time.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { TimeReading } from '../../engine/protocol/msel.ts';
import type { Cell } from './cells.ts';
import { serialSeconds } from './read-xlsx.ts';

/** What times in a table are relative to. */
export interface TimeBase {
  readonly reading: TimeReading;
  /** Local date and second of the day at which the exercise starts. */
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly date1904: boolean;
}

const DAY_S = 86_400;
/** Serial dates below this are spans of days, not days of the year 1900 or 1904. */
const LEAST_DATE_SERIAL = 366;
const UNCLEAR = err('timeUnclear' as const);
type Read = Result<number | null, 'timeUnclear'>;

const CLOCK_ZH = /^(\d{1,2})时([0-5]?\d)分(?:([0-5]?\d)秒)?$/;
const HALF_DAY = /^(上午|下午|晚上|凌晨|中午)?\s*(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*(am|pm)?$/i;
const LATER_DAY = /^(次日|翌日|当日|第([一二三四五六七]|\d)天)\s*(.+)$/;
const DATE =
  /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?\s*[T ]?\s*(\d{1,2})(?:[时点]整?|(?::|时|点)([0-5]?\d)(?:(?::|分)([0-5]?\d)?秒?)?分?)$/;

/** Seconds since 1970 of a local date and second of the day, as if local time were UTC. */
const dateSeconds = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** A time of day, as ticks: earlier than the start is the next day. */
function clockTick(secondOfDay: number, base: TimeBase, dayOffset: number | null): number {
  const tick = secondOfDay - base.startSecondOfDay;
  if (dayOffset !== null) return tick + dayOffset * DAY_S;
  return tick < 0 ? tick + DAY_S : tick;
}

const absolute = (s: number, base: TimeBase): number =>
  s - dateSeconds(base.startDate) - base.startSecondOfDay;

const DAY_WORDS = '一二三四五六七';

/** `下午2:05`, `2:05 PM`: a time of day whatever the column is taken for. */
function halfDay(text: string): number | null {
  const m = HALF_DAY.exec(text);
  if (m === null || (m[1] === undefined && m[5] === undefined)) return null;
  const hour = Number(m[2]);
  const late = m[1] === '下午' || m[1] === '晚上' || m[5]?.toLowerCase() === 'pm';
  const noon = m[1] === '中午';
  const h = late && hour < 12 ? hour + 12 : noon && hour < 3 ? hour + 12 : hour;
  const midnight = m[5]?.toLowerCase() === 'am' && hour === 12;
  return secondsOf(String(midnight ? 0 : h), m[3], m[4]);
}

function clockOf(text: string): number | null {
  const m = CLOCK_ZH.exec(text);
  return m === null ? clockSeconds(text) : secondsOf(m[1], m[2], m[3]);
}

function dated(text: string, base: TimeBase): number | null {
  const m = DATE.exec(text);
  if (m === null) return null;
  const year = m[1] ?? base.startDate.slice(0, 4);
  const day = dateSeconds(`${year}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`);
  return Number.isNaN(day) ? null : absolute(day + secondsOf(m[4], m[5], m[6]), base);
}

/** A time written as text, in ticks after the start. */
function readTimeText(raw: string, base: TimeBase): Read {
  const text = halfWidth(raw);
  const later = LATER_DAY.exec(text);
  if (later !== null) {
    const n = later[2] ?? '';
    const day =
      later[1] === '当日' ? 0 : n === '' ? 1 : (DAY_WORDS.indexOf(n) + 1 || Number(n)) - 1;
    const second = halfDay(later[3]!) ?? clockOf(later[3]!);
    return second === null ? UNCLEAR : ok(clockTick(second, base, day));
  }
  const clock = clockOf(text);
  if (clock !== null)
    return ok(base.reading === 'clock' && clock < DAY_S ? clockTick(clock, base, null) : clock);
  const found = relativeTicks(text) ?? dated(text, base);
  if (found !== null) return ok(found);
  const wall = halfDay(text);
  return wall === null ? UNCLEAR : ok(clockTick(wall, base, null));
}

function readTimeNumber(cell: Cell, base: TimeBase): Read {
  const n = cell.number!;
  if (n < 0) return UNCLEAR;
  if (cell.shown === 'plain') {
    // A bare number counts minutes; a bare fraction is a time that has lost its format.
    return n > 0 && n < 1 ? UNCLEAR : ok(Math.round(n * 60));
  }
  if (cell.shown === 'span' || (n >= 1 && n < LEAST_DATE_SERIAL)) return ok(Math.round(n * DAY_S));
  if (n >= LEAST_DATE_SERIAL) return ok(absolute(serialSeconds(n, base.date1904), base));
  const second = Math.round(n * DAY_S);
  return ok(base.reading === 'clock' ? clockTick(second, base, null) : second);
}

/** The time in a cell as ticks after the start; null for an empty one. */
export function readTime(cell: Cell | null, base: TimeBase): Read {
  if (cell === null) return ok(null);
  if (/^(—|-|无|none|n\/a|手动|manual|条件)$/i.test(cell.text)) return ok(null);
  return cell.number === null ? readTimeText(cell.text, base) : readTimeNumber(cell, base);
}

/** What `hh:mm` means in a column: by its heading, else by whether the times begin at the start. */
export function guessReading(
  heading: string,
  cells: readonly (Cell | null)[],
  startSecondOfDay: number,
): TimeReading {
  if (/相对|经过|用时|elapsed|relative|[th]\s*\+/i.test(heading)) return 'elapsed';
  if (/北京时间|时钟|clock|local|wall/i.test(heading)) return 'clock';
  const seen: number[] = [];
  for (const cell of cells) {
    if (cell === null) continue;
    if (cell.shown === 'span') return 'elapsed';
    if (cell.shown === 'date' && cell.number! < 1) seen.push(Math.round(cell.number! * DAY_S));
    const text = cell.number === null ? clockOf(halfWidth(cell.text)) : null;
    if (text !== null) seen.push(text);
  }
  const [first] = seen;
  return first !== undefined && first > 0 && first >= startSecondOfDay - 60 && startSecondOfDay > 0
    ? 'clock'
    : 'elapsed';
}
