/**
 * Time in a run of landslides. Safety is reckoned at multiples of `everyS` and holds until the next;
 * creep, readings and rounds in between follow in closed form, so that how often a run is asked
 * changes nothing.
 */
import type { HazardEvent } from '../hazard.ts';
import { weatherAt, type Drivers } from '../weather.ts';
import type { LandslideAction } from './contract.ts';
import { advanceCreep, timeToFailureS, type CreepState } from './creep.ts';
import { checkPool, poolLevelAt, type PoolLevel } from './drawdown.ts';
import type { LandslideState, SlideState } from './landslide-state.ts';
import type { RainStep } from './pore-pressure.ts';
import { inRange } from './ranges.ts';
import { letGo, moveReleases } from './release.ts';
import { takeReading } from './sensors.ts';
import { bodySafety } from './slide-body.ts';
import { unstableBodies } from './unstable-bodies.ts';
import { walkRound } from './volunteers.ts';
import { moveWaves, startWave } from './waves.ts';

/** Adds rain from `fromS` on to a series, unless it goes on as it was. */
function addRain(rain: RainStep[], fromS: number, rateMS: number): void {
  const last = rain[rain.length - 1];
  if (last?.rateMS === rateMS || (last === undefined && rateMS === 0)) return;
  if (last?.fromS === fromS) rain.pop();
  rain.push({ fromS, rateMS });
}

/** Movement of a slide at a tick at or after the epoch. */
export function movementAt(state: LandslideState, index: number, tick: number): CreepState {
  const slide = state.plain.slides[index]!;
  const law = state.setting.bodies[index]!.source.creep;
  const creep = { ...slide.creep };
  const until = slide.releasedAtTick >= 0 ? Math.min(tick, slide.releasedAtTick) : tick;
  const from = state.plain.epochTick;
  if (until > from) advanceCreep(law, creep, slide.safety, from, until - from);
  return creep;
}

/** Levels of a pool up to now, with that of now: what has been does not change with new plans. */
function levelsUntil(pool: readonly PoolLevel[] | null, now: number): PoolLevel[] {
  if (pool === null) return [];
  const past = pool.filter((p) => p.atS <= now);
  if (past[past.length - 1]?.atS === now) return past;
  return [...past, { atS: now, levelM: poolLevelAt(pool, now) }];
}

function apply(state: LandslideState, action: LandslideAction): void {
  const { setting, plain } = state;
  const slideOf = (id: string): number => {
    const i = setting.bodies.findIndex((b) => b.source.id === id);
    if (i < 0) throw new RangeError(`slideId is ${id}, must be a slide of the scenario`);
    return i;
  };
  if (action.kind === 'release') release(state, slideOf(action.slideId), plain.tick);
  else if (action.kind === 'shallow') plain.shallowOn = action.on;
  else if (action.kind === 'wave') startWave(state, action.releaseId);
  else if (action.kind === 'source') letSourceGo(state, action);
  else if (action.kind === 'drain') {
    inRange('drain.share', action.share, 0, 1);
    plain.slides[slideOf(action.slideId)]!.drained = action.share;
  } else if (action.kind === 'pool') {
    checkPool(action.levels);
    const now = plain.tick;
    if (action.levels[0]!.atS <= now)
      throw new RangeError(`pool[0].atS is ${action.levels[0]!.atS}, must be above ${now}`);
    plain.pool = [...levelsUntil(plain.pool, now), ...action.levels];
  } else {
    const i = setting.ground.params.points.findIndex((p) => p.id === action.pointId);
    if (i < 0)
      throw new RangeError(`pointId is ${action.pointId}, must be a point of the scenario`);
    const instrument = plain.instruments[i]!;
    if (instrument.dead) instrument.lifeFrom = instrument.next;
    instrument.dead = false;
  }
}

/** Mass that another hazard has made ready; a second one of the same id is not let go. */
function letSourceGo(
  state: LandslideState,
  { id, cells, volumeM3 }: Extract<LandslideAction, { kind: 'source' }>,
): void {
  const { grid } = state.setting.ground;
  inRange(`source.${id}.volumeM3`, volumeM3, 1, 1e9);
  if (cells.length === 0) throw new RangeError(`source.${id}.cells is empty`);
  for (const cell of cells) inRange(`source.${id}.cells`, cell, 0, grid.cols * grid.rows - 1);
  if (state.plain.releases.some((r) => r.id === id)) return;
  letGo(
    state,
    id,
    cells.toSorted((a, b) => a - b),
    volumeM3,
    state.plain.tick,
  );
}

function release(state: LandslideState, index: number, tick: number): void {
  const slide = state.plain.slides[index]!;
  if (slide.releasedAtTick >= 0) return;
  const { source, cells } = state.setting.bodies[index]!;
  slide.releasedAtTick = tick;
  letGo(
    state,
    source.id,
    cells.map((c) => c.cell),
    source.volumeM3,
    tick,
  );
}

