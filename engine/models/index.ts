/** The models that `model NAME` evaluates, in the order in which they are listed. */
import { BREACH } from './breach.ts';
import { CONTAINMENT } from './containment.ts';
import { CROWN } from './crown.ts';
import { GREEN_AMPT } from './green-ampt.ts';
import { DENSE_GAS, PLUME, PUFF, SIGMA } from './hazmat-dispersion-models.ts';
import { BLAST, FIREBALL, POOL_FIRE, TOXIC_LOAD } from './hazmat-effect-models.ts';
import { DISCHARGE, EVAPORATION } from './hazmat-source-models.ts';
import { IMPULSE_WAVE_2D, IMPULSE_WAVE_3D } from './impulse-wave.ts';
import { INFINITE_SLOPE } from './infinite-slope.ts';
import type { ModelDef } from './model.ts';
import { ROTHERMEL } from './rothermel.ts';
import { RUN_UP } from './run-up.ts';
import { FUEL_MOISTURE, IGNITION_PROBABILITY, WIND_ADJUSTMENT } from './small-fire-models.ts';
import { SPOTTING } from './spotting.ts';
import { TRANSIENT_PORE_PRESSURE } from './transient-pore-pressure.ts';
import { VOELLMY_TERMINAL } from './voellmy-terminal.ts';
import { WANG_ZHENGFEI } from './wang-zhengfei.ts';
import { WEIR } from './weir.ts';

export type { ModelDef } from './model.ts';

export const MODELS: readonly ModelDef[] = [
  ROTHERMEL,
  CROWN,
  SPOTTING,
  IGNITION_PROBABILITY,
  WIND_ADJUSTMENT,
  CONTAINMENT,
  WANG_ZHENGFEI,
  FUEL_MOISTURE,
  INFINITE_SLOPE,
  TRANSIENT_PORE_PRESSURE,
  VOELLMY_TERMINAL,
  IMPULSE_WAVE_2D,
  IMPULSE_WAVE_3D,
  RUN_UP,
  DISCHARGE,
  EVAPORATION,
  SIGMA,
  PLUME,
  PUFF,
  DENSE_GAS,
  POOL_FIRE,
  FIREBALL,
  BLAST,
  TOXIC_LOAD,
  GREEN_AMPT,
  WEIR,
  BREACH,
];

/** The model of that name, or undefined. */
export const findModel = (name: string): ModelDef | undefined =>
  MODELS.find((model) => model.name === name);
