/** A tank that empties through a hole: liquid, vapour, gas or a flashing mixture, as it stands. */
import { ATMOSPHERE_PA, inRange } from './constants.ts';
import {
  airborneShare,
  FLASHING_LENGTH_M,
  flashingDischarge,
  flashShare,
  gasDischarge,
  gasPressure,
  liquidDischarge,
} from './discharge.ts';
import {
  checkTemperature,
  liquidDensity,
  saturationK,
  vapourDensity,
  vapourPressurePa,
  type Substance,
} from './substance.ts';
import { checkVessel, levelOf, vesselHeight, vesselVolume, type Vessel } from './vessel.ts';

export interface Hole {
  readonly diameterM: number;
  /** Of its middle above the bottom of the tank. */
  readonly heightM: number;
  /** Of the line between tank and opening; 0 for a hole in the wall. */
  readonly pipeM: number;
}

export interface TankSpec {
  readonly vessel: Vessel;
  readonly hole: Hole;
  readonly stockKg: number;
  readonly temperatureK: number;
  /** `gas`: compressed gas alone; `liquid`: liquid with its vapour above it. */
  readonly phase: 'liquid' | 'gas';
  /** Of a gas padding above a liquid, above ambient; it is held. */
  readonly padPa: number;
}

/** What changes while a tank empties. */
export interface TankState {
  massKg: number;
  temperatureK: number;
}

export type OutflowPhase = 'none' | 'liquid' | 'vapour' | 'gas' | 'flashing';

export interface Outflow {
  readonly rateKgS: number;
  readonly phase: OutflowPhase;
  /** Share of the flow that is airborne at once as vapour and aerosol; the rest falls to the pool. */
  readonly airborne: number;
  readonly choked: boolean;
}

const NO_FLOW: Outflow = { rateKgS: 0, phase: 'none', airborne: 0, choked: false };

/** RangeError that names parameter, value and range unless the tank is possible. */
export function checkTank(s: Substance, t: TankSpec, name = 'tank'): void {
  checkVessel(`${name}.vessel`, t.vessel);
  checkTemperature(s, t.temperatureK, `${name}.temperatureK`);
  inRange(`${name}.hole.diameterM`, t.hole.diameterM, 0, holeLimit(t.vessel), 'm');
  inRange(`${name}.hole.heightM`, t.hole.heightM, 0, vesselHeight(t.vessel), 'm');
  inRange(`${name}.hole.pipeM`, t.hole.pipeM, 0, 1000, 'm');
  inRange(`${name}.padPa`, t.padPa, 0, 5e6, 'Pa');
  if (t.phase === 'liquid') {
    const top = 0.95 * s.criticalTemperatureK.value;
    inRange(`${name}.temperatureK of liquid ${s.id}`, t.temperatureK, s.validK.value[0], top, 'K');
    const full = vesselVolume(t.vessel) * liquidDensity(s, t.temperatureK);
    inRange(`${name}.stockKg`, t.stockKg, 0, full, 'kg');
  } else if (t.phase === 'gas') {
    const at30MPa = vesselVolume(t.vessel) * vapourDensity(s, t.temperatureK, 3e7);
    inRange(`${name}.stockKg`, t.stockKg, 0, at30MPa, 'kg');
  } else {
    throw new RangeError(`${name}.phase is ${String(t.phase)}, must be liquid or gas`);
  }
}

/** A hole is at most as large as the tank. */
const holeLimit = (v: Vessel): number =>
  v.shape === 'sphere' ? v.diameterM : Math.min(v.diameterM, v.lengthM);

