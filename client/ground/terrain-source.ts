import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { TerrainAnswer } from '../../engine/protocol/http.ts';
import { buildField, heightAt } from './field.ts';
import type { GroundField } from './field.ts';
import type { TerrainData, TerrainRoad } from './terrain-data.ts';
import { readTerrain } from './terrain-files.ts';
import type { TerrainFiles } from './terrain-files.ts';

/** Rectangle on the ground, metres of the region's CRS. */
export interface GroundBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A line with the box that holds it, so that drawing skips what is out of sight. */
export interface Boxed<T> {
  readonly item: T;
  readonly box: GroundBox;
}

/** Everything of a place that map and terrain draw, made ready once. */
export interface Ground {
  readonly data: TerrainData;
  readonly detail: GroundField;
  readonly county: GroundField;
  readonly extent: GroundBox;
  readonly roads: readonly Boxed<TerrainRoad>[];
}

export const boxOfGrid = (g: GridSpec): GroundBox => ({
  west: g.west,
  north: g.north,
  east: g.west + g.cols * g.cellM,
  south: g.north - g.rows * g.cellM,
});

export function boxOfLine(line: readonly Point[]): GroundBox {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const p of line) {
    west = Math.min(west, p.e);
    east = Math.max(east, p.e);
    south = Math.min(south, p.n);
    north = Math.max(north, p.n);
  }
  return { west, south, east, north };
}

export const boxesMeet = (a: GroundBox, b: GroundBox): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

export const boxHolds = (outer: GroundBox, inner: GroundBox): boolean =>
  outer.west <= inner.west &&
  outer.east >= inner.east &&
  outer.south <= inner.south &&
  outer.north >= inner.north;

/** Makes the data of a place ready for drawing. */
export function prepareGround(data: TerrainData): Ground {
  return {
    data,
    detail: buildField(data.detail, data.poolLevelM),
    county: buildField(data.county, data.poolLevelM),
    extent: boxOfGrid(data.county.grid),
    roads: data.roads.map((item) => ({ item, box: boxOfLine(item.line) })),
  };
}

/** Height of what is seen from above, m: from the finest raster that holds the point. */
export function groundHeight(ground: Ground, p: Point): number {
  const d = boxOfGrid(ground.detail.grid);
  const inDetail = p.e > d.west && p.e < d.east && p.n > d.south && p.n < d.north;
  return heightAt(inDetail ? ground.detail : ground.county, p.e, p.n);
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

const overHttp: TerrainFiles = {
  bytes: async (url) => new Uint8Array(await (await get(url)).arrayBuffer()),
  json: async (url) => (await get(url)).json(),
};

async function fetchGround(url: string): Promise<Result<Ground, string>> {
  try {
    const answer = (await overHttp.json(url)) as TerrainAnswer;
    const data = await readTerrain(answer, overHttp);
    return data.ok ? ok(prepareGround(data.value)) : data;
  } catch (cause) {
    // A network that fails is an expected failure: the map says so and offers another try.
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

let held: { readonly url: string; readonly ground: Promise<Result<Ground, string>> } | null = null;

/**
 * The ground behind `url`, fetched once for map and terrain together. A failure is not kept: the
 * next call tries again.
 */
export function loadGround(url: string): Promise<Result<Ground, string>> {
  if (held?.url === url) return held.ground;
  const ground = fetchGround(url);
  held = { url, ground };
  void ground.then((g) => {
    if (!g.ok && held?.ground === ground) held = null;
  });
  return ground;
}
