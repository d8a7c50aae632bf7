import { cellCentre, type GridSpec } from '../../../engine/kernel/grid.ts';
import { LandCover, isForest } from '../../../engine/region/region.ts';
import { allotCover } from '../lib/cover.ts';
import { fbm } from '../lib/noise.ts';
import { distanceIn, forDisc } from '../lib/raster.ts';
import { keyFor, places, project } from './context.ts';
import type { Terrain } from '../lib/terrain.ts';
import type { VillagePlace } from '../lib/villages.ts';

/** Shares of the county's area. Forest by the county plan, the rest estimated (places.json). */
const SHARES: readonly (readonly [number, number])[] = [
  [LandCover.bareRock, 0.005],
  [LandCover.builtUp, places.landCover.builtUp.value],
  [LandCover.paddy, places.landCover.paddy.value],
  [LandCover.orchard, places.landCover.orchard.value],
  [LandCover.dryCrop, places.landCover.dryCrop.value],
  [LandCover.grass, 0.03],
  [LandCover.shrub, places.landCover.shrubGrass.value - 0.03],
];
/** Rivers this wide (m) show as water above the pool. */
const WATER_FROM_WIDTH_M = 20;

interface Site {
  readonly grid: GridSpec;
  readonly z: Float32Array;
  readonly slopeDeg: Float32Array;
  /** Cosine of the aspect from south: 1 faces south. */
  readonly south: Float32Array;
  readonly villageM: Float32Array;
  readonly roadM: Float32Array;
  readonly valleyM: Float32Array;
  readonly town: Float32Array;
  readonly noise: Float32Array;
  readonly patch: Float32Array;
}

