import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import type { RoadClass } from '../../../engine/region/region.ts';
import { boxMean, distanceIn, slopeTangent } from '../lib/raster.ts';
import { RoadBuilder } from '../lib/road-builder.ts';
import type { RoadGround } from '../lib/road-search.ts';
import type { RoadFact } from '../lib/road-stops.ts';
import type { Terrain } from '../lib/terrain.ts';
import { places, project } from './context.ts';
import { PORTALS } from './portals.ts';
import { HARD_ACCESS, HARD_GROUND, ROAD_STANDARDS } from './road-standards.ts';
import type { Waters } from './waters.ts';
import { ROAD_EXTENSIONS } from './settings.ts';

/** Deck over streams and over the arms of reservoirs, above bed and water, m. Assumed. */
const DECK_OVER_STREAM_M = 3.5;
const DECK_OVER_WATER_M = 2.5;
/** Arms of reservoirs and ponds are crossed where the shore is this near, m. */
const ARM_M = 70;

const RAMP_OFF_GROUND_M = 8;
const INTERCHANGES: readonly Point[] = places.roads.flatMap((r) =>
  (r.interchanges ?? []).map((x) => project(x.lon, x.lat)),
);

const ROADS: readonly RoadFact[] = places.roads.map((r) => {
  const drawn = r.polyline.map(([lon, lat]) => project(lon!, lat!));
  // An expressway is free between drawn vertices that are ±3 km off anyway: it keeps every second.
  const kept = r.class === 'expressway' ? drawn.filter((_, k) => k % 2 === 0) : drawn;
  const further = ROAD_EXTENSIONS.filter((x) => r.name.startsWith(x.road));
  return {
    name: r.name,
    class: r.class as RoadClass,
    points: [...kept, ...further.map((x) => project(x.lon, x.lat))],
  };
});

/** The named roads of Lezhi over its ground and around its water. */
export class LezhiRoads extends RoadBuilder {
  private readonly closed: Uint8Array;

  constructor(terrain: Terrain, waters: Waters) {
    const closed = new Uint8Array(terrain.zDm.length);
    super(
      terrain,
      {
        standards: ROAD_STANDARDS,
        hardGround: HARD_GROUND,
        hardAccess: HARD_ACCESS,
        portals: PORTALS,
        trimsStubs: true,
        earthworkAtMostM: HARD_GROUND.earthworkM,
        seatPoints: places.townships.map((t) => project(t.lon, t.lat)),
      },
      (roadM) => ({ ...roadGround(terrain, waters, roadM), closed }),
    );
    this.closed = closed;
  }

  /** Whether a place may stand or a road may join here: not on the lanes of an expressway. */
  isOpen(cell: number): boolean {
    return this.closed[cell] === 0;
  }

  /** Expressways first; then nothing joins them but the ramps of their interchanges. */
  build(log: (text: string) => void): void {
    const fast = ROADS.filter((r) => r.class === 'expressway');
    this.buildNamedRoads(fast, log);
    const lanes = this.net.cells();
    for (const cell of lanes) this.closed[cell] = 1;
    this.buildNamedRoads(
      ROADS.filter((r) => r.class !== 'expressway'),
      log,
    );
    this.connectSeats();
    for (const at of INTERCHANGES) this.addRamp(at, lanes);
  }

  private addRamp(at: Point, lanes: readonly number[]): void {
    const { grid } = this.terrain;
    const distance = (cell: number): number => {
      const p = cellCentre(grid, cell);
      return Math.hypot(p.e - at.e, p.n - at.n);
    };
    // Ramps leave where the expressway runs near the ground, not from viaducts or tunnels.
    const open = lanes.filter(
      (c) =>
        this.ground.barrier[c] === 0 &&
        Math.abs(this.net.heightM[c]! - this.ground.levelM[c]!) < RAMP_OFF_GROUND_M,
    );
    const nearest = open.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    if (!this.join(nearest, 'county', '互通连接线'))
      this.failures.push('an interchange has no ramp');
    this.net.stopAt(nearest);
  }
}

function roadGround(terrain: Terrain, waters: Waters, roadM: Float32Array): RoadGround {
  const { grid, zDm, inBed } = terrain;
  const ground = Float32Array.from(zDm, (z) => z / 10);
  // A road's formation is wider than a path: it follows the ground around it, not each cell.
  const levelM = boxMean(grid, ground, 1);
  const barrier = new Uint8Array(zDm.length);
  const toShore = distanceIn(grid, waters.standing);
  for (let i = 0; i < zDm.length; i++) {
    if (waters.standing[i] === 1) barrier[i] = toShore[i]! > ARM_M ? 2 : 1;
    else if (inBed[i] === 1) {
      barrier[i] = 1;
      levelM[i] = ground[i]! + DECK_OVER_STREAM_M;
    }
  }
  for (const r of waters.reservoirs) {
    for (const c of r.cells) levelM[c] = r.levelM + DECK_OVER_WATER_M;
  }
  return { grid, levelM, slope: slopeTangent(grid, ground), barrier, roadM };
}
