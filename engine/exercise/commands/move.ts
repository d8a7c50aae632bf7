import { unitVerb } from '../../response/planning/issue.ts';

/** Go to a place by road, the last stretch on foot, and stand by there. */
export const move = unitVerb('move');
