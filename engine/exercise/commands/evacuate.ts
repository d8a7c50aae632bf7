import { unitVerb } from '../../response/planning/issue.ts';

/** Bring the people of a village to a shelter, trip by trip or on foot with a guide. */
export const evacuate = unitVerb('evacuate');
