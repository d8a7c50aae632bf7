/** Models of how gas spreads: spread curves, plume, puff, dense gas. */
import { z } from 'zod';
import { airDensity } from '../hazards/hazmat/constants.ts';
import {
  ALPHA_RANGE,
  coldShare,
  densePlume,
  densePlumeDepth,
  densePlumeHalfWidth,
  densePlumeShare,
  densePlumeUpwind,
  densePuff,
  densePuffRadius,
  densePuffShare,
  isDensePlume,
  isDensePuff,
  reducedGravity,
  releaseKind,
} from '../hazards/hazmat/dense-gas.ts';
import {
  finitePlume,
  plumeConcentration,
  puffConcentration,
  reachOf,
} from '../hazards/hazmat/plume.ts';
import { inverseObukhov, sigmaX, sigmaY, sigmaZ } from '../hazards/hazmat/sigma.ts';
import { averagingFactor, stabilityOf, windAtHeight } from '../hazards/hazmat/stability.ts';
import { kgM3OfPpm, ppmOf } from '../hazards/hazmat/substance.ts';
import { substanceOf } from '../hazards/hazmat/substances.ts';
import { cbrt } from '../kernel/math.ts';
import {
  airInputs,
  airOf,
  airTemperatureInput,
  averagingInput,
  kelvin,
  rangeNotes,
  sigmaInput,
  stabilityInput,
  substanceInput,
  windInput,
} from './hazmat-inputs.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

const alongInput = quantity('m', 1, 100_000, '下风向距离', 'distance downwind');
const acrossInput = quantity('m', -50_000, 50_000, '横风向距离', 'distance across').default(0);
const heightInput = quantity('m', 0, 500, '离地高度', 'height above the ground').default(0);
const sourceHeightInput = quantity('m', 0, 500, '源高', 'height of the source').default(0);

export const SIGMA = defineModel({
  name: 'sigma',
  description: words('扩散参数 σ', 'Dispersion parameters'),
  input: z.strictObject({
    sigmaSet: sigmaInput,
    stability: stabilityInput,
    xM: alongInput,
    averagingS: averagingInput,
    roughnessM: quantity('m', 0.001, 1, '地面粗糙度', 'roughness of the ground').default(0.1),
  }),
  outputs: {
    sigmaXM: output('m', '纵向 σx', 'spread along'),
    sigmaYM: output('m', '横向 σy', 'spread across'),
    sigmaZM: output('m', '垂直 σz', 'vertical spread'),
    inverseObukhovPerM: output(
      '1/m',
      '莫宁–奥布霍夫长度倒数（TNO）',
      'inverse Obukhov length (TNO)',
    ),
    windProfileRural: output('1', '2 m 与 10 m 风速比（乡村）', 'wind at 2 m over 10 m, rural'),
  },
  evaluate(i) {
    const cls = stabilityOf(i.stability);
    return {
      values: {
        sigmaXM: sigmaX(i.sigmaSet, cls, i.xM),
        sigmaYM: sigmaY(i.sigmaSet, cls, i.xM) * averagingFactor(i.averagingS),
        sigmaZM: sigmaZ(i.sigmaSet, cls, i.xM),
        inverseObukhovPerM: inverseObukhov(cls, i.roughnessM),
        windProfileRural: windAtHeight(1, 2, cls, 'rural'),
      },
      notes: rangeNotes(i.xM),
    };
  },
});

export const PLUME = defineModel({
  name: 'plume',
  description: words('高斯烟羽（地面全反射）', 'Gaussian plume with reflection at the ground'),
  input: z.strictObject({
    substance: substanceInput,
    rateKgS: quantity('kg/s', 0, 1e5, '释放速率', 'rate of release'),
    ...airInputs,
    sourceHeightM: sourceHeightInput,
    xM: alongInput,
    yM: acrossInput,
    zM: heightInput,
    levelPpm: quantity('ppm', 1e-4, 1e6, '关注浓度', 'level of concern').default(100),
    durationS: quantity(
      's',
      1,
      1e6,
      '释放时长；缺省为持续',
      'duration; steady when left out',
    ).optional(),
    afterS: quantity('s', 0, 1e6, '释放开始后时间', 'time since the start').default(3600),
  }),
  outputs: {
    mgM3: output('mg/m3', '浓度', 'concentration'),
    ppm: output('ppm', '浓度（25 °C）', 'concentration at 25 C'),
    sigmaYM: output('m', '横向 σy', 'spread across'),
    sigmaZM: output('m', '垂直 σz', 'vertical spread'),
    reachM: output('m', '轴线地面浓度达到关注浓度的最远距离', 'reach of the level on the axis'),
  },
  evaluate(i) {
    const s = substanceOf(i.substance);
    const air = airOf(i);
    const at = { x: i.xM, y: i.yM, z: i.zM };
    const level = kgM3OfPpm(s, i.levelPpm);
    const steady = (x: number) =>
      plumeConcentration(i.rateKgS, i.sourceHeightM, air, { x, y: 0, z: 0 });
    const kgM3 =
      i.durationS === undefined
        ? plumeConcentration(i.rateKgS, i.sourceHeightM, air, at)
        : finitePlume(i.rateKgS, i.durationS, i.afterS, i.sourceHeightM, air, at);
    return {
      values: {
        mgM3: kgM3 * 1e6,
        ppm: ppmOf(s, kgM3),
        sigmaYM: sigmaY(air.set, air.stability, i.xM) * averagingFactor(i.averagingS),
        sigmaZM: sigmaZ(air.set, air.stability, i.xM),
        reachM: reachOf(steady, level),
      },
      notes: [
        ...rangeNotes(i.xM),
        ...notesWhen([
          i.windMS < 1,
          '静风附近高斯模型不适用',
          'Gaussian models do not hold near calm',
        ]),
      ],
    };
  },
});

