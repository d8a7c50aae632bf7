import { z } from 'zod';
import {
  infiltrationCapacityMS,
  pondedInfiltrationM,
  rainInfiltration,
} from '../hydraulics/green-ampt.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';
import { MS_PER_MMH } from '../kernel/units.ts';

export const GREEN_AMPT = defineModel({
  name: 'green-ampt',
  description: words(
    '下渗（Green–Ampt 1911，积水时刻按 Mein–Larson 1973）',
    'Infiltration (Green and Ampt 1911, ponding by Mein and Larson 1973)',
  ),
  input: z.strictObject({
    conductivityMmH: quantity('mm/h', 0.01, 1000, '饱和导水率', 'saturated hydraulic conductivity'),
    suctionMm: quantity('mm', 0, 2000, '湿润锋吸力', 'suction at the wetting front'),
    moistureDeficit: quantity('1', 0, 0.7, '含水量亏缺', 'moisture deficit'),
    rainMmH: quantity('mm/h', 0, 1000, '雨强', 'rain intensity'),
    hours: quantity('h', 0, 240, '历时', 'time since the start'),
  }),
  outputs: {
    pondedAtH: output('h', '积水时刻，无则为空', 'time of ponding, null when it never ponds'),
    infiltrationMm: output('mm', '累计下渗', 'cumulative infiltration'),
    rateMmH: output('mm/h', '下渗率', 'rate of infiltration'),
    runoffMm: output('mm', '累计产流', 'cumulative runoff'),
    pondedInfiltrationMm: output(
      'mm',
      '一开始即积水时的累计下渗',
      'cumulative infiltration under water from the start',
    ),
    pondedRateMmH: output('mm/h', '一开始即积水时的下渗率', 'rate under water from the start'),
  },
  evaluate(i) {
    const soil = {
      conductivityMS: i.conductivityMmH * MS_PER_MMH,
      storageM: 0.001 * i.suctionMm * i.moistureDeficit,
    };
    const seconds = 3600 * i.hours;
    const r = rainInfiltration(soil, i.rainMmH * MS_PER_MMH, seconds);
    const standing = pondedInfiltrationM(soil, 0, seconds);
    const capacity = infiltrationCapacityMS(soil, standing) / MS_PER_MMH;
    return {
      values: {
        pondedAtH: r.pondedAtS === Infinity ? null : r.pondedAtS / 3600,
        infiltrationMm: 1000 * r.totalM,
        rateMmH: r.rateMS / MS_PER_MMH,
        runoffMm: Math.max(0, i.rainMmH * i.hours - 1000 * r.totalM),
        pondedInfiltrationMm: 1000 * standing,
        pondedRateMmH: capacity === Infinity ? null : capacity,
      },
      notes: notesWhen([
        r.pondedAtS === Infinity,
        '雨强不大于饱和导水率，不会积水',
        'rain does not exceed the conductivity: it never ponds',
      ]),
    };
  },
});
