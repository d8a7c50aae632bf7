import { unitVerb } from '../../response/planning/issue.ts';

/** Put out embers around a place so that nothing flares up again. */
export const mopUp = unitVerb('mopUp');
