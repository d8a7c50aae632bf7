import { convoyMembers, decideConvoy } from '../../response/planning/convoy.ts';
import { unitVerb } from '../../response/planning/issue.ts';
import type { CommandDef } from './command-def.ts';

const alone = unitVerb('move');

/**
 * Go to a place by road, the last stretch on foot, and stand by there; alone, or with other teams in
 * a convoy that keeps together.
 */
export const move: CommandDef<'move'> = {
  ...alone,
  decide: (w, command, ctx) =>
    convoyMembers(command).length > 1
      ? decideConvoy(w, command, ctx)
      : alone.decide(w, { type: 'move', unitId: command.unitId, to: command.to }, ctx),
};
