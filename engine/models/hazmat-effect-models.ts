/** Models of what a release does: pool fire, fireball, blast, toxic load. */
import { z } from 'zod';
import {
  BLAST_ZONES_KPA,
  blastHarm,
  blastReach,
  epaBlastReach,
  overpressureKPa,
  tntMass,
  YIELD_RANGE,
} from '../hazards/hazmat/blast.ts';
import {
  fireball,
  fireballHeat,
  fireballTno,
  HEAT_ZONES_KWM2,
  heatDeathShare,
  poolFire,
  poolFireHeat,
  thermalDose,
  waterVapourPa,
} from '../hazards/hazmat/fire.ts';
import { reachOf } from '../hazards/hazmat/plume.ts';
import {
  AIR_CHANGE_RANGE,
  aeglKgM3,
  deathShare,
  indoorAfter,
  PROBIT_SETS,
} from '../hazards/hazmat/toxic.ts';
import { lethalConcentration, lethalLoad, toxicLaw, toxicLoad } from '../hazards/hazmat/toxic.ts';
import { kgM3OfPpm, ppmOf } from '../hazards/hazmat/substance.ts';
import { SUBSTANCES, substanceOf } from '../hazards/hazmat/substances.ts';
import { airTemperatureInput, kelvin } from './hazmat-inputs.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

type Ids = readonly [string, ...string[]];
const idsOf = (has: (s: (typeof SUBSTANCES)[number]) => boolean) =>
  SUBSTANCES.filter(has).map((s) => s.id) as unknown as Ids;

const humidityInput = quantity('%', 0, 100, '相对湿度', 'relative humidity').default(60);
const distanceInput = quantity('m', 0.5, 50_000, '距离', 'distance');
const burnsInput = choice(
  idsOf((s) => s.flammability !== null),
  '可燃物质',
  'substance that burns',
);

export const POOL_FIRE = defineModel({
  name: 'pool-fire',
  description: words(
    '池火（Thomas 火焰高，固体火焰辐射）',
    'Pool fire: flame height of Thomas, radiation of a solid flame',
  ),
  input: z.strictObject({
    substance: choice(
      idsOf((s) => s.flammability?.burningRate != null),
      '可燃液体',
      'liquid that burns',
    ),
    diameterM: quantity('m', 0.3, 300, '液池直径', 'diameter of the pool'),
    xM: distanceInput,
    airTemperatureC: airTemperatureInput,
    humidityPct: humidityInput,
    exposureS: quantity('s', 0, 3600, '暴露时间', 'time of exposure').default(60),
  }),
  outputs: {
    flameHeightM: output('m', '火焰高度', 'height of the flame'),
    emissiveKWM2: output('kW/m2', '表面辐射功率', 'emissive power'),
    heatKWM2: output('kW/m2', '热辐射通量', 'heat at the distance'),
    deathShare: output('1', '死亡比例', 'share of people who die'),
    reach10KWM2M: output('m', '10 kW/m2 距离', 'reach of 10 kW/m2'),
    reach5KWM2M: output('m', '5 kW/m2 距离', 'reach of 5 kW/m2'),
    reach2KWM2M: output('m', '2 kW/m2 距离', 'reach of 2 kW/m2'),
  },
  evaluate(i) {
    const rate = substanceOf(i.substance).flammability!.burningRate!.value;
    const f = poolFire(i.diameterM, rate, kelvin(i.airTemperatureC));
    const vapour = waterVapourPa(i.airTemperatureC, i.humidityPct);
    const heat = poolFireHeat(f, i.xM, vapour);
    const [a, b, c] = HEAT_ZONES_KWM2.map((q) => reachOf((x) => poolFireHeat(f, x, vapour), q));
    return {
      values: {
        flameHeightM: f.flameHeightM,
        emissiveKWM2: f.emissiveKWM2,
        heatKWM2: heat,
        deathShare: heatDeathShare(thermalDose(heat, i.exposureS)),
        reach10KWM2M: a!,
        reach5KWM2M: b!,
        reach2KWM2M: c!,
      },
    };
  },
});

export const FIREBALL = defineModel({
  name: 'fireball',
  description: words('沸腾液体扩展蒸气爆炸火球', 'Fireball of a bursting vessel (BLEVE)'),
  input: z.strictObject({
    substance: burnsInput,
    massKg: quantity('kg', 1, 1e7, '参与质量', 'mass in the fireball'),
    xM: quantity('m', 0, 50_000, '水平距离', 'distance along the ground'),
    waterVapourPa: quantity('Pa', 10, 8000, '水汽分压', 'water vapour pressure').default(1000),
  }),
  outputs: {
    diameterM: output('m', '火球直径', 'diameter'),
    durationS: output('s', '持续时间', 'duration'),
    heightM: output('m', '中心高度', 'height of the middle'),
    emissiveKWM2: output('kW/m2', '表面辐射功率', 'emissive power'),
    heatNormalKWM2: output('kW/m2', '正对表面热通量', 'heat on a surface turned to it'),
    heatVerticalKWM2: output('kW/m2', '竖直表面热通量', 'heat on a vertical surface'),
    deathShare: output('1', '死亡比例', 'share of people who die'),
    tnoDiameterM: output('m', '直径（TNO）', 'diameter by TNO'),
    tnoDurationS: output('s', '持续时间（TNO）', 'duration by TNO'),
  },
  evaluate(i) {
    const f = fireball(i.massKg, substanceOf(i.substance).flammability!.combustionHeat.value);
    const heat = fireballHeat(f, i.xM, i.waterVapourPa);
    const tno = fireballTno(i.massKg);
    return {
      values: {
        ...f,
        heatNormalKWM2: heat.normalKWM2,
        heatVerticalKWM2: heat.verticalKWM2,
        deathShare: heatDeathShare(thermalDose(heat.normalKWM2, f.durationS)),
        tnoDiameterM: tno.diameterM,
        tnoDurationS: tno.durationS,
      },
    };
  },
});

