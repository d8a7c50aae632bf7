/** Discharge and pools against printed numbers and exact solutions. */
import { airDensity, GAS_CONSTANT } from '../hazards/hazmat/constants.ts';
import { gasDischarge, gasPressure, LIQUID_COEFFICIENT } from '../hazards/hazmat/discharge.ts';
import {
  emptyPool,
  evaporation,
  pour,
  schmidt,
  spreadRadius,
  stepPool,
} from '../hazards/hazmat/pool.ts';
import { holeArea } from '../hazards/hazmat/state.ts';
import { liquidDensity, vapourPressurePa } from '../hazards/hazmat/substance.ts';
import { SUBSTANCES, substanceOf } from '../hazards/hazmat/substances.ts';
import { drain, outflowOf, type TankSpec } from '../hazards/hazmat/tank.ts';
import { vesselVolume } from '../hazards/hazmat/vessel.ts';
import { exp, pow } from '../kernel/math.ts';
import { row, type VerifyCase } from './case.ts';

const gas: VerifyCase<'tolerance'> = {
  name: 'discharge-gas-ccps',
  model: 'hazmat',
  title: 'Choked gas through 10 mm (CCPS, 501 kPa, 298 K, 8.90 kg/m3, k = 1.15)',
  params: {
    tolerance: { default: 1e-3, min: 0, max: 1, unit: '1', doc: 'relative tolerance' },
  },
  run: ({ tolerance }) => {
    const { rateKgS } = gasDischarge(holeArea(0.01), 501_000, 8.9, 1.15, 0.85);
    const expected = 0.090028;
    return [
      row(gas.name, 'rate, kg/s', expected, rateKgS, tolerance * expected, 'CCPS 1999, page 47'),
      row(
        gas.name,
        'molar mass that the density implies, kg/mol',
        0.044,
        (8.9 * GAS_CONSTANT * 298) / 501_000,
        tolerance * 0.044,
        'ideal gas',
      ),
    ];
  },
};

const DIESEL = substanceOf('diesel');

const torricelli: VerifyCase<'stepS' | 'holeM' | 'heightM'> = {
  name: 'tank-torricelli',
  model: 'hazmat',
  title: 'An upright tank of cold liquid that runs out: the root of the level falls evenly',
  params: {
    stepS: { default: 10, min: 0.1, max: 60, unit: 's', doc: 'step' },
    holeM: { default: 0.05, min: 0.005, max: 0.2, unit: 'm', doc: 'diameter of the hole' },
    heightM: { default: 4, min: 1, max: 20, unit: 'm', doc: 'first level' },
  },
  run: ({ stepS, holeM, heightM }) => {
    const vessel = { shape: 'vertical', diameterM: 3, lengthM: 25 } as const;
    const density = liquidDensity(DIESEL, 288.15);
    const area = (Math.PI / 4) * 9;
    const spec: TankSpec = {
      vessel,
      hole: { diameterM: holeM, heightM: 0, pipeM: 0 },
      stockKg: heightM * area * density,
      temperatureK: 288.15,
      phase: 'liquid',
      padPa: 0,
    };
    const state = { massKg: spec.stockKg, temperatureK: 288.15 };
    const fall = (LIQUID_COEFFICIENT * holeArea(holeM) * Math.sqrt(2 * 9.80665)) / area / 2;
    const emptyS = Math.sqrt(heightM) / fall;
    const steps = Math.max(1, Math.round((0.7 * emptyS) / stepS));
    for (let i = 0; i < steps; i++) drain(DIESEL, spec, state, holeArea(holeM), stepS);
    const root = Math.sqrt(heightM) - fall * steps * stepS;
    const exact = root * root;
    return [
      row(
        torricelli.name,
        `level after ${steps * stepS} s, m`,
        exact,
        state.massKg / density / area,
        1e-4 * heightM,
        'exact solution (Torricelli); the midpoint rule is of third order in a step',
      ),
    ];
  },
};