/** Flow through `areaM2` of a tank as it stands now. */
export function outflowOf(s: Substance, t: TankSpec, state: TankState, areaM2: number): Outflow {
  if (state.massKg <= 0 || areaM2 <= 0) return NO_FLOW;
  if (t.phase === 'gas') {
    const volume = vesselVolume(t.vessel);
    const pressure = gasPressure(s, state.massKg, volume, state.temperatureK);
    const flow = gasDischarge(areaM2, pressure, state.massKg / volume, s.heatRatio.value);
    return { ...flow, phase: flow.rateKgS > 0 ? 'gas' : 'none', airborne: 1 };
  }
  const density = liquidDensity(s, state.temperatureK);
  const level = levelOf(t.vessel, state.massKg / density);
  const head = level - t.hole.heightM;
  const vapour = vapourPressurePa(s, state.temperatureK);
  if (head <= 0) return vapourFlow(s, t, state, vapour, areaM2);
  if (vapour > ATMOSPHERE_PA && t.hole.pipeM > FLASHING_LENGTH_M) {
    const rateKgS = flashingDischarge(s, areaM2, state.temperatureK, vapour, density);
    return { rateKgS, phase: 'flashing', airborne: airborne(s, state), choked: true };
  }
  const over = Math.max(0, vapour - ATMOSPHERE_PA) + t.padPa;
  const rateKgS = liquidDischarge(areaM2, density, over, head);
  return { rateKgS, phase: 'liquid', airborne: airborne(s, state), choked: false };
}

const airborne = (s: Substance, state: TankState): number =>
  airborneShare(flashShare(s, state.temperatureK));

function vapourFlow(
  s: Substance,
  t: TankSpec,
  state: TankState,
  vapourPa: number,
  areaM2: number,
): Outflow {
  const pressure = Math.max(vapourPa, t.padPa > 0 ? ATMOSPHERE_PA + t.padPa : 0);
  // A padded tank of cold liquid loses padding, not substance.
  if (vapourPa <= ATMOSPHERE_PA) return NO_FLOW;
  const density = vapourDensity(s, state.temperatureK, pressure);
  const flow = gasDischarge(areaM2, pressure, density, s.heatRatio.value);
  return { ...flow, phase: flow.rateKgS > 0 ? 'vapour' : 'none', airborne: 1 };
}

export interface Discharged {
  readonly massKg: number;
  /** Of it, airborne at once. */
  readonly airborneKg: number;
  /** Temperature of what fell to the ground, K. */
  readonly liquidK: number;
  readonly phase: OutflowPhase;
}

/**
 * Empties the tank for `dtS` by the midpoint rule; never more than it holds. Vapour that leaves a
 * boiling liquid cools it (adiabatic), down to its boiling point. Gas keeps its temperature.
 */
export function drain(
  s: Substance,
  t: TankSpec,
  state: TankState,
  areaM2: number,
  dtS: number,
): Discharged {
  const first = outflowOf(s, t, state, areaM2);
  const half = copyAfter(s, state, first, dtS / 2);
  const flow = first.rateKgS > 0 ? outflowOf(s, t, half, areaM2) : first;
  const used = flow.rateKgS > 0 ? flow : first;
  const massKg = Math.min(state.massKg, used.rateKgS * dtS);
  const liquidK = Math.min(state.temperatureK, s.boilingPointK.value);
  const after = copyAfter(s, state, used, dtS);
  state.temperatureK = after.temperatureK;
  state.massKg = state.massKg - massKg;
  return { massKg, airborneKg: massKg * used.airborne, liquidK, phase: used.phase };
}

function copyAfter(s: Substance, state: TankState, flow: Outflow, dtS: number): TankState {
  const lost = Math.min(state.massKg, flow.rateKgS * dtS);
  const massKg = state.massKg - lost;
  if (flow.phase !== 'vapour' || massKg <= 0) return { massKg, temperatureK: state.temperatureK };
  const drop = (lost * s.latentHeat.value) / (massKg * s.liquidHeat.value);
  const floor = Math.min(state.temperatureK, saturationK(s, ATMOSPHERE_PA));
  return { massKg, temperatureK: Math.max(floor, state.temperatureK - drop) };
}
