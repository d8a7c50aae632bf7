import type { FacilityList } from '../lib/facility-list.ts';
import { places, project } from './context.ts';
import { PONDS_EACH, WATER_TANK_M3, WATER_TANKS } from './facility-plan.ts';
import type { Waters } from './waters.ts';
import { CELL_M, POND_DEPTH_M } from './settings.ts';

/** Reservoirs, the larger ponds of each township, and fire water tanks by the forests. */
export function placeWater(list: FacilityList, waters: Waters): void {
  for (const r of waters.reservoirs) {
    const at = list.siting.openNear(r, 900, 20);
    list.add('waterSource', r.zh, r.en, at, list.townshipOf(at), r.provenance, {
      aerial: 1,
      volumeM3: r.volumeM3,
      areaM2: r.cells.length * CELL_M ** 2,
      levelM: Math.round(r.levelM * 10) / 10,
      damHeightM: Math.round((r.levelM - r.bedM + 2) * 10) / 10,
    });
  }
  placePonds(list, waters);
  placeTanks(list);
}

function placePonds(list: FacilityList, waters: Waters): void {
  places.townships.forEach((t, k) => {
    const seat = project(t.lon, t.lat);
    const near = waters.ponds
      .filter((p) => p.cells > 6 && list.townshipOf(p) === k)
      .map((p) => ({ p, d: Math.hypot(p.e - seat.e, p.n - seat.n) }))
      .sort((a, b) => a.d - b.d || a.p.e - b.p.e)
      .slice(0, PONDS_EACH);
    near.forEach(({ p }, n) => {
      const at = list.siting.openNear(p, 500, 20);
      const en = `${t.name_en} pond ${n + 1}`;
      list.add('waterSource', `${t.name}山塘${n + 1}`, en, at, k, 'assumed', {
        aerial: 0,
        volumeM3: p.cells * CELL_M ** 2 * POND_DEPTH_M,
      });
    });
  });
}

/** Tanks in turn by the named forests: at the road nearest the middle, then further out. */
function placeTanks(list: FacilityList): void {
  const forests = places.forest.map((f) => project(f.centre[0]!, f.centre[1]!));
  for (let k = 0; k < WATER_TANKS; k++) {
    const middle = forests[k % forests.length]!;
    const out = 1800 * Math.floor(k / forests.length);
    const at = list.siting.roadsideNear({ e: middle.e + out, n: middle.n - out });
    const zh = `森林消防水池${k + 1}`;
    list.add('waterSource', zh, `Forest water tank ${k + 1}`, at, list.townshipOf(at), 'assumed', {
      aerial: 0,
      volumeM3: WATER_TANK_M3,
    });
  }
}
