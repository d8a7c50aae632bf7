import { exp } from '../../kernel/math.ts';
import { drawNormal } from '../../kernel/random.ts';
import { err, ok } from '../../kernel/result.ts';
import { ASSUMED_COMMAND, authorityOf } from '../../response/command/command.ts';
import { refuse, type Command } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';
import { whoMay } from './who-may.ts';

/** Says what grade the event has. */
export const setGrade: CommandDef<'setGrade'> = {
  type: 'setGrade',
  by: 'seat',
  decide(w, c, ctx) {
    if (authorityOf(w.scenario.command, ctx.seatId!)?.grade !== true)
      return err(
        refuse('beyondAuthority', {
          what: 'grade',
          ...whoMay(w, (s) => authorityOf(w.scenario.command, s.id)?.grade === true),
        }),
      );
    if (w.state.command.grade?.value === c.grade)
      return err(refuse('alreadyDone', { grade: c.grade }));
    ctx.emit({ type: 'gradeSet', grade: c.grade, seatId: ctx.seatId! });
    return ok(NO_PREVIEW);
  },
};

/** Starts the response of a level; a county hands the highest levels up. */
export const declareResponse: CommandDef<'declareResponse'> = {
  type: 'declareResponse',
  by: 'seat',
  decide(w, c, ctx) {
    const highest = authorityOf(w.scenario.command, ctx.seatId!)?.response ?? null;
    if (highest === null || c.level < highest) {
      const way: Command[] =
        highest !== null && w.state.command.response?.value !== highest
          ? [{ type: 'declareResponse', level: highest }]
          : [];
      const may: Record<string, number> = highest === null ? {} : { highest };
      const others = whoMay(w, (s) => {
        const to = authorityOf(w.scenario.command, s.id)?.response ?? null;
        return to !== null && to <= c.level;
      });
      return err(refuse('beyondAuthority', { what: 'response', ...may, ...others }, way));
    }
    if (w.state.command.response?.value === c.level)
      return err(refuse('alreadyDone', { level: c.level }));
    ctx.emit({ type: 'responseDeclared', level: c.level, seatId: ctx.seatId! });
    return ok(NO_PREVIEW);
  },
};

/** Calls the headquarters together; it works after its set-up time. */
export const callHeadquarters: CommandDef<'callHeadquarters'> = {
  type: 'callHeadquarters',
  by: 'seat',
  decide(w, _c, ctx) {
    const spec = w.scenario.command?.headquarters ?? null;
    if (spec === null || authorityOf(w.scenario.command, ctx.seatId!)?.response == null)
      return err(
        refuse('beyondAuthority', {
          what: 'headquarters',
          ...(spec === null
            ? {}
            : whoMay(w, (s) => authorityOf(w.scenario.command, s.id)?.response != null)),
        }),
      );
    if (w.state.command.headquartersReadyTick >= 0) return err(refuse('alreadyDone'));
    const z = drawNormal(w.random.key('headquarters'), 0);
    const setUpS = 60 * spec.setUpMin * exp(ASSUMED_COMMAND.setUpLogSd * z);
    const readyTick = ctx.tick + Math.max(1, Math.round(setUpS));
    ctx.emit({
      type: 'headquartersCalled',
      facilityId: spec.facilityId,
      seatId: ctx.seatId!,
      readyTick,
    });
    return ok({ ...NO_PREVIEW, endTick: ctx.tick + 60 * spec.setUpMin });
  },
};
