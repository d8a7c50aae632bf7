/** One tank for one step: outflow, pool, fire, and what people do to them. */
import { exp } from '../../kernel/math.ts';
import { weatherAt, type WeatherRecord } from '../weather.ts';
import { ATMOSPHERE_PA, ZERO_C_K } from './constants.ts';
import type { TankParams } from './contract.ts';
import { jetVolume, nothing, type Puffed } from './emission.ts';
import { pour, stepPool, type PoolAir } from './pool.ts';
import { leftOf } from './slick.ts';
import type { HazmatState, Unit } from './state.ts';
import { vapourDensity } from './substance.ts';
import { drain } from './tank.ts';

/** Longest piece of a step for tanks and pools, s. */
const PIECE_S = 10;
/** Water per gas, kg/kg, at which a curtain takes up 63 % of what it can (assumed). */
const ASSUMED_CURTAIN_RATIO = 40;

/** Share of the gas that a curtain takes up: its most, approached as water comes to gas. */
export const curtainTaken = (most: number, waterKgS: number, gasKgS: number): number =>
  gasKgS <= 0 ? 0 : most * (1 - exp(-waterKgS / (ASSUMED_CURTAIN_RATIO * gasKgS)));

const active = (until: { untilTick: number }, tick: number): boolean => until.untilTick > tick;

/** Runs unit `i` for `dtS` seconds from the run's time; returns what goes into the air. */
export function stepUnit(st: HazmatState, i: number, dtS: number): Puffed {
  const out = nothing();
  const unit = st.plain.units[i]!;
  let done = 0;
  while (done < dtS) {
    const piece = Math.min(PIECE_S, dtS - done);
    stepPiece(st, i, st.plain.time + done, piece, out);
    done += piece;
  }
  absorb(st, unit, out, dtS);
  unit.airRateKgS = out.massKg / dtS;
  if (unit.burning !== 'no') {
    // The flame eats what leaves; the rate is kept for its size.
    st.plain.burned += out.massKg;
    const jet = out.massKg > 0;
    out.massKg = 0;
    if (unit.pool.massKg <= 0) unit.burning = jet ? 'jet' : 'no';
    // A flame at the hole lights what lies below it.
    else if (unit.burning === 'jet')
      unit.burning = st.setting.substance.flammability?.burningRate == null ? 'jet' : 'pool';
  }
  return out;
}

function absorb(st: HazmatState, unit: Unit, out: Puffed, dtS: number): void {
  if (!active(unit.curtain, st.plain.time) || out.massKg <= 0) return;
  const most = st.setting.substance.curtainShare.value;
  const share = curtainTaken(most, unit.curtain.waterKgS, out.massKg / dtS);
  const taken = out.massKg * share;
  out.massKg = out.massKg - taken;
  out.volumeM3 *= 1 - share;
  st.plain.absorbed += taken;
}

function stepPiece(st: HazmatState, i: number, tick: number, dtS: number, out: Puffed): void {
  const { substance: s, specs, params } = st.setting;
  const unit = st.plain.units[i]!;
  const tank = params.tanks[i]!;
  const w = weatherAt(st.drivers, st.plain.time);
  if (active(unit.transfer, tick)) {
    const kg = Math.min(unit.tank.massKg, unit.transfer.rateKgS * dtS);
    unit.tank.massKg = unit.tank.massKg - kg;
    st.plain.transferred += kg;
  }
  if (unit.open && unit.areaM2 > 0) {
    const temperature = unit.tank.temperatureK;
    const d = drain(s, specs[i]!, unit.tank, unit.areaM2, dtS);
    st.plain.released += d.massKg;
    const dry = d.phase === 'vapour' || d.phase === 'gas';
    const volume = dry
      ? 1 / vapourDensity(s, temperature, ATMOSPHERE_PA)
      : jetVolume(s, temperature);
    out.massKg += d.airborneKg;
    out.volumeM3 += d.airborneKg * volume;
    spill(st, unit, tank, d.massKg - d.airborneKg, d.liquidK);
  }
  stepGround(st, unit, tank, w, tick, dtS, out);
}

/** Liquid to the ground or to the river. */
export function spill(
  st: HazmatState,
  unit: Unit,
  tank: TankParams,
  massKg: number,
  temperatureK: number,
): void {
  if (massKg <= 0) return;
  if (tank.spillTo === 'river') {
    const atM = st.setting.params.river!.fromM;
    const offM = leftOf(st.setting.river, atM, tank.at);
    st.plain.slick.push({ atM, massKg, areaM2: 1, held: false, offM });
  } else pour(unit.pool, massKg, temperatureK);
}

function stepGround(
  st: HazmatState,
  unit: Unit,
  tank: TankParams,
  w: WeatherRecord,
  tick: number,
  dtS: number,
  out: Puffed,
): void {
  const { pool } = unit;
  if (active(unit.recover, tick) && tank.spillTo !== 'river') {
    const kg = Math.min(pool.massKg, unit.recover.rateKgS * dtS);
    pool.massKg = pool.massKg - kg;
    st.plain.recovered += kg;
  }
  if (pool.massKg <= 0) return;
  const s = st.setting.substance;
  const airK = w.temperatureC + ZERO_C_K;
  const cover = active(unit.foam, tick) ? unit.foam.factor : 1;
  const air: PoolAir = {
    windMS: w.windMs,
    airK,
    groundK: airK,
    surface: tank.spillTo === 'river' ? 'water' : tank.spillTo,
    limitM2: unit.bundM2 ?? Infinity,
    cover,
  };
  const before = pool.massKg;
  const lost = stepPool(s, pool, air, dtS);
  if (unit.burning === 'pool') {
    const rate = s.flammability?.burningRate?.value ?? 0;
    const burnt = Math.min(before, rate * cover * Math.PI * pool.radiusM * pool.radiusM * dtS);
    // The flame takes the vapour: what would have evaporated burns, and more.
    pool.massKg = Math.max(0, before - Math.max(burnt, lost));
    st.plain.burned += before - pool.massKg;
    return;
  }
  out.massKg += lost;
  out.volumeM3 += lost / vapourDensity(s, pool.temperatureK, ATMOSPHERE_PA);
  if (lost > 0) out.radiusM = pool.radiusM;
}
