import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { IncidentKind } from '../../engine/response/incidents/incident.ts';
import type { SiteKind } from '../../engine/response/sites/site.ts';
import type { FacilityKind, Text } from '../../engine/region/region.ts';
import { site as enWords } from '../i18n/en/words.ts';
import { site as zhWords } from '../i18n/zh/words.ts';
import { siteIcon } from '../ui/site-icons.ts';
import type { Ground, GroundBox } from './terrain-source.ts';
import type { Selection } from '../ui/map-props.ts';
import type { LabelStyle } from './symbol-canvas.ts';

/** A fixed thing on the map: settlement, facility, sensor, closed road. */
export interface Place {
  readonly key: string;
  readonly selection: Selection | null;
  readonly at: Point;
  readonly name: Text;
  readonly look: 'dot' | 'town' | 'facility' | 'hazard';
  readonly symbol: string;
  /** Lower is drawn and named first. */
  readonly rank: number;
  /** Not drawn, or not named, at a smaller scale than this, metres a CSS pixel. */
  readonly drawnUntil: number;
  readonly namedUntil: number;
  readonly labelStyle: LabelStyle;
  /** Stands over teams: the fire, as long as it is too small to be seen by itself. */
  readonly onTop?: boolean;
}

interface KindLook {
  /** Empty for kinds without a glyph of their own: a dot with its name. */
  readonly symbol: string;
  readonly rank: number;
  readonly drawnUntil: number;
  readonly namedUntil: number;
}

const KINDS: Readonly<Record<FacilityKind, KindLook>> = {
  command: { symbol: 'fac-command', rank: 20, drawnUntil: 90, namedUntil: 30 },
  government: { symbol: 'fac-command', rank: 30, drawnUntil: 24, namedUntil: 9 },
  shelter: { symbol: 'fac-shelter', rank: 31, drawnUntil: 40, namedUntil: 15 },
  depot: { symbol: 'fac-depot', rank: 32, drawnUntil: 40, namedUntil: 15 },
  fireStation: { symbol: 'fac-firestation', rank: 33, drawnUntil: 30, namedUntil: 12 },
  hospital: { symbol: 'fac-hospital', rank: 34, drawnUntil: 30, namedUntil: 12 },
  landing: { symbol: 'fac-landing', rank: 35, drawnUntil: 24, namedUntil: 12 },
  waterSource: { symbol: 'fac-water', rank: 36, drawnUntil: 24, namedUntil: 10 },
  camera: { symbol: 'fac-monitor', rank: 37, drawnUntil: 24, namedUntil: 10 },
  portal: { symbol: 'task-move', rank: 38, drawnUntil: 90, namedUntil: 60 },
  checkpoint: { symbol: 'fac-gate', rank: 40, drawnUntil: 18, namedUntil: 8 },
  wharf: { symbol: 'team-boat', rank: 41, drawnUntil: 18, namedUntil: 9 },
  clinic: { symbol: 'fac-hospital', rank: 42, drawnUntil: 14, namedUntil: 7 },
  scenic: { symbol: '', rank: 43, drawnUntil: 24, namedUntil: 14 },
  railwayStation: { symbol: '', rank: 44, drawnUntil: 24, namedUntil: 14 },
  airport: { symbol: '', rank: 45, drawnUntil: 40, namedUntil: 24 },
  substation: { symbol: 'fac-substation', rank: 46, drawnUntil: 14, namedUntil: 7 },
  tower: { symbol: 'fac-tower', rank: 47, drawnUntil: 9, namedUntil: 5 },
  hazardPoint: { symbol: 'haz-landslide', rank: 48, drawnUntil: 9, namedUntil: 5 },
  monitor: { symbol: 'fac-monitor', rank: 49, drawnUntil: 14, namedUntil: 7 },
};

interface Named {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
}

function facility(kind: FacilityKind, f: Named, selection: Selection): Place {
  const look = KINDS[kind];
  return {
    key: `${selection.kind}:${f.id}`,
    selection,
    at: f.at,
    name: f.name,
    look: kind === 'hazardPoint' ? 'hazard' : look.symbol === '' ? 'dot' : 'facility',
    labelStyle: 'plain',
    ...look,
  };
}

/** A gauge: seen from farther away than other sensors, since it is what one looks for. */
const instrument = (i: Named): Place => ({
  ...facility('monitor', i, { kind: 'place', id: i.id }),
  rank: 21,
  drawnUntil: 60,
  namedUntil: 14,
});

const village = (v: Named, selectable: boolean): Place => ({
  key: `village:${v.id}`,
  selection: selectable ? { kind: 'village', id: v.id } : null,
  at: v.at,
  name: v.name,
  look: 'dot',
  symbol: '',
  rank: selectable ? 25 : 50,
  drawnUntil: selectable ? 32 : 20,
  namedUntil: selectable ? 30 : 11,
  labelStyle: selectable ? 'strong' : 'plain',
});

const town = (t: Named): Place => ({
  key: `place:${t.id}`,
  selection: { kind: 'place', id: t.id },
  at: t.at,
  name: t.name,
  look: 'town',
  symbol: '',
  rank: 15,
  drawnUntil: Infinity,
  namedUntil: Infinity,
  labelStyle: 'town',
});

/**
 * Everything fixed that has a symbol, by rank. What the exercise names (depots, shelters, sensors,
 * water sources, villages) comes from the set-up and can be chosen as such; the ground adds the
 * rest. A thing that both name appears once.
 */
