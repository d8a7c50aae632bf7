import { boxMean } from '../lib/raster.ts';
import { placeVillages, type VillagePlace } from '../lib/villages.ts';
import { keyFor, places } from './context.ts';
import type { Waters } from './waters.ts';
import type { LezhiRoads } from './roads.ts';

const STEEPEST = Math.tan((15 * Math.PI) / 180);
/** Farmsteads stand at the foot of the hills: not on tops, and not in the rice fields. */
const FOOT = { reliefM: [-40, 6], gentlest: Math.tan((1.5 * Math.PI) / 180), meanOverCells: 9 };
/** Persons to a household: 490,573 people in 224,101 households (2020 census bulletin). */
const PERSONS_PER_HOUSEHOLD = places.population.value / places.population.households;

/** Tells the ground that farmsteads choose: dry, gentle, at the foot of a hill. */
export function homeGroundOf(roads: LezhiRoads, waters: Waters): (cell: number) => boolean {
  const { grid, zDm, inBed } = roads.terrain;
  const { slope } = roads.ground;
  const z = Float32Array.from(zDm, (v) => v / 10);
  const around = boxMean(grid, boxMean(grid, z, FOOT.meanOverCells), FOOT.meanOverCells);
  return (i) => {
    if (waters.standing[i] === 1 || inBed[i] === 1 || !roads.isOpen(i)) return false;
    if (slope[i]! > STEEPEST || slope[i]! < FOOT.gentlest) return false;
    const relief = z[i]! - around[i]!;
    return relief >= FOOT.reliefM[0]! && relief <= FOOT.reliefM[1]!;
  };
}

/** The villages of Lezhi: on home ground, communities around their town's middle. */
export function villagesOf(
  roads: LezhiRoads,
  waters: Waters,
  homeGround: (cell: number) => boolean,
): VillagePlace[] {
  const { slope } = roads.ground;
  const names = places.villages.list as Record<string, string[]>;
  return placeVillages(roads.terrain, {
    townships: places.townships.map((t) => ({
      code: t.code,
      population: t.population,
      villages: names[t.name]!,
    })),
    personsPerHousehold: PERSONS_PER_HOUSEHOLD,
    habitable: homeGround,
    townGround: (i) => waters.standing[i] === 0 && slope[i]! <= STEEPEST && roads.isOpen(i),
    keyFor,
  });
}
