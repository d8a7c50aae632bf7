import { cellAt, type GridSpec } from '../../../engine/kernel/grid.ts';
import { drainPits } from '../lib/drain.ts';
import { keepRiversFalling } from '../lib/falling.ts';
import { forDisc } from '../lib/raster.ts';
import { riverBed } from '../lib/river-bed.ts';
import { drainage } from '../lib/steady-state.ts';
import type { Terrain } from '../lib/terrain.ts';
import { project } from './context.ts';
import { countyMask } from './county.ts';
import { hillsOver } from './hills.ts';
import { riverLines } from './rivers.ts';
import { easeSeats, placeSeats } from './seats.ts';
import { CEILING_M, SUMMITS } from './settings.ts';
import { floorTrend } from './trend.ts';
import { edgeOutlets, valleysOf } from './valleys.ts';

/** The whole generated ground: heights, drainage, streams, seats and the county's extent. */
export function buildTerrain(grid: GridSpec, log: (text: string) => void): Terrain {
  const rivers = riverLines();
  const trend = floorTrend(grid, rivers);
  const bed = riverBed(grid, rivers, edgeOutlets(grid, trend));
  log('streams and the level of the country');
  const valleys = valleysOf(grid, bed.roots, trend);
  log('valleys');
  const z = hillsOver(grid, valleys);
  log('hills');
  lowerTops(z);
  const seats = placeSeats(grid, z, bed.roots);
  easeSeats(grid, z, bed.roots, seats);
  const county = countyMask(grid, z);
  raiseSummits(grid, z, county);
  log('seats, county and summits');
  const zDm = Int16Array.from(z, (v) => Math.round(v * 10));
  const parent = drainPits(grid, zDm, outlets(grid, bed.lineCells));
  keepRiversFalling(zDm, bed.lineCells);
  log('drained');
  return {
    grid,
    zDm,
    parent,
    areaKm2: drainage(grid, parent),
    rivers,
    riverCells: bed.lineCells,
    inBed: Uint8Array.from(bed.roots, (r) => (Number.isNaN(r) ? 0 : 1)),
    seats,
    county,
  };
}

/** Where water leaves the ground: the streams' lines, and the window's edge. */
function outlets(grid: GridSpec, lines: readonly (readonly number[])[]): Uint8Array {
  const { cols, rows } = grid;
  const out = new Uint8Array(cols * rows);
  for (const line of lines) for (const cell of line) out[cell] = 1;
  for (let c = 0; c < cols; c++) out[c] = out[(rows - 1) * cols + c] = 1;
  for (let r = 0; r < rows; r++) out[r * cols] = out[r * cols + cols - 1] = 1;
  return out;
}

const EASE_FROM_M = CEILING_M - 60;

/** Bends everything above the ceiling's foot down, so that nothing rivals the published summit. */
function lowerTops(z: Float32Array): void {
  for (let i = 0; i < z.length; i++) {
    const over = z[i]! - EASE_FROM_M;
    if (over > 0) z[i] = EASE_FROM_M + 60 * (1 - Math.exp(-over / 60));
  }
}

/** Raises the highest hill near each summit's place to its published height. */
function raiseSummits(grid: GridSpec, z: Float32Array, county: Uint8Array): void {
  for (const s of SUMMITS) {
    const near = project(s.lon, s.lat);
    let top = cellAt(grid, near.e, near.n);
    forDisc(grid, near, 1500, (cell) => {
      if (county[cell] === 1 && z[cell]! > z[top]!) top = cell;
    });
    const at = {
      e: grid.west + ((top % grid.cols) + 0.5) * grid.cellM,
      n: grid.north - (Math.floor(top / grid.cols) + 0.5) * grid.cellM,
    };
    const rise = s.zM - z[top]!;
    const foot = z[top]! - 70;
    forDisc(grid, at, s.reachM, (cell, d) => {
      // Hills rise by their height over the valley, valleys stay: the crest grows, not a dome.
      const share = Math.max(0, Math.min(1, (z[cell]! - foot) / 70));
      const t = 1 - d / s.reachM;
      z[cell]! += rise * share * t * t * (3 - 2 * t);
    });
  }
}
