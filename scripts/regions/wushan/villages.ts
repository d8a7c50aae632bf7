import type { Terrain } from '../lib/terrain.ts';
import { placeVillages, type VillagePlace } from '../lib/villages.ts';
import { keyFor, places } from './context.ts';
import { POOL_M } from './settings.ts';

const STEEPEST = Math.tan((22 * Math.PI) / 180);
const HIGHEST_M = 1900;
/** Persons to a household: the 2015 landslide moved 196 people of 56 households (3.5). */
const PERSONS_PER_HOUSEHOLD = 3.5;

/** The villages of Wushan: clear of the full pool, not on steep or very high ground. */
export function villagesOf(terrain: Terrain, slope: Float32Array): VillagePlace[] {
  const { zDm } = terrain;
  const names = places.villages.list as Record<string, string[]>;
  return placeVillages(terrain, {
    townships: places.townships.map((t) => ({
      code: t.code,
      population: t.population,
      villages: names[t.name]!,
    })),
    personsPerHousehold: PERSONS_PER_HOUSEHOLD,
    habitable: (i) => {
      const z = zDm[i]! / 10;
      return z >= POOL_M + 6 && z <= HIGHEST_M && slope[i]! <= STEEPEST;
    },
    townGround: (i) => zDm[i]! >= (POOL_M + 4) * 10 && slope[i]! <= STEEPEST,
    keyFor,
  });
}
