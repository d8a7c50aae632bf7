import { places, project } from './context.ts';
import type { FacilityPlacer } from './facilities.ts';
import { FILLING_REACHES, PLAN, WATER_TANK_M3 } from './facility-plan.ts';
import type { WushanSiting } from './siting.ts';

/** Reaches for helicopters, reservoirs and the plan's fire water tanks. */
export function placeWater(placer: FacilityPlacer, siting: WushanSiting): void {
  for (const [zh, en, lon, lat] of FILLING_REACHES) {
    const at = siting.shoreNear(project(lon, lat));
    placer.add('waterSource', zh, en, at, placer.townshipOf(at), 'assumed', {
      aerial: 1,
      volumeM3: 1_000_000,
    });
  }
  for (const r of places.reservoirs) placeReservoir(placer, siting, r);
  placeTanks(placer, siting);
}

function placeReservoir(
  placer: FacilityPlacer,
  siting: WushanSiting,
  r: (typeof places.reservoirs)[number],
): void {
  const medium = r.kind === 'medium reservoir';
  const points = medium ? [[r.lon!, r.lat!]] : (r.points ?? []);
  points.forEach(([lon, lat], k) => {
    const at = siting.openNear(project(lon!, lat!), 900, 15);
    const many = points.length > 1;
    placer.add(
      'waterSource',
      many ? `小型水库${k + 1}` : r.name,
      many ? `Small reservoir ${k + 1}` : r.name_en,
      at,
      placer.townshipOf(at),
      many ? 'assumed' : 'recalled',
      { aerial: medium ? 1 : 0, volumeM3: r.capacityM3! },
    );
  });
}

/** Two tanks to a forest: at the road nearest its middle, and 3.5 km south-east of it. */
function placeTanks(placer: FacilityPlacer, siting: WushanSiting): void {
  const forests = places.forest.map((f) => project(f.centre[0]!, f.centre[1]!));
  for (let k = 0; k < PLAN.waterTanks; k++) {
    const near = forests[k % forests.length]!;
    const away = k < forests.length ? 0 : 2500;
    const at = siting.roadsideNear({ e: near.e + away, n: near.n - away });
    placer.add(
      'waterSource',
      `森林消防水池${k + 1}`,
      `Forest water tank ${k + 1}`,
      at,
      placer.townshipOf(at),
      'assumed',
      { aerial: 0, volumeM3: WATER_TANK_M3 },
    );
  }
}
