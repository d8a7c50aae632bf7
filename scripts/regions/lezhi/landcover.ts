import { cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { isForest, LandCover } from '../../../engine/region/region.ts';
import { allotCover } from '../lib/cover.ts';
import { fbm } from '../lib/noise.ts';
import { boxMean, distanceIn, forDisc } from '../lib/raster.ts';
import type { Terrain } from '../lib/terrain.ts';
import type { VillagePlace } from '../lib/villages.ts';
import { keyFor, places, project } from './context.ts';
import type { Waters } from './waters.ts';
import { VALLEYS } from './settings.ts';

/** Shares of the county's area, estimated (places.json). */
const SHARES: readonly (readonly [number, number])[] = [
  [LandCover.builtUp, places.landCover.builtUp.value],
  [LandCover.paddy, places.landCover.paddy.value],
  [LandCover.orchard, places.landCover.orchardMulberry.value],
  [LandCover.dryCrop, places.landCover.dryCrop.value],
  [LandCover.shrub, places.landCover.shrubGrass.value * 0.7],
  [LandCover.grass, places.landCover.shrubGrass.value * 0.3],
];

interface Site {
  readonly grid: GridSpec;
  readonly slopeDeg: Float32Array;
  /** Height over the mean of the 900 m around, m: valleys below 0, tops above. */
  readonly reliefM: Float32Array;
  readonly valleyM: Float32Array;
  readonly homeM: Float32Array;
  readonly farmM: Float32Array;
  readonly roadM: Float32Array;
  readonly town: Float32Array;
  readonly wood: Float32Array;
  readonly noise: Float32Array;
  readonly patch: Float32Array;
}

/** Draws the land cover: each class takes the cells that suit it best until its share is full. */
export function drawLandCover(
  terrain: Terrain,
  waters: Waters,
  slope: Float32Array,
  villages: readonly VillagePlace[],
  hamlets: readonly Point[],
  farms: readonly Point[],
  roadCells: readonly number[],
): Uint8Array {
  const site = siteOf(terrain, slope, [...villages, ...hamlets], farms, roadCells);
  const cover = allotCover({
    grid: terrain.grid,
    county: terrain.county,
    water: waters.mask,
    shares: SHARES,
    forestShare: places.landCover.forest.value,
    scoreOf: (cls) => scoreOf(site, cls),
  });
  splitForest(site, cover);
  return cover;
}

function siteOf(
  terrain: Terrain,
  slope: Float32Array,
  homes: readonly Point[],
  farms: readonly Point[],
  roadCells: readonly number[],
): Site {
  const { grid, zDm, areaKm2 } = terrain;
  const count = zDm.length;
  const z = Float32Array.from(zDm, (v) => v / 10);
  const around = boxMean(grid, boxMean(grid, z, 10), 10);
  const noise = new Float32Array(count);
  const patch = new Float32Array(count);
  const key = keyFor('landcover');
  for (let i = 0; i < count; i++) {
    const p = cellCentre(grid, i);
    noise[i] = fbm(key, p.e, p.n, 170, 2, 0.6);
    patch[i] = fbm(key + 9, p.e, p.n, 700, 2);
  }
  return {
    grid,
    slopeDeg: slope.map((t) => (Math.atan(t) * 180) / Math.PI),
    reliefM: z.map((v, i) => v - around[i]!),
    valleyM: distanceIn(
      grid,
      Uint8Array.from(areaKm2, (a) => (a >= VALLEYS.channelKm2 ? 0 : 1)),
    ),
    homeM: distanceTo(grid, homes),
    farmM: distanceTo(grid, farms),
    roadM: distanceIn(grid, notCells(count, roadCells)),
    town: townPull(terrain),
    wood: woodPull(grid),
    noise,
    patch,
  };
}

function notCells(count: number, cells: readonly number[]): Uint8Array {
  const out = new Uint8Array(count).fill(1);
  for (const c of cells) out[c] = 0;
  return out;
}

function distanceTo(grid: GridSpec, points: readonly Point[]): Float32Array {
  const away = new Uint8Array(grid.cols * grid.rows).fill(1);
  for (const p of points) forDisc(grid, p, grid.cellM, (cell) => void (away[cell] = 0));
  return distanceIn(grid, away);
}

/** 1 in the middle of a town, falling with the distance that its people fill. */
function townPull(terrain: Terrain): Float32Array {
  const town = new Float32Array(terrain.zDm.length);
  terrain.seats.forEach((s, k) => {
    const t = places.townships[k]!;
    // A rural town holds a small part of its township's people; the county seat most of them.
    const reach = 90 + (t.kind === '街道' ? 3.6 : 2) * Math.sqrt(t.population);
    forDisc(terrain.grid, s, 2.5 * reach, (cell, d) => {
      town[cell] = Math.max(town[cell]!, Math.exp(-((d / reach) ** 2)));
    });
  });
  return town;
}

/** Stronger woods in the named forests of the facts. */
function woodPull(grid: GridSpec): Float32Array {
  const wood = new Float32Array(grid.cols * grid.rows);
  for (const f of places.forest) {
    const reach = 1000 * Math.sqrt(f.areaKm2 / Math.PI);
    forDisc(grid, project(f.centre[0]!, f.centre[1]!), 2 * reach, (cell, d) => {
      wood[cell] = Math.max(wood[cell]!, Math.exp(-((d / reach) ** 2)));
    });
  }
  return wood;
}

/** 1 in a band, falling to 0 over `soft` on both sides. */
const band = (x: number, low: number, high: number, soft: number): number =>
  Math.max(0, Math.min(1, (x - low) / soft + 1, (high - x) / soft + 1));

/** What speaks against clearing a cell: steep ground, tops, named forests. */
const woody = (s: Site, i: number): number =>
  0.3 * band(s.slopeDeg[i]!, 15, 90, 8) +
  0.3 * band(s.reliefM[i]!, 14, 300, 18) +
  0.34 * s.wood[i]! +
  0.3 * s.patch[i]!;

const SCORES: Readonly<Record<number, (s: Site, i: number) => number>> = {
  [LandCover.builtUp]: (s, i) =>
    band(s.slopeDeg[i]!, 0, 8, 6) *
      (2.4 * s.town[i]! * (1 + 0.7 * s.patch[i]!) +
        1.1 * Math.exp(-s.homeM[i]! / 50) +
        0.9 * Math.exp(-s.farmM[i]! / 40) +
        0.25 * Math.exp(-s.roadM[i]! / 45)) +
    0.3 * s.noise[i]!,
  [LandCover.paddy]: (s, i) =>
    band(s.slopeDeg[i]!, 0, 5, 4) * (Math.exp(-s.valleyM[i]! / 60) + 0.2) +
    0.15 * s.noise[i]! -
    0.2 * s.town[i]!,
  [LandCover.orchard]: (s, i) =>
    band(s.slopeDeg[i]!, 6, 20, 6) * (0.5 + Math.exp(-s.homeM[i]! / 500)) +
    0.3 * s.noise[i]! +
    0.75 * s.patch[i]! -
    0.4 * s.wood[i]!,
  [LandCover.dryCrop]: (s, i) =>
    band(s.slopeDeg[i]!, 0, 17, 9) * (0.6 + 0.4 * Math.exp(-s.homeM[i]! / 400)) +
    0.2 * s.noise[i]! -
    woody(s, i),
  [LandCover.shrub]: (s, i) =>
    band(s.slopeDeg[i]!, 10, 24, 6) + 0.5 * s.noise[i]! - 0.7 * s.patch[i]!,
  [LandCover.grass]: (s, i) =>
    0.5 * band(s.slopeDeg[i]!, 5, 20, 6) + 0.6 * s.noise[i]! - 0.9 * s.patch[i]!,
};

function scoreOf(site: Site, cls: number): Uint16Array {
  const f = SCORES[cls]!;
  const out = new Uint16Array(site.noise.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, Math.min(65535, Math.round((f(site, i) + 2) * 8000)));
  }
  return out;
}

/** Cypress on dry tops and steep sides (the class of pine and cypress), cypress with alder below. */
function splitForest(site: Site, cover: Uint8Array): void {
  for (let i = 0; i < cover.length; i++) {
    if (!isForest(cover[i]!)) continue;
    const dry = site.reliefM[i]! / 30 + site.slopeDeg[i]! / 40 + site.patch[i]! + site.wood[i]!;
    cover[i] = dry > 0.45 ? LandCover.forestPine : LandCover.forestMixed;
  }
}
