import { find } from '../../exercise/lookup.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { weatherAt } from '../../hazards/weather.ts';
import type { Point } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { CLEAN_OXYGEN_PCT, LEAST_OXYGEN_PCT } from '../../hazards/hazmat/enclosure.ts';
import { levelsOf } from '../../hazards/hazmat/levels.ts';
import { substanceOf } from '../../hazards/hazmat/substances.ts';
import { kgM3OfPpm } from '../../hazards/hazmat/substance.ts';
import { metres, positionAt } from '../journey.ts';
import type { SiteState } from '../sites/site.ts';
import { orderedSite } from '../release/working.ts';
import { hasAir } from './apparatus.ts';

/** Workers in a room stand within this distance of its place, m. */
const ROOM_M = 30;
/** Sites whose work is done inside a room; ventilation is done from outside. */
const INSIDE: ReadonlySet<string> = new Set(['rescueTrapped', 'searchMissing', 'handleIncident']);
/** Below this share of oxygen people without apparatus faint (recalled). */
const FAINT_OXYGEN_PCT = 12;

/** What is around a team now. */
export interface Surroundings {
  readonly kgM3: number;
  readonly oxygenPct: number;
  /** Thermal dose and blast of the last minute. */
  readonly heatDose: number;
  readonly pressureKPa: number;
  /** Room in which it works; null in the open. */
  readonly roomId: string | null;
}

/** Gas, heat and blast where a team is at `tick`. */
export function around(w: World, u: UnitState, tick: number): Surroundings {
  const run = w.hazmat!;
  const at = whereIs(w, u, tick);
  const cell = run.cell(at);
  const roomId = roomOf(w, u);
  const inside = roomId === null ? null : run.confined(roomId);
  return {
    // A cell is as wide as the way from a leak to clean air: where there is any gas, look at the spot.
    kgM3: Math.max(cell.kgM3 > 0 ? run.gauge(at).kgM3 : 0, inside?.kgM3 ?? 0),
    oxygenPct: inside?.oxygenPct ?? CLEAN_OXYGEN_PCT,
    heatDose: cell.newDose,
    pressureKPa: cell.newPressureKPa,
    roomId,
  };
}

/**
 * Monitors, pumps and flares are worked from so far upwind, m (assumed: two lengths of hose, and the
 * least distance at which the model of the cloud holds).
 */
const STAND_OFF_M = 100;
const FROM_AFAR: ReadonlySet<string> = new Set([
  'waterCurtain',
  'layFoam',
  'transferCargo',
  'lightGas',
  // Crews with air bring the hurt out to them.
  'treatCasualties',
]);
const RAD = Math.PI / 180;

/** Where a team is: under way, at its site, or upwind of it with what reaches there. */
export function whereIs(w: World, u: UnitState, tick: number): Point {
  const at = u.route.length > 0 ? positionAt(u, tick) : u.at;
  const site = u.status === 'working' && u.route.length === 0 ? orderedSite(w, u) : undefined;
  if (site !== undefined) return fromAfar(w, site, tick) ?? at;
  const leak = keptFrom(w, u, at);
  return leak === null ? at : upwindOf(w, leak, tick);
}

/** The leak that is so near that a team without air of its own, which has come to it, stops short of it. */
function keptFrom(w: World, u: UnitState, at: Point): Point | null {
  const { spec } = w.index.unit.get(u.id)!;
  if (hasAir(spec) || metres(at, spec.home.at) < 1) return null;
  return w.scenario.release?.sources.find((s) => metres(s.at, at) < STAND_OFF_M)?.at ?? null;
}

function upwindOf(w: World, at: Point, tick: number): Point {
  const from = weatherAt(w.drivers, tick).windFromDeg * RAD;
  return { e: at.e + STAND_OFF_M * sin(from), n: at.n + STAND_OFF_M * cos(from) };
}

/** Place upwind of a site from which it is worked at; null where teams work at the spot. */
export function fromAfar(w: World, site: SiteState, tick: number): Point | null {
  return FROM_AFAR.has(site.kind) ? upwindOf(w, site.at, tick) : null;
}

/** Room that a team works in, by the site it was ordered to. */
function roomOf(w: World, u: UnitState): string | null {
  if (u.status !== 'working' || w.scenario.release === null) return null;
  const site = orderedSite(w, u);
  if (site === undefined || !INSIDE.has(site.kind)) return null;
  return w.scenario.release.rooms.find((r) => metres(r.at, site.at) < ROOM_M)?.id ?? null;
}

/** Thermal dose of a minute at 5 kW/m2: no crew stands in more (recalled, limit of turnout gear). */
const HOT_DOSE = 513;
export const isHot = (s: Surroundings): boolean => s.heatDose >= HOT_DOSE;

/** Level 2 of the substance, kg/m3: what people without apparatus notice and cannot stand. */
export const noticedKgM3 = (w: World): number =>
  levelsOf(substanceOf(w.scenario.hazmat!.substance)).kgM3[1];

/** Too little oxygen to stay awake. */
export const faints = (s: Surroundings): boolean => s.oxygenPct < FAINT_OXYGEN_PCT;

/** True where nobody stays long without air of his own. */
export const isFoul = (w: World, s: Surroundings): boolean => faints(s) || s.kgM3 >= noticedKgM3(w);

/** Immediately dangerous: beyond it a filter is of no use. */
export function beyondFilter(w: World, s: Surroundings): boolean {
  const substance = substanceOf(w.scenario.hazmat!.substance);
  const idlh =
    substance.idlhPpm === null ? Infinity : kgM3OfPpm(substance, substance.idlhPpm.value);
  return s.oxygenPct < LEAST_OXYGEN_PCT || s.kgM3 > idlh;
}

export const breathingOf = (w: World, unitId: string) => find(w.state.release.teams, unitId);
