/** A place in a text at which something else was expected. */
export interface TextFault {
  /** Characters before it, from 0. */
  readonly at: number;
  readonly expected: string;
  readonly got: string;
}

/** Thrown inside a reader only; `readAll` turns it into a value. */
class Unreadable extends Error {
  readonly fault: TextFault;
  constructor(fault: TextFault) {
    super(fault.expected);
    this.fault = fault;
  }
}

/** Full-width signs that Chinese input methods give, each to the one that is meant. */
const HALF_WIDTH: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '　': ' ',
  '；': ';',
};

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const VALUE = /[^\s,()"';]+/y;
/** A unit of time; another number may follow at once. */
const UNIT = /(?:min|m|分钟|分|h|小时|时|s|秒|d|天)(?![A-Za-z_])/y;
const SECONDS_PER: Readonly<Record<string, number>> = {
  min: 60,
  m: 60,
  分钟: 60,
  分: 60,
  h: 3600,
  小时: 3600,
  时: 3600,
  s: 1,
  秒: 1,
  d: 86_400,
  天: 86_400,
};
const SHOWN = 20;

/** Longest text that is read at all. */
export const MAX_TEXT = 4000;

/** Reads a short text of words, numbers and signs from left to right. */
export class TextReader {
  readonly #text: string;
  #at = 0;
  /** Where the last word, number or value began. */
  #mark = 0;

  constructor(text: string) {
    this.#text = text.replace(/[（），＝＜＞≤≥≠　；]/g, (c) => HALF_WIDTH[c]!);
  }

  fail(expected: string): never {
    this.#skip();
    const rest = this.#text.slice(this.#at, this.#at + SHOWN);
    throw new Unreadable({ at: this.#at, expected, got: rest === '' ? 'the end' : `"${rest}"` });
  }

  /** As `fail`, at the word or number that was just read. */
  wrong(expected: string): never {
    this.#at = this.#mark;
    return this.fail(expected);
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #match(pattern: RegExp): string | null {
    this.#skip();
    this.#mark = this.#at;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  get ended(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  /** Takes the first of these signs that stands here. */
  sign<S extends string>(...signs: readonly S[]): S | null {
    this.#skip();
    const found = signs.find((s) => this.#text.startsWith(s, this.#at));
    if (found !== undefined) this.#at += found.length;
    return found ?? null;
  }

  need(sign: string): void {
    if (this.sign(sign) === null) this.fail(`"${sign}"`);
  }

  /** Takes one of these words, whole when it is of letters. */
  keyword(...words: readonly string[]): boolean {
    this.#skip();
    const before = this.#at;
    for (const word of words) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      if (!/^[A-Za-z]/.test(word) || !/[A-Za-z0-9_]/.test(this.#text[this.#at] ?? '')) return true;
      this.#at = before;
    }
    return false;
  }

  word(expected: string): string {
    return this.#match(WORD) ?? this.fail(expected);
  }

  number(expected = 'a number'): number {
    const text = this.#match(NUMBER) ?? this.fail(expected);
    const value = Number(text);
    if (!Number.isFinite(value)) this.fail(expected);
    return value;
  }

  /** A value up to the next blank, comma or bracket, or in quotes. */
  value(expected: string): string {
    const quote = this.sign('"', "'");
    if (quote === null) return this.#match(VALUE) ?? this.fail(expected);
    const end = this.#text.indexOf(quote, this.#at);
    if (end < 0) this.fail(`a closing ${quote}`);
    const inside = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return inside;
  }

  /** `25min`, `1h30min`, `90s`, `1 h 30 min`, `25 分钟`: whole seconds. */
  duration(): number {
    let total = 0;
    for (let parts = 0; ; parts++) {
      const before = this.#at;
      const amount = this.#match(NUMBER);
      if (amount === null) {
        if (parts === 0) this.fail('a time such as 25min or 1h30min');
        return Math.round(total);
      }
      const perUnit = this.#unit();
      if (perUnit === null || Number(amount) < 0) {
        this.#at = before;
        this.fail('a time with its unit: h, min or s');
      }
      total += Number(amount) * perUnit;
    }
  }

  #unit(): number | null {
    const word = this.#match(UNIT);
    return word === null ? null : SECONDS_PER[word]!;
  }
}

/** Reads all of a text; what is left over is a fault too. */
export function readAll<T>(
  text: string,
  read: (r: TextReader) => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: TextFault } {
  if (text.length > MAX_TEXT) {
    const expected = `at most ${MAX_TEXT} characters`;
    return { ok: false, error: { at: MAX_TEXT, expected, got: `${text.length}` } };
  }
  const r = new TextReader(text);
  try {
    const value = read(r);
    if (!r.ended) r.fail('the end');
    return { ok: true, value };
  } catch (e) {
    if (e instanceof Unreadable) return { ok: false, error: e.fault };
    throw e;
  }
}

/** Seconds as `1h30min`, `25min` or `90s`: the shortest that is exact. */
export function durationText(ticks: number): string {
  if (ticks % 60 !== 0) return `${ticks}s`;
  const h = Math.floor(ticks / 3600);
  const min = (ticks % 3600) / 60;
  if (h === 0) return `${min}min`;
  return min === 0 ? `${h}h` : `${h}h${min}min`;
}

/** A value of a filter: in quotes when it could be read as something else. */
export const valueText = (v: string): string =>
  /^[^\s,()"';（），＝＜＞≤≥≠　；]+$/.test(v) ? v : `"${v.replaceAll('"', '')}"`;
