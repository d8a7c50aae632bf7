import { z } from 'zod';
import {
  basinWave,
  channelWave,
  slideSpeed,
  slingerlandVoight,
  type Impact,
  type OutOfRange,
} from '../hazards/landslide/impulse-wave.ts';
import { defineModel, output, quantity, words, type Words } from './model.ts';

const impact = {
  speedMS: quantity('m/s', 0.1, 150, '入水速度', 'speed at the water').optional(),
  fallM: quantity('m', 0.1, 3000, '重心落差（不给速度时）', 'fall of the centroid').optional(),
  bedFrictionDeg: quantity('deg', 0, 60, '滑床摩擦角', 'friction angle of the bed').default(20),
  thicknessM: quantity('m', 0.1, 500, '入水处滑体厚', 'thickness of the slide at the water'),
  widthM: quantity('m', 1, 3000, '入水处滑体宽', 'width of the slide at the water'),
  volumeM3: quantity('m3', 1, 1e9, '滑体体积（堆积）', 'bulk volume of the slide'),
  densityKgM3: quantity('kg/m3', 500, 3000, '滑体堆积密度', 'bulk density of the slide'),
  waterDensityKgM3: quantity('kg/m3', 990, 1050, '水的密度', 'density of the water').default(1000),
  slopeDeg: quantity('deg', 5, 90, '入水处坡度', 'slope of the bank under the slide'),
  waterDepthM: quantity('m', 1, 500, '静水深', 'depth of still water'),
};

const needsSpeed = {
  path: ['speedMS'],
  error: 'is needed, or fallM, a number from 0.1 to 3000 (m)',
};
const hasSpeed = (i: { speedMS?: number | undefined; fallM?: number | undefined }) =>
  i.speedMS !== undefined || i.fallM !== undefined;

type ImpactInput = z.output<z.ZodObject<typeof impact>>;

const impactOf = (i: ImpactInput): Impact => ({
  ...i,
  speedMS: i.speedMS ?? slideSpeed(i.fallM!, i.slopeDeg, i.bedFrictionDeg),
});

const digits = (x: number): string => String(Number(x.toPrecision(4)));

/** One note for every quantity that left the tests; a result without a note is inside. */
export const rangeNotes = (flags: readonly OutOfRange[]): Words[] =>
  flags.map(({ quantity: q, value, min, max }) => ({
    zh: `${q} = ${digits(value)} 超出试验范围 ${digits(min)}–${digits(max)}，结果为外推`,
    en: `${q} = ${digits(value)} is outside of the tests (${digits(min)} to ${digits(max)}): extrapolated`,
  }));

const sharedOutputs = {
  speedMS: output('m/s', '入水速度', 'speed at the water'),
  froude: output('1', '滑坡弗劳德数 F', 'slide Froude number F'),
  relativeThickness: output('1', '相对厚度 S', 'relative thickness S'),
  relativeMass: output('1', '相对质量 M', 'relative mass M'),
  impulse: output('1', '冲量参数 P', 'impulse product parameter P'),
  slingerlandVoightM: output(
    'm',
    '近场最大波幅（Slingerland–Voight 1979，系数据文献记忆）',
    'near amplitude, Slingerland and Voight 1979, coefficients recalled',
  ),
  flags: output('1', '超出试验范围的量的个数', 'how many quantities left the tests'),
};

const sharedValues = (s: Impact, w: { numbers: ReturnType<typeof channelWave>['numbers'] }) => ({
  speedMS: s.speedMS,
  froude: w.numbers.froude,
  relativeThickness: w.numbers.relativeThickness,
  relativeMass: w.numbers.relativeMass,
  impulse: w.numbers.impulse,
  slingerlandVoightM: slingerlandVoight(s),
});

export const IMPULSE_WAVE_2D = defineModel({
  name: 'impulse-wave-2d',
  description: words(
    '滑坡涌浪，河道型（VAW 2-D）',
    'Impulse wave of a slide in a channel as wide as the slide (VAW, 2-D)',
  ),
  input: z
    .strictObject({
      ...impact,
      distanceM: quantity('m', 1, 1e5, '沿河距离', 'distance along the channel'),
    })
    .refine(hasSpeed, needsSpeed),
  outputs: {
    ...sharedOutputs,
    maxHeightM: output('m', '最大波高', 'largest wave height'),
    maxAmplitudeM: output('m', '最大波幅', 'largest crest amplitude'),
    maxAtM: output('m', '最大波高位置', 'where it is largest'),
    heightM: output('m', '该处波高', 'wave height there'),
    amplitudeM: output('m', '该处波幅', 'crest amplitude there'),
    periodS: output('s', '该处周期', 'period there'),
    celerityMS: output('m/s', '该处波速', 'celerity there'),
    lengthM: output('m', '该处波长', 'wave length there'),
  },
  evaluate(i) {
    const s = impactOf(i);
    const w = channelWave(s, i.distanceM);
    const { maxHeightM, maxAmplitudeM, maxAtM, heightM, amplitudeM, periodS } = w;
    return {
      values: {
        ...sharedValues(s, w),
        flags: w.outOfRange.length,
        maxHeightM,
        maxAmplitudeM,
        maxAtM,
        heightM,
        amplitudeM,
        periodS,
        celerityMS: w.celerityMS,
        lengthM: w.lengthM,
      },
      notes: rangeNotes(w.outOfRange),
    };
  },
});

export const IMPULSE_WAVE_3D = defineModel({
  name: 'impulse-wave-3d',
  description: words(
    '滑坡涌浪，开阔水域型（VAW 3-D）',
    'Impulse wave of a slide in open water (VAW, 3-D)',
  ),
  input: z
    .strictObject({
      ...impact,
      radiusM: quantity('m', 1, 1e5, '离入水点距离', 'distance from the impact'),
      gammaDeg: quantity('deg', -90, 90, '与滑动方向的夹角', 'angle off the axis of the slide'),
    })
    .refine(hasSpeed, needsSpeed),
  outputs: {
    ...sharedOutputs,
    impactRadiusM: output('m', '冲击区半径', 'radius of the impact zone'),
    firstCrest0M: output('m', '冲击区边缘首波峰', 'first crest at its edge'),
    trough0M: output('m', '冲击区边缘首波谷', 'first trough at its edge'),
    secondCrest0M: output('m', '冲击区边缘次波峰', 'second crest at its edge'),
    firstCrestM: output('m', '该处首波峰', 'first crest there'),
    troughM: output('m', '该处首波谷', 'first trough there'),
    secondCrestM: output('m', '该处次波峰', 'second crest there'),
    firstCelerityMS: output('m/s', '首波波速', 'celerity of the first crest'),
    secondCelerityMS: output('m/s', '次波波速', 'celerity of the second crest'),
    periodS: output('s', '首波周期', 'period of the first wave'),
    firstEditionHeightM: output(
      'm',
      '该处波高（VAW 第一版公式，据文献记忆）',
      'wave height there by the first edition of the manual, recalled',
    ),
  },
  evaluate(i) {
    const s = impactOf(i);
    const { numbers, outOfRange, ...wave } = basinWave(s, i.radiusM, i.gammaDeg);
    return {
      values: { ...sharedValues(s, { numbers }), flags: outOfRange.length, ...wave },
      notes: rangeNotes(outOfRange),
    };
  },
});
