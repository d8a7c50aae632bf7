/** The run's steps: at whole minutes, changes of weather and openings, whoever advances it and how. */
import { pow } from '../../kernel/math.ts';
import type { HazardEvent } from '../hazard.ts';
import { weatherAt } from '../weather.ts';
import { cellAt } from '../../kernel/grid.ts';
import { carryCloud, carryElement, changeClass, type CloudAir } from './cloud.ts';
import { ATMOSPHERE_PA, ZERO_C_K } from './constants.ts';
import { burst, dominoStep } from './bursts.ts';
import { newElement, type Puffed } from './emission.ts';
import { boxAfter } from './enclosure.ts';
import { thermalDose } from './fire.ts';
import { windVector } from './ground-wind.ts';
import { airVapourPa, cellsAround, flamesOf, heatAt } from './heat.ts';
import { clearBox, drawCloud, emptyBox } from './raster.ts';
import { placeOf, stepSlick } from './slick.ts';
import { thickestKgM3 } from './saturation.ts';
import { averagingFactor, stabilityAt } from './stability.ts';
import { flag, type HazmatState } from './state.ts';
import { vapourDensity } from './substance.ts';
import { lethalLoad } from './toxic.ts';
import { stepUnit } from './unit-step.ts';

/** Longest step, s: rasters, doses and the pieces of the cloud. */
export const STEP_S = 60;
/** Heat is looked for as far as this, m (assumed). */
const ASSUMED_HEAT_REACH_M = 600;

export const cloudAir = (st: HazmatState): CloudAir => ({
  set: st.setting.set,
  stability: st.plain.stability,
  averaging: averagingFactor(st.setting.params.averagingS),
  molarMass: st.setting.substance.molarMass.value,
});

/** The next moment at which a step must end, s. */
function nextStop(st: HazmatState): number {
  const now = st.plain.time;
  let stop = (Math.floor(now / STEP_S) + 1) * STEP_S;
  for (const w of st.drivers.weather) if (w.tick > now && w.tick < stop) stop = w.tick;
  for (const t of st.setting.params.tanks)
    if (t.opensAtTick !== null && t.opensAtTick > now && t.opensAtTick < stop) stop = t.opensAtTick;
  return stop;
}

/** Runs whole steps as far as `tick`; with `exactly` the last one is cut to end there. */
export function runTo(
  st: HazmatState,
  tick: number,
  exactly: boolean,
  events: HazardEvent[],
): void {
  for (;;) {
    const stop = nextStop(st);
    if (stop <= tick) step(st, stop - st.plain.time, events);
    else {
      if (exactly && tick > st.plain.time) step(st, tick - st.plain.time, events);
      return;
    }
  }
}

function step(st: HazmatState, dtS: number, events: HazardEvent[]): void {
  const { plain, setting } = st;
  const before = cloudAir(st);
  plain.stability = stabilityAt(st.drivers, plain.time);
  const air = cloudAir(st);
  changeClass(plain.elements, before, air);
  const w = weatherAt(st.drivers, plain.time);
  if (w.windMs < 1) flag(plain, 'calm:spreadAsAt0.5ms');
  const base = windVector(w.windMs, w.windFromDeg);
  openTanks(st, events);
  carryCloud(plain.elements, setting.ground, base, air, dtS);
  setting.params.tanks.forEach((t, i) => {
    const puffed = stepUnit(st, i, dtS);
    if (puffed.massKg > 0) emit(st, air, base, puffed, t.at.e, t.at.n, dtS);
  });
  stepRiver(st, air, base, dtS);
  stepEnclosures(st, dtS);
  dropGone(st);
  plain.time += dtS;
  draw(st, air);
  if (st.setting.params.loads !== false) addLoads(st, dtS);
  addHeat(st, dtS, events);
}

function openTanks(st: HazmatState, events: HazardEvent[]): void {
  st.setting.params.tanks.forEach((t, i) => {
    if (t.opensAtTick !== st.plain.time) return;
    st.plain.units[i]!.open = true;
    const cell = cellAt(st.setting.grid, t.at.e, t.at.n);
    events.push({ tick: st.plain.time, kind: 'releaseStarted', cell, value: i });
  });
}

function emit(
  st: HazmatState,
  air: CloudAir,
  base: { e: number; n: number },
  p: Puffed,
  e: number,
  n: number,
  dtS: number,
): void {
  const el = newElement(st, air, p, e, n, dtS);
  const tail = { ...el.tail };
  carryElement(el, st.setting.ground, base, air, dtS);
  // What left last still stands at the source.
  if (!p.sudden) el.tail = tail;
  st.plain.elements.push(el);
}

function stepRiver(st: HazmatState, air: CloudAir, base: { e: number; n: number }, dtS: number) {
  const { params, river, substance } = st.setting;
  const { slick } = st.plain;
  if (params.river === null || slick.length === 0) return;
  const w = weatherAt(st.drivers, st.plain.time);
  const waterK = w.temperatureC + ZERO_C_K;
  let mass = 0;
  const here = { e: 0, n: 0 };
  for (const p of slick) {
    const { e, n } = placeOf(river, p, params.river.fromM);
    mass += p.massKg;
    here.e += p.massKg * e;
    here.n += p.massKg * n;
  }
  if (mass <= 0) return;
  for (const u of st.plain.units) skim(st, u, dtS);
  const kg = stepSlick(
    substance,
    slick,
    river,
    st.plain.booms,
    { currentMS: params.river.currentMS, windE: base.e, windN: base.n, windMS: w.windMs, waterK },
    dtS,
  );
  st.plain.slick = slick.filter((p) => p.massKg > 0);
  if (kg <= 0) return;
  const volumeM3 = kg / vapourDensity(substance, waterK, ATMOSPHERE_PA);
  emit(
    st,
    air,
    base,
    { massKg: kg, volumeM3, radiusM: 15, sudden: false },
    here.e / mass,
    here.n / mass,
    dtS,
  );
}

