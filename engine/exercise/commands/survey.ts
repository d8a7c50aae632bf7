import { err, ok } from '../../kernel/result.ts';
import { planning } from '../../response/planning/context.ts';
import { unitVerb } from '../../response/planning/issue.ts';
import { areaInMap } from '../../response/planning/survey.ts';
import { mapsByDrone } from '../../response/survey/method.ts';
import { requestSurvey } from '../../response/survey/capture.ts';
import { passesFrom } from '../../response/survey/survey-view.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

const order = unitVerb('survey');

/** Maps an area with a team: by drone, or on the ground. */
export const survey: CommandDef<'survey'> = {
  ...order,
  decide(w, c, ctx) {
    const decided = order.decide(w, c, ctx);
    if (!decided.ok) return decided;
    const { spec } = w.index.unit.get(c.unitId)!;
    requestSurvey(w, ctx, {
      seatId: ctx.seatId!,
      method: mapsByDrone(spec) ? 'drone' : 'team',
      area: { at: c.at, radiusM: c.radiusM },
      unitId: c.unitId,
      passTick: -1,
    });
    return decided;
  },
};

/** Asks for an image of an area at the next pass that there is time to ask for. */
export const requestSatellite: CommandDef<'requestSatellite'> = {
  type: 'requestSatellite',
  by: 'seat',
  decide(w, c, ctx) {
    const area = { at: c.at, radiusM: c.radiusM };
    if (!areaInMap(planning(w, ctx.seatId!), area))
      return err(refuse('outsideMap', { e: c.at.e, n: c.at.n }));
    const spec = w.scenario.survey;
    const [pass] = passesFrom(spec, ctx.tick);
    if (spec === null || pass === undefined) return err(refuse('noPass'));
    const asked = w.state.surveys.some(
      (s) =>
        s.seatId === ctx.seatId &&
        s.passTick === pass.tick &&
        s.area.radiusM === c.radiusM &&
        s.area.at.e === c.at.e &&
        s.area.at.n === c.at.n,
    );
    if (asked) return err(refuse('alreadyDone', { untilTick: pass.tick }));
    const { seatId } = ctx;
    requestSurvey(w, ctx, {
      seatId: seatId!,
      method: 'satellite',
      area,
      unitId: null,
      passTick: pass.tick,
    });
    return ok({ ...NO_PREVIEW, etaTick: pass.tick, endTick: pass.tick + spec.processingS });
  },
};
