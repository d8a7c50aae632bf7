import { unitVerb } from '../../response/planning/issue.ts';

/** Burn the fuel between a built line and the fire. */
export const burnOut = unitVerb('burnOut');
