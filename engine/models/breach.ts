import { z } from 'zod';
import { damBreach, EROSION_VELOCITY_MS, leveeBreachWidthM } from '../hydraulics/breach.ts';
import { BROAD_CREST_COEFFICIENT } from '../hydraulics/weir.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

export const BREACH = defineModel({
  name: 'breach',
  description: words(
    '溃口发展（坝：Froehlich 2008；堤：Verheij–van der Knaap 2003）',
    'Growth of a breach (dam: Froehlich 2008; levee: Verheij and van der Knaap 2003)',
  ),
  input: z.discriminatedUnion('of', [
    z.strictObject({
      of: z.literal('dam'),
      mode: choice(['overtopping', 'piping'], '溃决方式', 'mode of failure'),
      volumeM3: quantity(
        'm3',
        1000,
        1e11,
        '溃口底以上库容',
        'water above the invert of the breach',
      ),
      heightM: quantity('m', 1, 300, '溃口高', 'height of the breach'),
    }),
    z.strictObject({
      of: z.literal('levee'),
      soil: choice(['sand', 'clay'], '堤身土质', 'soil of the levee'),
      headM: quantity('m', 0, 30, '内外水位差', 'difference of levels'),
      hours: quantity('h', 0, 240, '冲开后历时', 'time since it has cut down'),
    }),
  ]),
  outputs: {
    widthM: output('m', '溃口宽（坝为平均宽）', 'width of the breach (mean width for a dam)'),
    formationH: output('h', '形成时间，堤为空', 'time of formation, null for a levee'),
    peakM3S: output(
      'm3/s',
      '按宽顶堰估算的最大流量',
      'discharge through it as a broad-crested weir',
    ),
  },
  evaluate(i) {
    if (i.of === 'dam') {
      const b = damBreach(i.mode, i.volumeM3, i.heightM);
      return {
        values: {
          widthM: b.widthM,
          formationH: b.formationS / 3600,
          peakM3S: BROAD_CREST_COEFFICIENT * b.widthM * i.heightM * Math.sqrt(i.heightM),
        },
        notes: notesWhen([
          i.heightM > 93 || i.heightM < 3 || i.volumeM3 > 6.6e8 || i.volumeM3 < 1.4e4,
          '超出 Froehlich 样本范围（高 3–93 m，库容 1.4 万–6.6 亿 m³）',
          'outside of the dams that Froehlich had (3-93 m, 1.4e4-6.6e8 m3)',
        ]),
      };
    }
    const widthM = leveeBreachWidthM(i.headM, EROSION_VELOCITY_MS[i.soil], 3600 * i.hours);
    return {
      values: {
        widthM,
        formationH: null,
        peakM3S: BROAD_CREST_COEFFICIENT * widthM * i.headM * Math.sqrt(i.headM),
      },
      notes: notesWhen([
        widthM > 200,
        '宽于实测溃口（约 200 m）',
        'wider than observed breaches (about 200 m)',
      ]),
    };
  },
});
