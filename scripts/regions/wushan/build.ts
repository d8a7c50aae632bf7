import { cellAt, cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { isForest } from '../../../engine/region/region.ts';
import { maskOf, outlineOf } from '../lib/boundary.ts';
import { forDisc } from '../lib/raster.ts';
import { simplify, type NetNode } from '../lib/road-net.ts';
import { gridOf } from './context.ts';
import { FacilityPlacer } from './facilities.ts';
import { buildFerries } from './ferries.ts';
import { drawLandCover } from './landcover.ts';
import type { RegionParts } from './package.ts';
import { RoadBuilder } from './roads.ts';
import { CELL_M, POOL_M } from './settings.ts';
import { buildTerrain, poolMask, type Terrain } from './terrain.ts';
import { linkVillages } from './village-links.ts';
import { placeVillages } from './villages.ts';
import { placeCameras, placeCheckpoints } from './watch.ts';

/** Builds every part of the package in memory. Throws when a place cannot be put on the network. */
export function buildWushan(log: (text: string) => void, ready?: Terrain): RegionParts {
  const grid = gridOf(CELL_M);
  const built = ready ?? buildTerrain(grid, log);
  const boundary = boundaryOf(built);
  const terrain = { ...built, county: maskOf(grid, boundary) };
  const pool = poolMask(grid, terrain.zDm, POOL_M, terrain.riverCells[0]![200]!);
  const roads = new RoadBuilder(terrain, pool);
  roads.buildNamedRoads(log);
  const problems = [...roads.failures, ...buildFerries(roads)];
  const villages = placeVillages(terrain, roads.ground.slope);
  for (const v of villages) connect(roads, v, v.name, problems);
  log('villages and their roads');
  const links = linkVillages(roads, [...terrain.seats, ...villages]);
  log(`${links} links between villages`);
  const placer = new FacilityPlacer(roads, [...terrain.seats, ...villages]);
  const facilities = placer.place();
  for (const f of facilities) if (f.onRoad) connect(roads, f, f.zh, problems);
  log('facilities');
  const landCover = drawLandCover(terrain, pool, roads.ground.slope, villages, roads.net.cells());
  log('land cover');
  placeCameras(placer, roads, landCover);
  placeCheckpoints(placer, wayside(roads, landCover));
  for (const f of facilities) if (f.kind === 'checkpoint') connect(roads, f, f.zh, problems);
  log('cameras and checkpoints');
  const { nodes, edges } = roads.net.contract();
  for (const p of problems) log(`PROBLEM ${p}`);
  return {
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

function connect(roads: RoadBuilder, at: Point, name: string, problems: string[]): void {
  const cell = cellAt(roads.terrain.grid, at.e, at.n);
  if (!roads.connect(cell, 'village', '村道')) problems.push(`${name}: no road possible`);
  else roads.net.stopAt(cell);
}

const BOUNDARY_TOLERANCE_M = 40;

function boundaryOf(terrain: Terrain): Point[] {
  const ring = outlineOf(terrain.grid, terrain.county).map((p) => [p.e, p.n, 0] as const);
  const half = Math.floor(ring.length / 2);
  const simple = [
    ...simplify(ring.slice(0, half + 1), BOUNDARY_TOLERANCE_M).slice(0, -1),
    ...simplify(ring.slice(half), BOUNDARY_TOLERANCE_M),
  ];
  return simple.map(([e, n]) => ({ e, n }));
}

/** Cells of village and township roads with the share of forest around them. */
function wayside(roads: RoadBuilder, landCover: Uint8Array): (Point & { forestShare: number })[] {
  const { grid, county } = roads.terrain;
  return roads.net
    .cells()
    .sort((a, b) => a - b)
    .filter((c, k) => k % 7 === 0 && county[c] === 1 && roads.ground.barrier[c] === 0)
    .map((c) => {
      let forest = 0;
      let all = 0;
      forDisc(grid, cellCentre(grid, c), 300, (cell) => {
        all++;
        if (isForest(landCover[cell]!)) forest++;
      });
      return { ...cellCentre(grid, c), forestShare: forest / all };
    });
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

function nodeFinder(nodes: readonly NetNode[]): (at: Point) => number {
  return (at) => {
    let best = 0;
    let least = Infinity;
    for (const n of nodes) {
      const d = (n.e - at.e) ** 2 + (n.n - at.n) ** 2;
      if (d < least) {
        least = d;
        best = n.id;
      }
    }
    return best;
  };
}
