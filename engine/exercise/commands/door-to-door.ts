import { unitVerb } from '../../response/planning/issue.ts';

/** Bring the warnings in force to the households of a village that no channel has reached. */
export const doorToDoor = unitVerb('doorToDoor');
