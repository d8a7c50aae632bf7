import type { RoadClass } from '../../../engine/region/region.ts';
import { RoadBuilder } from '../lib/road-builder.ts';
import type { RoadFact } from '../lib/road-stops.ts';
import type { Terrain } from '../lib/terrain.ts';
import { places, project } from './context.ts';
import { PORTALS } from './portals.ts';
import { banksAcross, riverAt, roadGround } from './road-ground.ts';
import { ROAD_STANDARDS } from './road-standards.ts';
import { POOL_M } from './settings.ts';

/** Deck of the Yangtze bridge, m (assumed): shipping needs about 30 m over the full pool. */
const DECK_M = POOL_M + 38;

const ROADS: readonly RoadFact[] = places.roads.map((r) => ({
  name: r.name,
  class: r.class as RoadClass,
  points: r.polyline.map(([lon, lat]) => project(lon!, lat!)),
}));

/** The roads of Wushan: the Yangtze bridge first, so that both banks meet it. */
export class WushanRoads extends RoadBuilder {
  readonly pool: Uint8Array;

  constructor(terrain: Terrain, pool: Uint8Array) {
    super(
      terrain,
      {
        standards: ROAD_STANDARDS,
        // Where gorge walls leave no line: short tunnels, higher viaducts.
        hardGround: { viaductCost: 12, tunnelCost: 12 },
        hardAccess: { earthworkM: 30, viaductCost: 30 },
        portals: PORTALS,
        seatPoints: places.townships.map((t) => project(t.lon, t.lat)),
      },
      (roadM) => roadGround(terrain, pool, roadM),
    );
    this.pool = pool;
  }

  build(log: (text: string) => void): void {
    this.buildYangtzeBridge();
    this.buildNamedRoads(ROADS, log);
    this.connectSeats();
  }

  private buildYangtzeBridge(): void {
    const road = places.roads.find((r) => r.name.startsWith('巫建公路'))!;
    const bridge = (road as { structures?: { name: string; lon: number; lat: number }[] })
      .structures![0]!;
    const at = project(bridge.lon, bridge.lat);
    const { middle, across } = riverAt(this.terrain, 0, at);
    const banks = banksAcross(this.terrain, this.pool, middle, across, DECK_M - 8)!;
    this.bridge = { at, ends: banks[0] < banks[1] ? banks : [banks[1], banks[0]] };
    this.crossing(banks, DECK_M, {
      class: 'provincial',
      name: bridge.name,
      bridge: true,
      tunnel: false,
      ferry: false,
    });
  }
}
