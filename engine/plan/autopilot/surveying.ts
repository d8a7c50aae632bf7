import type { Command } from '../../exercise/commands/command.ts';
import { ASSUMED_SURVEY } from '../../response/survey/survey.ts';
import { mapsByDrone } from '../../response/survey/method.ts';
import { HOUR, idleTeams, lateFailures, metresBetween, recentOrders, type Desk } from './policy.ts';

/** A map or an image is asked for again when the last one was asked for so long ago. */
const AGAIN_TICKS = 3 * HOUR;
/** The area goes this far beyond the known fire. */
const MARGIN_M = 500;
/** Rather a smaller area than none: about what one flight maps. */
const MOST_M = 1800;
const SURVEY: ReadonlySet<Command['type']> = new Set(['survey']);

/** Has the known fire mapped by its own teams and imaged by the next satellite. */
export function askSurvey(desk: Desk, againTicks: number = AGAIN_TICKS): Command[] {
  const { k } = desk;
  const since = k.tick - againTicks;
  const recent = k.surveys.filter((s) => s.status !== 'failed' && s.requestedTick > since);
  const wantsImage =
    k.passes.length > 0 &&
    !recent.some((s) => s.method === 'satellite') &&
    !k.surveys.some((s) => s.method === 'satellite' && s.status === 'requested');
  const wantsMap = k.daylight && !recent.some((s) => s.method !== 'satellite');
  if (!wantsImage && !wantsMap) return [];
  const edge = desk.edge();
  if (edge === null) return [];
  const at = { e: Math.round(edge.centre.e), n: Math.round(edge.centre.n) };
  const radiusM = Math.min(MOST_M, Math.round(edge.radiusM) + MARGIN_M);
  const out: Command[] = [];
  if (wantsImage) out.push({ type: 'requestSatellite', at, radiusM });
  const failed = lateFailures(k, recentOrders(desk, 20 * 60), SURVEY);
  const [team] = wantsMap
    ? idleTeams(desk, (spec) => spec.capabilities.includes('mapping') && !failed.has(spec.id))
        .filter(
          ({ unit, spec }) =>
            !mapsByDrone(spec) || metresBetween(unit.at, at) <= ASSUMED_SURVEY.droneRangeM,
        )
        .toSorted((a, b) => metresBetween(a.unit.at, at) - metresBetween(b.unit.at, at))
    : [];
  if (team !== undefined) out.push({ type: 'survey', unitId: team.unit.id, at, radiusM });
  return out;
}
