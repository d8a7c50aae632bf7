/** All verification cases of the flood, in the order in which they are listed. */
import type { VerifyCase } from './case.ts';
import { BASIN_CASES } from './flood-basins.ts';
import { CHANNEL_CASES } from './flood-channels.ts';
import { DAM_BREAK_CASES } from './flood-dam-break.ts';
import { EA_CASES } from './flood-ea.ts';
import { RAIN_CASES } from './flood-rain.ts';

export const FLOOD_CASES: readonly VerifyCase[] = [
  ...DAM_BREAK_CASES,
  ...BASIN_CASES,
  ...CHANNEL_CASES,
  ...RAIN_CASES,
  ...EA_CASES,
];
