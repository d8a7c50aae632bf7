/** Wang Zhengfei's factors against published tables. */
import {
  RECALLED_WIND_TABLE,
  wangSlopeFactor,
  wangWindFactor,
} from '../hazards/wildfire/wang-zhengfei.ts';
import { printedTolerance, row, type VerifyCase } from './case.ts';

const SLOPES: readonly (readonly [deg: number, factor: number, decimals: number])[] = [
  [5, 1.21, 2],
  [15, 2.07, 2],
  [30, 6.22, 2],
  [40, 17.5, 1],
];

const factors: VerifyCase<'windTolerance'> = {
  name: 'wang-zhengfei-factors',
  model: 'wildfire',
  title: 'Slope factor against its printed values, wind formula against its table',
  params: {
    windTolerance: {
      default: 0.06,
      min: 0,
      max: 1,
      unit: '1',
      doc: 'relative difference allowed between wind formula and wind table',
    },
  },
  run: ({ windTolerance }) => [
    ...SLOPES.map(([deg, factor, decimals]) =>
      row(
        factors.name,
        `slope factor at ${deg} deg`,
        factor,
        wangSlopeFactor(deg, 'reciprocal'),
        printedTolerance(factor, decimals, 0),
        'exp(3.533 tan^1.2), Mao (1993)',
      ),
    ),
    ...RECALLED_WIND_TABLE.map((factor, i) =>
      row(
        factors.name,
        `wind factor at ${i + 1} m/s`,
        factor,
        wangWindFactor('formula', i + 1),
        windTolerance * factor,
        'table of Wang (1983), recalled; the formula is a fit to it',
      ),
    ),
  ],
};

export const WANG_CASES: readonly VerifyCase[] = [factors];
