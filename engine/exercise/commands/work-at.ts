import { unitVerb } from '../../response/planning/issue.ts';

/** Work at a site: clear a road, free people, mend a line. */
export const workAt = unitVerb('workAt');
