import { find } from '../../exercise/lookup.ts';
import type { VillageState } from '../../exercise/state.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { FloodRun } from '../../hazards/flood/contract.ts';
import { flee } from '../people/village-fire.ts';
import { ASSUMED_FLOOD } from './assumed.ts';
import { cutOff, swept } from './caught.ts';
import { homesOf } from './homes.ts';
import { ratingAt, sweptShare } from './rating.ts';

const { checkS, floodedM, cutOffM, overS } = ASSUMED_FLOOD;

/** Water in the homes of a village: flight of those who can, boats for those who cannot, harm. */
export const floodHarm: System = {
  name: 'flood-harm',
  nextDue: (w) => (w.flood === null ? Infinity : (Math.floor(w.state.tick / checkS) + 1) * checkS),
  step(w, ctx) {
    const { flood } = w;
    if (flood === null || ctx.tick % checkS !== 0) return;
    const homes = homesOf(w, flood);
    const taken = new Map<string, number>();
    for (const v of w.state.villages) {
      const cells = homes.get(v.id);
      if (cells !== undefined) look(w, ctx, flood, v, cells, taken);
    }
    tellOver(w, ctx);
  },
};

interface Water {
  /** Shares of the homes: under water, and too deep to leave alone; mean share swept away of those caught. */
  readonly flooded: number;
  readonly deep: number;
  readonly swept: number;
}

function waterIn(flood: FloodRun, cells: readonly number[], warned: boolean): Water {
  let flooded = 0;
  let deep = 0;
  let sum = 0;
  for (const cell of cells) {
    const depthM = flood.depthM(cell);
    if (depthM < floodedM) continue;
    flooded++;
    if (depthM >= cutOffM) deep++;
    sum += sweptShare(ratingAt(flood, cell), warned);
  }
  const n = cells.length;
  return { flooded: flooded / n, deep: deep / n, swept: flooded === 0 ? 0 : sum / flooded };
}

/** Changes smaller than this are not told, but for dry and wet, share of homes. */
const TOLD_CHANGE = 0.02;

function look(
  w: World,
  ctx: StepContext,
  flood: FloodRun,
  v: VillageState,
  cells: readonly number[],
  taken: Map<string, number>,
): void {
  const before = find(w.state.flooded, v.id);
  const water = waterIn(flood, cells, v.warnedTick >= 0);
  const was = before?.share ?? 0;
  const share = Math.max(was, water.flooded);
  const change = Math.abs(water.flooded - (before?.now ?? 0));
  const turned = (before?.now ?? 0) > 0 !== water.flooded > 0;
  if (share === was && !turned && change < TOLD_CHANGE) return;
  const { spec } = w.index.village.get(v.id)!;
  const cause = ctx.emit({
    type: 'homesFlooded',
    villageId: v.id,
    share,
    now: water.flooded,
    leadS: v.warnedTick < 0 || before !== undefined ? null : ctx.tick - v.warnedTick,
    houses: Math.round(spec.households * share),
  });
  if (share > was) caught(w, ctx, v, water, (share - was) / (1 - was), taken, cause);
}

/** Those at home in the part of the village that the water has just come into. */
function caught(
  w: World,
  ctx: StepContext,
  v: VillageState,
  water: Water,
  part: number,
  taken: Map<string, number>,
  cause: number,
): void {
  const persons = Math.round(v.atHome * part);
  if (persons === 0) return;
  const lost = swept(w, ctx, v.id, persons, water.swept, cause);
  const stuck = Math.round((persons - lost) * (water.deep / Math.max(water.flooded, 1e-9)));
  if (stuck > 0) cutOff(w, ctx, v.id, stuck, cause);
  const { at } = w.index.village.get(v.id)!.spec;
  const fleeing = persons - lost - stuck;
  if (fleeing > 0) flee(w, ctx, v, at, fleeing, taken, cause);
}

/** Over, once no home and no road has been under water for a while. */
function tellOver(w: World, ctx: StepContext): void {
  const hazard = w.state.hazards.find((h) => h.id === 'flood');
  if (hazard === undefined || hazard.beganTick < 0 || hazard.overTick >= 0) return;
  const wet = w.state.flooded.some((x) => x.now > 0);
  const since = Math.max(w.state.wetTick, hazard.beganTick);
  if (wet || w.state.roadImpacts.some((r) => r.hazard === 'flood')) return;
  if (ctx.tick - since >= overS) ctx.emit({ type: 'hazardOver', hazard: 'flood' });
}
