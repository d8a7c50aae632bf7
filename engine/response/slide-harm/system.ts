import { find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { LandslideRun } from '../../hazards/landslide/contract.ts';
import type { Point } from '../../kernel/grid.ts';
import { drawNormal, drawUniform, keyOf, lognormalS } from '../../kernel/random.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import { openOrAdd } from '../sites/open-site.ts';
import { between } from '../waterfront/assumed.ts';
import { ASSUMED_SLIDE_HARM } from './slide-harm.ts';

const BUSY_S = 5;
const SLOW_S = 60;

/** Debris at villages and on teams: who is buried, who is hurt. Waves have a system of their own. */
export const slideHarm: System = {
  name: 'slide-harm',

  nextDue(w) {
    if (w.landslide === null) return Infinity;
    const every = w.landslide.busy ? BUSY_S : SLOW_S;
    return (Math.floor(w.state.tick / every) + 1) * every;
  },

  step(w, ctx) {
    const run = w.landslide;
    if (run === null || ctx.tick % BUSY_S !== 0 || !run.busy) return;
    for (const { id, atHome } of w.state.villages) if (atHome > 0) village(w, ctx, run, id, atHome);
    for (const u of w.state.units)
      if (u.route.length === 0 && u.strength > 1 && u.status !== 'absent') team(w, ctx, run, u.id);
  },
};

interface Struck {
  readonly depthM: number;
  readonly speedMS: number;
}

function struckAt(run: LandslideRun, at: Point, tick: number): Struck | null {
  let depthM = 0;
  let speedMS = 0;
  for (const x of run.exposure(at, Math.max(tick, run.tick))) {
    if (x.quantity === 'burialM') depthM = x.value;
    else if (x.quantity === 'speedMS') speedMS = x.value;
  }
  return depthM > 0 && speedMS > 0 ? { depthM, speedMS } : null;
}

/** Chance that somebody in a house or on a slope is buried by such debris. */
export const buriedChance = ({ depthM, speedMS }: Struck): number =>
  between(ASSUMED_SLIDE_HARM.buriedM, depthM) * between(ASSUMED_SLIDE_HARM.escapeMS, speedMS);

function village(
  w: World,
  ctx: StepContext,
  run: LandslideRun,
  villageId: string,
  atHome: number,
): void {
  const { spec } = w.index.village.get(villageId)!;
  const before = find(w.state.slideHarm, villageId)?.struck ?? 0;
  let struck = before;
  let worst: Struck = { depthM: 0, speedMS: 0 };
  let fresh = 0;
  const { spreadM } = ASSUMED_SLIDE_HARM;
  for (let k = 0; k < 9; k++) {
    if ((before & (1 << k)) !== 0) continue;
    const at = {
      e: spec.at.e + ((k % 3) - 1) * spreadM,
      n: spec.at.n + (Math.floor(k / 3) - 1) * spreadM,
    };
    const hit = struckAt(run, at, ctx.tick);
    if (hit === null) continue;
    struck |= 1 << k;
    fresh++;
    if (buriedChance(hit) >= buriedChance(worst)) worst = hit;
  }
  if (fresh === 0) return;
  const cause = ctx.emit({ type: 'villageBuried', villageId, struck, ...worst });
  if (w.state.villages[w.index.village.get(villageId)!.at]!.reachedTick < 0)
    ctx.emit({ type: 'villageReached', villageId }, cause);
  const persons = Math.round((atHome * fresh) / 9);
  const z = drawNormal(w.random.key('casualty-report'), keyOf(`slide:${villageId}`), before);
  const { reportMedianS, reportLogSd } = ASSUMED_MEDICAL;
  const place = {
    id: `slide:${villageId}`,
    origin: { kind: 'village' as const, id: villageId },
    at: spec.at,
    nodeId: spec.nodeId,
    villageId,
    townshipId: spec.townshipId,
    heardTick: ctx.tick + lognormalS(reportMedianS, reportLogSd, z),
  };
  harm(w, ctx, place, persons, worst, before, cause);
}

interface HarmPlace {
  readonly id: string;
  readonly origin: { readonly kind: 'village' | 'team'; readonly id: string };
  readonly at: Point;
  readonly nodeId: number;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly heardTick: number;
}

/** The buried are missing and have to be dug out; some of the others are hurt. Returns how many. */
function harm(
  w: World,
  ctx: StepContext,
  place: HarmPlace,
  persons: number,
  hit: Struck,
  nth: number,
  cause: number,
): number {
  const { id, origin, at, nodeId, villageId } = place;
  const a = ASSUMED_SLIDE_HARM;
  const key = w.random.key('slide-harm');
  const p = buriedChance(hit);
  let [missing, hurt] = [0, 0];
  for (let i = 0; i < persons; i++) {
    const u = drawUniform(key, keyOf(id), nth, i);
    if (u < p) missing++;
    else if ((u - p) / (1 - p) < a.hurt * between(a.escapeMS, hit.speedMS)) hurt++;
  }
  if (missing + hurt === 0) return 0;
  const immediate = Math.round(hurt * a.immediate);
  const delayed = Math.round(hurt * a.delayed);
  const hearing = hearingOf(
    w,
    (s) =>
      s.role === 'incidentCommander' ||
      (place.townshipId !== null && s.townshipId === place.townshipId) ||
      (origin.kind === 'team' && s.id === w.index.unit.get(origin.id)!.spec.seatId),
    place.heardTick,
  );
  hurtGroup(
    w,
    ctx,
    {
      group: { id, origin, at, nodeId, survival: 'collapse' },
      casualties: { immediate, delayed, minor: Math.max(0, hurt - immediate - delayed), dead: 0 },
      trapped: 0,
      missing,
      villageId,
      hearing,
    },
    cause,
  );
  if (missing > 0) search(w, ctx, place, missing, cause);
  return missing + hurt;
}

/** Searching under debris; more of it when more people have been buried at the same place. */
function search(
  w: World,
  ctx: StepContext,
  place: HarmPlace,
  missing: number,
  cause: number,
): void {
  const amount = missing * ASSUMED_SLIDE_HARM.digH;
  const need = { capability: 'searchRescue', amount, minPersons: 4 } as const;
  openOrAdd(w, ctx, place, { kind: 'searchMissing', subject: place.id, need }, cause);
}

/** A team in the way of debris loses people; its comrades report at once. */
function team(w: World, ctx: StepContext, run: LandslideRun, unitId: string): void {
  const u = w.state.units[w.index.unit.get(unitId)!.at]!;
  const id = `team:${unitId}:slide`;
  if (w.state.casualtyGroups.some((g) => g.id === id)) return;
  const hit = struckAt(run, u.at, ctx.tick);
  if (hit === null) return;
  const place: HarmPlace = {
    id,
    origin: { kind: 'team', id: unitId },
    at: u.at,
    nodeId: w.router.nearestNode(u.at).nodeId,
    villageId: null,
    townshipId: null,
    heardTick: ctx.tick + 1,
  };
  const lost = harm(w, ctx, place, u.strength - 1, hit, 0, stoppedBy(w));
  if (lost > 0) ctx.emit({ type: 'unitChanged', unitId, set: { strength: u.strength - lost } });
}

/** The newest failure that has been told, as the cause of what debris does. */
function stoppedBy(w: World): number {
  const e = w.events.findLast((x) => x.body.type === 'hazardTold' && x.body.kind === 'slideFailed');
  return e?.id ?? 0;
}
