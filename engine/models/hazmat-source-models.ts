/** Models of what comes out: flow from a tank, evaporation from a pool. */
import { z } from 'zod';
import { gasPressure } from '../hazards/hazmat/discharge.ts';
import { evaporation, evaporationEpa, schmidt } from '../hazards/hazmat/pool.ts';
import { liquidDensity, vapourPressurePa, type Substance } from '../hazards/hazmat/substance.ts';
import { substanceOf } from '../hazards/hazmat/substances.ts';
import { checkTank, drain, outflowOf, type TankSpec } from '../hazards/hazmat/tank.ts';
import { VESSEL_SHAPES, vesselVolume } from '../hazards/hazmat/vessel.ts';
import {
  kelvin,
  kiloPascal,
  substanceInput,
  temperatureInput,
  windInput,
} from './hazmat-inputs.ts';
import { choice, defineModel, output, quantity, words } from './model.ts';

const tankInput = z
  .strictObject({
    substance: substanceInput,
    phase: choice(['liquid', 'gas'], '储存状态', 'state in the tank').default('liquid'),
    shape: choice(VESSEL_SHAPES, '容器形状', 'shape of the tank').default('horizontal'),
    diameterM: quantity('m', 0.1, 100, '容器直径', 'diameter of the tank'),
    lengthM: quantity(
      'm',
      0.1,
      200,
      '容器长度（立式为高）',
      'length, or height if vertical',
    ).default(6),
    stockKg: quantity('kg', 0, 1e9, '存量', 'content of the tank'),
    temperatureC: temperatureInput('储存温度', 'temperature in the tank'),
    padKPa: quantity('kPa', 0, 5000, '充压（表压）', 'padding above ambient').default(0),
    holeDiameterM: quantity('m', 0, 100, '孔径', 'diameter of the hole'),
    holeHeightM: quantity('m', 0, 200, '孔距罐底高度', 'hole above the bottom').default(0),
    pipeM: quantity('m', 0, 1000, '孔前管长', 'line between tank and opening').default(0),
    afterS: quantity('s', 0, 86_400, '经过时间', 'time after opening').default(0),
  })
  .superRefine((i, ctx) => {
    try {
      checkTank(substanceOf(i.substance), specOf(i));
    } catch (e) {
      const message = (e as RangeError).message;
      const path = /hole/.test(message) ? ['holeDiameterM'] : fieldOf(message);
      ctx.addIssue({ code: 'custom', message, path });
    }
  });

const fieldOf = (message: string): string[] =>
  /temperature/.test(message)
    ? ['temperatureC']
    : /diameterM/.test(message)
      ? ['diameterM']
      : ['stockKg'];

interface TankInput {
  readonly shape: 'vertical' | 'horizontal' | 'sphere';
  readonly phase: 'liquid' | 'gas';
  readonly diameterM: number;
  readonly lengthM: number;
  readonly stockKg: number;
  readonly temperatureC: number;
  readonly padKPa: number;
  readonly holeDiameterM: number;
  readonly holeHeightM: number;
  readonly pipeM: number;
}

const specOf = (i: TankInput): TankSpec => ({
  vessel: { shape: i.shape, diameterM: i.diameterM, lengthM: i.lengthM },
  hole: { diameterM: i.holeDiameterM, heightM: i.holeHeightM, pipeM: i.pipeM },
  stockKg: i.stockKg,
  temperatureK: kelvin(i.temperatureC),
  phase: i.phase,
  padPa: i.padKPa * 1000,
});

/** Time until nothing flows, s, looked for up to two days in steps that follow the rate. */
function emptyAfter(s: Substance, spec: TankSpec, areaM2: number): number | null {
  const state = { massKg: spec.stockKg, temperatureK: spec.temperatureK };
  let t = 0;
  while (t < 172_800) {
    const { rateKgS } = outflowOf(s, spec, state, areaM2);
    if (rateKgS <= 0) return t;
    const dt = Math.max(1, Math.min(60, (0.01 * spec.stockKg) / rateKgS));
    drain(s, spec, state, areaM2, dt);
    t += dt;
  }
  return null;
}

