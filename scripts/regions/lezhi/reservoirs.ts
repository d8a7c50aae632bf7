import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import type { Provenance } from '../../../engine/region/region.ts';
import { forDisc } from '../lib/raster.ts';
import { provenanceOf } from '../lib/facility-list.ts';
import type { Terrain } from '../lib/terrain.ts';
import { places, project } from './context.ts';

/** A dam across a generated valley and the water behind it. The bed stays in the DEM. */
export interface Reservoir extends Point {
  readonly zh: string;
  readonly en: string;
  readonly provenance: Provenance;
  readonly medium: boolean;
  readonly volumeM3: number;
  /** Level of the full reservoir and of the bed at the dam, m. */
  readonly levelM: number;
  readonly bedM: number;
  readonly cells: readonly number[];
}

/** How far a dam may stand from its recalled place, m (places are good to ±5 km). */
const SEARCH_M = 2600;
/** Depth that a dam of these hills may hold, m. Assumed. */
const DEPTH = { least: 6, mediumMost: 26, smallMost: 16 } as const;
/** Ground that drains to a dam, km². Assumed. */
const CATCHMENT = { medium: [6, 45], small: [0.6, 6] } as const;

interface Wanted extends Point {
  readonly zh: string;
  readonly en: string;
  readonly provenance: Provenance;
  readonly medium: boolean;
  readonly volumeM3: number;
}

/** Dams for the named and the typical small reservoirs of the facts. */
export function placeReservoirs(terrain: Terrain, builtOn: Uint8Array): Reservoir[] {
  const upstream = childrenOf(terrain.parent);
  const taken = builtOn.slice();
  const out: Reservoir[] = [];
  for (const w of wantedReservoirs()) {
    const found = bestDam(terrain, upstream, taken, w);
    if (!found) throw new Error(`no valley holds ${w.zh}`);
    for (const c of found.cells) taken[c] = 1;
    out.push(found);
  }
  return out;
}

function wantedReservoirs(): Wanted[] {
  return places.reservoirs.flatMap((r): Wanted[] => {
    const provenance = provenanceOf(r.status);
    if (r.lon !== undefined && r.lat !== undefined) {
      const at = project(r.lon, r.lat);
      return [
        { ...at, zh: r.name, en: r.name_en, provenance, medium: true, volumeM3: r.capacityM3! },
      ];
    }
    return (r.points ?? []).map(([lon, lat], k) => ({
      ...project(lon!, lat!),
      zh: `小型水库${k + 1}`,
      en: `Small reservoir ${k + 1}`,
      provenance,
      medium: false,
      volumeM3: r.capacityM3!,
    }));
  });
}

function bestDam(
  terrain: Terrain,
  upstream: Children,
  taken: Uint8Array,
  w: Wanted,
): Reservoir | null {
  const { grid, areaKm2, zDm, county } = terrain;
  const [least, most] = w.medium ? CATCHMENT.medium : CATCHMENT.small;
  let best = Infinity;
  let found: Reservoir | null = null;
  forDisc(grid, w, SEARCH_M, (cell, d) => {
    const a = areaKm2[cell]!;
    // One cell in five along the channels is choice enough.
    if (a < least || a > most || county[cell] === 0 || cell % 5 !== 0) return;
    const depth = w.medium ? DEPTH.mediumMost : DEPTH.smallMost;
    const pool = poolBehind(terrain, upstream, cell, depth, w.volumeM3);
    if (!pool || pool.depthM < DEPTH.least || pool.cells.some((c) => taken[c] === 1)) return;
    const cost = pool.cells.length * 900 + d * 40;
    if (cost >= best) return;
    best = cost;
    const bedM = zDm[cell]! / 10;
    found = {
      ...w,
      ...cellCentre(grid, cell),
      bedM,
      levelM: bedM + pool.depthM,
      cells: pool.cells,
    };
  });
  return found;
}

/** The pool of a given volume behind a dam at `dam`; null when it would be deeper than `mostM`. */
function poolBehind(
  terrain: Terrain,
  upstream: Children,
  dam: number,
  mostM: number,
  volumeM3: number,
): { depthM: number; cells: number[] } | null {
  const { zDm, grid } = terrain;
  const bed = zDm[dam]!;
  const top = bed + mostM * 10;
  const cells: number[] = [];
  const stack = [dam];
  while (stack.length > 0) {
    const c = stack.pop()!;
    cells.push(c);
    for (let k = upstream.first[c]!; k < upstream.first[c + 1]!; k++) {
      const up = upstream.cells[k]!;
      if (zDm[up]! < top) stack.push(up);
    }
  }
  const cellM2 = grid.cellM ** 2;
  const volumeAt = (depthM: number): number =>
    cells.reduce((v, c) => v + Math.max(0, bed / 10 + depthM - zDm[c]! / 10), 0) * cellM2;
  if (volumeAt(mostM) < volumeM3) return null;
  let low = 0;
  let high = mostM;
  for (let k = 0; k < 12; k++) {
    const mid = (low + high) / 2;
    if (volumeAt(mid) < volumeM3) low = mid;
    else high = mid;
  }
  const depthM = Math.round(high * 10) / 10;
  return { depthM, cells: cells.filter((c) => zDm[c]! < bed + depthM * 10) };
}

interface Children {
  readonly first: Int32Array;
  readonly cells: Int32Array;
}

/** The cells that drain directly into each cell. */
function childrenOf(parent: Int32Array): Children {
  const first = new Int32Array(parent.length + 1);
  for (const p of parent) if (p >= 0) first[p + 1]!++;
  for (let i = 0; i < parent.length; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const cells = new Int32Array(first[parent.length]!);
  parent.forEach((p, i) => {
    if (p >= 0) cells[next[p]!++] = i;
  });
  return { first, cells };
}
