import { cellAt, cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
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
/** Water keeps this far from the middle of a town, beside the town itself, m. */
const TOWN_CLEARANCE_M = 350;

interface Wanted extends Point {
  readonly zh: string;
  readonly en: string;
  readonly provenance: Provenance;
  readonly medium: boolean;
  readonly volumeM3: number;
}

/** Dams for the named and the typical small reservoirs of the facts. */
export function placeReservoirs(terrain: Terrain): Reservoir[] {
  const upstream = childrenOf(terrain.parent);
  const taken = townGround(terrain);
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

function townGround(terrain: Terrain): Uint8Array {
  const out = new Uint8Array(terrain.zDm.length);
  for (const s of terrain.seats) {
    forDisc(terrain.grid, s, s.radiusM + TOWN_CLEARANCE_M, (cell) => {
      out[cell] = 1;
    });
  }
  for (const h of places.hazards) {
    const at = project(h.lon, h.lat);
    const cell = cellAt(terrain.grid, at.e, at.n);
    if (cell >= 0) out[cell] = 1;
  }
  return out;
}

/** Standing and running water: reservoirs, ponds at the heads of valleys, streams. */
export interface Waters {
  readonly reservoirs: readonly Reservoir[];
  readonly ponds: readonly (Point & { readonly cells: number })[];
  readonly mask: Uint8Array;
  /** Standing water alone, which roads keep out of. */
  readonly standing: Uint8Array;
}

export type PondRule = {
  readonly perKm2: number;
  readonly areaKm2: readonly [number, number];
  readonly cells: number;
  readonly draw: (cell: number) => number;
};

export function watersOf(terrain: Terrain, rules: readonly PondRule[]): Waters {
  const reservoirs = placeReservoirs(terrain);
  const standing = new Uint8Array(terrain.zDm.length);
  for (const r of reservoirs) for (const c of r.cells) standing[c] = 1;
  const town = townGround(terrain);
  const ponds = rules.flatMap((rule) => digPonds(terrain, rule, standing, town));
  return { reservoirs, ponds, standing, mask: withStreams(terrain, standing) };
}

/** Ponds by density among the channel cells of the rule's drainage area. */
function digPonds(
  terrain: Terrain,
  rule: PondRule,
  standing: Uint8Array,
  town: Uint8Array,
): (Point & { cells: number })[] {
  const { grid, areaKm2, inBed, parent, zDm } = terrain;
  const [least, most] = rule.areaKm2;
  const fits = (i: number): boolean =>
    areaKm2[i]! >= least && areaKm2[i]! < most && inBed[i] === 0 && town[i] === 0;
  let choices = 0;
  for (let i = 0; i < areaKm2.length; i++) if (fits(i)) choices++;
  const windowKm2 = (areaKm2.length * grid.cellM ** 2) / 1e6;
  const chance = (rule.perKm2 * windowKm2) / choices;
  const out: (Point & { cells: number })[] = [];
  for (let i = 0; i < areaKm2.length; i++) {
    if (!fits(i) || standing[i] === 1 || rule.draw(i) >= chance) continue;
    const cells = pondCells(grid, zDm, parent, i, rule.cells);
    for (const c of cells) standing[c] = 1;
    out.push({ ...cellCentre(grid, i), cells: cells.length });
  }
  return out;
}

/** The lowest cells around a pond's dam that are not below it. */
function pondCells(
  grid: GridSpec,
  zDm: Int16Array,
  parent: Int32Array,
  at: number,
  count: number,
): number[] {
  const cells = [at];
  const col = at % grid.cols;
  if (col < 2 || col > grid.cols - 3 || at < 2 * grid.cols || at >= zDm.length - 2 * grid.cols) {
    return cells;
  }
  // Level ground has no lowest cell: a scattered order keeps ponds from lying along the rows.
  const rank = (i: number): number => zDm[i]! + ((i * 7919) % 64) / 16;
  while (cells.length < count) {
    let next = -1;
    for (const c of cells) {
      for (const s of [1, -1, grid.cols, -grid.cols]) {
        const i = c + s;
        if (i < 0 || i >= zDm.length || i === parent[at] || cells.includes(i)) continue;
        if (zDm[i]! >= zDm[at]! && (next < 0 || rank(i) < rank(next))) next = i;
      }
    }
    if (next < 0) break;
    cells.push(next);
  }
  return cells;
}

/** Streams show as water over their lower part, and where their bed is level. */
const DRY_HEAD_SHARE = 0.15;

function withStreams(terrain: Terrain, standing: Uint8Array): Uint8Array {
  const mask = Uint8Array.from(standing);
  const { cols } = terrain.grid;
  const around = [1, -1, cols, -cols, cols + 1, cols - 1, -cols + 1, -cols - 1];
  for (const line of terrain.riverCells) {
    line.forEach((c, k) => {
      const level = !around.some((s) => terrain.zDm[c + s]! < terrain.zDm[c]!);
      if (level || k > DRY_HEAD_SHARE * line.length) mask[c] = 1;
    });
  }
  return mask;
}
