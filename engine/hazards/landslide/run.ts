import { cellAt, cellCentre, type GridSpec, type Point } from '../../kernel/grid.ts';
import { Hasher } from '../../kernel/hash.ts';
import type { Exposure, Fields, HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { advanceLandslides, movementAt } from './advance.ts';
import { loadLandslides, saveLandslides } from './codec.ts';
import type { LandslideAction, LandslideRun, Release, ShoreWave, SlideWave } from './contract.ts';
import type { CreepState } from './creep.ts';
import { poolLevelAt } from './drawdown.ts';
import type { ElevationEdit } from './deposit.ts';
import { LandslideState } from './landslide-state.ts';
import { notesOf } from './notes.ts';
import { underWaterM3 } from './release.ts';
import { inRange } from './ranges.ts';
import type { Reading } from './sensors.ts';
import type { CrackReport } from './volunteers.ts';
import { waterEntry } from './water-entry.ts';
import { shoreWaveAt, slideWaves, waveMarks } from './waves.ts';

/** Thinner than this nobody is buried, m (assumed). */
const ASSUMED_BURIAL_M = 0.1;

/** Place of a number in an ascending list, or -1. */
function indexOfSorted(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (list[middle] === wanted) return middle;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Landslides of one window. Create it through `landslideModel`. */
export class LandslideRunImpl implements LandslideRun {
  #state: LandslideState;
  /** Factor of safety of the window at a tick, which costs a pass over it. */
  #safety: { readonly tick: number; readonly values: Float32Array } | null = null;

  constructor(state: LandslideState) {
    this.#state = state;
  }

  get grid(): GridSpec {
    return this.#state.setting.ground.grid;
  }

  get tick(): number {
    return this.#state.plain.tick;
  }

  advance(
    toTick: number,
    drivers: Drivers,
    actions: readonly LandslideAction[],
  ): readonly HazardEvent[] {
    return advanceLandslides(this.#state, toTick, drivers, actions);
  }

  #slide(id: string): number {
    const i = this.#state.setting.bodies.findIndex((b) => b.source.id === id);
    if (i < 0) throw new RangeError(`slideId is ${id}, must be a slide of the scenario`);
    return i;
  }

  safetyOf(slideId: string): number {
    return this.#state.plain.slides[this.#slide(slideId)]!.safety;
  }

  movementOf(slideId: string): Readonly<CreepState> {
    return movementAt(this.#state, this.#slide(slideId), this.tick);
  }

  failureProbability(members: number): Float32Array {
    inRange('members', members, 1, 1000);
    const { ground, keys } = this.#state.setting;
    const out = new Float32Array(ground.elevation.length);
    const { zones } = ground.params;
    const { rain } = this.#state.plain;
    ground.map.failureProbability(zones, rain, this.tick, Math.round(members), keys.soil, out);
    return out;
  }

  readings(pointId: string): readonly Reading[] {
    const i = this.#state.setting.ground.params.points.findIndex((p) => p.id === pointId);
    if (i < 0) throw new RangeError(`pointId is ${pointId}, must be a point of the scenario`);
    return this.#state.plain.instruments[i]!.readings;
  }

  crackReports(tick: number): readonly CrackReport[] {
    return this.#state.plain.reports
      .filter((r) => r.arrivesAtS <= tick)
      .sort((a, b) => a.arrivesAtS - b.arrivesAtS);
  }

  releases(): readonly Release[] {
    const state = this.#state;
    return state.plain.releases.map((r, k) => {
      const moving = state.moving[k] ?? null;
      const under = moving === null ? r.entry.underM3 : underWaterM3(state, r, moving);
      const { id, atTick, volumeM3, stoppedAtTick } = r;
      const level = state.plain.pool === null ? -Infinity : poolLevelAt(state.plain.pool, atTick);
      const still = { grid: this.grid, elevation: state.elevation, levelM: level };
      const water = waterEntry(r.entry, still, under);
      return { id, atTick, volumeM3, stoppedAtTick, water };
    });
  }

  elevationEdits(): readonly ElevationEdit[] {
    return this.#state.plain.edits;
  }

  get shallowOn(): boolean {
    return this.#state.plain.shallowOn;
  }

  get busy(): boolean {
    const { moving, plain } = this.#state;
    return moving.some((m) => m !== null) || plain.waves.some((w) => w.overTick < 0);
  }

  waves(): readonly SlideWave[] {
    return slideWaves(this.#state);
  }

  waveAt(at: Point): ShoreWave | null {
    return shoreWaveAt(this.#state, at);
  }

  fields(): Fields {
    const { ground } = this.#state.setting;
    const n = ground.elevation.length;
    if (this.#safety?.tick !== this.tick) {
      const values = new Float32Array(n);
      ground.map.factorOfSafety(ground.soils, this.#state.plain.rain, this.tick, values);
      this.#safety = { tick: this.tick, values };
    }
    const displacementM = new Float32Array(n);
    this.#state.setting.bodies.forEach((body, k) => {
      const moved = movementAt(this.#state, k, this.tick).displacementM;
      for (const c of body.cells) displacementM[c.cell] = moved;
    });
    const { flowDepthM, flowSpeedMS } = this.#flow();
    const depositM = new Float32Array(n);
    for (let i = 0; i < n; i++) depositM[i] = this.#state.elevation[i]! - ground.elevation[i]!;
    const factorOfSafety = this.#safety.values;
    const slopes = { factorOfSafety, displacementM, flowDepthM, flowSpeedMS, depositM };
    return { ...slopes, ...waveMarks(this.#state) };
  }

  /** Largest depth and speed of moving masses in each cell of the window. */
  #flow(): { flowDepthM: Float32Array; flowSpeedMS: Float32Array } {
    const state = this.#state;
    const n = state.elevation.length;
    const flowDepthM = new Float32Array(n);
    const flowSpeedMS = new Float32Array(n);
    state.moving.forEach((moving, k) => {
      if (moving === null) return;
      const { grid } = state.plain.releases[k]!;
      const { run } = moving;
      for (let cell = 0; cell < grid.cols * grid.rows; cell++) {
        const i = run.entry(cell);
        const depth = run.h[i]!;
        if (depth <= 0) continue;
        const p = cellCentre(grid, cell);
        const w = cellAt(this.grid, p.e, p.n);
        const speed = Math.sqrt(run.u[i]! * run.u[i]! + run.v[i]! * run.v[i]!);
        flowDepthM[w] = Math.max(flowDepthM[w]!, depth);
        flowSpeedMS[w] = Math.max(flowSpeedMS[w]!, speed);
      }
    });
    return { flowDepthM, flowSpeedMS };
  }

  exposure(at: Point, tick: number): readonly Exposure[] {
    if (tick < this.tick) throw new RangeError(`tick ${tick} is before ${this.tick}`);
    const state = this.#state;
    let [buried, speed] = [0, 0];
    state.moving.forEach((moving, k) => {
      if (moving === null) return;
      const { grid } = state.plain.releases[k]!;
      const cell = cellAt(grid, at.e, at.n);
      if (cell < 0) return;
      const i = moving.run.entry(cell);
      const { h, u, v } = moving.run;
      buried = Math.max(buried, h[i]!);
      if (h[i]! > ASSUMED_BURIAL_M)
        speed = Math.max(speed, Math.sqrt(u[i]! * u[i]! + v[i]! * v[i]!));
    });
    for (const edit of state.plain.edits) {
      const k = indexOfSorted(edit.cells, cellAt(edit.grid, at.e, at.n));
      if (k >= 0) buried = Math.max(buried, edit.changeM[k]!);
    }
    const out: Exposure[] = [];
    if (buried > ASSUMED_BURIAL_M)
      out.push({ hazard: 'landslide', quantity: 'burialM', value: buried });
    if (speed > 0) out.push({ hazard: 'landslide', quantity: 'speedMS', value: speed });
    const wave = shoreWaveAt(state, at);
    if (wave !== null) {
      out.push({ hazard: 'landslide', quantity: 'waveHeightM', value: wave.crestM });
      out.push({ hazard: 'landslide', quantity: 'runUpM', value: wave.runUpM });
    }
    return out;
  }

  shareWaves(): void {
    this.#state.setting.sharedReaches ??= [];
  }

  fork(): LandslideRunImpl {
    const copy = new LandslideRunImpl(new LandslideState(this.#state.setting));
    copy.load(this.save());
    return copy;
  }

  save(): Uint8Array {
    return saveLandslides(this.#state);
  }

  load(bytes: Uint8Array): void {
    const fresh = new LandslideState(this.#state.setting);
    loadLandslides(fresh, bytes);
    this.#state = fresh;
    this.#safety = null;
  }

  hash(): string {
    const h = new Hasher().json(this.#state.plain);
    for (const m of this.#state.moving) {
      if (m === null) continue;
      for (const a of m.run.arrays()) h.floats(a);
      for (const x of m.run.numbers()) h.number(x);
    }
    for (const reach of this.#state.reaches) {
      h.json(reach.progress());
      for (const a of reach.arrays()) h.floats(a);
    }
    return h.digest();
  }

  notes(): readonly string[] {
    return notesOf(this.#state);
  }
}
