import type { Scenario } from '../exercise/scenario.ts';
import { cos, sin } from '../kernel/math.ts';
import { drawBits, drawUniform, keyOf } from '../kernel/random.ts';
import type { Region } from '../region/region.ts';

/** What a factor may look at besides the scenario: chance comes from the seed of the run alone. */
export interface FactorContext {
  readonly region: Region;
  readonly seed: number;
}

/** Something that a study may vary: a change of the scenario, or of its people, by one number. */
export interface Factor {
  readonly id: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Value that changes nothing; null when the scenario has its own. */
  readonly neutral: number | null;
  readonly doc: string;
  apply(scenario: Scenario, value: number, c: FactorContext): Scenario;
  /** For the few that change the region; the same object for the same value. */
  region?(region: Region, value: number): Region;
}

const windFactor: Factor = {
  id: 'wind',
  unit: '1',
  min: 0.2,
  max: 3,
  neutral: 1,
  doc: 'multiplies every wind speed of the base weather',
  apply: (s, v) => ({ ...s, weather: s.weather.map((r) => ({ ...r, windMs: r.windMs * v })) }),
};

const humidityShift: Factor = {
  id: 'humidity',
  unit: '%',
  min: -40,
  max: 40,
  neutral: 0,
  doc: 'added to the relative humidity of the base weather, kept within 5 and 100',
  apply: (s, v) => ({
    ...s,
    weather: s.weather.map((r) => ({
      ...r,
      relativeHumidityPct: Math.min(100, Math.max(5, r.relativeHumidityPct + v)),
    })),
  }),
};

const rain: Factor = {
  id: 'rain',
  unit: 'mm/h',
  min: 0,
  max: 60,
  neutral: 0,
  doc: 'added to the rain of every record of the base weather',
  apply: (s, v) => ({ ...s, weather: s.weather.map((r) => ({ ...r, rainMmH: r.rainMmH + v })) }),
};

const startHour: Factor = {
  id: 'startHour',
  unit: 'h',
  min: 0,
  max: 23.99,
  neutral: null,
  doc: 'local time at which the exercise begins; weather follows the exercise, daylight the clock',
  apply: (s, v) => ({ ...s, startSecondOfDay: Math.round(v * 3600) }),
};

const turnOut: Factor = {
  id: 'turnOut',
  unit: '1',
  min: 0.2,
  max: 5,
  neutral: 1,
  doc: 'multiplies the turn-out time of every team',
  apply: (s, v) => ({ ...s, units: s.units.map((u) => ({ ...u, turnOutMin: u.turnOutMin * v })) }),
};

const strength: Factor = {
  id: 'strength',
  unit: '1',
  min: 0.2,
  max: 3,
  neutral: 1,
  doc: 'multiplies the strength of every team, one person at least',
  apply: (s, v) => ({
    ...s,
    units: s.units.map((u) => ({ ...u, strength: Math.max(1, Math.round(u.strength * v)) })),
  }),
};

const readiness: Factor = {
  id: 'readiness',
  unit: '1',
  min: 0.3,
  max: 1,
  neutral: 1,
  doc: 'share of the teams that are there at all; which ones are missing is drawn for each team and run',
  apply: (s, v, { seed }) => {
    const here = s.units.filter((u) => {
      return u.aidId !== null || drawUniform(keyOf(`${seed}/readiness/${u.id}`), 0) <= v;
    });
    return { ...s, units: here.length === 0 ? s.units.slice(0, 1) : here };
  },
};

const stock: Factor = {
  id: 'stock',
  unit: '1',
  min: 0,
  max: 3,
  neutral: 1,
  doc: 'multiplies the relief kits in every depot',
  apply: (s, v) => ({
    ...s,
    depots: s.depots.map((d) => ({ ...d, kits: Math.round(d.kits * v) })),
  }),
};

const present: Factor = {
  id: 'present',
  unit: '1',
  min: 0.3,
  max: 1.5,
  neutral: 1,
  doc: 'multiplies the share of residents who are at home, hour by hour, all at most',
  apply: (s, v) =>
    s.people === null
      ? s
      : {
          ...s,
          people: {
            ...s.people,
            awayShare: s.people.awayShare.map((away) => Math.max(0, 1 - (1 - away) * v)),
          },
        },
};

