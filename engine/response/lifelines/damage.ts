import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { ASSUMED_IMPACT } from '../assumed.ts';
import { frontBox } from '../fire-picture.ts';
import { ASSUMED_LIFELINES, type LifelineSpec } from './lifeline.ts';

/** Fronts farther away than this from an asset are not asked for their heat, m (assumed). */
const REACH_M = 300;

export const isBurning = (w: World): boolean =>
  w.state.fire.ignitedTick >= 0 && w.state.fire.outTick < 0;

/** The fire puts out of use what it heats beyond what cables stand. */
export function damageByFire(w: World, ctx: StepContext, spec: LifelineSpec): void {
  if (ctx.tick % ASSUMED_IMPACT.checkS !== 0 || !isBurning(w)) return;
  const near = frontBox(w, ctx.tick, REACH_M);
  if (near === null) return;
  spec.assets.forEach((asset, i) => {
    if (w.state.lifelines.assets[i]!.damagedTick >= 0 || !near(asset.at)) return;
    const heat = w.fire.exposure(asset.at, ctx.tick).find((x) => x.quantity === 'heatKWM2');
    if (heat !== undefined && heat.value >= ASSUMED_LIFELINES.damageKWM2)
      ctx.emit({ type: 'assetDamaged', assetId: asset.id, why: 'fire' });
  });
}

/** An inject puts assets out of use; those that are broken already stay as they are. */
export function causeOutage(
  w: World,
  ctx: StepContext,
  assetIds: readonly string[],
  cause: number,
): void {
  for (const assetId of assetIds) {
    const asset = find(w.state.lifelines.assets, assetId);
    if (asset !== undefined && asset.damagedTick < 0)
      ctx.emit({ type: 'assetDamaged', assetId, why: 'inject' }, cause);
  }
}
