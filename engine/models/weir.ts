import { z } from 'zod';
import { sluiceFlow, villemonte, weirFlow } from '../hydraulics/weir.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';

export const WEIR = defineModel({
  name: 'weir',
  description: words(
    '堰流与闸孔出流（宽顶堰，Villemonte 1947 淹没系数）',
    'Flow over a crest or under a gate (broad-crested weir, submergence by Villemonte 1947)',
  ),
  input: z.strictObject({
    crestM: quantity('m', -500, 9000, '堰顶高程', 'level of the crest or sill'),
    upstreamM: quantity('m', -500, 9000, '上游水位', 'level upstream'),
    downstreamM: quantity('m', -500, 9000, '下游水位', 'level downstream'),
    widthM: quantity('m', 0.01, 100_000, '堰宽', 'width'),
    coefficient: quantity('m^(1/2)/s', 0.3, 2.5, '流量系数', 'coefficient of discharge').default(
      1.7,
    ),
    openingM: quantity(
      'm',
      0,
      50,
      '闸门开度，不填为无闸',
      'opening of a gate; none when left out',
    ).optional(),
  }),
  outputs: {
    dischargeM3S: output('m3/s', '流量', 'discharge'),
    perMetreM2S: output('m2/s', '单宽流量', 'discharge per metre'),
    submergence: output('1', '淹没系数（1 为自由出流）', 'factor of submergence (1: free)'),
    headM: output('m', '堰上水头', 'head over the crest'),
  },
  evaluate(i) {
    const headM = Math.max(0, i.upstreamM - i.crestM);
    const tail = i.downstreamM - i.crestM;
    const q =
      i.openingM === undefined
        ? weirFlow(headM, tail, i.coefficient)
        : sluiceFlow(headM, tail, i.openingM, i.coefficient);
    return {
      values: {
        dischargeM3S: q * i.widthM,
        perMetreM2S: q,
        submergence: headM > 0 ? villemonte(headM, tail) : 1,
        headM,
      },
      notes: notesWhen(
        [
          i.downstreamM > i.upstreamM,
          '下游水位高于上游，流量记为 0',
          'downstream is higher: no flow this way',
        ],
        [
          headM > 0 && tail / headM > 0.95,
          '淹没度大于 0.95，公式误差大',
          'submergence above 0.95: the formula is uncertain',
        ],
      ),
    };
  },
});
