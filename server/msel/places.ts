import type { InjectSpec } from '../../engine/exercise/scenario.ts';
import type { EffectFile } from '../../engine/protocol/msel-file-schema.ts';
import type { Region } from '../../engine/region/region.ts';
import { Locator } from '../scenarios/locate.ts';
import { resolveEffect } from '../scenarios/resolve-injects.ts';

/** Finds the places of effects in a region; the text is what was expected instead. */
export function placesOf(region: Region): (e: EffectFile) => InjectSpec['effect'] | string {
  const locate = new Locator('', region);
  return (e) => {
    const before = locate.problems.length;
    return resolveEffect(e, 'effect', locate) ?? locate.problems[before]?.expected ?? '';
  };
}
