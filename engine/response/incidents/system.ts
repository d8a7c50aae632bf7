import { find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { Text } from '../../region/region.ts';
import { sendMessage } from '../lifelines/word.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import { heardNow, nextHearing } from '../medical/arise.ts';
import { witnesses } from '../medical/system.ts';
import { leftOf, siteId, type SiteState } from '../sites/site.ts';
import { isOf } from './incident-view.ts';
import type { IncidentSpec, IncidentState, WorseningSpec } from './incident.ts';
import { harm, hearingOfFirst, openIncident } from './open.ts';
import { nextPrecursor, stepPrecursors } from './precursors.ts';

/** Incidents: when they happen, who hears of them, what becomes of them, when they are over. */
export const incidents: System = {
  name: 'incidents',

  nextDue(w) {
    const { scenario, state } = w;
    if (scenario.incidents.length === 0 && scenario.precursors.length === 0) return Infinity;
    let due = nextPrecursor(w);
    for (const spec of scenario.incidents) due = Math.min(due, nextOf(w, spec));
    return due === Infinity ? due : Math.max(due, state.tick + 1);
  },

  step(w, ctx) {
    for (const spec of w.scenario.incidents) {
      const x = find(w.state.incidents, spec.id);
      if (x === undefined) {
        if (spec.atTick !== null && spec.atTick <= ctx.tick) openIncident(w, ctx, spec, null, null);
        continue;
      }
      spreadWord(w, ctx, spec, x);
      for (const stage of spec.worsens)
        if (comesAt(w, x, stage) <= ctx.tick) worsen(w, ctx, spec, x, stage);
      if (isOver(w, spec, x)) ctx.emit({ type: 'incidentClosed', incidentId: x.id }, x.aroseEvent);
    }
    stepPrecursors(w, ctx);
  },
};

function nextOf(w: World, spec: IncidentSpec): number {
  const x = find(w.state.incidents, spec.id);
  if (x === undefined) return spec.atTick ?? Infinity;
  let due = x.firstWordTick >= 0 ? x.firstWordTick : Infinity;
  due = Math.min(due, nextHearing(x.hearing, w.state.tick));
  for (const stage of spec.worsens) due = Math.min(due, comesAt(w, x, stage));
  return isOver(w, spec, x) ? w.state.tick + 1 : due;
}

function spreadWord(w: World, ctx: StepContext, spec: IncidentSpec, x: IncidentState): void {
  if (x.firstWordTick >= 0 && x.firstWordTick <= ctx.tick) {
    const cause = ctx.emit({ type: 'incidentFirstWord', incidentId: x.id }, x.aroseEvent);
    say(w, ctx, spec, `incident:${spec.id}`, spec.heard.text, cause);
  }
  if (x.hearing.length === 0) return;
  const told = new Set<string>(heardNow(w, x.hearing, ctx.tick));
  if (ctx.tick % ASSUMED_MEDICAL.lookS === 0)
    for (const seatId of witnesses(w, spec.at)) told.add(seatId);
  for (const { id: seatId, alertedTick, knownClosures } of w.state.seats) {
    if (!told.has(seatId) || x.knownTo.includes(seatId)) continue;
    const cause = ctx.emit({ type: 'incidentKnown', incidentId: x.id, seatId }, x.aroseEvent);
    if (alertedTick === null) ctx.emit({ type: 'seatAlerted', seatId }, cause);
    // Who tells of it tells that the road is blocked.
    const edgeId = spec.road?.edgeId ?? -1;
    const blocked = w.state.closures.some((c) => c.edgeId === edgeId);
    if (blocked && !knownClosures.includes(edgeId))
      ctx.emit({ type: 'closureKnown', edgeId, seatId }, cause);
  }
}

function say(
  w: World,
  ctx: StepContext,
  spec: IncidentSpec,
  key: string,
  text: Text,
  cause: number,
): void {
  const { from, toSeatIds, channel } = spec.heard;
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'outside', name: from.zh },
      toSeatIds: toSeatIds.slice(),
      channel,
      text: null,
      key,
      params: { zh: text.zh, en: text.en, fromZh: from.zh, fromEn: from.en },
    },
    cause,
  );
}

/** Sites with work of this incident, road clearing left out. */
const sitesOf = (w: World, x: IncidentState): SiteState[] =>
  w.state.sites.filter(
    (s) =>
      s.id === siteId('handleIncident', x.id) ||
      ((s.kind === 'rescueTrapped' || s.kind === 'searchMissing') && belongs(s.subject, x.id)),
  );

const belongs = (groupId: string, incidentId: string): boolean =>
  groupId === `incident:${incidentId}` || groupId.startsWith(`incident:${incidentId}:`);

/** When a stage comes; Infinity when it has come or the work that averts it has been done. */
function comesAt(w: World, x: IncidentState, stage: WorseningSpec): number {
  if (x.worsened.includes(stage.id)) return Infinity;
  const tick = x.aroseTick + stage.afterTicks;
  if (stage.unlessDone.length === 0) return tick;
  const needs = sitesOf(w, x).flatMap((s) => s.needs);
  const averted = stage.unlessDone.every((capability) =>
    needs.every((n) => n.capability !== capability || leftOf(n) <= 0),
  );
  return averted ? Infinity : tick;
}

function worsen(
  w: World,
  ctx: StepContext,
  spec: IncidentSpec,
  x: IncidentState,
  stage: WorseningSpec,
): void {
  const cause = ctx.emit(
    { type: 'incidentWorsened', incidentId: x.id, stageId: stage.id },
    x.aroseEvent,
  );
  // Whoever called first calls again; before the first call nobody hears of this either.
  const hearing = hearingOfFirst(w, spec.heard.toSeatIds, Math.max(ctx.tick, x.firstWordTick));
  harm(w, ctx, spec, stage, `incident:${x.id}:${stage.id}`, hearing, cause);
  if (x.firstWordTick < 0) say(w, ctx, spec, `incident:${x.id}:${stage.id}`, stage.text, cause);
}

/**
 * Nothing left to do: no work, nobody trapped, missing or waiting. A stage to come does not keep it
 * open, for that would tell that there is one; it opens it again.
 */
function isOver(w: World, spec: IncidentSpec, x: IncidentState): boolean {
  if (x.closedTick >= 0) return false;
  if (w.state.tick <= x.aroseTick) return false;
  const { sites, casualtyGroups, closures } = w.state;
  if (casualtyGroups.some((g) => isOf(g, x.id) && g.open > 0)) return false;
  if (sitesOf(w, x).some((s) => s.doneTick < 0)) return false;
  const road = spec.road;
  if (road === null || !closures.some((c) => c.edgeId === road.edgeId)) return true;
  const clearing = find(sites, siteId('clearRoad', road.edgeId));
  return clearing === undefined || clearing.doneTick >= 0;
}