/** Regions that differ in their people only; a few values, each made once. */
const peopled = new WeakMap<Region, Map<number, Region>>();

const residents: Factor = {
  id: 'residents',
  unit: '1',
  min: 0.1,
  max: 20,
  neutral: 1,
  doc: 'multiplies the residents of every village, in steps of 0.1',
  apply: (s) => s,
  region(region, v) {
    const tenths = Math.round(v * 10) / 10;
    if (tenths === 1) return region;
    const made = peopled.get(region) ?? new Map<number, Region>();
    peopled.set(region, made);
    const kept = made.get(tenths);
    if (kept !== undefined) return kept;
    const villages = region.villages.map((x) => ({
      ...x,
      population: Math.round(x.population * tenths),
    }));
    const fresh = { ...region, villages };
    made.set(tenths, fresh);
    return fresh;
  },
};

const ignitionShift: Factor = {
  id: 'ignitionShift',
  unit: 'm',
  min: 0,
  max: 2000,
  neutral: 0,
  doc: 'moves every ignition of the scenario so far, in a direction drawn for the run',
  apply: (s, v, { seed }) => {
    if (v === 0 || s.wildfire === null) return s;
    const turn = 6.283185307179586 * drawUniform(keyOf(`${seed}/ignition`), 0);
    const de = v * sin(turn);
    const dn = v * cos(turn);
    const ignitions = s.wildfire.ignitions.map((i) => ({
      ...i,
      at: { e: i.at.e + de, n: i.at.n + dn },
    }));
    return { ...s, wildfire: { ...s.wildfire, ignitions } };
  },
};

/** Loose debris that has to be cleared from each link, m3 (assumed: a small slide). */
const ASSUMED_DEBRIS_M3 = 300;

const roadLoss: Factor = {
  id: 'roadLoss',
  unit: 'links',
  min: 0,
  max: 30,
  neutral: 0,
  doc: `road links at the villages and shelters that take part which are blocked at the start, each by ${ASSUMED_DEBRIS_M3} m3 (assumed); which ones is drawn for the run`,
  apply: (s, v, { region, seed }) => ({
    ...s,
    injects: [...s.injects, ...linksLost(s, region, Math.round(v), seed)],
  }),
};

function linksLost(s: Scenario, region: Region, count: number, seed: number): Scenario['injects'] {
  const taking = new Set(s.villageIds);
  const nodes = new Set<number>();
  for (const v of region.villages) if (taking.has(v.id)) nodes.add(v.nodeId);
  const shelters = new Set(s.shelters.map((x) => x.facilityId));
  for (const f of region.facilities) if (shelters.has(f.id)) nodes.add(f.nodeId);
  const key = keyOf(`${seed}/roads`);
  const near = region.roads.edges
    .filter((e) => nodes.has(e.a) || nodes.has(e.b))
    .map((e) => ({ id: e.id, at: drawBits(key, e.id) }))
    .toSorted((a, b) => a.at - b.at || a.id - b.id);
  return near.slice(0, count).map(({ id }, i) => ({
    id: `study-road-${i + 1}`,
    number: '',
    atTick: 1,
    from: { zh: '推演', en: 'study' },
    toSeatIds: [],
    channel: 'system' as const,
    text: { zh: '道路中断', en: 'Road blocked' },
    expected: { zh: '', en: '' },
    effect: { kind: 'closeRoad' as const, edgeId: id, debrisM3: ASSUMED_DEBRIS_M3 },
  }));
}

/** Factors that change the hazard itself, or the weather that it lives by. */
export const OF_THE_HAZARD: readonly string[] = [
  'startHour',
  'wind',
  'humidity',
  'rain',
  'ignitionShift',
  'residents',
];

/** In the order in which they are applied. */
export const FACTORS: readonly Factor[] = [
  startHour,
  windFactor,
  humidityShift,
  rain,
  ignitionShift,
  roadLoss,
  readiness,
  turnOut,
  strength,
  stock,
  present,
  residents,
];

export const findFactor = (id: string): Factor | undefined => FACTORS.find((f) => f.id === id);
