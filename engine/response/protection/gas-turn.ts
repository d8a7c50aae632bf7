import { find } from '../../exercise/lookup.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { LEAST_OXYGEN_PCT } from '../../hazards/hazmat/enclosure.ts';
import { weatherAt } from '../../hazards/weather.ts';
import type { Point } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { drawUniform } from '../../kernel/random.ts';
import type { BreathingState } from '../hazmat-harm/breathing.ts';
import {
  anyHarm,
  ASSUMED_GAS,
  both,
  breathe,
  gasHarm,
  heatHarm,
  lawOf,
  pressureHarm,
} from '../hazmat-harm/harm-law.ts';
import { metres, positionAt } from '../journey.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import type { Triage } from '../medical/casualty.ts';
import { drawTriage } from '../medical/course.ts';
import { emit, finish, now, profileOf, travel, wayTo, type Turn } from '../turn.ts';
import { airSupplyS, ASSUMED_PPE, hasAir, hasDetector, levelOf } from './apparatus.ts';
import {
  around,
  beyondFilter,
  breathingOf,
  faints,
  isFoul,
  isHot,
  noticedKgM3,
  type Surroundings,
} from './in-gas.ts';

/** A place of safety: upwind of the source within this angle or beside its wind, and at least so far from it, m (assumed). */
const UPWIND_COS = 0.3;
const CLEAR_M = [400, 3_000] as const;
const RAD = Math.PI / 180;
/** Who faints for want of oxygen has half a chance: the load that kills half (assumed). */
const FAINT_LOAD = 1;
/** Share of a crew without apparatus that goes down before the last gets out, where no law is known (assumed). */
const FAINT_SHARE = 0.9;

/** Teams that breathe at this moment, each with what is around it; null when nothing is due. */
export function gasWatch(w: World, tick: number): ((u: UnitState) => Surroundings | null) | null {
  if (w.hazmat === null || tick % ASSUMED_GAS.everyTicks !== 0) return null;
  return (u) => {
    if (u.status === 'absent') return null;
    const s = around(w, u, tick);
    const marked = breathingOf(w, u.id);
    const short = s.oxygenPct < LEAST_OXYGEN_PCT;
    const touched = s.kgM3 > 0 || short || s.heatDose > 0 || s.pressureKPa > 0;
    if (!touched && (marked === undefined || isRested(w, u, marked, tick))) return null;
    return s;
  };
}

/** Away from the gas for so long, a team has full cylinders again; washing by improvised means takes longer. */
const refillS = (w: World): number =>
  (w.state.release.deconTick >= 0 ? 1 : ASSUMED_PPE.withoutDecon) * ASSUMED_PPE.refillS;

/** Nothing left to reckon with, or nothing to be done about it yet. */
function isRested(w: World, u: UnitState, b: BreathingState, tick: number): boolean {
  if (tick - b.gasTick < refillS(w)) return true;
  return !b.contaminated && b.airLeftS >= airSupplyS(w.index.unit.get(u.id)!.spec);
}

/** A minute of a team in or after gas: air used, load taken, people hurt, and leaving when it must. */
export function breatheTurn(t: Turn, s: Surroundings): void {
  const before = breathingOf(t.w, t.unit.id) ?? fresh(t);
  const foul = isFoul(t.w, s);
  const masked = before.airLeftS > 0 && (foul || s.kgM3 >= detectorAlarmKgM3(t.w));
  const inhaled = masked ? 0 : inhaledKgM3(t, s);
  const { everyTicks } = ASSUMED_GAS;
  const { load } = breathe(lawOf(t.w), { kgM3: 0, load: before.load }, inhaled, null, everyTicks);
  const rested = s.kgM3 === 0 && t.tick - before.gasTick >= refillS(t.w);
  const after: BreathingState = {
    ...before,
    airLeftS: rested
      ? airSupplyS(t.spec)
      : Math.max(0, before.airLeftS - (masked ? everyTicks : 0)),
    dose: before.dose + heatFelt(t, s),
    load: !masked && faints(s) ? Math.max(load, FAINT_LOAD) : load,
    gasTick: s.kgM3 > 0 || foul ? t.tick : before.gasTick,
    contaminated: !rested && (before.contaminated || foul),
  };
  const hurt = hurtNow(t, after, s);
  t.ctx.emit({ type: 'teamBreathed', team: { ...after, hurt: after.hurt + hurt } }, t.cause);
  if (foul || isHot(s) || hurt > 0) leaveWhenForced(t, after, { masked, hot: isHot(s), hurt });
}

const fresh = (t: Turn): BreathingState => ({
  id: t.unit.id,
  airLeftS: airSupplyS(t.spec),
  load: 0,
  dose: 0,
  hurt: 0,
  gasTick: t.tick,
  contaminated: false,
});

/** Fire crews wear what keeps off the heat that they may stand in. */
const heatFelt = (t: Turn, s: Surroundings): number =>
  hasAir(t.spec) && !isHot(s) ? 0 : s.heatDose;

/** Where the team is at this moment, also while it drives. */
const placeOf = (t: Turn): Point =>
  positionAt({ at: now(t, 'at'), route: now(t, 'route') }, t.tick);

/** What comes through the mask, if any. */
function inhaledKgM3(t: Turn, s: Surroundings): number {
  const filtered = levelOf(t.spec) === 'C' && !beyondFilter(t.w, s);
  return filtered ? s.kgM3 * ASSUMED_PPE.filterShare : s.kgM3;
}

