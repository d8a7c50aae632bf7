import { unitVerb } from '../../response/planning/issue.ts';

/** Stop at the next junction, or stop working, and stand by. */
export const hold = unitVerb('hold');
