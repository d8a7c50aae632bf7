/** Waves of slides inside of a run: when they start, how they are moved on, what they did. */
import { cellAt, cellCentre, type GridSpec, type Point } from '../../kernel/grid.ts';
import { atan } from '../../kernel/math.ts';
import type { ShoreWave, SlideWave } from './contract.ts';
import { poolLevelAt } from './drawdown.ts';
import type { LandslideState, WaveState } from './landslide-state.ts';
import { fineHeights } from './release.ts';
import { runUp } from './run-up.ts';
import { waterEntry, waveSourceOf } from './water-entry.ts';
import { WaveReach } from './wave-reach.ts';

/** A place is on the shore when water stands within this distance of it, m (assumed). */
const SHORE_M = 100;
/** Banks are taken between these slopes, deg: the range of the law of run-up. */
const BANK_DEG = { least: 10, most: 90 } as const;

/** The raster of the waves: that of the window, `refine` times finer. */
export function waveGrid(state: LandslideState): GridSpec {
  const { grid, params } = state.setting.ground;
  const refine = params.wave?.refine ?? 1;
  return {
    ...grid,
    cols: grid.cols * refine,
    rows: grid.rows * refine,
    cellM: grid.cellM / refine,
  };
}

/** A wave over the ground as it lies now. */
export function reachOf(
  state: LandslideState,
  wave: Pick<WaveState, 'levelM' | 'source'>,
  bedM = bedNow(state),
): WaveReach {
  const { scheme, manning } = state.setting.ground.params.wave!;
  const { levelM, source } = wave;
  return new WaveReach({ grid: waveGrid(state), bedM, levelM, manning, scheme, source });
}

function bedNow(state: LandslideState): Float64Array {
  const { grid, params } = state.setting.ground;
  if (params.wave!.refine === 1) return state.elevation.slice();
  return fineHeights(grid, state.elevation, waveGrid(state));
}

/**
 * Starts the wave of a release: nothing when it has not come into the water, has made one already, or
 * the scenario has no waves. Throws `RangeError` for a release that there is not.
 */
export function startWave(state: LandslideState, releaseId: string): void {
  const { plain, setting } = state;
  const { wave } = setting.ground.params;
  const release = plain.releases.find((r) => r.id === releaseId);
  if (release === undefined)
    throw new RangeError(`releaseId is ${releaseId}, must be a slide that has let go`);
  const once = plain.waves.some((x) => x.releaseId === releaseId && x.atTick >= release.atTick);
  if (wave === null || plain.pool === null || once) return;
  const levelM = poolLevelAt(plain.pool, plain.tick);
  const still = { grid: setting.ground.grid, elevation: state.elevation, levelM };
  const entry = waterEntry(release.entry, still, release.entry.underM3);
  if (entry === null || !(entry.depthAheadM > 0)) return;
  const source = waveSourceOf(entry, wave.densityKgM3);
  const started: WaveState = {
    releaseId,
    atTick: plain.tick,
    overTick: -1,
    fault: null,
    levelM,
    source,
    progress: null,
  };
  const reach = sharedOrOwn(state, started);
  plain.waves.push(started);
  state.reaches.push(reach);
  const cell = cellAt(setting.ground.grid, entry.at.e, entry.at.n);
  const value = reach.source.law.firstCrest0M;
  state.events.push({ tick: plain.tick, kind: 'waveBegan', cell, value });
}

/** A wave over the same ground from the same slide at the same tick is the same wave. */
function sharedOrOwn(state: LandslideState, wave: WaveState): WaveReach {
  const { sharedReaches } = state.setting;
  if (sharedReaches === null) return reachOf(state, wave);
  const bedM = bedNow(state);
  const text = JSON.stringify([wave.atTick, wave.levelM, wave.source]);
  const there = sharedReaches.find(
    (r) =>
      r.text === text &&
      r.reach.setup.bedM.length === bedM.length &&
      bedM.every((z, i) => z === r.reach.setup.bedM[i]),
  );
  if (there !== undefined) return there.reach;
  const reach = reachOf(state, wave, bedM);
  sharedReaches.push({ text, reach });
  return reach;
}

/** Moves every wave on to a tick; second by second, so that how often it is asked changes nothing. */
export function moveWaves(state: LandslideState, toTick: number): void {
  const { plain, setting } = state;
  plain.waves.forEach((wave, k) => {
    if (wave.overTick >= 0) return;
    const reach = state.reaches[k]!;
    const { runS } = setting.ground.params.wave!;
    const done = reach.runTo(Math.min(runS, toTick - wave.atTick));
    if (!done.ok) wave.fault = done.error.reason;
    else if (reach.timeS < runS) return;
    wave.overTick = Math.min(toTick, wave.atTick + runS);
    const cell = cellAt(setting.ground.grid, wave.source.at.e, wave.source.at.n);
    const value = reach.highestOverWaterM();
    state.events.push({ tick: wave.overTick, kind: 'waveOver', cell, value });
  });
}

