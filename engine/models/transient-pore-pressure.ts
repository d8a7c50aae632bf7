import { z } from 'zod';
import { factorOfSafety } from '../hazards/landslide/infinite-slope.ts';
import { pressureHead, steadyGradient, type RainStep } from '../hazards/landslide/pore-pressure.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';
import { soilInputs, soilOf } from './slope-inputs.ts';

const HOUR = 3600;

export const TRANSIENT_PORE_PRESSURE = defineModel({
  name: 'transient-pore-pressure',
  description: words(
    '降雨入渗瞬态孔压与安全系数（Iverson 2000，TRIGRS 形式）',
    'Transient pore pressure under rain and factor of safety (Iverson 2000, as in TRIGRS)',
  ),
  input: z
    .strictObject({
      slopeDeg: quantity('deg', 0.1, 80, '坡度', 'slope'),
      ...soilInputs,
      depthM: quantity('m', 0.01, 80, '滑面竖直埋深', 'vertical depth of the slip surface'),
      waterTableM: quantity('m', 0, 80, '初始地下水埋深', 'depth of the water table at first'),
      conductivityMS: quantity('m/s', 1e-10, 0.1, '饱和渗透系数', 'hydraulic conductivity'),
      diffusivityM2S: quantity('m2/s', 1e-9, 1, '水力扩散系数 D0', 'hydraulic diffusivity D0'),
      rainMmH: quantity('mm/h', 0, 1000, '降雨强度', 'rain'),
      rainHours: quantity('h', 0.01, 10_000, '降雨历时', 'how long it rains'),
      hours: quantity('h', 0, 10_000, '自降雨开始的时间', 'time since the rain began'),
      base: choice(['infinite', 'finite'], '底部边界', 'lower boundary').default('infinite'),
      baseDepthM: quantity('m', 0.01, 80, '不透水基底埋深', 'depth of the tight base').optional(),
    })
    .refine((i) => i.base === 'infinite' || (i.baseDepthM ?? 0) >= i.depthM, {
      path: ['baseDepthM'],
      error: 'is needed with a finite base, a number from depthM to 80 (m)',
    }),
  outputs: {
    pressureHeadM: output('m', '压力水头', 'pressure head'),
    steadyHeadM: output('m', '雨前压力水头', 'pressure head before the rain'),
    factorOfSafety: output('1', '安全系数', 'factor of safety'),
    steadyFactorOfSafety: output('1', '雨前安全系数', 'factor of safety before the rain'),
    leastFactorOfSafety: output('1', '历时内最小安全系数', 'least factor of safety until then'),
    leastAtH: output('h', '最小值出现时间', 'when that is'),
  },
  evaluate(i) {
    const slopeRad = (i.slopeDeg * Math.PI) / 180;
    const site = {
      slopeRad,
      depthM: i.depthM,
      waterTableM: i.waterTableM,
      conductivityMS: i.conductivityMS,
      diffusivityM2S: i.diffusivityM2S,
      steadyRateMS: 0,
      baseDepthM: i.base === 'finite' ? i.baseDepthM! : null,
    };
    const rain: RainStep[] = [
      { fromS: 0, rateMS: i.rainMmH / 1000 / HOUR },
      { fromS: i.rainHours * HOUR, rateMS: 0 },
    ];
    const soil = soilOf(i);
    const safety = (hours: number) =>
      factorOfSafety(soil, slopeRad, i.depthM, pressureHead(site, rain, hours * HOUR));
    let [leastFactorOfSafety, leastAtH] = [safety(0), 0];
    for (let k = 1; k <= 200; k++) {
      const fs = safety((i.hours * k) / 200);
      if (fs < leastFactorOfSafety) [leastFactorOfSafety, leastAtH] = [fs, (i.hours * k) / 200];
    }
    const head = pressureHead(site, rain, i.hours * HOUR);
    const most = steadyGradient(site) * i.depthM;
    return {
      values: {
        pressureHeadM: head,
        steadyHeadM: pressureHead(site, [], 0),
        factorOfSafety: safety(i.hours),
        steadyFactorOfSafety: safety(0),
        leastFactorOfSafety,
        leastAtH,
      },
      notes: notesWhen(
        [
          i.rainMmH / 1000 / HOUR > i.conductivityMS,
          '雨强大于饱和渗透系数，超出部分成为径流',
          'rain above the conductivity runs off',
        ],
        [
          head >= most,
          '水位已到地表，压力水头取上限 Z·cos²δ',
          'water stands at the ground; the head is at its limit Z cos² δ',
        ],
        [
          i.waterTableM > i.depthM,
          '滑面在地下水位以上，吸力按线性计入',
          'the slip surface lies above the water table; suction counts in full',
        ],
      ),
    };
  },
});