export const BLAST = defineModel({
  name: 'blast',
  description: words('蒸气云爆炸（TNT 当量法）', 'Vapour cloud explosion as an equivalent of TNT'),
  input: z.strictObject({
    substance: burnsInput,
    massKg: quantity('kg', 1, 1e7, '云团可燃质量', 'mass that burns'),
    yieldShare: quantity('1', 0.001, 0.2, '爆炸效率', 'share of heat in the blast').default(0.05),
    xM: distanceInput,
  }),
  outputs: {
    tntKg: output('kg', 'TNT 当量', 'equivalent of TNT'),
    overpressureKPa: output('kPa', '超压', 'overpressure'),
    eardrumShare: output('1', '鼓膜破裂比例', 'share with burst eardrums'),
    deathShare: output('1', '肺伤死亡比例', 'share killed by the lungs'),
    reach8PsiM: output('m', '8 psi（55 kPa）距离', 'reach of 8 psi (55 kPa)'),
    reach3p5PsiM: output('m', '3.5 psi（24 kPa）距离', 'reach of 3.5 psi (24 kPa)'),
    reach1PsiM: output('m', '1 psi（6.9 kPa）距离', 'reach of 1 psi (6.9 kPa)'),
    epa1PsiM: output('m', '1 psi 距离（美国环保署）', 'reach of 1 psi by EPA (yield 10 %)'),
  },
  evaluate(i) {
    const heat = substanceOf(i.substance).flammability!.combustionHeat.value;
    const tntKg = tntMass(i.massKg, heat, i.yieldShare);
    const pressure = overpressureKPa(tntKg, i.xM);
    const harm = blastHarm(pressure);
    const [a, b, c] = BLAST_ZONES_KPA.map((kPa) => blastReach(tntKg, kPa));
    return {
      values: {
        tntKg,
        overpressureKPa: pressure,
        eardrumShare: harm.eardrums,
        deathShare: harm.deaths,
        reach8PsiM: a!,
        reach3p5PsiM: b!,
        reach1PsiM: c!,
        epa1PsiM: epaBlastReach(i.massKg, heat),
      },
      notes: notesWhen([
        i.yieldShare < YIELD_RANGE[0] || i.yieldShare > YIELD_RANGE[1],
        '爆炸效率超出常用范围（3–10%）',
        'yield is outside of the usual range (3-10 %)',
      ]),
    };
  },
});

export const TOXIC_LOAD = defineModel({
  name: 'toxic-load',
  description: words(
    '毒性负荷、死亡概率与室内浓度',
    'Toxic load, share who die, and what a building lets in',
  ),
  input: z.strictObject({
    substance: choice(
      idsOf((s) => s.probitPpm !== null || s.probitMgM3 !== null),
      '有毒物质',
      'toxic substance',
    ),
    probits: choice(PROBIT_SETS, '概率函数组', 'set of probits').default('ccps'),
    ppm: quantity('ppm', 0, 1e6, '室外浓度', 'concentration outdoors'),
    minutes: quantity('min', 0.1, 1440, '暴露时间', 'time of exposure'),
    airChangesH: quantity('1/h', 0, 20, '换气次数', 'air changes of the building').default(0.5),
  }),
  outputs: {
    load: output('ppm^n min or (mg/m3)^n min', '毒性负荷', 'toxic load'),
    relativeLoad: output('1', '与半数致死负荷之比', 'over the load that kills half'),
    deathShareOutdoor: output('1', '室外死亡比例', 'share who die outdoors'),
    deathShareIndoor: output('1', '室内死亡比例', 'share who die indoors'),
    indoorPpm: output('ppm', '期末室内浓度', 'indoors at the end'),
    lethalPpm: output('ppm', '该时间的半数致死浓度', 'kills half in that time'),
    aegl2Ppm: output('ppm', 'AEGL-2；无数据为 −1', 'AEGL-2 for that time; -1 without data'),
  },
  evaluate(i) {
    const s = substanceOf(i.substance);
    const law = toxicLaw(s, i.probits) ?? toxicLaw(s, 'ccps')!;
    const outside = kgM3OfPpm(s, i.ppm);
    const load = toxicLoad(law, outside, i.minutes);
    // Indoors the concentration rises: summed in a thousand pieces.
    let indoor = 0;
    for (let k = 0; k < 1000; k++) {
      const c = indoorAfter(0, outside, i.airChangesH, ((k + 0.5) / 1000) * 60 * i.minutes);
      indoor += toxicLoad(law, c, i.minutes / 1000);
    }
    const aegl = aeglKgM3(s, 2, i.minutes);
    return {
      values: {
        load,
        relativeLoad: load / lethalLoad(law),
        deathShareOutdoor: deathShare(law, load),
        deathShareIndoor: deathShare(law, indoor),
        indoorPpm: ppmOf(s, indoorAfter(0, outside, i.airChangesH, 60 * i.minutes)),
        lethalPpm: ppmOf(s, lethalConcentration(law, i.minutes)),
        aegl2Ppm: aegl === null ? -1 : ppmOf(s, aegl),
      },
      notes: notesWhen(
        [
          law.set !== i.probits,
          '该组无此物质，改用 CCPS',
          'that set does not have the substance: CCPS is used',
        ],
        [
          i.airChangesH < AIR_CHANGE_RANGE[0] || i.airChangesH > AIR_CHANGE_RANGE[1],
          '换气次数超出关窗建筑常见范围（0.3–2 次/h）',
          'air changes are outside of the usual range of closed buildings (0.3-2 1/h)',
        ],
      ),
    };
  },
});
