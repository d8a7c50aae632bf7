import { z } from 'zod';
import {
  factorOfSafety,
  MAX_FACTOR_OF_SAFETY,
  submergedFactorOfSafety,
  WATER_UNIT_WEIGHT_NM3,
} from '../hazards/landslide/infinite-slope.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';
import { soilInputs, soilOf } from './slope-inputs.ts';

export const INFINITE_SLOPE = defineModel({
  name: 'infinite-slope',
  description: words(
    '无限边坡安全系数（Iverson 2000，TRIGRS 形式）',
    'Factor of safety of an infinite slope (Iverson 2000, as in TRIGRS)',
  ),
  input: z.strictObject({
    slopeDeg: quantity('deg', 0, 89, '坡度', 'slope'),
    ...soilInputs,
    depthM: quantity('m', 0.01, 100, '滑面竖直埋深', 'vertical depth of the slip surface'),
    pressureHeadM: quantity('m', -50, 200, '滑面处压力水头', 'pressure head there').default(0),
    poolDepthM: quantity(
      'm',
      0,
      300,
      '坡面以上的库水深',
      'depth of still water over the ground',
    ).default(0),
  }),
  outputs: {
    factorOfSafety: output('1', '安全系数（上限 10）', 'factor of safety, cut at 10'),
    headAtFailureM: output(
      'm',
      '安全系数等于 1 时的压力水头；不可能时为空',
      'pressure head at which it is 1; none when there is no such head',
    ),
  },
  evaluate(i) {
    const soil = soilOf(i);
    const slope = (i.slopeDeg * Math.PI) / 180;
    const at = (head: number) =>
      i.poolDepthM > 0
        ? submergedFactorOfSafety(soil, slope, i.depthM, head, i.poolDepthM)
        : factorOfSafety(soil, slope, i.depthM, head);
    const fs = at(i.pressureHeadM);
    const [dry, wet] = [at(-50), at(200)];
    return {
      values: {
        factorOfSafety: fs,
        headAtFailureM: dry > 1 && wet < 1 ? bisect(at) : null,
      },
      notes: notesWhen(
        [fs === MAX_FACTOR_OF_SAFETY, '安全系数已按 10 截断', 'the factor of safety is cut at 10'],
        [
          i.pressureHeadM < 0,
          '负孔压（基质吸力）按线性全部计入，偏不安全',
          'suction counts in full, which is on the unsafe side',
        ],
        [
          i.waterUnitWeightNM3 !== WATER_UNIT_WEIGHT_NM3,
          '水的重度不是 9810 N/m³',
          'the unit weight of water is not 9810 N/m3',
        ],
      ),
    };
  },
});

/** Head between -50 and 200 m at which a falling function is 1. */
function bisect(fs: (head: number) => number): number {
  let low = -50;
  let high = 200;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (fs(middle) > 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
