/** Numbers of the lab as people read them. */

const rounded = (x: number, digits: number): string =>
  String(Number(x.toFixed(digits))).replace('-', '−');

/** A share as percent with one digit, without its sign: `84.2`. */
export const pct = (share: number): string => rounded(100 * share, 1);

/** Percentage points with their sign: `+5.9`. */
export const points = (share: number): string =>
  `${share > 0 ? '+' : ''}${rounded(100 * share, 1)}`;

export const number = (x: number): string => rounded(x, Math.abs(x) < 10 ? 2 : 1);

export const grouped = (n: number): string =>
  String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

const UNITS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  min: { zh: '分', en: 'min' },
  persons: { zh: '人', en: 'people' },
};

/** A value with its unit: `4.5 h`, `71 分`. */
export function withUnit(value: number, unit: string, language: 'zh' | 'en'): string {
  return `${number(value)} ${UNITS[unit]?.[language] ?? unit}`;
}
