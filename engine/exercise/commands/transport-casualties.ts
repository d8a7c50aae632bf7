import { unitVerb } from '../../response/planning/issue.ts';

/** Take casualties from where they lie to a hospital with free beds. */
export const transportCasualties = unitVerb('transportCasualties');
