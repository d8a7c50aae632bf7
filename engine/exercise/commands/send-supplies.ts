import { unitVerb } from '../../response/planning/issue.ts';

/** Take kits or other goods from a depot to a shelter. */
export const sendSupplies = unitVerb('sendSupplies');