/** Takes liquid up where a boom holds it. */
function skim(st: HazmatState, u: HazmatState['plain']['units'][number], dtS: number): void {
  if (u.recover.untilTick <= st.plain.time) return;
  let left = u.recover.rateKgS * dtS;
  for (const p of st.plain.slick) {
    if (!p.held || left <= 0) continue;
    const kg = Math.min(left, p.massKg);
    p.massKg = p.massKg - kg;
    left -= kg;
    st.plain.recovered += kg;
  }
}

function stepEnclosures(st: HazmatState, dtS: number): void {
  const { law, params } = st.setting;
  st.plain.enclosures.forEach((box, i) => {
    const c = params.confined[i]!;
    const on = box.sourceOn && st.plain.time < c.untilTick;
    const source = on ? c.sourceKgS / c.volumeM3 : 0;
    const mean = (box.kgM3 + boxAfter(box.kgM3, source, box.airChangesH, dtS).kgM3) / 2;
    box.kgM3 = boxAfter(box.kgM3, source, box.airChangesH, dtS).kgM3;
    if (law !== null) box.load += (pow(mean * law.perKgM3, law.n) * dtS) / 60 / lethalLoad(law);
  });
}

/** Elements that have left the window with all they could bring back to it. */
function dropGone(st: HazmatState): void {
  const g = st.setting.grid;
  const east = g.west + g.cols * g.cellM;
  const south = g.north - g.rows * g.cellM;
  // A turn of the wind may bring gas back; what is a window's half away counts as gone.
  const margin = (g.cols * g.cellM) / 2;
  const out = (p: { e: number; n: number }) =>
    p.e < g.west - margin || p.e > east + margin || p.n > g.north + margin || p.n < south - margin;
  st.plain.elements = st.plain.elements.filter((el) => {
    const gone = el.massKg <= 0 || (out(el.tail) && out(el.head));
    if (gone) st.plain.leftWindow += el.massKg;
    return !gone;
  });
}

/** Redraws the concentration raster from the cloud. */
export function draw(st: HazmatState, air: CloudAir): void {
  const { grid, floorKgM3 } = st.setting;
  const { kgM3, peakKgM3 } = st.rasters;
  const { plain } = st;
  clearBox(kgM3, grid.cols, plain.present);
  plain.present = emptyBox();
  drawCloud(kgM3, grid, plain.elements, air, floorKgM3, plain.present);
  const { present: now, touched } = plain;
  touched.col0 = Math.min(touched.col0, now.col0);
  touched.col1 = Math.max(touched.col1, now.col1);
  touched.row0 = Math.min(touched.row0, now.row0);
  touched.row1 = Math.max(touched.row1, now.row1);
  const most = thickestKgM3(st);
  for (let r = now.row0; r < now.row1; r++)
    for (let i = r * grid.cols + now.col0, end = r * grid.cols + now.col1; i < end; i++) {
      if (kgM3[i]! > most) kgM3[i] = most;
      if (kgM3[i]! > peakKgM3[i]!) peakKgM3[i] = kgM3[i]!;
    }
}

/** Gas that walls let in, and the loads outdoors and indoors, of a step at its last concentration. */
function addLoads(st: HazmatState, dtS: number): void {
  const { grid, law, params } = st.setting;
  const { kgM3, insideKgM3, outdoorLoad, indoorLoad } = st.rasters;
  const box = st.plain.touched;
  const keep = boxAfter(1, 0, params.airChangesH, dtS).kgM3;
  const per = law === null ? 0 : dtS / 60 / lethalLoad(law);
  const floor = st.setting.floorKgM3;
  for (let r = box.row0; r < box.row1; r++)
    for (let i = r * grid.cols + box.col0, end = r * grid.cols + box.col1; i < end; i++) {
      const outside = kgM3[i]!;
      const inside = outside + (insideKgM3[i]! - outside) * keep;
      insideKgM3[i] = inside;
      if (law === null) continue;
      if (outside > floor) outdoorLoad[i] = outdoorLoad[i]! + per * loadRate(law, outside);
      if (inside > floor) indoorLoad[i] = indoorLoad[i]! + per * loadRate(law, inside);
    }
}

function loadRate(law: { readonly n: number; readonly perKgM3: number }, kgM3: number): number {
  const c = kgM3 * law.perKgM3;
  return law.n === 2 ? c * c : law.n === 1 ? c : pow(c, law.n);
}

/** People bear this much without end: it adds nothing to a dose, kW/m2 (API 521, 1.58; recalled). */
const HARMLESS_KWM2 = 1.6;

function addHeat(st: HazmatState, dtS: number, events: HazardEvent[]): void {
  const flames = flamesOf(st);
  if (flames.length > 0) {
    const vapour = airVapourPa(st);
    const { thermalDose: dose } = st.rasters;
    const { grid } = st.setting;
    for (const f of flames)
      cellsAround(st, f.e, f.n, ASSUMED_HEAT_REACH_M, (cell) => {
        const row = Math.floor(cell / grid.cols);
        const e = grid.west + (cell - row * grid.cols + 0.5) * grid.cellM;
        const q = heatAt(st, [f], vapour, e, grid.north - (row + 0.5) * grid.cellM);
        if (q > HARMLESS_KWM2) dose[cell] = dose[cell]! + thermalDose(q, dtS);
      });
  }
  for (const i of dominoStep(st, flames, dtS)) burst(st, i, events);
}