/** People who come to harm in this minute; one at least stays on his feet and calls. */
function hurtNow(t: Turn, b: BreathingState, s: Surroundings): number {
  const law = lawOf(t.w);
  const shares = both(both(gasHarm(law, b.load), heatHarm(b.dose)), pressureHarm(s.pressureKPa));
  const any = law === null && b.load >= FAINT_LOAD ? FAINT_SHARE : anyHarm(shares);
  if (any <= 0) return 0;
  const exposed = now(t, 'strength') + b.hurt;
  const u = drawUniform(t.w.random.key('gas-team'), t.w.index.unit.get(t.unit.id)!.at);
  const people = Math.min(now(t, 'strength') - 1, Math.floor(exposed * any + u) - b.hurt);
  if (people <= 0) return 0;
  t.set.strength = now(t, 'strength') - people;
  const of = (x: number): number => Math.max(0, x) / any;
  const split =
    law === null
      ? { dead: 0, immediate: 1, delayed: 0, minor: 0 }
      : {
          dead: of(shares.dead),
          immediate: of(shares.immediate),
          delayed: of(shares.delayed),
          minor: of(shares.minor),
        };
  tellOfHurt(t, people, split);
  return people;
}

/** They are carried to the nearest road, where an ambulance can take them up. */
function tellOfHurt(t: Turn, people: number, split: Readonly<Record<Triage, number>>): void {
  const id = `team:${t.unit.id}:gas`;
  const first = find(t.w.state.casualtyGroups, id)?.persons.length ?? 0;
  const casualties: Record<Triage, number> = { immediate: 0, delayed: 0, minor: 0, dead: 0 };
  for (let person = 0; person < people; person++)
    casualties[drawTriage(t.w, { groupId: id, person: first + person }, split)]++;
  const at = placeOf(t);
  const { seatId } = t.spec;
  const hearing = hearingOf(
    t.w,
    (seat) => seat.id === seatId || seat.role === 'incidentCommander',
    t.tick + 1,
  );
  const origin = { kind: 'team' as const, id: t.unit.id };
  const nodeId = t.w.router.nearestNode(at).nodeId;
  const group = { id, origin, at, nodeId, survival: 'air' as const };
  const rest = { trapped: 0, missing: 0, villageId: null, hearing, first };
  hurtGroup(t.w, t.ctx, { group, casualties, ...rest }, t.cause ?? 0);
}

/** Low air sends a crew out; one without air leaves, its own station too, when its detector, or its nose, says so. */
function leaveWhenForced(
  t: Turn,
  b: BreathingState,
  { masked, hot, hurt }: { readonly masked: boolean; readonly hot: boolean; readonly hurt: number },
): void {
  if (t.unit.status === 'withdrawing') return;
  const lowAir = masked && b.airLeftS <= ASSUMED_PPE.reserveS;
  const noticed = hasDetector(t.spec) || b.load > 0 || hurt > 0;
  if (!lowAir && !hot && (masked || !noticed)) return;
  emit(t, {
    type: 'unitLeftGas',
    unitId: t.unit.id,
    why: hot ? 'heat' : lowAir ? 'airLow' : 'unprotected',
  });
  if (t.unit.people > 0) return;
  finish(t, 'failed', hot ? 'tooHot' : lowAir ? 'airLow' : 'inGas');
  leaveForAir(t);
}

/** Out of the gas by the road that is open; where gas has shut them all, straight across on foot. */
function leaveForAir(t: Turn): void {
  const places = clearPlaces(t);
  let best: Point | null = null;
  let first = Infinity;
  for (const to of places) {
    const arriveTick = wayTo(t, to, t.tick)?.route.arriveTick ?? Infinity;
    if (arriveTick < first) [best, first] = [to, arriveTick];
  }
  if (best !== null) travel(t, best, { status: 'withdrawing' });
  else if (places[0] !== undefined) walk(t, places[0]);
}

/** The five road nodes nearest to the team that lie upwind of the nearest source, or well beside its wind. */
function clearPlaces(t: Turn): Point[] {
  const { w } = t;
  const at = placeOf(t);
  const sources = [...w.scenario.release!.sources, ...w.scenario.release!.rooms];
  const source = sources.toSorted((a, b) => metres(a.at, at) - metres(b.at, at))[0]?.at ?? at;
  const { windFromDeg } = weatherAt(w.drivers, t.tick);
  const upE = sin(windFromDeg * RAD);
  const upN = cos(windFromDeg * RAD);
  return w.region.roads.nodes
    .map((n) => ({ at: n.at, fromTeamM: metres(n.at, at) }))
    .filter(({ at: p }) => {
      const m = metres(p, source);
      const e = p.e - source.e;
      const n = p.n - source.n;
      const beside = Math.abs(e * upN - n * upE) >= CLEAR_M[0];
      return m >= CLEAR_M[0] && m <= CLEAR_M[1] && (beside || e * upE + n * upN >= UPWIND_COS * m);
    })
    .sort((a, b) => a.fromTeamM - b.fromTeamM)
    .slice(0, 5)
    .map((place) => place.at);
}

/** Off the road, whatever is closed; the vehicle is fetched when the gas has gone. */
function walk(t: Turn, to: Point): void {
  const at = placeOf(t);
  const { footKmH } = profileOf(t.spec);
  const arriveTick = t.tick + Math.max(1, Math.ceil((3.6 * metres(at, to)) / footKmH));
  const endNodeId = t.w.router.nearestNode(to).nodeId;
  const leg = { edgeId: -1, line: [at, to], departTick: t.tick, arriveTick, endNodeId };
  t.set.status = 'withdrawing';
  t.set.route = [{ mode: 'foot', ...leg }];
  t.set.dueTick = arriveTick;
  emit(t, { type: 'unitDeparted', unitId: t.unit.id, etaTick: arriveTick });
}

/** A concentration at which a detector calls its team back, kg/m3. */
const detectorAlarmKgM3 = (w: World): number => ASSUMED_PPE.detectorShare * noticedKgM3(w);
