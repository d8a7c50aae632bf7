/** Times after the start of an exercise as people write them, for tables and forms alike. */

const DAY_S = 86_400;

/** `D+1 H+2 M+30 S+15` in any part, `T+02:30`, `H+2:30`: days, hours, minutes after the start. */
const PARTS =
  /^(?:D\s*\+\s*(\d+))?\s*(?:[HTE]\s*\+\s*(\d+)(?::([0-5]?\d)(?::([0-5]?\d))?)?)?\s*(?:M\s*\+\s*(\d+))?\s*(?:S\s*\+\s*(\d+))?$/i;
/** `1h30min`, `90min`, `2小时30分`, `+45 分钟`, `开始后10分钟`. */
const SPAN =
  /^(?:\+|开始后|启动后|起火后)?\s*(?:(\d+(?:\.\d+)?)\s*(?:d|天|日))?\s*(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hours?|小时|时))?\s*(?:(\d+(?:\.\d+)?)\s*(?:min|mins|minutes?|m|分钟|分))?\s*(?:(\d+)\s*(?:s|sec|秒))?$/i;
const CLOCK = /^\+?(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;

/** Half-width digits and signs, ends trimmed. */
export const halfWidth = (text: string): string =>
  text.normalize('NFKC').replaceAll('−', '-').trim();

export const secondsOf = (h = '0', m = '0', s = '0'): number =>
  Number(h) * 3600 + Number(m) * 60 + Number(s);

function parts(text: string): number | null {
  const m = PARTS.exec(text);
  if (m === null || m[0] === '') return null;
  const [, d, h, hm, hs, min, s] = m;
  return Number(d ?? 0) * DAY_S + secondsOf(h, hm, hs) + Number(min ?? 0) * 60 + Number(s ?? 0);
}

function span(text: string): number | null {
  const m = SPAN.exec(text);
  if (m === null || m.slice(1).every((x) => x === undefined)) return null;
  const [, d, h, min, s] = m;
  return Math.round(
    Number(d ?? 0) * DAY_S + Number(h ?? 0) * 3600 + Number(min ?? 0) * 60 + Number(s ?? 0),
  );
}

/** `hh:mm` or `hh:mm:ss` as seconds; whether of the day or since the start is the caller's matter. */
export function clockSeconds(text: string): number | null {
  const m = CLOCK.exec(halfWidth(text));
  return m === null ? null : secondsOf(m[1], m[2], m[3]);
}

/** A time that can only be meant from the start on, in ticks; a bare number is minutes. */
export function relativeTicks(text: string): number | null {
  const t = halfWidth(text);
  return parts(t) ?? (/^\+?\d+(\.\d+)?$/.test(t) ? Math.round(Number(t) * 60) : span(t));
}

/** Ticks as exports write them: `D+1 H+2 M+30`, days and seconds left out when they are nought. */
export function relativeText(tick: number): string {
  const d = Math.floor(tick / DAY_S);
  const s = tick % 60;
  const all = [
    d > 0 ? `D+${d}` : '',
    `H+${Math.floor((tick % DAY_S) / 3600)}`,
    `M+${Math.floor((tick % 3600) / 60)}`,
    s > 0 ? `S+${s}` : '',
  ];
  return all.filter((p) => p !== '').join(' ');
}
