import type { OrderRecord } from '../../exercise/state.ts';
import type { Setup } from '../../exercise/setup.ts';
import type { SurveyView } from '../../exercise/part-views.ts';
import { ordersOf } from '../../exercise/order-book.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { SatellitePass, SurveySpec, SurveyState } from './survey.ts';

/** Surveys that a seat asked for or has received; all of them for null (the truth). */
export function surveyViews(w: World, seatId: SeatId | null): readonly SurveyView[] {
  return w.state.surveys.flatMap((s): SurveyView[] => {
    const got = s.delivered.find((d) => seatId === null || d.seatId === seatId)?.tick ?? -1;
    if (seatId !== null && s.seatId !== seatId && got < 0) return [];
    const lost = s.failed ?? (s.takenTick < 0 && orderEnded(w, s) ? 'order' : null);
    return [
      {
        id: s.id,
        seatId: s.seatId,
        method: s.method,
        area: s.area,
        unitId: s.unitId,
        status:
          lost !== null
            ? 'failed'
            : got >= 0
              ? 'delivered'
              : s.takenTick >= 0
                ? 'processing'
                : 'requested',
        failed: lost,
        requestedTick: s.requestedTick,
        passTick: s.passTick,
        takenTick: s.takenTick,
        readyTick: s.readyTick,
        deliveredTick: got,
        burnedHa: got >= 0 || seatId === null ? s.burnedHa : null,
      },
    ];
  });
}

/** The order under which a team maps. */
export const orderFor = (w: World, s: SurveyState): OrderRecord | undefined =>
  ordersOf(w).find(
    (o) =>
      o.tick === s.requestedTick &&
      o.order.type === 'survey' &&
      o.order.unitId === s.unitId &&
      o.status !== 'refused',
  );

function orderEnded(w: World, s: SurveyState): boolean {
  if (s.unitId === null) return false;
  const order = orderFor(w, s);
  return order === undefined || order.endTick >= 0;
}

export const surveySetup = (w: World): Setup['survey'] => w.scenario.survey;

/** Passes that there is still time to ask for. */
export const passesFrom = (spec: SurveySpec | null, tick: number): readonly SatellitePass[] =>
  spec === null ? [] : spec.passes.filter((p) => p.tick >= tick + spec.leadS);

/**
 * The product that shows the latest moment of those that a seat has received, and a number that
 * rises with every receipt; null before the first.
 */
export function newestSurvey(
  w: World,
  seatId: SeatId,
): { readonly survey: SurveyState; readonly version: number } | null {
  const got = w.state.surveys.filter((s) => s.delivered.some((d) => d.seatId === seatId));
  const [first] = got;
  if (first === undefined) return null;
  const survey = got.reduce((best, s) => (s.takenTick >= best.takenTick ? s : best), first);
  return { survey, version: got.length };
}
