import { unitVerb } from '../../response/planning/issue.ts';

/** Clear a fireline along a drawn path, at the rate that crew, plant and fuel allow. */
export const buildLine = unitVerb('buildLine');
