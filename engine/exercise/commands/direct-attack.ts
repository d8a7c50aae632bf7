import { unitVerb } from '../../response/planning/issue.ts';

/** Put out the edge of the fire around a place, as long as its flames are short enough. */
export const directAttack = unitVerb('directAttack');
