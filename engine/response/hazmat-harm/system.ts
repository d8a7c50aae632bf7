import type { CohortState, VillageState } from '../../exercise/state.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { isDaylight } from '../../hazards/sun.ts';
import { find } from '../../exercise/lookup.ts';
import { drawUniform } from '../../kernel/random.ts';
import { positionAt } from '../journey.ts';
import { hurtInVillage } from '../medical/arise.ts';
import { heedShare } from '../people/readiness.ts';
import { warningFor } from '../warnings/warning.ts';
import { villagePoint } from '../turn.ts';
import { NO_TRACK, type GasCohort, type GasVillage, type Track } from './breathing.ts';
import {
  anyHarm,
  ASSUMED_GAS,
  both,
  breathe,
  gasHarm,
  heatHarm,
  lawOf,
  mixed,
  nextBreath,
  pressureHarm,
  type HarmShares,
} from './harm-law.ts';
import { choose, judge, stepChoice } from './judging.ts';
import { stepTrapped } from './rooms.ts';

const { everyTicks } = ASSUMED_GAS;

/** What a release does to people in villages and on their way: gas, heat and blast, minute by minute. */
export const hazmatHarm: System = {
  name: 'hazmat-harm',

  nextDue(w) {
    if (w.hazmat === null) return Infinity;
    return nextBreath(w.state.tick);
  },

  step(w, ctx) {
    const run = w.hazmat;
    if (run === null || ctx.tick % everyTicks !== 0) return;
    const villages: GasVillage[] = [];
    for (const v of w.state.villages) {
      const now = stepVillage(w, ctx, v);
      if (now !== null) villages.push(now);
    }
    const cohorts: GasCohort[] = [];
    for (const c of w.state.cohorts) {
      const now = stepCohort(w, ctx, c);
      if (now !== null) cohorts.push(now);
    }
    const trapped = stepTrapped(w, ctx);
    if (villages.length + cohorts.length > 0 || trapped !== null)
      ctx.emit({
        type: 'gasBreathed',
        villages,
        cohorts,
        ...(trapped === null ? {} : { trapped }),
      });
    judge(w, ctx);
  },
};

/** What a village is like before any gas has come to it. */
const untouched = (id: string, tick: number): GasVillage => ({
  id,
  sinceTick: tick,
  outdoor: NO_TRACK,
  indoor: NO_TRACK,
  closed: NO_TRACK,
  toldShare: 0,
  hurt: 0,
  doseSeen: 0,
  pressureSeen: 0,
  choice: null,
});

/** Share of the households that know what to do: told by a warning, or by a team at the doors. */
function toldShare(w: World, v: VillageState): number {
  const warning = warningFor(w.state.warnings, v.id);
  const all = warning?.zone[v.id] ?? 0;
  if (warning === undefined || warning.advice === 'watch' || all === 0)
    return v.warnedTick >= 0 ? 1 : 0;
  const reached = Math.min(1, (warning.reached[v.id] ?? 0) / all);
  // Who has been told to leave closes up while getting ready; to stay in is heeded by most.
  return warning.advice === 'shelterInPlace'
    ? reached * heedShare(warning.advice, warning.level)
    : reached;
}

/** One minute of a village; null while nothing has ever come to it. */
function stepVillage(w: World, ctx: StepContext, v: VillageState): GasVillage | null {
  const { spec } = w.index.village.get(v.id)!;
  const here = w.hazmat!.cell(spec.at);
  const before = find(w.state.release.villages, v.id);
  const quiet = here.kgM3 === 0 && here.thermalDose === 0 && here.overpressureKPa === 0;
  if (before === undefined && quiet && !decidedFor(w, v)) return null;
  const law = lawOf(w);
  const old = before ?? untouched(v.id, ctx.tick);
  if (before !== undefined && quiet && isClean(old)) return null;
  const closedH = isAired(w, v) ? ASSUMED_GAS.openAirChangesH : w.scenario.hazmat!.airChangesH;
  const told = Math.max(old.toldShare, toldShare(w, v));
  const outside = outdoorShare(w, ctx.tick, old.outdoor.load > 0);
  const now: GasVillage = {
    ...old,
    outdoor: breathe(law, old.outdoor, here.kgM3, null, everyTicks),
    indoor: breathe(law, old.indoor, here.kgM3, ASSUMED_GAS.openAirChangesH, everyTicks),
    closed: breathe(law, gathered(old, told, outside), here.kgM3, closedH, everyTicks),
    toldShare: told,
    doseSeen: Math.max(old.doseSeen, here.thermalDose),
    pressureSeen: Math.max(old.pressureSeen, here.overpressureKPa),
  };
  const chosen = choose(w, ctx, v, now);
  const stepped = { ...now, choice: stepChoice(w, chosen, here.kgM3, ctx.tick) };
  return harmVillage(w, ctx, v, stepped, old, outside);
}

const isClean = (g: GasVillage): boolean =>
  g.indoor.kgM3 === 0 &&
  g.closed.kgM3 === 0 &&
  (g.choice === null || (g.choice.shelter.kgM3 === 0 && g.choice.leave.kgM3 === 0));

const decidedFor = (w: World, v: VillageState): boolean => {
  const advice = warningFor(w.state.warnings, v.id)?.advice;
  return advice === 'shelterInPlace' || advice === 'evacuate';
};

/** Told that it is over: windows are opened again. */
const isAired = (w: World, { id }: VillageState): boolean =>
  warningFor(w.state.warnings, id) === undefined &&
  w.state.warnings.some((x) => x.hazard === 'hazmat' && id in x.zone);

