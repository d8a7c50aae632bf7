import type { VillageState } from '../../exercise/state.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED } from '../assumed.ts';
import { lineLengthM, metres, pointAlong } from '../journey.ts';
import { sheltersByDistance } from '../people/village-fire.ts';
import { PEOPLE_DRIVING } from '../speed-profiles.ts';
import { shelterPoint, villagePoint } from '../turn.ts';
import { warningFor } from '../warnings/warning.ts';
import type { GasChoice, GasVillage, Track } from './breathing.ts';
import { ASSUMED_GAS, breathe, gasHarm, lawOf, seriousHarm } from './harm-law.ts';

/** A goal of the other choice lies at least so far from the village, m (assumed). */
const GOAL_FROM_M = 800;
const ROADS: ReadonlySet<number> = new Set();
/** Houses give off what they took up for a while: judged so long after the cloud has gone, s (assumed). */
const AFTER_S = 3600;

/** What has been decided for a village: by a warning, or by a team that has its people get ready. */
function decision(w: World, v: VillageState): GasChoice['chosen'] {
  const advice = warningFor(w.state.warnings, v.id)?.advice;
  if (advice === 'shelterInPlace' || advice === 'evacuate') return advice;
  return w.state.cohorts.some((c) => c.villageId === v.id) ? 'evacuate' : 'none';
}

/**
 * The choice of a village: the first that anybody makes for it. When the gas comes before one, it
 * counts as made for nothing, and gives way to the first real one.
 */
export function choose(
  w: World,
  ctx: StepContext,
  v: VillageState,
  g: GasVillage,
): GasChoice | null {
  const chosen = decision(w, v);
  const old = g.choice;
  if (old !== null && (old.chosen !== 'none' || chosen === 'none')) return old;
  if (old === null && chosen === 'none' && g.outdoor.load === 0) return null;
  const start: Track = g.toldShare > 0 ? g.closed : g.indoor;
  const { path, travelS } = wayOut(w, v.id, ctx.tick);
  const departTick = ctx.tick + ASSUMED.prepareMedianS;
  return {
    decidedTick: ctx.tick,
    chosen,
    shelter: start,
    leave: start,
    path,
    departTick,
    arriveTick: departTick + travelS,
  };
}

/** To the nearest shelter that no gas has reached; the way of people in their own vehicles. */
function wayOut(w: World, villageId: string, tick: number) {
  const from = villagePoint(w, villageId);
  const { nodeId } = w.index.village.get(villageId)!.spec;
  for (const id of sheltersByDistance(w, from)) {
    const to = shelterPoint(w, id);
    if (metres(from, to) < GOAL_FROM_M || w.hazmat!.cell(to).kgM3 > 0) continue;
    const request = { from, fromNode: nodeId, to, profile: PEOPLE_DRIVING, departTick: tick };
    const route = w.router.route({ ...request, closed: ROADS });
    if (route === null) continue;
    const path = route.legs.flatMap((leg) => leg.line.map(whole));
    return { path, travelS: route.arriveTick - tick };
  }
  return { path: [whole(from)], travelS: 0 };
}

const whole = (p: Point): Point => ({ e: Math.round(p.e), n: Math.round(p.n) });

/** Both choices live on beside what really happened, whatever was chosen. */
export function stepChoice(
  w: World,
  c: GasChoice | null,
  kgM3: number,
  tick: number,
): GasChoice | null {
  if (c === null) return null;
  const law = lawOf(w);
  const { everyTicks } = ASSUMED_GAS;
  const closedH = w.scenario.hazmat!.airChangesH;
  const shelter = breathe(law, c.shelter, kgM3, closedH, everyTicks);
  if (tick <= c.departTick)
    return { ...c, shelter, leave: breathe(law, c.leave, kgM3, closedH, everyTicks) };
  const there = tick >= c.arriveTick;
  const share = there ? 1 : (tick - c.departTick) / Math.max(1, c.arriveTick - c.departTick);
  const at = pointAlong(c.path, share * lineLengthM(c.path));
  const around = w.hazmat!.cell(at).kgM3;
  return { ...c, shelter, leave: breathe(law, c.leave, around, null, everyTicks) };
}

/** When the cloud is gone, or the exercise ends: which choice would have been the better one. */
export function judge(w: World, ctx: StepContext): void {
  const over = w.state.hazards.find((h) => h.id === 'hazmat')?.overTick ?? -1;
  const last = ctx.tick + ASSUMED_GAS.everyTicks > w.scenario.durationTicks;
  if (!last && (over < 0 || ctx.tick - over < AFTER_S)) return;
  const law = lawOf(w);
  const share = (t: Track): number => seriousHarm(gasHarm(law, t.load));
  for (const g of w.state.release.villages) {
    const c = g.choice;
    if (c === null || w.state.release.judged.some((j) => j.villageId === g.id)) continue;
    if (c.shelter.load === 0 && c.leave.load === 0) continue;
    const shelterShare = share(c.shelter);
    const leaveShare = share(c.leave);
    ctx.emit({
      type: 'protectionJudged',
      judged: {
        villageId: g.id,
        tick: ctx.tick,
        decidedTick: c.decidedTick,
        chosen: c.chosen,
        shelterShare,
        leaveShare,
        livedShare: livedShare(w, g.id),
        better:
          Math.abs(shelterShare - leaveShare) < ASSUMED_GAS.alikeShare
            ? 'alike'
            : shelterShare < leaveShare
              ? 'shelterInPlace'
              : 'evacuate',
      },
    });
  }
}

/** Share of a village's people who came to harm at all, wherever they were. */
function livedShare(w: World, villageId: string): number {
  const { atHome, casualties } = w.state.villages[w.index.village.get(villageId)!.at]!;
  let all = atHome + casualties;
  for (const c of w.state.cohorts) if (c.villageId === villageId) all += c.persons;
  return all > 0 ? casualties / all : 0;
}
