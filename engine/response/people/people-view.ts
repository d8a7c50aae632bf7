import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { PeopleView } from '../../exercise/part-views.ts';
import type { World } from '../../exercise/world.ts';
import { burnedByCover, landLoss, roadLoss } from './assess.ts';
import { damageByVillage } from './village-damage.ts';
import type { Damage } from './damage.ts';

/** The truth, for the instructor. */
export const truePeople = (w: World): PeopleView => ({
  away: awayView(w),
  damage: w.state.damage,
  byVillage: damageByVillage(w, null),
});

const awayView = (w: World): PeopleView['away'] =>
  Object.entries(w.state.away)
    .filter(([, persons]) => persons > 0)
    .map(([id, persons]) => ({ id, persons }));

/**
 * What a seat can make out of its own picture of the fire and its lists: burned land, roads that it
 * knows to be closed by fire, people who left. Houses are counted by those who have been there, and
 * come with the final account.
 */
export function knownPeople(w: World, k: SeatKnowledge): PeopleView {
  return {
    away: awayView(w),
    damage: k.fireVersion === 0 ? null : knownDamage(w, k),
    byVillage: damageByVillage(w, k.seat.id),
  };
}

interface Land {
  readonly version: number;
  readonly burnedHa: Damage['burnedHa'];
}
/** Burned land of each seat's picture, until the picture changes. */
const lands = new WeakMap<object, Map<string, Land>>();

function knownLand(w: World, k: SeatKnowledge): Damage['burnedHa'] {
  let ofSeats = lands.get(w.pictures);
  if (ofSeats === undefined) lands.set(w.pictures, (ofSeats = new Map()));
  const kept = ofSeats.get(k.seat.id);
  if (kept?.version === k.fireVersion) return kept.burnedHa;
  const burnedHa = burnedByCover(w, k.fireCells);
  ofSeats.set(k.seat.id, { version: k.fireVersion, burnedHa });
  return burnedHa;
}

function knownDamage(w: World, k: SeatKnowledge): Damage {
  const burnedHa = knownLand(w, k);
  const closed = k.closures;
  const road = roadLoss(
    w,
    w.state.burnedRoads.filter((id) => closed.has(id)),
  );
  return {
    burnedHa,
    houses: 0,
    roadM: road.roadM,
    yuan: { ...landLoss(burnedHa), houses: 0, roads: road.yuan },
    affectedPersons: k.cohorts.reduce((n, c) => n + c.persons, 0),
  };
}
