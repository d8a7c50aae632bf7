import { unitVerb } from '../../response/planning/issue.ts';

/** Fill at a water source and drop on the fire's edge, turn after turn, in daylight. */
export const waterDrop = unitVerb('waterDrop');
