import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Village } from '../../region/region.ts';
import type { FireEdge } from './fire-edge.ts';
import { inForecastGas } from './release.ts';
import { HOUR, MINUTE, squaredM, type Desk } from './policy.ts';

/** A village is emptied when the forecast has the fire there within two hours and this margin. */
const WITHIN_TICKS = 2 * HOUR;
const MARGIN_TICKS = 30 * MINUTE;
/** Or when the known fire stands nearer than this, whatever the forecast says. */
const TOO_NEAR_M = 700;
/** Shelters with so much water in the forecast are not used, m: over the sill, as in `impact`. */
const WET_SHELTER_M = 0.3;
/** Shelters nearer than this to the known fire are not used. */
const SHELTER_CLEAR_M = 2_000;

/** Which villages are emptied, and where their people go. */
export interface EvacuationRule {
  /** The forecast reaches the village within so long. */
  readonly withinTicks: number;
  /** The known fire is nearer than this, m. */
  readonly nearM: number;
  /** Villages that are emptied whatever is known; null for none. */
  readonly zone: readonly string[] | null;
  /** Villages that have been warned to leave are emptied too. */
  readonly warned: boolean;
  readonly shelters: 'nearest' | 'balanced';
}

export const USUAL_EVACUATION: EvacuationRule = {
  withinTicks: WITHIN_TICKS + MARGIN_TICKS,
  nearM: TOO_NEAR_M,
  zone: null,
  warned: false,
  shelters: 'nearest',
};

export interface Threat {
  readonly village: Village;
  readonly tick: number;
  /** People to be moved who are not yet on the way: at home or getting ready. */
  readonly persons: number;
}

function preparing(k: SeatKnowledge, villageId: string): number {
  let persons = 0;
  for (const c of k.cohorts)
    if (c.villageId === villageId && c.stage === 'preparing') persons += c.persons;
  return persons;
}

interface Answer {
  readonly reachM: number;
  readonly within: boolean;
}

/** Places that have been asked about: an edge is the same until more is known of it. */
const asked = new WeakMap<FireEdge, Map<Point, Answer[]>>();

/** True when a known edge stands within `reachM` of a place. */
function edgeWithin(edge: FireEdge, at: Point, reachM: number): boolean {
  const far = edge.radiusM + reachM;
  if (squaredM(at, edge.centre) > far * far) return false;
  let known = asked.get(edge);
  if (known === undefined) asked.set(edge, (known = new Map<Point, Answer[]>()));
  let answers = known.get(at);
  if (answers === undefined) known.set(at, (answers = []));
  for (const a of answers) if (a.reachM === reachM) return a.within;
  const within = edge.places.some((p) => squaredM(p, at) < reachM * reachM);
  answers.push({ reachM, within });
  return within;
}

/** When the hazard is expected at each village, as far as forecast, zone and warnings tell. */
function expected({ k }: Desk, rule: EvacuationRule): Map<string, number> {
  const due = new Map<string, number>();
  for (const v of k.forecast?.villages ?? [])
    if (v.tick - k.tick <= rule.withinTicks) due.set(v.villageId, v.tick);
  const now = (id: string): unknown => due.set(id, Math.min(due.get(id) ?? k.tick, k.tick));
  rule.zone?.forEach(now);
  if (rule.warned)
    for (const w of k.warnings)
      if (w.liftedTick < 0 && w.advice === 'evacuate') w.villageIds.forEach(now);
  return due;
}

/** Villages that the seat has reason to empty now, the soonest reached first. */
export function threatened(
  desk: Desk,
  edge: FireEdge | null,
  townshipId: string | null,
  rule: EvacuationRule,
): Threat[] {
  const { k, book } = desk;
  const due = expected(desk, rule);
  const out: Threat[] = [];
  for (const village of book.villages) {
    if (townshipId !== null && village.townshipId !== townshipId) continue;
    let tick = due.size === 0 ? undefined : due.get(village.id);
    if (edge !== null && edgeWithin(edge, village.at, rule.nearM))
      tick = Math.min(tick ?? k.tick, k.tick);
    if (tick === undefined) continue;
    const persons = k.atHome(village.id) + preparing(k, village.id);
    if (persons > 0) out.push({ village, tick, persons });
  }
  return out.sort((a, b) => a.tick - b.tick || (a.village.id < b.village.id ? -1 : 1));
}

/** Whether anything but the known fire's edge may give the seat reason to empty a village. */
export const looksBeyondFire = (rule: EvacuationRule): boolean => rule.zone !== null || rule.warned;

export interface Refuge {
  readonly id: string;
  readonly at: Point;
  /** Free places by the lists of the headquarters, those on their way counted as there. */
  free: number;
}

/** Shelters that are not near the known fire. */
export function refuges(desk: Desk, edge: FireEdge | null): Refuge[] {
  const { k, book } = desk;
  const coming = new Map<string, number>();
  for (const c of k.cohorts) {
    if (c.shelterId === null || (c.stage !== 'preparing' && c.stage !== 'moving')) continue;
    coming.set(c.shelterId, (coming.get(c.shelterId) ?? 0) + c.persons);
  }
  const shut = k.buildingsOut;
  const out: Refuge[] = [];
  for (const s of k.shelters) {
    const known = book.shelters.get(s.facilityId);
    if (known === undefined || shut.has(s.facilityId)) continue;
    const { at, capacity } = known;
    if (edge !== null && edgeWithin(edge, at, SHELTER_CLEAR_M)) continue;
    if (inForecastGas(desk, at) || k.forecastDepthM(at) >= WET_SHELTER_M) continue;
    const free = capacity - s.occupants - (coming.get(s.facilityId) ?? 0);
    out.push({ id: s.facilityId, at, free });
  }
  return out;
}

/** Nearest shelter that holds everybody, else the roomiest one. */
export function pickRefuge(list: readonly Refuge[], from: Point, persons: number): Refuge | null {
  let best: Refuge | null = null;
  let bestM2 = Infinity;
  let roomiest: Refuge | null = null;
  for (const r of list) {
    if (r.free <= 0) continue;
    if (roomiest === null || r.free > roomiest.free) roomiest = r;
    const d = squaredM(r.at, from);
    if (r.free < persons || d >= bestM2) continue;
    best = r;
    bestM2 = d;
  }
  return best ?? roomiest;
}
