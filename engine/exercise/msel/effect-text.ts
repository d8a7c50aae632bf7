import type { Result } from '../../kernel/result.ts';
import { readAll, valueText, type TextFault, type TextReader } from './text-reader.ts';

/**
 * Effects as one line of text, for tables: `closeRoad(edge=12, debrisM3=300)`,
 * `ignite(lon=110.03, lat=31.128)`, `outage(facilities="a b")`, `wind(windMs=6, windFromDeg=320,
 * hours=2)`, and the desk's controls as `hideSensor(sensorId=camera-1)`. What stands in the brackets are the members of the scenario file's effect; those of a
 * place are written among them.
 */

const PLACE_KEYS = ['lon', 'lat', 'e', 'n', 'village', 'in', 'township', 'facility'] as const;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
/** Effects with a place, and the member that holds it. */
const PLACE_OF: Readonly<Record<string, string>> = {
  closeRoad: 'near',
  ignite: 'at',
  cutRoad: 'at',
  placeProbe: 'at',
};
/** The desk's controls, written by their own names; `ignite` is an effect of its own. */
const CONTROLS: ReadonlySet<string> = new Set([
  'setWind',
  'releaseWeather',
  'cutRoad',
  'openRoad',
  'hideSensor',
  'returnSensor',
  'switchLink',
  'releaseSlide',
  'breachStructure',
  'setStructure',
  'setRain',
  'breakTank',
  'placeProbe',
]);
const LISTS: ReadonlySet<string> = new Set(['facilities']);
const NAMES: ReadonlySet<string> = new Set([
  'village',
  'in',
  'township',
  'facility',
  'incident',
  'delivery',
  'sensorId',
  'linkId',
  'slideId',
  'structureId',
  'tankId',
]);

function valueOf(key: string, text: string): unknown {
  if (LISTS.has(key)) return text.split(/\s+/).filter((x) => x !== '');
  if (NAMES.has(key)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
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
    const all = withPlace(kind, r.sign('(') === null ? {} : members(r));
    return CONTROLS.has(kind)
      ? { kind: 'control', control: { type: kind, ...all } }
      : { kind, ...all };
  });

/** The members of a place gathered under the name that the effect has for it. */
function withPlace(kind: string, all: Record<string, unknown>): Record<string, unknown> {
  const member = PLACE_OF[kind];
  if (member === undefined) return all;
  const place = Object.entries(all).filter(([k]) => isPlaceKey(k));
  const rest = Object.entries(all).filter(([k]) => !isPlaceKey(k));
  const at = place.length === 0 ? {} : { [member]: Object.fromEntries(place) };
  return { ...Object.fromEntries(rest), ...at };
}

const isPlaceKey = (k: string): boolean => PLACE_KEYS.some((p) => p === k);

const written = (key: string, v: unknown): string =>
  `${key}=${Array.isArray(v) ? valueText(v.join(' ')) : typeof v === 'string' ? valueText(v) : String(v)}`;

/** An effect of a scenario file as text; reading it gives the same effect. Empty for none. */
export function effectText(effect: { readonly kind: string }): string {
  if (effect.kind === 'none') return '';
  const [kind, rest] = namedBy(effect as Members);
  const all = Object.entries(rest).flatMap(([key, v]) =>
    key === PLACE_OF[kind] ? Object.entries(v as object) : [[key, v] as const],
  );
  const said = all.filter(([, v]) => v !== undefined).map(([k, v]) => written(k, v));
  return `${kind}(${said.join(', ')})`;
}

type Members = Readonly<Record<string, unknown>>;

/** The name before the bracket, and what stands in it: a control goes by its own name. */
function namedBy(effect: Members): [string, Members] {
  if (effect['kind'] === 'control') {
    const { type, ...rest } = effect['control'] as Members;
    return [String(type), rest];
  }
  const { kind, ...rest } = effect;
  return [String(kind), rest];
}
