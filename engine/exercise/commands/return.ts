import { unitVerb } from '../../response/planning/issue.ts';

/** Go home; kits aboard go back to a depot first. */
export const returnHome = unitVerb('return');