export const PUFF = defineModel({
  name: 'puff',
  description: words('高斯烟团（瞬时释放）', 'Gaussian puff of an instantaneous release'),
  input: z.strictObject({
    substance: substanceInput,
    massKg: quantity('kg', 0, 1e8, '释放量', 'mass released'),
    ...airInputs,
    sigmaSet: sigmaInput.default('ccps-puff'),
    sourceHeightM: sourceHeightInput,
    afterS: quantity('s', 0, 1e6, '释放后时间', 'time since the release'),
    xM: alongInput,
    yM: acrossInput,
    zM: heightInput,
  }),
  outputs: {
    mgM3: output('mg/m3', '浓度', 'concentration'),
    ppm: output('ppm', '浓度（25 °C）', 'concentration at 25 C'),
    centreM: output('m', '烟团中心距离', 'distance of the centre'),
    peakMgM3: output('mg/m3', '中心地面浓度', 'concentration below the centre'),
  },
  evaluate(i) {
    const s = substanceOf(i.substance);
    const air = airOf(i);
    const centre = i.windMS * i.afterS;
    const h = i.sourceHeightM;
    const kgM3 = puffConcentration(i.massKg, centre, h, air, { x: i.xM, y: i.yM, z: i.zM });
    const peak = puffConcentration(i.massKg, centre, h, air, { x: centre, y: 0, z: 0 });
    return {
      values: { mgM3: kgM3 * 1e6, ppm: ppmOf(s, kgM3), centreM: centre, peakMgM3: peak * 1e6 },
      notes: rangeNotes(i.xM),
    };
  },
});

export const DENSE_GAS = defineModel({
  name: 'dense-gas',
  description: words(
    '重气扩散（Britter–McQuaid 1988）',
    'Dense gas by the curves of Britter and McQuaid 1988',
  ),
  input: z.strictObject({
    release: choice(['continuous', 'instantaneous'], '释放方式', 'kind of release').default(
      'continuous',
    ),
    amountM3: quantity('m3/s or m3', 1e-4, 1e6, '气体体积流量或体积', 'volume rate, or volume'),
    gasKgM3: quantity('kg/m3', 0.1, 20, '源处气体密度', 'density of the gas at the source'),
    gasC: quantity('C', -200, 200, '源处气体温度', 'temperature of the gas').default(20),
    airC: airTemperatureInput,
    windMS: windInput,
    xM: alongInput,
    durationS: quantity('s', 1, 1e6, '释放时长', 'duration of the release').default(3600),
  }),
  outputs: {
    sharePct: output('%', '轴线体积浓度（升至气温后）', 'volume on the axis, once warm'),
    halfWidthM: output('m', '云团半宽（瞬时释放为半径）', 'half width, or radius of a puff'),
    depthM: output('m', '云团厚度', 'depth'),
    upwindM: output('m', '上风向扩展', 'reach upwind'),
    dense: output('text', '是否按重气处理', 'counts as dense'),
    kind: output('text', '释放类型判据', 'kind by the criterion of duration'),
    alpha: output('1', '相关参数 α', 'alpha of the curves'),
  },
  evaluate(i) {
    const gravity = reducedGravity(i.gasKgM3, airDensity(kelvin(i.airC)));
    const warm = (share: number) => 100 * coldShare(share, kelvin(i.gasC), kelvin(i.airC));
    const kind = releaseKind(i.windMS, i.durationS, i.xM);
    const notes = (alpha: number) =>
      notesWhen(
        [gravity <= 0, '气体比空气轻，不适用', 'the gas is lighter than air: not applicable'],
        [
          !(alpha >= ALPHA_RANGE[0] && alpha <= ALPHA_RANGE[1]),
          '超出曲线范围，取端值',
          'outside of the curves: their end is taken',
        ],
      );
    if (i.release === 'continuous') {
      const law = densePlume(i.amountM3, Math.max(gravity, 1e-9), i.windMS);
      return {
        values: {
          sharePct: warm(densePlumeShare(law, i.xM)),
          halfWidthM: densePlumeHalfWidth(law, i.xM),
          depthM: densePlumeDepth(law, i.xM),
          upwindM: densePlumeUpwind(law),
          dense: gravity > 0 && isDensePlume(law),
          kind,
          alpha: law.alpha,
        },
        notes: notes(law.alpha),
      };
    }
    const law = densePuff(i.amountM3, Math.max(gravity, 1e-9), i.windMS);
    const share = densePuffShare(law, i.xM);
    const radius = densePuffRadius(law, cbrt(i.amountM3 / Math.PI), i.xM / (0.4 * i.windMS));
    return {
      values: {
        sharePct: warm(share),
        halfWidthM: radius,
        depthM: i.amountM3 / (share * Math.PI * radius * radius),
        upwindM: 0,
        dense: gravity > 0 && isDensePuff(law),
        kind,
        alpha: law.alpha,
      },
      notes: notes(law.alpha),
    };
  },
});
