import { unitVerb } from '../../response/planning/issue.ts';

/** Look at a place: by drone from where the team stands, or by going there. */
export const recon = unitVerb('recon');
