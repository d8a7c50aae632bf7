import { z } from 'zod';
import {
  fireEllipse,
  lengthToWidth,
  MAX_LENGTH_TO_WIDTH,
  rosFromIgnition,
} from '../hazards/wildfire/ellipse.ts';
import { fuelBed, spreadAt } from '../hazards/wildfire/rothermel.ts';
import {
  fuelInput,
  moistureInputs,
  moistureOf,
  slopeInput,
  surfaceNotes,
  upslopeInput,
  windToInput,
} from './fire-inputs.ts';
import { choice, defineModel, flag, notesWhen, output, quantity, words } from './model.ts';

const input = z.strictObject({
  fuel: fuelInput,
  ...moistureInputs,
  midflameWindMS: quantity('m/s', 0, 40, '火焰中部高度风速', 'wind at midflame height'),
  windToDeg: windToInput.default(0),
  slopePct: slopeInput.default(0),
  upslopeDeg: upslopeInput.default(0),
  headingDeg: quantity(
    'deg',
    0,
    360,
    '所求方位（自北顺时针），默认取最大蔓延方向',
    'heading asked for, clockwise from north; the direction of maximum spread by default',
  ).optional(),
  lengthToWidth: choice(['anderson', 'behave-plus'], '长宽比公式', 'length-to-width law').default(
    'anderson',
  ),
  limitWind: flag('采用 Rothermel 风速上限', "apply Rothermel's wind limit").default(false),
});

export const ROTHERMEL = defineModel({
  name: 'rothermel',
  description: words(
    'Rothermel (1972) 地表火蔓延模型，含 Albini (1976) 修正与 13+40 种可燃物模型',
    'Surface fire by Rothermel (1972) with the changes of Albini (1976), 13 + 40 fuel models',
  ),
  input,
  outputs: {
    rosMS: output('m/s', '火头蔓延速度', 'rate of spread of the head'),
    rosMMin: output('m/min', '火头蔓延速度', 'rate of spread of the head'),
    directionDeg: output('deg', '最大蔓延方位', 'direction of maximum spread, from north'),
    headingRosMS: output('m/s', '所求方位的蔓延速度', 'rate from the ignition in the heading'),
    rosNoWindMS: output('m/s', '无风平地蔓延速度', 'rate without wind and slope'),
    effectiveWindMS: output('m/s', '等效风速（火焰中部）', 'effective midflame wind'),
    lengthToWidth: output('1', '长宽比', 'length over width'),
    backingRosMS: output('m/s', '火尾蔓延速度', 'rate of the rear'),
    flankingRosMS: output('m/s', '火翼蔓延速度', 'rate of the flanks'),
    reactionIntensityKWM2: output('kW/m2', '反应强度', 'reaction intensity'),
    heatPerAreaKJM2: output('kJ/m2', '单位面积释热量', 'heat per unit area'),
    residenceTimeS: output('s', '火焰停留时间', 'residence time of the flame'),
    intensityKWM: output('kW/m', '火线强度', 'fireline intensity of the head'),
    flameLengthM: output('m', '火焰长度', 'flame length of the head'),
    curedFraction: output('1', '草本枯黄比例', 'share of herbs that counts as dead'),
  },
  evaluate(i) {
    const bed = fuelBed(i.fuel, moistureOf(i), { limitWind: i.limitWind });
    const fire = spreadAt(bed, {
      midflameWindMS: i.midflameWindMS,
      windToDeg: i.windToDeg,
      slopeTan: i.slopePct / 100,
      upslopeDeg: i.upslopeDeg,
    });
    const ratio = lengthToWidth(i.lengthToWidth, fire.effectiveWindMS);
    const ellipse = fireEllipse(fire.rosMS, ratio);
    const off = (((i.headingDeg ?? fire.directionDeg) - fire.directionDeg) * Math.PI) / 180;
    return {
      values: {
        rosMS: fire.rosMS,
        rosMMin: fire.rosMS * 60,
        directionDeg: fire.directionDeg,
        headingRosMS: rosFromIgnition(ellipse, off),
        rosNoWindMS: bed.rosNoWindMS,
        effectiveWindMS: fire.effectiveWindMS,
        lengthToWidth: ratio,
        backingRosMS: ellipse.backMS,
        flankingRosMS: ellipse.h,
        reactionIntensityKWM2: bed.reactionIntensityKWM2,
        heatPerAreaKJM2: fire.heatPerAreaKJM2,
        residenceTimeS: bed.residenceTimeS,
        intensityKWM: fire.intensityKWM,
        flameLengthM: fire.flameLengthM,
        curedFraction: bed.curedFraction,
      },
      notes: [
        ...surfaceNotes({ ...i, midflameMS: i.midflameWindMS }),
        ...notesWhen(
          [bed.rosNoWindMS === 0, '含水率达到熄灭含水率，不蔓延', 'too wet to spread'],
          [
            ratio === MAX_LENGTH_TO_WIDTH,
            '长宽比已取上限 8',
            'length over width is cut at its limit of 8',
          ],
        ),
      ],
    };
  },
});