const outdoorShare = (w: World, tick: number, noticed: boolean): number =>
  noticed
    ? ASSUMED_GAS.outdoorNoticed
    : isDaylight(w.drivers, tick)
      ? ASSUMED_GAS.outdoorDay
      : ASSUMED_GAS.outdoorNight;

/** Those who have just been told bring the load that they had; all who sit behind closed windows share it. */
function gathered(old: GasVillage, told: number, outside: number): Track {
  if (told <= old.toldShare) return old.closed;
  const come = (told - old.toldShare) / told;
  const mix = (a: number, b: number, c: number): number =>
    (1 - come) * a + come * (outside * b + (1 - outside) * c);
  return {
    kgM3: mix(old.closed.kgM3, old.indoor.kgM3, old.indoor.kgM3),
    load: mix(old.closed.load, old.outdoor.load, old.indoor.load),
  };
}

/** What has happened so far to those who stayed, of each class. */
export function harmSoFar(w: World, g: GasVillage, outside: number): HarmShares {
  const law = lawOf(w);
  const free = 1 - g.toldShare;
  const gas = mixed([
    [free * outside, gasHarm(law, g.outdoor.load)],
    [free * (1 - outside), gasHarm(law, g.indoor.load)],
    [g.toldShare, gasHarm(law, g.closed.load)],
  ]);
  const heat = mixed([[free * outside, heatHarm(g.doseSeen)]]);
  return both(both(gas, heat), pressureHarm(g.pressureSeen));
}

function harmVillage(
  w: World,
  ctx: StepContext,
  v: VillageState,
  g: GasVillage,
  old: GasVillage,
  outside: number,
): GasVillage {
  const shares = harmSoFar(w, g, outside);
  const cause = damageHouses(w, ctx, g, old);
  const key = w.random.key('hazmat-harm');
  const u = drawUniform(key, w.index.village.get(v.id)!.at);
  const all = v.atHome + g.hurt;
  const persons = Math.min(v.atHome, Math.floor(all * anyHarm(shares) + u) - g.hurt);
  if (persons <= 0) return g;
  hurt(w, ctx, { villageId: v.id, cohortId: null, persons }, shares, cause);
  return { ...g, hurt: g.hurt + persons };
}

function hurt(
  w: World,
  ctx: StepContext,
  who: { readonly villageId: string; readonly cohortId: number | null; readonly persons: number },
  shares: HarmShares,
  cause: number | null,
): void {
  const any = anyHarm(shares);
  const of = (x: number): number => Math.max(0, x) / any;
  const split = {
    dead: of(shares.dead),
    immediate: of(shares.immediate),
    delayed: of(shares.delayed),
    minor: of(shares.minor),
  };
  const why = cause ?? lastWord(w);
  hurtInVillage(w, ctx, { ...who, first: 0, shares: split }, why);
}

/** The onset is what a casualty of the cloud follows from. */
function lastWord(w: World): number {
  for (let i = w.events.length - 1; i >= 0; i--) {
    const { id, body } = w.events[i]!;
    if (body.type === 'hazardBegan' && body.hazard === 'hazmat') return id;
  }
  return 0;
}

/** A blast that is stronger than any before breaks houses. */
function damageHouses(w: World, ctx: StepContext, g: GasVillage, old: GasVillage): number | null {
  const share = (kPa: number): number => ASSUMED_GAS.houses.find(([at]) => kPa >= at)?.[1] ?? 0;
  const more = share(g.pressureSeen) - share(old.pressureSeen);
  const { households } = w.index.village.get(g.id)!.spec;
  const houses = Math.round(households * more);
  return houses > 0 ? ctx.emit({ type: 'housesBurned', villageId: g.id, houses }) : null;
}

/** People who get ready sit behind closed windows; those under way breathe what is on the road. */
function stepCohort(w: World, ctx: StepContext, c: CohortState): GasCohort | null {
  if (c.persons === 0 || (c.stage !== 'preparing' && c.stage !== 'moving')) return null;
  const before = find(w.state.release.cohorts, c.id);
  const village = find(w.state.release.villages, c.villageId);
  const moving = c.stage === 'moving';
  const home = villagePoint(w, c.villageId);
  const at = moving ? positionAt({ at: home, route: c.route }, ctx.tick) : home;
  const { kgM3 } = w.hazmat!.cell(at);
  if (before === undefined && village === undefined && kgM3 === 0) return null;
  const from = before?.at ?? village?.closed ?? NO_TRACK;
  const closedH = moving ? null : w.scenario.hazmat!.airChangesH;
  const now = breathe(lawOf(w), from, kgM3, closedH, everyTicks);
  if (before !== undefined && now.load === before.at.load && now.kgM3 === before.at.kgM3)
    return null;
  const hurtBefore = before?.hurt ?? 0;
  const shares = gasHarm(lawOf(w), now.load);
  const u = drawUniform(w.random.key('hazmat-harm'), c.id, 1);
  const persons = Math.min(
    c.persons,
    Math.floor((c.persons + hurtBefore) * anyHarm(shares) + u) - hurtBefore,
  );
  // A bus crew carries its own load; whoever falls ill aboard is told of at the shelter's village.
  if (persons > 0)
    hurt(w, ctx, { villageId: c.villageId, cohortId: c.id, persons }, shares, c.displacedEvent);
  return { id: c.id, at: now, hurt: hurtBefore + Math.max(0, persons) };
}