const blowdown: VerifyCase<'stepS' | 'pressureMPa'> = {
  name: 'tank-gas-blowdown',
  model: 'hazmat',
  title: 'Compressed gas that stays choked and at one temperature falls exponentially',
  params: {
    stepS: { default: 5, min: 0.1, max: 30, unit: 's', doc: 'step' },
    pressureMPa: { default: 10, min: 2, max: 20, unit: 'MPa', doc: 'first pressure' },
  },
  run: ({ stepS, pressureMPa }) => {
    const s = substanceOf('natural-gas');
    const vessel = { shape: 'horizontal', diameterM: 2, lengthM: 6 } as const;
    const volume = vesselVolume(vessel);
    const stockKg = (pressureMPa * 1e6) / gasPressure(s, 1, volume, 290);
    const spec: TankSpec = {
      vessel,
      hole: { diameterM: 0.02, heightM: 0, pipeM: 0 },
      stockKg,
      temperatureK: 290,
      phase: 'gas',
      padPa: 0,
    };
    const state = { massKg: stockKg, temperatureK: 290 };
    const first = outflowOf(s, spec, state, holeArea(0.02)).rateKgS;
    const steps = Math.round(stockKg / first / stepS);
    for (let i = 0; i < steps; i++) drain(s, spec, state, holeArea(0.02), stepS);
    const expected = stockKg * exp((-first * steps * stepS) / stockKg);
    return [
      row(
        blowdown.name,
        `mass after ${steps * stepS} s, kg`,
        expected,
        state.massKg,
        1e-3 * expected,
        'exact exponential while choked',
      ),
    ];
  },
};

const pools: VerifyCase<'windMS'> = {
  name: 'pool-laws',
  model: 'hazmat',
  title: 'A pool spreads by its law to its least depth, and gives off what its formula says',
  params: { windMS: { default: 4, min: 0.5, max: 20, unit: 'm/s', doc: 'wind at 10 m' } },
  run: ({ windMS }) => {
    const s = substanceOf('benzene');
    const k = 0.0048 * pow(windMS, 7 / 9) * pow(10, -1 / 9) * pow(schmidt(s), -2 / 3);
    const expected = (k * 0.07811 * vapourPressurePa(s, 293.15)) / (GAS_CONSTANT * 293.15);
    const grown = Math.sqrt(1 + 5 * Math.sqrt((8 * 9.80665 * 2) / Math.PI));
    const pool = emptyPool(293.15);
    pour(pool, 1000, 293.15);
    let given = 0;
    for (let i = 0; i < 6000; i++)
      given += stepPool(
        s,
        pool,
        { windMS, airK: 293.15, groundK: 293.15, surface: 'concrete', limitM2: 200, cover: 1 },
        10,
      );
    return [
      row(
        pools.name,
        'benzene at 20 C, 10 m wide, kg/(m2 s)',
        expected,
        evaporation(s, 293.15, windMS, 10),
        1e-12,
        'Mackay and Matsugu 1973',
      ),
      row(pools.name, 'radius after 5 s, m', grown, spreadRadius(1, 2, 5, 1e-3), 1e-12, 'its law'),
      row(
        pools.name,
        'radius at the least depth of 10 mm, m',
        Math.sqrt(2 / 0.01 / Math.PI),
        spreadRadius(1, 2, 1e6, 0.01),
        1e-12,
        'volume over depth',
      ),
      row(
        pools.name,
        'pool and vapour of 1,000 kg, kg',
        1000,
        given + pool.massKg,
        1e-6,
        'conservation',
      ),
    ];
  },
};

const properties: VerifyCase = {
  name: 'substance-boiling',
  model: 'hazmat',
  title: 'Vapour pressure at the boiling point is the ambient pressure, for every substance',
  params: {},
  run: () =>
    SUBSTANCES.map((s) =>
      row(
        properties.name,
        `${s.id}, kPa`,
        101.325,
        vapourPressurePa(s, s.boilingPointK.value) / 1000,
        0.015 * 101.325,
        '1.5 %: Antoine constants and boiling points come from different tables',
      ),
    ).concat(
      row(
        properties.name,
        'air at 15 C, kg/m3',
        1.225,
        airDensity(288.15),
        1e-3,
        'US Standard Atmosphere 1976',
      ),
    ),
};

export const HAZMAT_SOURCE_CASES: readonly VerifyCase[] = [
  gas,
  torricelli,
  blowdown,
  pools,
  properties,
];
