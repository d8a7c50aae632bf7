import { z } from 'zod';
import {
  RECALLED_WIND_TABLE,
  WANG_FUEL_FACTORS,
  WANG_MAX_SLOPE_DEG,
  wangInitialRate,
  wangSlopeFactor,
  wangSpread,
  wangWindFactor,
  type WangFuel,
} from '../hazards/wildfire/wang-zhengfei.ts';
import { cos } from '../kernel/math.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

const fuels = Object.keys(WANG_FUEL_FACTORS) as [WangFuel, ...WangFuel[]];

const input = z
  .strictObject({
    temperatureC: quantity('C', -30, 60, '气温', 'air temperature'),
    humidityPct: quantity('%', 0, 100, '相对湿度', 'relative humidity'),
    windMS: quantity('m/s', 0, 40, '风速', 'open wind'),
    windAngleDeg: quantity(
      'deg',
      0,
      180,
      '蔓延方向与风去向的夹角',
      'between the direction of spread and where the wind blows to',
    ).default(0),
    slopeDeg: quantity(
      'deg',
      -90,
      90,
      '沿蔓延方向的坡度，上坡为正',
      'slope along the direction of spread, positive uphill',
    ).default(0),
    fuel: choice(fuels, '可燃物类型', 'fuel'),
    fuelFactor: quantity(
      '1',
      0.01,
      10,
      'Ks，替代类型取值',
      'Ks in place of that of the fuel',
    ).optional(),
    fuelMoisturePct: quantity('%', 0, 100, '可燃物含水率', 'moisture of the litter').optional(),
    initialLaw: choice(
      ['humidity', 'no-humidity', 'moisture'],
      '初始速度公式',
      'law of the initial rate',
    ).default('humidity'),
    windLaw: choice(['formula', 'table'], '风因子', 'wind factor').default('formula'),
    downslopeLaw: choice(['reciprocal', 'table'], '下坡因子', 'downslope factor').default(
      'reciprocal',
    ),
  })
  .refine((i) => i.initialLaw !== 'moisture' || i.fuelMoisturePct !== undefined, {
    path: ['fuelMoisturePct'],
    error: 'is needed by the moisture law, a number from 0 to 100 (%)',
  });

export const WANG_ZHENGFEI = defineModel({
  name: 'wang-zhengfei',
  description: words(
    '王正非林火蔓延模型 R = R0·Ks·Kw·Kφ（坡度项据毛贤敏）',
    'Spread law of Wang Zhengfei, R = R0 Ks Kw Kphi (slope after Mao Xianmin)',
  ),
  input,
  outputs: {
    rosMS: output('m/s', '蔓延速度', 'rate of spread'),
    rosMMin: output('m/min', '蔓延速度', 'rate of spread'),
    initialMMin: output('m/min', '初始蔓延速度 R0', 'initial rate R0'),
    fuelFactor: output('1', '可燃物因子 Ks', 'fuel factor Ks'),
    windFactor: output('1', '风因子 Kw', 'wind factor Kw'),
    slopeFactor: output('1', '坡度因子 Kφ', 'slope factor Kphi'),
  },
  evaluate(i) {
    const air = {
      temperatureC: i.temperatureC,
      windMS: i.windMS,
      relativeHumidityPct: i.humidityPct,
      ...(i.fuelMoisturePct === undefined ? {} : { fuelMoisturePct: i.fuelMoisturePct }),
    };
    const fuelFactor = i.fuelFactor ?? WANG_FUEL_FACTORS[i.fuel];
    const laws = { initial: i.initialLaw, wind: i.windLaw, downslope: i.downslopeLaw };
    const rosMS = wangSpread(air, fuelFactor, i.windAngleDeg, i.slopeDeg, laws);
    const along = i.windMS * cos((i.windAngleDeg * Math.PI) / 180);
    const initialMMin = wangInitialRate(i.initialLaw, air);
    return {
      values: {
        rosMS,
        rosMMin: rosMS * 60,
        initialMMin,
        fuelFactor,
        windFactor: wangWindFactor(i.windLaw, along),
        slopeFactor: wangSlopeFactor(i.slopeDeg, i.downslopeLaw),
      },
      notes: notesWhen(
        [
          i.initialLaw === 'humidity',
          'R0 含湿度的系数系据文献记忆，未核对原文',
          'the coefficients of R0 with humidity are recalled from the literature, not checked',
        ],
        [
          i.windLaw === 'table' || i.downslopeLaw === 'table',
          '查表数值系据文献记忆，未核对原文',
          'the table is recalled from the literature, not checked',
        ],
        [initialMMin === 0, 'R0 不大于 0，不蔓延', 'R0 is not above 0: no spread'],
        [
          Math.abs(along) > RECALLED_WIND_TABLE.length,
          '风速超过 12 m/s，超出风因子数据范围',
          'wind above 12 m/s is outside of the data of the wind factor',
        ],
        [
          Math.abs(i.slopeDeg) > WANG_MAX_SLOPE_DEG,
          '坡度按 42° 截断',
          'the slope is cut at 42 deg',
        ],
      ),
    };
  },
});