export function slideWaves(state: LandslideState): SlideWave[] {
  return state.plain.waves.map((w, k) => {
    const reach = state.reaches[k]!;
    const { law } = reach.source;
    return {
      releaseId: w.releaseId,
      atTick: w.atTick,
      overTick: w.overTick,
      crestM: law.firstCrest0M,
      outOfRange: law.outOfRange,
      highestM: reach.highestOverWaterM(),
      wettedM: reach.runUpM(),
    };
  });
}

/** What all waves have done in each cell of the window, m over the pool. */
export interface WaveMarks {
  /** Highest water where the pool stood. */
  readonly waveHighestM: Float32Array;
  /** Highest surface on ground that was dry. */
  readonly waveRunUpM: Float32Array;
}

export function waveMarks(state: LandslideState): WaveMarks {
  const { cols, rows, cellM, west, north } = state.setting.ground.grid;
  const waveHighestM = new Float32Array(cols * rows);
  const waveRunUpM = new Float32Array(cols * rows);
  for (const { highestM, setup } of state.reaches)
    highestM.forEach((h, i) => {
      if (h <= 0) return;
      const p = cellCentre(setup.grid, i);
      const cell = Math.floor((north - p.n) / cellM) * cols + Math.floor((p.e - west) / cellM);
      const dryM = setup.bedM[i]! - setup.levelM;
      const [marks, m] = dryM >= 0 ? [waveRunUpM, dryM + h] : [waveHighestM, h];
      if (m > marks[cell]!) marks[cell] = m;
    });
  return { waveHighestM, waveRunUpM };
}

/** What the waves did at a place: the highest of them. */
export function shoreWaveAt(state: LandslideState, at: Point): ShoreWave | null {
  let worst: ShoreWave | null = null;
  state.plain.waves.forEach((wave, k) => {
    const here = shoreOf(state.reaches[k]!, wave, at);
    if (here !== null && (worst === null || here.runUpM > worst.runUpM)) worst = here;
  });
  return worst;
}

/** At the nearest cell of still water; the run-up by the law on the slope of the bank there. */
function shoreOf(reach: WaveReach, wave: WaveState, at: Point): ShoreWave | null {
  const { grid, bedM, levelM } = reach.setup;
  const cell = nearestWater(grid, bedM, levelM, at);
  if (cell < 0 || reach.arrivalS[cell]! < 0) return null;
  const crestM = reach.highestM[cell]!;
  const waterDepthM = Math.max(1, deepestNear(grid, bedM, levelM, cell));
  const run = runUp({
    amplitudeM: crestM,
    heightM: crestM,
    lengthM: reach.source.crestLengthM * 2,
    waterDepthM,
    bankDeg: bankDeg(grid, bedM, cell),
  });
  return {
    crestM,
    runUpM: run.eversBoesM,
    speedMS: reach.fastestMS[cell]!,
    atTick: wave.atTick + Math.ceil(reach.arrivalS[cell]!),
  };
}

/** Cells within a distance of a cell, row by row. */
function around(grid: GridSpec, cell: number, withinM: number): number[] {
  const reach = Math.ceil(withinM / grid.cellM);
  const row = Math.floor(cell / grid.cols);
  const col = cell - row * grid.cols;
  const out: number[] = [];
  for (let r = Math.max(0, row - reach); r <= Math.min(grid.rows - 1, row + reach); r++)
    for (let c = Math.max(0, col - reach); c <= Math.min(grid.cols - 1, col + reach); c++)
      out.push(r * grid.cols + c);
  return out;
}

function nearestWater(grid: GridSpec, bedM: ArrayLike<number>, levelM: number, at: Point): number {
  const own = cellAt(grid, at.e, at.n);
  if (own < 0) return -1;
  let [best, bestM2] = [-1, SHORE_M * SHORE_M];
  for (const i of around(grid, own, SHORE_M)) {
    if (bedM[i]! >= levelM) continue;
    const p = cellCentre(grid, i);
    const m2 = (p.e - at.e) * (p.e - at.e) + (p.n - at.n) * (p.n - at.n);
    if (m2 < bestM2) [best, bestM2] = [i, m2];
  }
  return best;
}

function deepestNear(
  grid: GridSpec,
  bedM: ArrayLike<number>,
  levelM: number,
  cell: number,
): number {
  let deepest = 0;
  for (const i of around(grid, cell, 2 * SHORE_M)) deepest = Math.max(deepest, levelM - bedM[i]!);
  return deepest;
}

/** Slope of the ground at a cell of the shore, inside of the range of the law. */
function bankDeg(grid: GridSpec, bedM: ArrayLike<number>, cell: number): number {
  const { cols, rows, cellM } = grid;
  const row = Math.floor(cell / cols);
  const col = cell - row * cols;
  const z = (r: number, c: number): number =>
    bedM[Math.max(0, Math.min(rows - 1, r)) * cols + Math.max(0, Math.min(cols - 1, c))]!;
  const zx = (z(row, col + 1) - z(row, col - 1)) / (2 * cellM);
  const zy = (z(row + 1, col) - z(row - 1, col)) / (2 * cellM);
  const deg = (atan(Math.sqrt(zx * zx + zy * zy)) * 180) / Math.PI;
  return Math.max(BANK_DEG.least, Math.min(BANK_DEG.most, deg));
}
