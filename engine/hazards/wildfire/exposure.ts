/** What a place near a fire meets: flame, heat and smoke. */
import { cellAt, cellCentre, type Point } from '../../kernel/grid.ts';
import type { Exposure } from '../hazard.ts';
import type { FireState } from './fire-state.ts';
import { flameOf } from './fire-view.ts';

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

/** Standing flames in plain arrays, so that many places can be asked about one moment. */
export interface Flames {
  readonly count: number;
  readonly e: Float64Array;
  readonly n: Float64Array;
  readonly intensityKWM: Float64Array;
  readonly lengthM: Float64Array;
}

/** The flames in `flaming` as their front came. */
export function flamesOf(fire: FireState, flaming: Int32Array): Flames {
  const count = flaming.length;
  const e = new Float64Array(count);
  const n = new Float64Array(count);
  const intensityKWM = new Float64Array(count);
  const lengthM = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const v = flaming[i]!;
    const at = cellCentre(fire.ground.grid, v);
    e[i] = at.e;
    n[i] = at.n;
    intensityKWM[i] = fire.intensityOf(v);
    lengthM[i] = flameOf(fire, v, intensityKWM[i]!);
  }
  return { count, e, n, intensityKWM, lengthM };
}

/**
 * What a place at `at` meets: flame length of its own or a touching cell, radiant heat, smoke.
 *
 * Heat: half the sine of the angle under which a wide upright flame stands, times its emissive
 * power; the nearest and tallest flame counts, terrain does not shade. Smoke: an indicator from 0
 * (none) to 1 (no sight), from flaming cells upwind within 3 km, not a concentration.
 */
export function exposureAt(fire: FireState, flames: Flames, at: Point): Exposure[] {
  const { cellM } = fire.ground.grid;
  const inside = cellAt(fire.ground.grid, at.e, at.n) >= 0;
  let flame = 0;
  let heat = 0;
  let smoke = 0;
  for (let i = 0; i < flames.count; i++) {
    const de = at.e - flames.e[i]!;
    const dn = at.n - flames.n[i]!;
    const d2 = de * de + dn * dn;
    if (d2 > ASSUMED_SMOKE_REACH_M * ASSUMED_SMOKE_REACH_M) continue;
    if (d2 < ASSUMED_HEAT_REACH_M * ASSUMED_HEAT_REACH_M) {
      const distance = Math.sqrt(d2);
      const length = flames.lengthM[i]!;
      if (inside && distance < 1.5 * cellM && length > flame) flame = length;
      heat = Math.max(heat, radiantHeat(length, distance - cellM / 2));
    }
    smoke += smokeFrom(fire, flames.intensityKWM[i]!, de, dn, d2);
  }
  const out: Exposure[] = [];
  if (flame > 0) out.push({ hazard: 'wildfire', quantity: 'flameLengthM', value: flame });
  if (heat > 0.1) out.push({ hazard: 'wildfire', quantity: 'heatKWM2', value: heat });
  const dense = smoke / (smoke + ASSUMED_DENSE_SMOKE_KWM);
  if (dense > 0.01) out.push({ hazard: 'wildfire', quantity: 'smoke', value: dense });
  return out;
}

/** kW/m2 at `gapM` from an upright flame of that length that is much wider than high. */
function radiantHeat(lengthM: number, gapM: number): number {
  if (lengthM <= 0) return 0;
  const gap = gapM > 0 ? gapM : 0;
  return (0.5 * ASSUMED_EMISSIVE_KWM2 * lengthM) / Math.sqrt(lengthM * lengthM + gap * gap);
}

/** Smoke at (de, dn) from a flame, in kW/m of front as if it stood there. */
function smokeFrom(fire: FireState, intensity: number, de: number, dn: number, d2: number): number {
  const { weather, windE, windN } = fire.conditions;
  const wind = weather === null ? 0 : weather.windMs;
  const down = wind > 0 ? (de * windE + dn * windN) / wind : 0;
  if (down < -ASSUMED_SMOKE_SOURCE_M) return 0;
  const width = ASSUMED_SMOKE_SOURCE_M + ASSUMED_SMOKE_SPREAD * Math.max(0, down);
  const across2 = Math.max(0, d2 - down * down) / (4 * width * width);
  return across2 > 1 ? 0 : (intensity * (1 - across2) * ASSUMED_SMOKE_SOURCE_M) / width;
}