export function placesOf(setup: Setup, ground: Ground | null): Place[] {
  const out = new Map<string, Place>();
  const add = (id: string, p: Place): void => {
    if (!out.has(id)) out.set(id, p);
  };
  for (const s of setup.shelters) add(s.id, facility('shelter', s, { kind: 'shelter', id: s.id }));
  for (const d of setup.depots) add(d.id, facility('depot', d, { kind: 'depot', id: d.id }));
  for (const w of setup.waterSources)
    add(w.id, facility('waterSource', w, { kind: 'source', id: w.id }));
  for (const s of setup.sensors) add(s.id, facility('camera', s, { kind: 'place', id: s.id }));
  for (const i of setup.instruments) add(i.id, instrument(i));
  for (const v of setup.villages) add(v.id, village(v, true));
  if (ground !== null) {
    for (const t of ground.data.townships) add(t.id, town(t));
    for (const v of ground.data.villages) add(v.id, village(v, false));
    for (const f of ground.data.facilities)
      add(f.id, facility(f.kind, f, { kind: 'place', id: f.id }));
  }
  return [...out.values()].sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
}

const zhSites: Readonly<Partial<Record<SiteKind, string>>> = zhWords;
const enSites: Readonly<Partial<Record<SiteKind, string>>> = enWords;

/** Places with work to do, of which the seat knows; gone once it is done. */
export const sitesOf = (view: SeatView): Place[] =>
  view.sites
    .filter((site) => site.doneTick < 0)
    .map((site) => ({
      key: `site:${site.id}`,
      selection: { kind: 'site', id: site.id },
      at: site.at,
      name: { zh: zhSites[site.kind] ?? site.kind, en: enSites[site.kind] ?? site.kind },
      look: 'hazard',
      symbol: siteIcon(site.kind),
      rank: 11,
      drawnUntil: 120,
      namedUntil: 30,
      labelStyle: 'strong',
    }));

/** Watched slopes and places at the water: where people have to leave. */
export const slopesOf = (view: SeatView): Place[] => [
  ...view.slopes.map((x) => watched(x.id, x.at, x.name, 'haz-landslide')),
  ...view.waterfront.map((x) => watched(x.id, x.at, x.name, WATER_SYMBOLS[x.kind])),
];

const WATER_SYMBOLS = { berth: 'team-boat', bank: 'ui-person', channel: 'haz-surge' } as const;

const watched = (id: string, at: Point, name: Text, symbol: string): Place => ({
  key: `place:${id}`,
  selection: { kind: 'place', id },
  at,
  name,
  look: 'facility',
  symbol,
  rank: 13,
  drawnUntil: 30,
  namedUntil: 12,
  labelStyle: 'plain',
});

const INCIDENT_SYMBOLS: Readonly<Partial<Record<IncidentKind, string>>> = {
  waterTraffic: 'team-boat',
  fireInBuilding: 'haz-fire',
  hazmatRelease: 'haz-chem',
  collapse: 'haz-landslide',
};

/** Emergencies without a field that are open, as far as the seat has heard; over their sites. */
export const incidentsOf = (view: SeatView): Place[] =>
  view.incidents
    .filter((x) => x.closedTick < 0)
    .map((x) => ({
      key: `place:${x.id}`,
      selection: { kind: 'place', id: x.id },
      at: x.at,
      name: x.name,
      look: 'hazard',
      symbol: INCIDENT_SYMBOLS[x.kind] ?? 'ui-person',
      rank: 10,
      drawnUntil: 120,
      namedUntil: 30,
      labelStyle: 'strong',
    }));

/** Roads that the seat knows to be closed, as places of the moment; one that can be cleared is a site. */
export const closuresOf = (view: SeatView): Place[] => {
  const cleared = new Set(
    view.sites.flatMap((s) => (s.kind === 'clearRoad' && s.doneTick < 0 ? [s.subject] : [])),
  );
  return view.closures.filter((c) => !cleared.has(String(c.edgeId))).map(closurePlace);
};

const closurePlace = (c: SeatView['closures'][number]): Place => ({
  key: `closure:${c.id}`,
  selection: null,
  at: c.at,
  name: { zh: '断道', en: 'Road closed' },
  look: 'hazard',
  symbol: 'haz-roadblock',
  rank: 12,
  drawnUntil: 120,
  namedUntil: 30,
  labelStyle: 'strong',
});

/** A fire that is narrower than this on the screen gets a mark, CSS pixels. */
const FIRE_SEEN_PX = 44;

/** The mark of a fire that this scale shows too small to be found; nothing for a larger one. */
export function firePlace(fire: GroundBox | null, metresPerPx: number): Place[] {
  if (fire === null) return [];
  const widthM = Math.max(fire.east - fire.west, fire.north - fire.south);
  if (widthM >= FIRE_SEEN_PX * metresPerPx) return [];
  return [
    {
      key: 'fire',
      selection: null,
      at: { e: (fire.west + fire.east) / 2, n: (fire.south + fire.north) / 2 },
      name: { zh: '火场', en: 'Fire' },
      look: 'hazard',
      symbol: 'haz-fire',
      rank: 1,
      drawnUntil: Infinity,
      namedUntil: Infinity,
      labelStyle: 'strong',
      onTop: true,
    },
  ];
}