export const DISCHARGE = defineModel({
  name: 'discharge',
  description: words(
    '容器泄漏速率（液体、气体、两相）及排空过程',
    'Flow through a hole: liquid, gas, flashing mixture; emptying over time',
  ),
  input: tankInput,
  outputs: {
    rateKgS: output('kg/s', '泄漏速率', 'rate of outflow'),
    phase: output('text', '流出状态', 'what flows out'),
    airborneShare: output('1', '直接进入空气的比例', 'share that is airborne at once'),
    choked: output('text', '是否临界流', 'choked flow'),
    pressureKPa: output('kPa', '罐内绝对压力', 'absolute pressure in the tank'),
    massKg: output('kg', '罐内剩余', 'left in the tank'),
    temperatureC: output('C', '罐内温度', 'temperature in the tank'),
    flowEndsS: output(
      's',
      '流出终止时间；48 h 内不止为 −1',
      'flow ends after; -1 if later than 48 h',
    ),
  },
  evaluate(i) {
    const s = substanceOf(i.substance);
    const spec = specOf(i);
    const area = (Math.PI / 4) * i.holeDiameterM * i.holeDiameterM;
    const state = { massKg: spec.stockKg, temperatureK: spec.temperatureK };
    for (let t = 0; t < i.afterS; t += 5) drain(s, spec, state, area, Math.min(5, i.afterS - t));
    const flow = outflowOf(s, spec, state, area);
    const pressure =
      spec.phase === 'gas'
        ? gasPressure(s, state.massKg, vesselVolume(spec.vessel), state.temperatureK)
        : Math.max(101_325, vapourPressurePa(s, state.temperatureK)) + spec.padPa;
    return {
      values: {
        rateKgS: flow.rateKgS,
        phase: flow.phase,
        airborneShare: flow.airborne,
        choked: flow.choked,
        pressureKPa: kiloPascal(pressure),
        massKg: state.massKg,
        temperatureC: state.temperatureK - 273.15,
        flowEndsS: emptyAfter(s, spec, area) ?? -1,
      },
    };
  },
});

export const EVAPORATION = defineModel({
  name: 'evaporation',
  description: words(
    '液池蒸发速率（Mackay–Matsugu 1973，美国环保署筛选式）',
    'Evaporation from a pool (Mackay and Matsugu 1973, and the screening formula of US EPA)',
  ),
  input: z.strictObject({
    substance: substanceInput,
    temperatureC: temperatureInput('液池温度', 'temperature of the pool'),
    windMS: windInput,
    diameterM: quantity('m', 0.1, 1000, '液池直径', 'diameter of the pool'),
  }),
  outputs: {
    rateKgS: output('kg/s', '蒸发速率', 'rate of evaporation'),
    fluxKgM2S: output('kg/(m2 s)', '单位面积蒸发速率', 'rate for each square metre'),
    epaKgS: output('kg/s', '美国环保署筛选式', "by EPA's screening formula"),
    vapourPressureKPa: output('kPa', '饱和蒸气压', 'vapour pressure'),
    schmidtNumber: output('1', '施密特数', 'Schmidt number'),
    liquidKgM3: output('kg/m3', '液体密度', 'density of the liquid'),
  },
  evaluate(i) {
    const s = substanceOf(i.substance);
    const t = kelvin(i.temperatureC);
    const area = (Math.PI / 4) * i.diameterM * i.diameterM;
    const flux = evaporation(s, t, i.windMS, i.diameterM);
    const boils = t > s.boilingPointK.value;
    const [low, high] = s.validK.value;
    const notes = boils
      ? [
          words(
            '温度高于沸点：液池沸腾，蒸发由传热决定',
            'above the boiling point: the pool boils and heat decides the rate',
          ),
        ]
      : [];
    if (t < low || t > high)
      notes.push(words('温度超出物性数据范围', 'temperature is outside of the property data'));
    return {
      values: {
        rateKgS: flux * area,
        fluxKgM2S: flux,
        epaKgS: evaporationEpa(s, t, i.windMS, area),
        vapourPressureKPa: kiloPascal(vapourPressurePa(s, t)),
        schmidtNumber: schmidt(s),
        liquidKgM3: liquidDensity(s, t),
      },
      notes,
    };
  },
});
