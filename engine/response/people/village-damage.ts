import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { metres } from '../journey.ts';
import type { SurveyState } from '../survey/survey.ts';
import { FLOODED_YUAN, HOUSE_YUAN } from './damage.ts';

/** What has been lost in one village, as somebody may know it. */
export interface VillageDamageView {
  /** The village. */
  readonly id: string;
  readonly burned: number;
  /** Houses that have had water in them. */
  readonly flooded: number;
  /** Residents of those houses. */
  readonly persons: number;
  readonly yuan: number;
  /** The moment that it shows. */
  readonly asOfTick: number;
}

/** The truth, or what the newest map of each village showed that has reached the seat. */
export const damageByVillage = (w: World, seatId: SeatId | null): readonly VillageDamageView[] =>
  seatId === null ? trueDamage(w) : surveyedDamage(w, seatId);

function trueDamage(w: World): VillageDamageView[] {
  const { housesBurned, flooded, tick } = w.state;
  return w.state.villages.flatMap(({ id }) => {
    const { households } = w.index.village.get(id)!.spec;
    const wet = Math.round(households * (find(flooded, id)?.share ?? 0));
    return viewOf(w, id, housesBurned[id] ?? 0, wet, tick);
  });
}

function viewOf(
  w: World,
  id: string,
  burned: number,
  flooded: number,
  asOfTick: number,
): VillageDamageView[] {
  if (burned + flooded === 0) return [];
  const { households, population } = w.index.village.get(id)!.spec;
  const houses = Math.min(households, burned + flooded);
  const persons = households === 0 ? 0 : Math.round((population * houses) / households);
  const yuan = burned * HOUSE_YUAN + flooded * FLOODED_YUAN;
  return [{ id, burned, flooded, persons, yuan, asOfTick }];
}

/** Products never change: each is read out of the events once. */
const read = new WeakMap<World['pictures'], Map<string, readonly VillageDamageView[]>>();

function surveyedDamage(w: World, seatId: SeatId): VillageDamageView[] {
  const newest = new Map<string, VillageDamageView>();
  const got = w.state.surveys
    .filter((s) => s.delivered.some((d) => d.seatId === seatId))
    .toSorted((a, b) => a.takenTick - b.takenTick);
  for (const s of got) {
    // A newer map of a village takes the place of the older one, also where it shows nothing.
    for (const v of w.state.villages) if (isIn(w, v.id, s)) newest.delete(v.id);
    for (const v of shownBy(w, s)) newest.set(v.id, v);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const isIn = (w: World, villageId: string, { area }: SurveyState): boolean =>
  metres(w.index.village.get(villageId)!.spec.at, area.at) <= area.radiusM;

/** What a product shows: what had happened in its area when it was taken. */
function shownBy(w: World, s: SurveyState): readonly VillageDamageView[] {
  let ofWorld = read.get(w.pictures);
  if (ofWorld === undefined) read.set(w.pictures, (ofWorld = new Map()));
  const key = `${s.id} ${s.takenTick}`;
  let shown = ofWorld.get(key);
  if (shown === undefined) ofWorld.set(key, (shown = atTick(w, s)));
  return shown;
}

function atTick(w: World, s: SurveyState): VillageDamageView[] {
  const burned = new Map<string, number>();
  const flooded = new Map<string, number>();
  for (const { tick, body } of w.events) {
    if (tick > s.takenTick) break;
    if (body.type === 'housesBurned')
      burned.set(body.villageId, (burned.get(body.villageId) ?? 0) + body.houses);
    else if (body.type === 'homesFlooded') flooded.set(body.villageId, body.houses);
  }
  return w.state.villages
    .filter(({ id }) => isIn(w, id, s))
    .flatMap(({ id }) => viewOf(w, id, burned.get(id) ?? 0, flooded.get(id) ?? 0, s.takenTick));
}
