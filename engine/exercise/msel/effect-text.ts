import type { Result } from '../../kernel/result.ts';
import { readAll, valueText, type TextFault, type TextReader } from './text-reader.ts';

/**
 * Effects as one line of text, for tables: `closeRoad(edge=12, debrisM3=300)`,
 * `ignite(lon=110.03, lat=31.128)`, `outage(facilities="a b")`, `wind(windMs=6, windFromDeg=320,
 * hours=2)`. What stands in the brackets are the members of the scenario file's effect; those of a
 * place are written among them.
 */

const PLACE_KEYS = ['lon', 'lat', 'e', 'n', 'village', 'in', 'township', 'facility'] as const;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
/** Effects with a place, and the member that holds it. */
const PLACE_OF: Readonly<Record<string, string>> = { closeRoad: 'near', ignite: 'at' };
const LISTS: ReadonlySet<string> = new Set(['facilities']);
const NAMES: ReadonlySet<string> = new Set([
  'village',
  'in',
  'township',
  'facility',
  'incident',
  'delivery',
]);

function valueOf(key: string, text: string): unknown {
  if (LISTS.has(key)) return text.split(/\s+/).filter((x) => x !== '');
  if (NAMES.has(key)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return NUMBER.test(text) ? Number(text) : text;
}

function members(r: TextReader): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (r.sign(')') !== null) return out;
  do {
    const key = r.word('a member');
    if (key in out) r.fail(`"${key}" once`);
    r.need('=');
    out[key] = valueOf(key, r.value(`a value for ${key}`));
  } while (r.sign(',') !== null);
  r.need(')');
  return out;
}

/** Reads an effect as the scenario file's schema takes it; that schema checks what it says. */
export const readEffect = (text: string): Result<Readonly<Record<string, unknown>>, TextFault> =>
  readAll(text, (r) => {
    const kind = r.word('an effect such as none or wind(…)');
    const all = r.sign('(') === null ? {} : members(r);
    const member = PLACE_OF[kind];
    if (member === undefined) return { kind, ...all };
    const place = Object.entries(all).filter(([k]) => isPlaceKey(k));
    const rest = Object.entries(all).filter(([k]) => !isPlaceKey(k));
    const at = place.length === 0 ? {} : { [member]: Object.fromEntries(place) };
    return { kind, ...Object.fromEntries(rest), ...at };
  });

const isPlaceKey = (k: string): boolean => PLACE_KEYS.some((p) => p === k);

const written = (key: string, v: unknown): string =>
  `${key}=${Array.isArray(v) ? valueText(v.join(' ')) : typeof v === 'string' ? valueText(v) : String(v)}`;

/** An effect of a scenario file as text; reading it gives the same effect. Empty for none. */
export function effectText(effect: { readonly kind: string }): string {
  const { kind, ...rest } = effect as Readonly<Record<string, unknown>>;
  if (kind === 'none') return '';
  const all = Object.entries(rest).flatMap(([key, v]) =>
    key === PLACE_OF[String(kind)] ? Object.entries(v as object) : [[key, v] as const],
  );
  const said = all.filter(([, v]) => v !== undefined).map(([k, v]) => written(k, v));
  return `${String(kind)}(${said.join(', ')})`;
}
