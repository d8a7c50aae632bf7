/** The fire models of one formula: probability of ignition, wind adjustment, fuel moisture. */
import { z } from 'zod';
import { fuelModel } from '../hazards/wildfire/fuel-models.ts';
import { ignitionProbability, sunHeatingK } from '../hazards/wildfire/ignition-probability.ts';
import { equilibriumMoisture, laggedMoisture } from '../hazards/wildfire/moisture.ts';
import { M_PER_FT } from '../hazards/wildfire/units.ts';
import {
  crownFill,
  crownFillFarsite,
  wind20ft,
  windAdjustment,
} from '../hazards/wildfire/wind-adjustment.ts';
import { fuelInput } from './fire-inputs.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';

export const IGNITION_PROBABILITY = defineModel({
  name: 'ignition-probability',
  description: words(
    '飞火引燃概率（Schroeder 1969）',
    'Probability that a firebrand ignites fine dead fuel (Schroeder 1969)',
  ),
  input: z.strictObject({
    moisturePct: quantity('%', 0, 100, '细小死可燃物含水率', 'moisture of fine dead fuel'),
    airTemperatureC: quantity('C', -30, 60, '气温', 'air temperature'),
    shadePct: quantity('%', 0, 100, '遮阴比例', 'shade').default(50),
  }),
  outputs: {
    probability: output('1', '引燃概率', 'probability of ignition'),
    fuelTemperatureC: output('C', '可燃物温度', 'temperature of the fuel'),
  },
  evaluate(i) {
    const fuelTemperatureC = i.airTemperatureC + sunHeatingK(i.shadePct / 100);
    return {
      values: {
        probability: ignitionProbability(i.moisturePct / 100, fuelTemperatureC),
        fuelTemperatureC,
      },
      notes: notesWhen([
        i.moisturePct < 2 || i.moisturePct > 30,
        '含水率超出数据范围（2–30%）',
        'moisture is outside of the data (2-30 %)',
      ]),
    };
  },
});

export const WIND_ADJUSTMENT = defineModel({
  name: 'wind-adjustment',
  description: words(
    '风速折减系数（Albini–Baughman 1979，Baughman–Albini 1980）',
    'Wind adjustment factor (Albini and Baughman 1979, Baughman and Albini 1980)',
  ),
  input: z.strictObject({
    fuel: fuelInput,
    canopyCoverPct: quantity('%', 0, 100, '郁闭度', 'canopy cover').default(0),
    canopyHeightM: quantity('m', 0, 100, '林冠高', 'canopy height').default(0),
    crownRatioPct: quantity(
      '%',
      1,
      100,
      '冠长率；缺省按 FARSITE 处理',
      'crown length over tree height; as FARSITE when left out',
    ).optional(),
    wind10mMS: quantity('m/s', 0, 60, '10 m 高风速', 'open wind at 10 m').default(0),
  }),
  outputs: {
    factor: output('1', '风速折减系数', 'midflame wind over 20 ft wind'),
    sheltered: output('text', '是否受林冠遮蔽', 'sheltered by the canopy'),
    crownFill: output('1', '林冠填充比例', 'share of the space that crowns fill'),
    wind20ftMS: output('m/s', '6.1 m 高风速', 'open wind at 20 ft'),
    midflameWindMS: output('m/s', '火焰中部风速', 'midflame wind'),
  },
  evaluate(i) {
    const cover = i.canopyCoverPct / 100;
    const ratio = i.crownRatioPct === undefined ? undefined : i.crownRatioPct / 100;
    const { factor, sheltered } = windAdjustment({
      fuelDepthM: fuelModel(i.fuel)!.depthFt * M_PER_FT,
      canopyCover: cover,
      canopyHeightM: i.canopyHeightM,
      ...(ratio === undefined ? {} : { crownRatio: ratio }),
    });
    const at20ft = wind20ft(i.wind10mMS);
    return {
      values: {
        factor,
        sheltered,
        crownFill: ratio === undefined ? crownFillFarsite(cover) : crownFill(cover, ratio),
        wind20ftMS: at20ft,
        midflameWindMS: at20ft * factor,
      },
    };
  },
});

export const FUEL_MOISTURE = defineModel({
  name: 'fuel-moisture',
  description: words(
    '死可燃物平衡含水率（Simard 1968）及时滞响应',
    'Equilibrium moisture of dead fuel (Simard 1968) and its lagged response',
  ),
  input: z.strictObject({
    temperatureC: quantity('C', -30, 60, '气温', 'air temperature'),
    humidityPct: quantity('%', 0, 100, '相对湿度', 'relative humidity'),
    startPct: quantity('%', 0, 100, '初始含水率', 'moisture at the start').default(10),
    hours: quantity('h', 0, 10000, '历时', 'time in that air').default(0),
    timeLagH: quantity('h', 0.01, 10000, '时滞', 'time lag of the fuel').default(1),
  }),
  outputs: {
    equilibriumPct: output('%', '平衡含水率', 'equilibrium moisture'),
    moisturePct: output('%', '历时后的含水率', 'moisture after that time'),
  },
  evaluate(i) {
    const equilibrium = equilibriumMoisture(i.temperatureC, i.humidityPct);
    const moisture = laggedMoisture(i.startPct / 100, equilibrium, i.hours, i.timeLagH);
    return { values: { equilibriumPct: equilibrium * 100, moisturePct: moisture * 100 } };
  },
});
