import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId, find, insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes drinking water: every litre is in a village or drunk there. */
export function applyDrinkingWater(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'villageCutOff':
      cutOff(s, b.villageId, b.assetId, e.tick, b.litres);
      return;
    case 'waterCounted':
      for (const { villageId, usedL, lackPersonH, lackTick } of b.villages) {
        const v = byId(s.dryVillages!, villageId);
        v.sinceTick = e.tick;
        v.stockL -= usedL;
        v.usedL += usedL;
        v.lackPersonH += lackPersonH;
        v.lackTick = lackTick;
      }
      return;
    case 'villageServedAgain': {
      const v = byId(s.dryVillages!, b.villageId);
      v.sinceTick = -1;
      v.lackTick = -1;
      return;
    }
    case 'waterBrought': {
      const v = byId(s.dryVillages!, b.villageId);
      s.goods.cargo = s.goods.cargo.filter((c) => c.unitId !== b.unitId);
      v.stockL += b.litres;
      v.broughtL += b.litres;
      return;
    }
    case 'peopleFellIll':
      byId(s.dryVillages!, b.villageId).ill += b.persons;
      return;
    default:
  }
}

/** A village that was cut off before has filled its jars again in the meantime. */
function cutOff(
  s: ExerciseState,
  id: string,
  assetId: string,
  sinceTick: number,
  litres: number,
): void {
  const list = (s.dryVillages ??= []);
  const known = find(list, id);
  if (known === undefined) {
    const none = { usedL: 0, broughtL: 0, lackTick: -1, lackPersonH: 0, ill: 0 };
    insertById(list, { id, assetId, sinceTick, stockL: litres, homeL: litres, ...none });
    return;
  }
  known.sinceTick = sinceTick;
  const filledL = Math.max(0, litres - known.stockL);
  known.stockL += filledL;
  known.homeL += filledL;
}
