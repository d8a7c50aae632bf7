import { byId, find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { LifelineAsset, LifelineSpec } from '../lifelines/lifeline.ts';
import { hurtInVillage } from '../medical/arise.ts';
import { ITEMS } from '../supplies/items.ts';
import { ASSUMED_DRINKING, isCutOff, type DryVillage, type WaterCount } from './drinking-water.ts';

const { countS, holdOutH, homeL, illPerPersonDay, illShares } = ASSUMED_DRINKING;

/** Villages whose waterworks is out: what they drink, what they lack, who falls ill of it. */
export const drinkingWater: System = {
  name: 'drinking-water',

  nextDue(w) {
    const spec = w.scenario.lifelines;
    if (spec === null || !(anyCutOff(w) || waterOut(w, spec).length > 0)) return Infinity;
    return (Math.floor(w.state.tick / countS) + 1) * countS;
  },

  step(w, ctx) {
    const spec = w.scenario.lifelines;
    if (spec === null || ctx.tick % countS !== 0) return;
    const out = waterOut(w, spec);
    countAll(w, ctx);
    for (const asset of out) for (const id of asset.villageIds) cutOff(w, ctx, asset, id);
    for (const v of w.state.dryVillages ?? [])
      if (isCutOff(v) && !out.some((a) => a.id === v.assetId))
        ctx.emit({ type: 'villageServedAgain', villageId: v.id });
  },
};

const anyCutOff = (w: World): boolean => w.state.dryVillages?.some(isCutOff) ?? false;

const waterOut = (w: World, spec: LifelineSpec): LifelineAsset[] =>
  spec.assets.filter((a, i) => a.kind === 'water' && w.state.lifelines.assets[i]!.outTick >= 0);

/**
 * Everybody on the village's list who has not left in a group. Those who came to harm there drink
 * too; so nothing that is told of the water tells of people whom nobody has heard of yet.
 */
function personsAt(w: World, villageId: string): number {
  let persons = byId(w.state.villages, villageId).atHome;
  for (const g of w.state.casualtyGroups)
    for (const run of g.from)
      if (run.villageId === villageId && run.cohortId === null) persons += run.persons;
  return persons;
}

function cutOff(w: World, ctx: StepContext, asset: LifelineAsset, villageId: string): void {
  if (!w.index.village.has(villageId)) return;
  const known = find(w.state.dryVillages ?? [], villageId);
  if (known !== undefined && isCutOff(known)) return;
  const persons = personsAt(w, villageId);
  const { outEvent } = find(w.state.lifelines.assets, asset.id)!;
  const litres = persons * homeL;
  ctx.emit({ type: 'villageCutOff', villageId, assetId: asset.id, persons, litres }, outEvent);
}

/** Everybody who is cut off has drunk since the last count, as far as there was anything. */
function countAll(w: World, ctx: StepContext): void {
  const cutOffNow = w.state.dryVillages?.filter(isCutOff) ?? [];
  if (cutOffNow.length === 0) return;
  const counts = cutOffNow.map((v) => countOf(v, personsAt(w, v.id), ctx.tick));
  ctx.emit({ type: 'waterCounted', villages: counts });
  cutOffNow.forEach((v, i) => {
    const count = counts[i]!;
    const persons = personsAt(w, v.id);
    if (v.lackTick < 0 && count.lackTick >= 0)
      ctx.emit({ type: 'villageRanDry', villageId: v.id, persons });
    const total = Math.floor(((v.lackPersonH + count.lackPersonH) / 24) * illPerPersonDay);
    fallIll(w, ctx, v, Math.min(byId(w.state.villages, v.id).atHome, total - v.ill));
  });
}

/** What `persons` used and lacked in a village until `tick`. */
export function countOf(v: DryVillage, persons: number, tick: number): WaterCount {
  const needL = (persons * ITEMS.water.perPersonDay * (tick - v.sinceTick)) / 86_400;
  const usedL = Math.min(v.stockL, needL);
  const lacks = usedL < needL;
  const lackTick = !lacks ? -1 : v.lackTick < 0 ? tick : v.lackTick;
  const fromTick = Math.max(v.sinceTick, v.lackTick + 3600 * holdOutH);
  const hours = v.lackTick < 0 || !lacks ? 0 : Math.max(0, tick - fromTick) / 3600;
  return {
    villageId: v.id,
    usedL,
    lackTick,
    lackPersonH: persons * hours * (lacks ? 1 - usedL / needL : 0),
  };
}

function fallIll(w: World, ctx: StepContext, v: DryVillage, persons: number): void {
  if (persons <= 0) return;
  const { outEvent } = find(w.state.lifelines.assets, v.assetId)!;
  const cause = ctx.emit({ type: 'peopleFellIll', villageId: v.id, persons }, outEvent);
  hurtInVillage(
    w,
    ctx,
    { villageId: v.id, cohortId: null, persons, first: 0, shares: illShares },
    cause,
  );
}
