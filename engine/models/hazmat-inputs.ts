/** Inputs that several models of hazardous releases share. */
import { ZERO_C_K } from '../hazards/hazmat/constants.ts';
import { SIGMA_RANGE_M, SIGMA_SETS } from '../hazards/hazmat/sigma.ts';
import { STABILITY_CLASSES, stabilityOf, type StabilityName } from '../hazards/hazmat/stability.ts';
import type { SigmaSet } from '../hazards/hazmat/sigma.ts';
import type { Air } from '../hazards/hazmat/plume.ts';
import { SUBSTANCE_IDS } from '../hazards/hazmat/substances.ts';
import { choice, quantity, type Words } from './model.ts';

export const substanceInput = choice(
  SUBSTANCE_IDS as unknown as readonly [string, ...string[]],
  '物质',
  'substance',
);

export const temperatureInput = (zh: string, en: string) => quantity('C', -180, 280, zh, en);

export const airTemperatureInput = quantity('C', -40, 50, '气温', 'air temperature').default(20);

export const windInput = quantity('m/s', 0.5, 40, '10 m 高风速', 'wind at 10 m');

export const stabilityInput = choice(STABILITY_CLASSES, '大气稳定度', 'stability class');

export const sigmaInput = choice(SIGMA_SETS, '扩散参数组', 'set of spread curves');

export const averagingInput = quantity(
  's',
  1,
  3600,
  '平均时间',
  'averaging time of the crosswind spread',
).default(600);

/** What a plume or a puff is in. */
export const airInputs = {
  windMS: windInput,
  stability: stabilityInput,
  sigmaSet: sigmaInput.default('briggs-rural'),
  averagingS: averagingInput,
};

export const airOf = (i: {
  readonly windMS: number;
  readonly stability: StabilityName;
  readonly sigmaSet: SigmaSet;
  readonly averagingS: number;
}): Air => ({
  windMS: i.windMS,
  stability: stabilityOf(i.stability),
  set: i.sigmaSet,
  averagingS: i.averagingS,
});

export const kelvin = (celsius: number): number => celsius + ZERO_C_K;

export const kiloPascal = (pascal: number): number => pascal / 1000;

/** A note when a distance leaves that for which the curves were drawn. */
export function rangeNotes(xM: number): Words[] {
  if (xM >= SIGMA_RANGE_M[0] && xM <= SIGMA_RANGE_M[1]) return [];
  return [
    {
      zh: '距离超出扩散参数适用范围（100 m 至 10 km）',
      en: 'distance is outside of the range of the spread curves (100 m to 10 km)',
    },
  ];
}
