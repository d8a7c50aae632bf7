import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import proj4 from 'proj4';
import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import { isForest, LandCover, type Region, type River } from '../../../engine/region/region.ts';
import { elevationM, slopeOf } from '../../../engine/region/terrain.ts';
import { loadRegion } from '../../../server/regions/load-region.ts';
import { maskOf } from '../../../scripts/regions/lib/boundary.ts';

export interface Facts {
  readonly townships: readonly {
    code: string;
    name: string;
    elevationM: number;
    lon: number;
    lat: number;
  }[];
  readonly roads: readonly {
    name: string;
    class: string;
    polyline: readonly (readonly [number, number])[];
    lineLengthKm: number;
    maxGrade: number;
  }[];
}

export async function regionIn(folder: string): Promise<Region> {
  const loaded = await loadRegion(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.slice(0, 5)));
  return loaded.value;
}

export const factsOf = (id: string): Facts =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../scripts/regions/${id}/places.json`), 'utf8'),
  ) as Facts;

export const project = (r: Region, lon: number, lat: number): Point => {
  const [e, n] = proj4('EPSG:4326', r.crs).forward([lon, lat]) as [number, number];
  return { e, n };
};

export const distance = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);
export const median = (v: readonly number[]): number => quantile(v, 0.5);
export function quantile(v: readonly number[], q: number): number {
  const s = [...v].sort((a, b) => a - b);
  return s[Math.min(s.length - 1, Math.floor(q * s.length))]!;
}
export const degrees = (tangent: number): number => (Math.atan(tangent) * 180) / Math.PI;
export const slopeDeg = (r: Region, at: Point): number =>
  degrees(slopeOf(r, cellAt(r.grid, at.e, at.n)).tangent);

/** Height and slope statistics inside the county. */
export function relief(r: Region, mask: Uint8Array) {
  let cells = 0;
  let sum = 0;
  let slope = 0;
  let [lowest, highest] = [Infinity, -Infinity];
  const over = { m1000: 0, m1500: 0, m500: 0, deg25: 0, deg6: 0 };
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 1) continue;
    const z = r.elevationDm[i]! / 10;
    const d = degrees(slopeOf(r, i).tangent);
    cells++;
    sum += z;
    slope += d;
    lowest = Math.min(lowest, z);
    highest = Math.max(highest, z);
    if (z > 1000) over.m1000++;
    if (z > 1500) over.m1500++;
    if (z < 500) over.m500++;
    if (d > 25) over.deg25++;
    if (d < 6) over.deg6++;
  }
  return {
    areaKm2: (cells * r.grid.cellM ** 2) / 1e6,
    lowestM: lowest,
    highestM: highest,
    meanM: sum / cells,
    above1000: over.m1000 / cells,
    above1500: over.m1500 / cells,
    below500: over.m500 / cells,
    meanSlopeDeg: slope / cells,
    above25Deg: over.deg25 / cells,
    below6Deg: over.deg6 / cells,
  };
}

export const countyMask = (r: Region): Uint8Array => maskOf(r.grid, r.boundary);

export function coverShare(r: Region, mask: Uint8Array, is: (cls: number) => boolean): number {
  let all = 0;
  let hit = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 1) continue;
    all++;
    if (is(r.landCover[i]!)) hit++;
  }
  return hit / all;
}
export { isForest, LandCover };

/** Cells without a lower neighbour that are not water. */
export function pits(r: Region, mask: Uint8Array): number[] {
  const { cols } = r.grid;
  const steps = [1, -1, cols, -cols, cols + 1, cols - 1, -cols + 1, -cols - 1];
  const out: number[] = [];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 1 || r.landCover[i] === LandCover.water) continue;
    if (!steps.some((s) => r.elevationDm[i + s]! < r.elevationDm[i]!)) out.push(i);
  }
  return out;
}

export const riverNamed = (r: Region, zh: string): River =>
  r.rivers.find((v) => v.name.zh.startsWith(zh))!;

/** Fall over length of a river's line. */
export function gradient(river: River): number {
  let length = 0;
  for (let k = 1; k < river.line.length; k++)
    length += distance(river.line[k - 1]!, river.line[k]!);
  return (river.line[0]!.bedM - river.line[river.line.length - 1]!.bedM) / length;
}

export const areaKm2 = (r: Region, mask: Uint8Array, what: Uint8Array): number =>
  (what.reduce((n, w, i) => n + (w === 1 && mask[i] === 1 ? 1 : 0), 0) * r.grid.cellM ** 2) / 1e6;

/** Highest ground within a distance of a point, m. */
export function highestNear(r: Region, at: Point, radiusM: number): number {
  let top = -Infinity;
  forCells(r, at, radiusM, (cell) => {
    top = Math.max(top, r.elevationDm[cell]! / 10);
  });
  return top;
}

export function forCells(
  r: Region,
  at: Point,
  radiusM: number,
  visit: (cell: number) => void,
): void {
  const { grid } = r;
  for (let dn = -radiusM; dn <= radiusM; dn += grid.cellM) {
    for (let de = -radiusM; de <= radiusM; de += grid.cellM) {
      if (de * de + dn * dn > radiusM * radiusM) continue;
      const cell = cellAt(grid, at.e + de, at.n + dn);
      if (cell >= 0) visit(cell);
    }
  }
}

/** Shortest length between two nodes over edges that pass `use`, m; Infinity when apart. */
export function roadLength(
  r: Region,
  from: number,
  to: number,
  use: (e: Region['roads']['edges'][number]) => boolean = () => true,
): number {
  const links = new Map<number, [number, number][]>();
  for (const e of r.roads.edges) {
    if (!use(e)) continue;
    links.set(e.a, [...(links.get(e.a) ?? []), [e.b, e.lengthM]]);
    links.set(e.b, [...(links.get(e.b) ?? []), [e.a, e.lengthM]]);
  }
  const best = new Map([[from, 0]]);
  const open = new Set([from]);
  while (open.size > 0) {
    let here = -1;
    for (const n of open) if (here < 0 || best.get(n)! < best.get(here)!) here = n;
    open.delete(here);
    if (here === to) return best.get(here)!;
    for (const [next, length] of links.get(here) ?? []) {
      const d = best.get(here)! + length;
      if (d < (best.get(next) ?? Infinity)) {
        best.set(next, d);
        open.add(next);
      }
    }
  }
  return Infinity;
}

/** Nodes that roads and ferries join to a node. */
export function reachable(r: Region, from: number): Set<number> {
  const links = new Map<number, number[]>();
  for (const e of r.roads.edges) {
    links.set(e.a, [...(links.get(e.a) ?? []), e.b]);
    links.set(e.b, [...(links.get(e.b) ?? []), e.a]);
  }
  const seen = new Set([from]);
  const stack = [from];
  while (stack.length > 0) {
    for (const next of links.get(stack.pop()!) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return seen;
}

/** Height of open road over the ground at its vertices, absolute, m. */
export function roadOffsets(r: Region, folder: string): number[] {
  return roadFeatures(folder).flatMap((f) => {
    const p = f.properties;
    if (p.bridge || p.tunnel || p.ferry || p.class === 'expressway') return [];
    return f.geometry.coordinates.map(([e, n, z]) => Math.abs(z - elevationM(r, { e, n })));
  });
}

function roadFeatures(folder: string): RoadFeature[] {
  const file = JSON.parse(readFileSync(join(folder, 'roads.geojson'), 'utf8')) as {
    features: RoadFeature[];
  };
  return file.features.filter((f) => f.properties.kind === 'edge');
}

interface RoadFeature {
  geometry: { coordinates: [number, number, number][] };
  properties: {
    kind: string;
    class: string;
    bridge: boolean;
    tunnel: boolean;
    ferry: boolean;
    name: string;
  };
}

/** Grades of the road's own height over windows of 100 m, by class. */
export function gradesByClass(folder: string): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const f of roadFeatures(folder)) {
    if (f.properties.ferry) continue;
    const list = out.get(f.properties.class) ?? [];
    list.push(...grades(f.geometry.coordinates));
    out.set(f.properties.class, list);
  }
  return out;
}

const WINDOW_M = 100;

function grades(line: readonly [number, number, number][]): number[] {
  const along = [0];
  for (let k = 1; k < line.length; k++) {
    along.push(
      along[k - 1]! + Math.hypot(line[k]![0] - line[k - 1]![0], line[k]![1] - line[k - 1]![1]),
    );
  }
  const total = along[along.length - 1]!;
  const heightAt = (d: number): number => {
    let k = 1;
    while (k < line.length - 1 && along[k]! < d) k++;
    const t = (d - along[k - 1]!) / Math.max(1e-9, along[k]! - along[k - 1]!);
    return line[k - 1]![2] + t * (line[k]![2] - line[k - 1]![2]);
  };
  const out: number[] = [];
  for (let d = 0; d + WINDOW_M <= total; d += WINDOW_M / 2) {
    out.push(Math.abs(heightAt(d + WINDOW_M) - heightAt(d)) / WINDOW_M);
  }
  return out;
}

export { cellAt };
