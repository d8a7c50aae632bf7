import type { UnitOrder } from '../../exercise/commands/command.ts';
import { cellAt } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { metres } from '../journey.ts';
import { DRONE_FLIGHT } from '../speed-profiles.ts';
import { areaKm2, ASSUMED_SURVEY, type SurveyArea } from '../survey/survey.ts';
import { mapsByDrone, rimOf, surveyWorkS } from '../survey/method.ts';
import { processingS } from '../survey/capture.ts';
import { approach, no, note, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

/** True when a whole circle lies in the region. */
export function areaInMap(p: Planning, { at, radiusM }: SurveyArea): boolean {
  const { grid } = p.w.region;
  const corner = (e: number, n: number) =>
    cellAt(grid, at.e + e * radiusM, at.n + n * radiusM) >= 0;
  return corner(-1, -1) && corner(1, 1);
}

/** Mapping needs daylight; drones also a wind in which they fly a straight strip. */
export function planSurvey(p: Planning, order: Extract<UnitOrder, { type: 'survey' }>): Planned {
  if (!areaInMap(p, order)) return no('outsideMap', { e: order.at.e, n: order.at.n });
  const found = team(p, order, ['mapping']);
  if (!found.ok) return found;
  if (!p.k.daylight) return no('noDaylight');
  const { unit, spec } = found.value;
  const workS = surveyWorkS(spec, order);
  const notes = (method: 'drone' | 'team') => [
    note('surveyReady', {
      minutes: Math.ceil(workS / 60),
      processing: Math.ceil(processingS(p.w, method, order) / 60),
    }),
  ];
  if (!mapsByDrone(spec)) {
    const rim = rimOf(order, unit.at);
    const a = approach(p, unit, spec, rim);
    if (a === null) return unreachable(p, spec, unit, rim);
    return yes(a, a.etaTick + workS, { notes: notes('team') });
  }
  const { windMs } = p.k.weather;
  if (windMs > ASSUMED_WORK.droneWindMS)
    return no('windTooStrong', { windMs, limitMs: ASSUMED_WORK.droneWindMS });
  const distanceM = metres(unit.at, order.at);
  const limitM = ASSUMED_SURVEY.droneRangeM;
  if (distanceM > limitM)
    return no('outOfRange', { unit: unit.id, distanceM: Math.round(distanceM), limitM });
  const leftS = ASSUMED_SURVEY.droneEnduranceS - (2 * distanceM * 3.6) / DRONE_FLIGHT.airKmH!;
  if (workS > leftS)
    return no('areaTooLarge', {
      km2: Math.round(10 * areaKm2(order)) / 10,
      limitKm2: Math.max(0, Math.floor((10 * leftS * ASSUMED_SURVEY.droneKm2H) / 3600) / 10),
    });
  const a = approach(p, unit, spec, order.at, DRONE_FLIGHT);
  if (a === null) return unreachable(p, spec, unit, order.at);
  return yes(a, a.etaTick + workS, { notes: notes('drone') });
}
