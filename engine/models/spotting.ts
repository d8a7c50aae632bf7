import { z } from 'zod';
import {
  SPOTTING_SPECIES,
  spottingFromFlame,
  spottingFromTrees,
  type SpottingSpecies,
} from '../hazards/wildfire/spotting.ts';
import { wind20ftInput } from './fire-inputs.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

const species = Object.keys(SPOTTING_SPECIES) as [SpottingSpecies, ...SpottingSpecies[]];
const shared = {
  wind20ftMS: wind20ftInput,
  coverHeightM: quantity(
    'm',
    0,
    60,
    '下风向植被高（疏林取一半）',
    'height of the vegetation downwind; half of it for an open stand',
  ),
};

const input = z.discriminatedUnion(
  'source',
  [
    z.strictObject({
      source: z.literal('trees'),
      species: choice(species, '树种', 'species'),
      dbhM: quantity('m', 0.01, 2, '胸径', 'diameter at breast height'),
      heightM: quantity('m', 1, 100, '树高', 'tree height'),
      count: quantity('1', 1, 30, '同时燃烧的株数', 'trees that torch together').default(1),
      ...shared,
    }),
    z.strictObject({
      source: z.literal('surface'),
      flameLengthM: quantity('m', 0, 60, '火焰长度', 'flame length'),
      ...shared,
    }),
  ],
  { error: 'must be trees or surface' },
);

export const SPOTTING = defineModel({
  name: 'spotting',
  description: words(
    '飞火最大距离：单株/群树燃烧（Albini 1979）或风驱地表火（Albini 1983，Chase 1984），平地',
    'Maximum spotting distance over flat ground: torching trees (Albini 1979) or a wind-driven surface fire (Albini 1983, Chase 1984)',
  ),
  input,
  outputs: {
    flameHeightM: output('m', '燃烧树木的稳定火焰高', 'steady flame height of torching trees'),
    flameDuration: output('1', '稳定火焰持续时间（无量纲）', 'steady flame duration'),
    brandHeightM: output('m', '飞火起飘高度', 'height from which the brand drifts'),
    distanceM: output('m', '最大飞火距离', 'maximum spotting distance'),
  },
  evaluate(i) {
    const flight =
      i.source === 'trees'
        ? spottingFromTrees(i, i.wind20ftMS, i.coverHeightM)
        : spottingFromFlame(i.flameLengthM, i.wind20ftMS, i.coverHeightM);
    const trees = i.source === 'trees';
    return {
      values: { ...flight },
      notes: notesWhen(
        [i.wind20ftMS === 0, '无风，不飘移', 'no wind, no drift'],
        [
          trees && (i.dbhM < 0.05 || i.dbhM > 1),
          '胸径超出数据范围（0.05–1 m）',
          'diameter is outside of the data (0.05-1 m)',
        ],
        [
          trees && i.species === 'loblolly',
          '马尾松无实测参数，可暂以火炬松代替（假定）',
          'Pinus massoniana has no measured row; loblolly stands in for it (assumed)',
        ],
      ),
    };
  },
});
