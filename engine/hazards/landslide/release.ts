/** Letting a body go: a finer patch of ground around it, and the mass on its way to rest. */
import { cellAt, cellCentre, type GridSpec } from '../../kernel/grid.ts';
import { elevationEdit } from './deposit.ts';
import type { LandslideState, Moving, ReleaseState } from './landslide-state.ts';
import { poolLevelAt } from './drawdown.ts';
import { Runout } from './runout.ts';
import { runoutGround } from './runout-ground.ts';
import { addEntry, newEntrySums, shoreCells } from './water-entry.ts';

/** The part of the window within reach of some cells, `refine` times finer. */
function patchAround(window: GridSpec, cells: readonly number[], reachM: number, refine: number) {
  const reach = Math.ceil(reachM / window.cellM);
  let [col0, col1, row0, row1] = [window.cols, 0, window.rows, 0];
  for (const i of cells) {
    const row = Math.floor(i / window.cols);
    const col = i - row * window.cols;
    col0 = Math.min(col0, col);
    col1 = Math.max(col1, col);
    row0 = Math.min(row0, row);
    row1 = Math.max(row1, row);
  }
  col0 = Math.max(0, col0 - reach);
  row0 = Math.max(0, row0 - reach);
  col1 = Math.min(window.cols - 1, col1 + reach);
  row1 = Math.min(window.rows - 1, row1 + reach);
  return {
    cols: (col1 - col0 + 1) * refine,
    rows: (row1 - row0 + 1) * refine,
    cellM: window.cellM / refine,
    west: window.west + col0 * window.cellM,
    north: window.north - row0 * window.cellM,
  };
}

/** Heights of a fine raster, bilinear between the centres of the window's cells. */
export function fineHeights(
  window: GridSpec,
  elevation: Float64Array,
  fine: GridSpec,
): Float64Array {
  const { cols, rows, cellM, west, north } = window;
  return Float64Array.from({ length: fine.cols * fine.rows }, (_, i) => {
    const p = cellCentre(fine, i);
    const x = Math.max(0, Math.min(cols - 1, (p.e - west) / cellM - 0.5));
    const y = Math.max(0, Math.min(rows - 1, (north - p.n) / cellM - 0.5));
    const col = Math.max(0, Math.min(cols - 2, Math.floor(x)));
    const row = Math.max(0, Math.min(rows - 2, Math.floor(y)));
    const [u, v] = [x - col, y - row];
    const k = row * cols + col;
    const top = elevation[k]! * (1 - u) + elevation[k + 1]! * u;
    const bottom = elevation[k + cols]! * (1 - u) + elevation[k + cols + 1]! * u;
    return top * (1 - v) + bottom * v;
  });
}

/** Sets up the arrays of a release on a ground; its depths are those at the start. */
export function movingOf(
  state: LandslideState,
  release: ReleaseState,
  fineElevation: Float64Array,
): Moving {
  const { grid: window, params } = state.setting.ground;
  const { grid, cells } = release;
  const { mu, xiMS2, centripetal, stopShare } = params.runout;
  const run = new Runout(runoutGround(grid, fineElevation), {
    law: { mu, xiMS2 },
    centripetal,
    endless: false,
    stopShare,
  });
  const source = new Uint8Array(window.cols * window.rows);
  for (const i of cells) source[i] = 1;
  const area = cells.length * window.cellM * window.cellM;
  const released = new Float64Array(grid.cols * grid.rows);
  for (let i = 0; i < released.length; i++) {
    const p = cellCentre(grid, i);
    if (source[cellAt(window, p.e, p.n)] === 1) released[i] = release.volumeM3 / area;
    run.h[run.entry(i)] = released[i]!;
  }
  run.refresh();
  const { pool } = state.plain;
  const level = pool === null ? -Infinity : poolLevelAt(pool, release.atTick);
  const shore = level > -Infinity ? shoreCells(grid, fineElevation, level) : new Int32Array(0);
  return { run, released, shore, fineElevation };
}

/** Lets cells of the window go at a tick. */
export function letGo(
  state: LandslideState,
  id: string,
  cells: readonly number[],
  volumeM3: number,
  atTick: number,
): void {
  const { grid, params } = state.setting.ground;
  const { reachM, refine } = params.runout;
  const release: ReleaseState = {
    id,
    atTick,
    volumeM3,
    grid: patchAround(grid, cells, reachM, refine),
    cells,
    stoppedAtTick: -1,
    entry: newEntrySums(),
  };
  state.plain.releases.push(release);
  state.moving.push(movingOf(state, release, fineHeights(grid, state.elevation, release.grid)));
  state.events.push({
    tick: atTick,
    kind: 'slideFailed',
    cell: cells[cells.length >> 1]!,
    value: volumeM3,
  });
}

/**
 * Moves every mass on to `toTick`, second by second from its start, so that how often a run is asked
 * changes nothing.
 */
export function moveReleases(state: LandslideState, toTick: number): void {
  state.plain.releases.forEach((release, k) => {
    const moving = state.moving[k];
    if (moving === null || moving === undefined) return;
    const { run } = moving;
    for (let t = release.atTick + Math.round(run.timeS) + 1; t <= toTick; t++) {
      run.runTo(t - release.atTick);
      addEntry(release.entry, release.grid, run, moving.shore, 1);
      if (run.still) {
        settle(state, release, moving, t);
        state.moving[k] = null;
        return;
      }
    }
  });
}

/** Volume on the cells that lie under the pool, m³, with what has left the patch there. */
export function underWaterM3(state: LandslideState, release: ReleaseState, moving: Moving): number {
  const { pool } = state.plain;
  if (pool === null) return 0;
  const level = poolLevelAt(pool, release.atTick);
  const { cellM } = release.grid;
  let sum = 0;
  for (let i = 0; i < moving.fineElevation.length; i++)
    if (moving.fineElevation[i]! <= level) sum += moving.run.h[moving.run.entry(i)]!;
  return sum * cellM * cellM;
}

/** A mass that has come to rest changes the ground. */
function settle(state: LandslideState, release: ReleaseState, moving: Moving, tick: number): void {
  const { grid: window } = state.setting.ground;
  release.stoppedAtTick = tick;
  const edit = elevationEdit(release.grid, moving.run, moving.released);
  state.plain.edits.push(edit);
  applyEdit(state, edit);
  const under = underWaterM3(state, release, moving);
  release.entry.underM3 = under;
  const at = cellAt(window, ...middleOf(release, window));
  state.events.push({ tick, kind: 'slideStopped', cell: at, value: moving.run.volumeM3() });
  if (under > 0) state.events.push({ tick, kind: 'slideInWater', cell: at, value: under });
}

function middleOf(release: ReleaseState, window: GridSpec): [number, number] {
  const p = cellCentre(window, release.cells[release.cells.length >> 1]!);
  return [p.e, p.n];
}

/** Adds a change of the fine ground to the heights of the window, mean over each of its cells. */
export function applyEdit(
  state: LandslideState,
  edit: { grid: GridSpec; cells: readonly number[]; changeM: readonly number[] },
): void {
  const { grid: window } = state.setting.ground;
  const share = (edit.grid.cellM * edit.grid.cellM) / (window.cellM * window.cellM);
  edit.cells.forEach((cell, k) => {
    const p = cellCentre(edit.grid, cell);
    const i = cellAt(window, p.e, p.n);
    if (i >= 0) state.elevation[i]! += edit.changeM[k]! * share;
  });
}