/** Draws the land cover: each class takes the cells that suit it best until its share is full. */
export function drawLandCover(
  terrain: Terrain,
  pool: Uint8Array,
  slope: Float32Array,
  villages: readonly VillagePlace[],
  roadCells: readonly number[],
): Uint8Array {
  const site = siteOf(terrain, slope, villages, roadCells);
  const cover = allotCover({
    grid: terrain.grid,
    county: terrain.county,
    water: waterMask(terrain, pool),
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
  villages: readonly VillagePlace[],
  roadCells: readonly number[],
): Site {
  const { grid, zDm } = terrain;
  const count = zDm.length;
  const notVillage = new Uint8Array(count).fill(1);
  for (const v of villages) notVillage[v.cell] = 0;
  const notRoad = new Uint8Array(count).fill(1);
  for (const c of roadCells) notRoad[c] = 0;
  const notValley = new Uint8Array(count).fill(1);
  for (const k of [0, 1]) for (const c of terrain.riverCells[k]!) notValley[c] = 0;
  const town = new Float32Array(count);
  terrain.seats.forEach((s, k) => {
    const reach = 250 + 3.2 * Math.sqrt(places.townships[k]!.population);
    forDisc(grid, s, 2.5 * reach, (cell, d) => {
      town[cell] = Math.max(town[cell]!, Math.exp(-((d / reach) ** 2)));
    });
  });
  const noise = new Float32Array(count);
  const patch = new Float32Array(count);
  const key = keyFor('landcover');
  for (let i = 0; i < count; i++) {
    const p = cellCentre(grid, i);
    noise[i] = fbm(key, p.e, p.n, 380, 2, 0.6);
    patch[i] = fbm(key + 9, p.e, p.n, 1600, 2);
  }
  return {
    grid,
    z: Float32Array.from(zDm, (v) => v / 10),
    slopeDeg: slope.map((t) => (Math.atan(t) * 180) / Math.PI),
    south: southness(grid, zDm),
    villageM: distanceIn(grid, notVillage),
    roadM: distanceIn(grid, notRoad),
    valleyM: distanceIn(grid, notValley),
    town,
    noise,
    patch,
  };
}

function southness(grid: GridSpec, zDm: Int16Array): Float32Array {
  const out = new Float32Array(zDm.length);
  for (let i = grid.cols + 1; i < zDm.length - grid.cols - 1; i++) {
    const dn = zDm[i - grid.cols]! - zDm[i + grid.cols]!;
    const de = zDm[i + 1]! - zDm[i - 1]!;
    out[i] = dn / Math.max(1, Math.hypot(dn, de));
  }
  return out;
}

/** 1 in a band, falling to 0 over `soft` on both sides. */
const band = (x: number, low: number, high: number, soft: number): number =>
  Math.max(0, Math.min(1, (x - low) / soft + 1, (high - x) / soft + 1));

const SCORES: Readonly<Record<number, (s: Site, i: number) => number>> = {
  [LandCover.bareRock]: (s, i) => s.slopeDeg[i]! / 45 + 0.5 * s.noise[i]!,
  [LandCover.builtUp]: (s, i) =>
    band(s.slopeDeg[i]!, 0, 12, 6) *
      (2.2 * s.town[i]! + Math.exp(-s.villageM[i]! / 120) + 0.5 * Math.exp(-s.roadM[i]! / 60)) +
    0.25 * s.noise[i]!,
  [LandCover.paddy]: (s, i) =>
    band(s.slopeDeg[i]!, 0, 6, 5) * band(s.z[i]!, 176, 900, 60) * Math.exp(-s.villageM[i]! / 2500) +
    0.3 * s.noise[i]!,
  [LandCover.orchard]: (s, i) =>
    band(s.slopeDeg[i]!, 8, 25, 6) *
      band(s.z[i]!, 190, 800, 120) *
      (0.6 + 0.4 * s.south[i]!) *
      Math.exp(-s.valleyM[i]! / 5000 - s.villageM[i]! / 2500) +
    0.35 * s.noise[i]! +
    0.25 * s.patch[i]!,
  [LandCover.dryCrop]: (s, i) =>
    band(s.slopeDeg[i]!, 2, 24, 7) *
      band(s.z[i]!, 177, 1500, 200) *
      (Math.exp(-s.villageM[i]! / 900) + 0.35 * Math.exp(-s.roadM[i]! / 300)) +
    0.22 * s.noise[i]! +
    0.1 * s.patch[i]!,
  [LandCover.grass]: (s, i) =>
    band(s.z[i]!, 2150, 4000, 250) +
    0.25 * band(s.z[i]!, 176, 900, 100) +
    0.5 * s.noise[i]! +
    0.4 * s.patch[i]!,
  [LandCover.shrub]: (s, i) =>
    band(s.z[i]!, 176, 900, 200) * band(s.slopeDeg[i]!, 20, 70, 10) * (0.7 + 0.3 * s.south[i]!) +
    0.4 * s.noise[i]! +
    0.45 * s.patch[i]!,
};

function scoreOf(site: Site, cls: number): Uint16Array {
  const f = SCORES[cls]!;
  const out = new Uint16Array(site.z.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, Math.min(65535, Math.round((f(site, i) + 2) * 8000)));
  }
  return out;
}

function waterMask(terrain: Terrain, pool: Uint8Array): Uint8Array {
  const water = Uint8Array.from(pool);
  terrain.rivers.forEach((river, k) => {
    if (river.widthM < WATER_FROM_WIDTH_M) return;
    for (const c of terrain.riverCells[k]!) water[c] = 1;
  });
  // Flats of the Daning's bed above the pool have no lower neighbour: they are the river.
  for (const p of terrain.rivers[1]!.points) {
    forDisc(terrain.grid, p, Math.min(p.halfWidthM, 75), (cell) => {
      if (terrain.inBed[cell] === 1) water[cell] = 1;
    });
  }
  // A flat stretch of a stream has no lower neighbour: it is standing or slow water.
  const { cols } = terrain.grid;
  const around = [1, -1, cols, -cols, cols + 1, cols - 1, -cols + 1, -cols - 1];
  for (const line of terrain.riverCells) {
    for (const c of line) {
      if (!around.some((s) => terrain.zDm[c + s]! < terrain.zDm[c]!)) water[c] = 1;
    }
  }
  return water;
}

/** Pine and cypress low down and all along Wu Gorge, mixed above, fir and beech on the heights. */
function splitForest(site: Site, cover: Uint8Array): void {
  const belt = new Uint8Array(cover.length);
  for (const [lon, lat] of places.rivers[0]!.polyline.slice(18, 37)) {
    forDisc(site.grid, project(lon!, lat!), 4500, (cell) => {
      belt[cell] = 1;
    });
  }
  for (let i = 0; i < cover.length; i++) {
    if (!isForest(cover[i]!)) continue;
    const z = site.z[i]! + 160 * site.patch[i]! + 80 * site.noise[i]!;
    if (z > 1700) cover[i] = LandCover.forestHigh;
    else if (z < (belt[i] === 1 ? 1150 : 1000) && (belt[i] === 1 || site.patch[i]! < 0.12)) {
      cover[i] = LandCover.forestPine;
    } else cover[i] = LandCover.forestMixed;
  }
}
