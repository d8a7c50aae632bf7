import { weatherAt } from '../hazards/weather.ts';
import { hazardControl } from './commands/hazard-controls.ts';
import { ignite } from './control/ignite.ts';
import { find } from './lookup.ts';
import { attachmentsParam, type FiredBy, type Inject } from './msel/msel.ts';
import { nextMselTick, stepMsel } from './msel/system.ts';
import type { InjectSpec } from './scenario.ts';
import { causeOutage } from '../response/lifelines/damage.ts';
import { sendMessage } from '../response/lifelines/word.ts';
import { blockRoad } from '../response/sites/block-road.ts';
import { openIncident } from '../response/incidents/open.ts';
import { incidentSpec } from '../response/incidents/incident-view.ts';
import type { StepContext, System, World } from './world.ts';

/** Fires what the MSEL has due and the scenario's own ignitions; the rest comes by command. */
export const injects: System = {
  name: 'injects',
  nextDue(w) {
    let due = nextMselTick(w);
    for (const i of w.scenario.wildfire?.ignitions ?? [])
      if (i.tick > w.state.tick) due = Math.min(due, i.tick);
    return due;
  },
  step(w, ctx) {
    stepMsel(w, ctx, fireInject);
    for (const i of w.scenario.wildfire?.ignitions ?? [])
      if (i.tick > w.state.tick && i.tick <= ctx.tick) ignite(w, i.at, 'scenario', ctx);
  },
};

/** The message of an inject and its effect on the world, both caused by the inject's own event. */
export function fireInject(w: World, spec: Inject, by: FiredBy, ctx: StepContext): void {
  const cause = ctx.emit({ type: 'injectFired', injectId: spec.id, by });
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'outside', name: spec.from.zh },
      toSeatIds: spec.toSeatIds.slice(),
      channel: spec.channel,
      text: null,
      key: `inject:${spec.id}`,
      params: {
        zh: spec.text.zh,
        en: spec.text.en,
        fromZh: spec.from.zh,
        fromEn: spec.from.en,
        ...(spec.attachments.length > 0 && { attachments: attachmentsParam(spec.attachments) }),
      },
    },
    cause,
  );
  const effect = spec.effect;
  if (effect.kind === 'ignite') ignite(w, effect.at, 'inject', ctx);
  else if (effect.kind === 'delivery')
    ctx.emit({ type: 'deliveryCalled', deliveryId: effect.deliveryId }, cause);
  else if (effect.kind === 'outage') causeOutage(w, ctx, effect.assetIds, cause);
  else if (effect.kind === 'closeRoad') blockRoad(w, ctx, effect.edgeId, effect.debrisM3, cause);
  else if (effect.kind === 'incident') setOff(w, ctx, effect.incidentId, spec.toSeatIds, cause);
  else if (effect.kind === 'control') hazardControl(w, effect.control, ctx, cause);
  else if (effect.kind === 'wind') {
    if (effect.severe) ctx.emit({ type: 'severeWeatherBroke' }, cause);
    ctx.emit(
      {
        type: 'weatherOrdered',
        record: {
          ...weatherAt(w.drivers, ctx.tick),
          tick: ctx.tick,
          windMs: effect.windMs,
          windFromDeg: effect.windFromDeg,
          rainMmH: Math.max(effect.rainMmH, weatherAt(w.drivers, ctx.tick).rainMmH),
        },
        untilTick: ctx.tick + Math.round(effect.hours * 3600),
      },
      cause,
    );
  }
}

/** Sets off an incident, unless it has happened already. */
function setOff(
  w: World,
  ctx: StepContext,
  incidentId: string,
  told: InjectSpec['toSeatIds'],
  cause: number,
): void {
  if (find(w.state.incidents, incidentId) === undefined)
    openIncident(w, ctx, incidentSpec(w, incidentId), cause, told);
}
