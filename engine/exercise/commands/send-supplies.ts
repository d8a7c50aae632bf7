import { unitVerb } from '../../response/planning/issue.ts';

/** Take relief kits from a depot to a shelter. */
export const sendSupplies = unitVerb('sendSupplies');
