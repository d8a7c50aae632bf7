import { z } from 'zod';
import { runUp } from '../hazards/landslide/run-up.ts';
import { rangeNotes } from './impulse-wave.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';

export const RUN_UP = defineModel({
  name: 'run-up',
  description: words(
    '涌浪爬高（Evers–Boes 2019、Müller 1995、Synolakis 1987）',
    'Run-up of a wave (Evers and Boes 2019, Müller 1995, Synolakis 1987)',
  ),
  input: z.strictObject({
    amplitudeM: quantity('m', 0.001, 500, '波幅', 'crest amplitude'),
    heightM: quantity(
      'm',
      0.001,
      1000,
      '波高；缺省同波幅',
      'wave height; the amplitude if left out',
    ).optional(),
    lengthM: quantity(
      'm',
      0.1,
      1e5,
      '波长；缺省为 10 倍水深',
      'wave length; 10 depths if left out',
    ).optional(),
    waterDepthM: quantity('m', 0.1, 500, '岸前静水深', 'depth of still water before the bank'),
    bankDeg: quantity('deg', 1, 90, '岸坡坡度', 'slope of the bank'),
  }),
  outputs: {
    eversBoesM: output('m', '爬高（Evers–Boes）', 'run-up, Evers and Boes'),
    muellerM: output('m', '爬高（Müller）', 'run-up, Müller'),
    synolakisM: output(
      'm',
      '爬高（Synolakis，不破碎孤立波）',
      'run-up, Synolakis, unbroken solitary wave',
    ),
    unbrokenRelativeHeight: output(
      '1',
      '不破碎的最大 H/h（直墙为空）',
      'largest H/h that does not break; none at a wall',
    ),
    flags: output('1', '超出试验范围的量的个数', 'how many quantities left the tests'),
  },
  evaluate(i) {
    const r = runUp({
      ...i,
      heightM: i.heightM ?? i.amplitudeM,
      lengthM: i.lengthM ?? 10 * i.waterDepthM,
    });
    return {
      values: {
        eversBoesM: r.eversBoesM,
        muellerM: r.muellerM,
        synolakisM: r.synolakisM,
        unbrokenRelativeHeight: r.unbrokenHeight === Infinity ? null : r.unbrokenHeight,
        flags: r.outOfRange.length,
      },
      notes: [
        ...rangeNotes(r.outOfRange),
        ...notesWhen([
          i.bankDeg === 90,
          'Synolakis 公式不适用于直墙',
          "Synolakis' law has no value at a wall",
        ]),
      ],
    };
  },
});
