import { cellAt, cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { forDisc } from '../lib/raster.ts';
import type { Terrain } from '../lib/terrain.ts';
import { places, project } from './context.ts';
import { placeReservoirs, type Reservoir } from './reservoirs.ts';

/** Water keeps this far from the middle of a town, beside the town itself, m. */
const TOWN_CLEARANCE_M = 350;

/** Standing and running water: reservoirs, ponds at the heads of valleys, streams. */
export interface Waters {
  readonly reservoirs: readonly Reservoir[];
  readonly ponds: readonly (Point & { readonly cells: number })[];
  readonly mask: Uint8Array;
  /** Standing water alone, which roads keep out of. */
  readonly standing: Uint8Array;
}

/** Ponds of one kind: how many, where in the drainage, how large. */
export interface PondRule {
  readonly perKm2: number;
  readonly areaKm2: readonly [number, number];
  readonly cells: number;
  /** Uniform draw of each cell. */
  readonly draw: (cell: number) => number;
}

export function watersOf(terrain: Terrain, rules: readonly PondRule[]): Waters {
  const town = townGround(terrain);
  const reservoirs = placeReservoirs(terrain, town);
  const standing = new Uint8Array(terrain.zDm.length);
  for (const r of reservoirs) for (const c of r.cells) standing[c] = 1;
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

/** Ground that no water may drown: towns with a margin, and the sites of hazards. */
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
