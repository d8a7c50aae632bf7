import type { StepContext, World } from '../../exercise/world.ts';
import { exp } from '../../kernel/math.ts';
import { drawNormal } from '../../kernel/random.ts';
import { ASSUMED } from '../assumed.ts';
import { groupSizes, preparationS, shelterSpace } from './groups.ts';
import { villagePoint } from '../turn.ts';
import { sheltersByDistance } from './village-fire.ts';
import type { WarningState } from '../warnings/warning.ts';
import { ASSUMED_PEOPLE, bedriddenShare, heedShare } from './readiness.ts';

/** What the warnings of one step have already made of the people and of the places in shelters. */
export interface Heeded {
  readonly people: Map<string, number>;
  readonly places: Map<string, number>;
}
export const nothingHeeded = (): Heeded => ({ people: new Map(), places: new Map() });

/**
 * Of the households that a call to leave has just reached, the share that heeds it begins to get
 * ready, to go by itself to the nearest shelters with room; the others stay until a team comes.
 */
export function heed(
  w: World,
  ctx: StepContext,
  warning: WarningState,
  { villageId, households }: { readonly villageId: string; readonly households: number },
  heeded: Heeded,
  cause: number,
): void {
  if (w.scenario.people === null || warning.advice !== 'evacuate') return;
  const village = w.state.villages[w.index.village.get(villageId)!.at]!;
  const gone = heeded.people.get(villageId) ?? 0;
  const all = warning.zone[villageId]!;
  if (all === 0 || village.reachedTick >= 0) return;
  let here = village.atHome;
  for (const c of w.state.cohorts) if (c.villageId === villageId) here += c.persons;
  const able = 1 - bedriddenShare(w, villageId);
  const share = heedShare(warning.advice, warning.level) * able * (households / all);
  const persons = Math.min(village.atHome - gone, Math.round(here * share));
  const goals = goalsFor(w, villageId, persons, heeded);
  const leaving = goals.reduce((n, g) => n + g.persons, 0);
  if (leaving === 0) return;
  heeded.people.set(villageId, gone + leaving);
  const why = ctx.emit(
    { type: 'warningHeeded', warningId: warning.id, villageId, persons: leaving },
    cause,
  );
  setOff(w, ctx, villageId, goals, why);
}

interface Goal {
  readonly shelterId: string;
  readonly persons: number;
}

/** Shelters with room, the nearest first; who finds none stays at home. */
function goalsFor(w: World, villageId: string, persons: number, heeded: Heeded): Goal[] {
  const goals: Goal[] = [];
  let left = persons;
  if (left <= 0) return goals;
  for (const shelterId of sheltersByDistance(w, villagePoint(w, villageId))) {
    const taken = heeded.places.get(shelterId) ?? 0;
    const space = Math.min(left, shelterSpace(w, shelterId) - taken);
    if (space <= 0) continue;
    heeded.places.set(shelterId, taken + space);
    goals.push({ shelterId, persons: space });
    left -= space;
    if (left === 0) break;
  }
  return goals;
}

/** Groups of households, each with its time to decide and to get ready. */
function setOff(
  w: World,
  ctx: StepContext,
  villageId: string,
  goals: readonly Goal[],
  cause: number,
): void {
  const at = w.index.village.get(villageId)!.at;
  const key = w.random.key('decision');
  const before = w.state.cohorts.filter((c) => c.villageId === villageId).length;
  const groups = goals.flatMap(({ shelterId, persons }) =>
    groupSizes(persons, Math.ceil(persons / ASSUMED.groupPersons)).map((size) => ({
      shelterId,
      size,
    })),
  );
  groups.forEach(({ shelterId, size }, i) => {
    const decideS =
      ASSUMED_PEOPLE.decideMedianS *
      exp(ASSUMED_PEOPLE.decideLogSd * drawNormal(key, at, before + i));
    const readyS = preparationS(w, villageId, i, groups.length);
    ctx.emit(
      {
        type: 'peopleDisplaced',
        cohortId: ctx.id('cohort'),
        villageId,
        shelterId,
        persons: size,
        unitId: null,
        dueTick: ctx.tick + Math.max(60, Math.round(decideS + readyS)),
      },
      cause,
    );
  });
}