/** Safety of every body, and shallow slides, at a multiple of `everyS`. */
function reckon(state: LandslideState, tick: number, drivers: Drivers): void {
  const { setting, plain } = state;
  const rate = weatherAt(drivers, tick).rainMmH / 3.6e6;
  setting.bodies.forEach((body, k) => {
    const slide = plain.slides[k]!;
    Object.assign(slide.creep, movementAt(state, k, tick));
    const load = { rain: slide.rain, pool: plain.pool, timeS: tick };
    slide.safety = bodySafety(setting.ground, body, load);
    addRain(slide.rain, tick, rate * (1 - slide.drained));
  });
  plain.epochTick = tick;
  shallowSlides(state, tick);
  addRain(plain.rain, tick, rate);
}

function shallowSlides(state: LandslideState, tick: number): void {
  const { setting, plain } = state;
  const { shallow } = setting.ground.params;
  const done = plain.releases.filter((r) => r.id.startsWith('shallow-')).length;
  if (!plain.shallowOn || shallow.most <= done || plain.rain.length === 0) return;
  const { grid, map, soils, elevation } = setting.ground;
  const fs = new Float32Array(elevation.length);
  map.factorOfSafety(soils, plain.rain, tick, fs);
  const failed = new Set(plain.failedCells);
  for (let i = 0; i < fs.length; i++) if (setting.stood[i] === 1 || failed.has(i)) fs[i] = 10;
  const bodies = unstableBodies(grid, fs, map.cells.depthM, 1, shallow.minCells);
  for (const body of bodies.slice(0, shallow.most - done)) {
    letGo(state, `shallow-${body.first}`, body.cells, body.volumeM3, tick);
    plain.failedCells.push(...body.cells);
  }
  plain.failedCells.sort((a, b) => a - b);
}

/** Failures, readings and rounds after `from` up to `to`, which lie in one epoch. */
function liveThrough(state: LandslideState, from: number, to: number, drivers: Drivers): void {
  const { setting, plain } = state;
  setting.bodies.forEach((body, k) => {
    const slide = plain.slides[k]!;
    if (slide.releasedAtTick >= 0) return;
    const at = plain.epochTick + failsAfterS(slide, body.source.creep);
    if (at <= to) release(state, k, Math.max(from, Math.ceil(at)));
  });
  readInstruments(state, to);
  walkRounds(state, to, drivers);
  moveReleases(state, to);
  moveWaves(state, to);
}

const failsAfterS = (slide: SlideState, law: Parameters<typeof timeToFailureS>[0]): number =>
  timeToFailureS(law, slide.creep, slide.safety);

function readInstruments(state: LandslideState, to: number): void {
  const { setting, plain } = state;
  setting.ground.params.points.forEach((p, index) => {
    const instrument = plain.instruments[index]!;
    const slide = setting.bodies.findIndex((b) => b.source.id === p.slideId);
    while (instrument.next * p.intervalS <= to) {
      const tick = instrument.next * p.intervalS;
      const moved = movementAt(state, slide, tick).displacementM;
      // A slide that has gone takes its instruments with it.
      const gone = plain.slides[slide]!.releasedAtTick;
      const swept = gone >= 0 && tick >= gone && p.share > 0;
      const before = instrument.lifeFrom * p.intervalS;
      const reading = takeReading(p, index, instrument, moved, setting.keys, before);
      if (instrument.dead) continue;
      if (reading !== null && !swept) instrument.readings.push(reading);
      else {
        instrument.dead = true;
        state.events.push({ tick, kind: 'instrumentSilent', cell: -1, value: index });
      }
    }
  });
}

function walkRounds(state: LandslideState, to: number, drivers: Drivers): void {
  const { setting, plain } = state;
  setting.ground.params.volunteers.forEach((post, index) => {
    const slide = setting.bodies.findIndex((b) => b.source.id === post.slideId);
    for (; plain.rounds[index]! * post.roundS <= to; plain.rounds[index]!++) {
      const round = plain.rounds[index]!;
      const at = round * post.roundS;
      const gone = plain.slides[slide]!.releasedAtTick;
      if (gone >= 0 && at >= gone) continue;
      const moved = movementAt(state, slide, at).displacementM;
      const start = drivers.startSecondOfDay;
      const report = walkRound(post, index, round, at, start, moved, setting.keys.cracks);
      if (report === null) continue;
      plain.reports.push(report);
      const cell = setting.bodies[slide]!.cells[0]!.cell;
      state.events.push({ tick: at, kind: 'cracksSeen', cell, value: index });
    }
  });
}

/** Applies `actions` at the current tick and runs to `toTick`; events in time order. */
export function advanceLandslides(
  state: LandslideState,
  toTick: number,
  drivers: Drivers,
  actions: readonly LandslideAction[],
): readonly HazardEvent[] {
  const { plain } = state;
  if (!(toTick >= plain.tick)) throw new RangeError(`toTick ${toTick} is before ${plain.tick}`);
  const { everyS } = state.setting.ground.params;
  state.events = [];
  state.drivers = drivers;
  if (plain.epochTick < 0) reckon(state, 0, drivers);
  for (const action of actions) apply(state, action);
  while (plain.tick < toTick) {
    const next = Math.min(toTick, plain.epochTick + everyS);
    liveThrough(state, plain.tick, next, drivers);
    plain.tick = next;
    if (next === plain.epochTick + everyS) reckon(state, next, drivers);
  }
  state.events.sort((a, b) => a.tick - b.tick);
  return state.events;
}
