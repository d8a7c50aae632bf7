/** Questions that response, sensors and screens ask of a fire. */
import { cellAt, cellCentre, type Point } from '../../kernel/grid.ts';
import type { Exposure } from '../hazard.ts';
import type { FrontCell } from './contract.ts';
import { crownFlameLength } from './crown.ts';
import type { FireState } from './fire-state.ts';
import { flameLength } from './rothermel.ts';
import { INTENSITY } from './front-cells.ts';
import { MOVE_COL, MOVE_LENGTH, MOVE_ROW } from './stencil.ts';

/** Burned cells for which `test` holds, ascending. */
export function burnedWhere(fire: FireState, test: (cell: number) => boolean): Int32Array {
  const { touched, touchedCount } = fire.front;
  const out: number[] = [];
  for (let i = 0; i < touchedCount; i++) {
    const v = touched[i]!;
    if (fire.isBurned(v) && test(v)) out.push(v);
  }
  return Int32Array.from(out).sort();
}

/** Cells that may flame or light others, for which `test` holds, ascending. */
export function activeWhere(fire: FireState, test: (cell: number) => boolean): Int32Array {
  return fire.active.slice(0, fire.activeCount).filter(test).sort();
}

/** Byram's flame of a surface fire, Thomas's where crowns burn; m. */
export function flameOf(fire: FireState, cell: number, intensityKWM: number): number {
  const c = fire.ground.classOf[cell]!;
  fire.front.slownessOf(c);
  return fire.conditions.current.crownFractionBurned[c]! > 0
    ? crownFlameLength(intensityKWM)
    : flameLength(intensityKWM);
}

/** Fireline intensity of a front in `cell` that moves along `move`, under the present weather. */
function intensityTowards(fire: FireState, cell: number, move: number): number {
  const c = fire.ground.classOf[cell]!;
  const slow = fire.front.slownessOf(c);
  const b = fire.conditions.current;
  const nCol = MOVE_COL[move]! / MOVE_LENGTH[move]!;
  const nRow = MOVE_ROW[move]! / MOVE_LENGTH[move]!;
  const dCol = b.driftCol[c]!;
  const dRow = b.driftRow[c]!;
  const dn = dCol * nCol + dRow * nRow;
  const gradient = Math.sqrt(dn * dn + slow * slow - dCol * dCol - dRow * dRow) - dn;
  return (b.heatPerAreaKJM2[c]! * fire.ground.grid.cellM) / gradient;
}

/** Flaming cells with fuel left beside them; intensity is the highest towards that fuel. */
export function frontCells(fire: FireState, tick: number): FrontCell[] {
  const out: FrontCell[] = [];
  for (const cell of activeWhere(fire, (v) => fire.isFlaming(v, tick))) {
    let intensity = -1;
    const moves = fire.reachable(cell);
    for (let k = 0; k < 8; k++)
      if ((moves >> k) & 1) intensity = Math.max(intensity, intensityTowards(fire, cell, k));
    if (intensity < 0) continue;
    out.push({
      cell,
      at: cellCentre(fire.ground.grid, cell),
      arrivalTick: fire.arrival[cell]!,
      flameLengthM: flameOf(fire, cell, intensity),
      intensityKWM: intensity,
      rosMS: fire.conditions.current.rosMS[fire.ground.classOf[cell]!]!,
    });
  }
  return out;
}

/** Radiation of a tall wide flame, kW/m2 (assumed; forest flames were measured at 50 to 100). */
const ASSUMED_EMISSIVE_KWM2 = 70;
/** Heat and smoke are looked for this far, m (assumed). */
const ASSUMED_HEAT_REACH_M = 300;
const ASSUMED_SMOKE_REACH_M = 3000;
/** Half width of the smoke, as a share of the distance downwind, and at its source, m (assumed). */
const ASSUMED_SMOKE_SPREAD = 0.2;
const ASSUMED_SMOKE_SOURCE_M = 60;
/** Smoke of so many kW/m of front, summed over cells and weakened by distance, is dense (assumed). */
const ASSUMED_DENSE_SMOKE_KWM = 20000;

/**
 * What a place at `at` meets: flame length of its own or a touching cell, radiant heat, smoke.
 *
 * Heat: half the sine of the angle under which a wide upright flame stands, times its emissive
 * power; the nearest and tallest flame counts, terrain does not shade. Smoke: an indicator from 0
 * (none) to 1 (no sight), from flaming cells upwind within 3 km, not a concentration.
 */
export function exposureAt(fire: FireState, at: Point, tick: number): Exposure[] {
  const { ground, conditions, front } = fire;
  const here = cellAt(ground.grid, at.e, at.n);
  const wind = conditions.weather?.windMs ?? 0;
  let flame = 0;
  let heat = 0;
  let smoke = 0;
  for (let i = 0; i < fire.activeCount; i++) {
    const v = fire.active[i]!;
    const c = cellCentre(ground.grid, v);
    const de = at.e - c.e;
    const dn = at.n - c.n;
    const d2 = de * de + dn * dn;
    if (d2 > ASSUMED_SMOKE_REACH_M * ASSUMED_SMOKE_REACH_M || !fire.isFlaming(v, tick)) continue;
    const intensity = front.geometry[4 * v + INTENSITY]!;
    const distance = Math.sqrt(d2);
    if (distance < ASSUMED_HEAT_REACH_M) {
      const length = flameOf(fire, v, intensity);
      if (here >= 0 && distance < 1.5 * ground.grid.cellM) flame = Math.max(flame, length);
      const gap = Math.max(0, distance - ground.grid.cellM / 2);
      const sine = length > 0 ? length / Math.sqrt(length * length + gap * gap) : 0;
      heat = Math.max(heat, 0.5 * ASSUMED_EMISSIVE_KWM2 * sine);
    }
    const down = wind > 0 ? (de * conditions.windE + dn * conditions.windN) / wind : 0;
    if (down < -ASSUMED_SMOKE_SOURCE_M) continue;
    const width = ASSUMED_SMOKE_SOURCE_M + ASSUMED_SMOKE_SPREAD * Math.max(0, down);
    const cross2 = Math.max(0, d2 - down * down);
    if (cross2 > 4 * width * width) continue;
    const across = 1 - cross2 / (4 * width * width);
    smoke += (intensity * across * ASSUMED_SMOKE_SOURCE_M) / width;
  }
  const out: Exposure[] = [];
  if (flame > 0) out.push({ hazard: 'wildfire', quantity: 'flameLengthM', value: flame });
  if (heat > 0.1) out.push({ hazard: 'wildfire', quantity: 'heatKWM2', value: heat });
  const dense = smoke / (smoke + ASSUMED_DENSE_SMOKE_KWM);
  if (dense > 0.01) out.push({ hazard: 'wildfire', quantity: 'smoke', value: dense });
  return out;
}
