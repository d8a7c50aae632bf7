import { VILLAGE_REACH_M } from '../../exercise/forecasting.ts';
import type { VillageState } from '../../exercise/state.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import { drawUniform } from '../../kernel/random.ts';
import { ASSUMED, ASSUMED_IMPACT } from '../assumed.ts';
import { hurtInVillage } from '../medical/arise.ts';
import { nextCheck } from '../movement/closures.ts';
import { fireNear, flameNear, frontBox } from '../fire-picture.ts';
import { metres } from '../journey.ts';
import { loseTrack } from './missing.ts';
import { housesLost } from './damage.ts';
import { groupSizes, shelterSpace } from './groups.ts';

/** The fire at a village's doorstep: harm to some who are still there, flight of the others. */
export const villageFire: System = {
  name: 'village-fire',

  nextDue(w) {
    const { ignitedTick, outTick } = w.state.fire;
    return ignitedTick >= 0 && outTick < 0 ? nextCheck(w.state.tick) : Infinity;
  },

  step(w, ctx) {
    if (ctx.tick % ASSUMED_IMPACT.checkS !== 0 || w.state.fire.ignitedTick < 0) return;
    const near = frontBox(w, ctx.tick, VILLAGE_REACH_M);
    if (near === null) return;
    const taken = new Map<string, number>();
    for (const v of w.state.villages) {
      if (v.reachedTick >= 0) continue;
      const { at } = w.index.village.get(v.id)!.spec;
      if (near(at) && fireNear(w, ctx.tick, at, VILLAGE_REACH_M)) reach(w, ctx, v, at, taken);
    }
  },
};

function reach(
  w: World,
  ctx: StepContext,
  v: VillageState,
  at: Point,
  taken: Map<string, number>,
): void {
  const cause = ctx.emit({ type: 'villageReached', villageId: v.id });
  const flameM = flameNear(w, ctx.tick, at, ASSUMED_IMPACT.villageFlameM);
  const { households } = w.index.village.get(v.id)!.spec;
  const houses = Math.round(households * housesLost(flameM));
  if (houses > 0) ctx.emit({ type: 'housesBurned', villageId: v.id, houses }, cause);
  const most = Math.min(ASSUMED_IMPACT.harmMost, ASSUMED_IMPACT.harmPerFlameM * flameM);
  const p = v.warnedTick >= 0 ? most * ASSUMED_IMPACT.harmWarned : most;
  const harmed = binomial(w, v.id, 0, v.atHome, p);
  let first = 0;
  const harm = (persons: number, cohortId: number | null): void => {
    if (persons > 0) hurtInVillage(w, ctx, { villageId: v.id, cohortId, persons, first }, cause);
    first += persons;
  };
  harm(harmed, null);
  for (const c of w.state.cohorts)
    if (c.villageId === v.id && c.stage === 'preparing')
      harm(binomial(w, v.id, c.id, c.persons, p), c.id);
  const running = v.atHome - harmed;
  const missing = v.warnedTick >= 0 ? 0 : loseTrack(w, ctx, v.id, running, cause);
  flee(w, ctx, v, at, running - missing, taken, cause);
}

/** How many of `n` independent persons, each by a draw of its own, so that no other draw shifts. */
function binomial(w: World, villageId: string, group: number, n: number, p: number): number {
  const key = w.random.key('harm');
  const village = w.index.village.get(villageId)!.at;
  let count = 0;
  for (let i = 0; i < n; i++) if (drawUniform(key, village, group, i) < p) count++;
  return count;
}

/** Everybody left runs at once, to the nearest shelters that have room; the last have no goal yet. */
export function flee(
  w: World,
  ctx: StepContext,
  v: VillageState,
  at: Point,
  persons: number,
  taken: Map<string, number>,
  cause: number,
): void {
  let left = persons;
  const send = (n: number, shelterId: string | null): void => {
    left -= n;
    if (shelterId !== null) taken.set(shelterId, (taken.get(shelterId) ?? 0) + n);
    for (const size of groupSizes(n, Math.ceil(n / ASSUMED_IMPACT.fleeGroupPersons)))
      ctx.emit(
        {
          type: 'peopleDisplaced',
          cohortId: ctx.id('cohort'),
          villageId: v.id,
          shelterId,
          persons: size,
          unitId: null,
          dueTick: ctx.tick + ASSUMED.fleeS,
        },
        cause,
      );
  };
  for (const id of sheltersByDistance(w, at)) {
    const space = shelterSpace(w, id) - (taken.get(id) ?? 0);
    if (left > 0 && space > 0) send(Math.min(left, space), id);
  }
  if (left > 0) send(left, null);
}

/** Shelters by straight distance, ties by the order of the scenario. */
export function sheltersByDistance(w: World, at: Point): string[] {
  return [...w.index.shelter]
    .map(([id, s]) => ({ id, distM: metres(s.facility.at, at) }))
    .sort((a, b) => a.distM - b.distM)
    .map((s) => s.id);
}
