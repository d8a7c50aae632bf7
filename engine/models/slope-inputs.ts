/** Inputs that the slope models share. */
import type { SlopeSoil } from '../hazards/landslide/infinite-slope.ts';
import { quantity } from './model.ts';

export const soilInputs = {
  cohesionKPa: quantity('kPa', 0, 500, '有效黏聚力', 'effective cohesion'),
  frictionDeg: quantity('deg', 0, 60, '有效内摩擦角', 'effective angle of friction'),
  unitWeightNM3: quantity('N/m3', 12_000, 28_000, '土的重度', 'unit weight of the soil'),
  waterUnitWeightNM3: quantity('N/m3', 9700, 10_200, '水的重度', 'unit weight of water').default(
    9810,
  ),
};

export const soilOf = (input: {
  readonly [K in keyof typeof soilInputs]: number;
}): SlopeSoil => ({
  cohesionPa: input.cohesionKPa * 1000,
  frictionRad: (input.frictionDeg * Math.PI) / 180,
  unitWeightNM3: input.unitWeightNM3,
  waterUnitWeightNM3: input.waterUnitWeightNM3,
});
