import { err, ok } from '../../kernel/result.ts';
import { authorityOf } from '../../response/command/command.ts';
import { arrivalTick, serves } from '../../response/warnings/delivery.ts';
import type { ChannelSpec, WarningDelivery } from '../../response/warnings/warning.ts';
import { find } from '../lookup.ts';
import type { SeatId } from '../scenario.ts';
import type { World } from '../world.ts';
import { refuse, type Rejection } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';
import { whoMay } from './who-may.ts';

/** Households of a village that these channels are expected to reach; channels are independent. */
function expectedReach(w: World, channels: readonly ChannelSpec[], villageId: string): number {
  const { spec } = w.index.village.get(villageId)!;
  let missed = 1;
  for (const channel of channels) if (serves(w, channel, spec)) missed *= 1 - channel.reach;
  return spec.households * (1 - missed);
}

const mayWarn = (w: World, seatId: SeatId): boolean =>
  authorityOf(w.scenario.command, seatId)?.warnings === true;

const notYours = (w: World): Rejection =>
  refuse('beyondAuthority', { what: 'warning', ...whoMay(w, (s) => mayWarn(w, s.id)) });

/** Issues a warning to villages over channels; each village gets it when the channel brings it. */
export const issueWarning: CommandDef<'issueWarning'> = {
  type: 'issueWarning',
  by: 'seat',
  decide(w, c, ctx) {
    if (!mayWarn(w, ctx.seatId!)) return err(notYours(w));
    const villageIds = [...new Set(c.villageIds)].toSorted();
    const unknown = villageIds.find((id) => !w.index.village.has(id));
    if (unknown !== undefined) return err(refuse('unknownPlace', { place: unknown }));
    const channels = w.scenario.warningChannels.filter((s) => c.channels.includes(s.id));
    const missing = c.channels.find((id) => !channels.some((s) => s.id === id));
    if (missing !== undefined) return err(refuse('noSuchChannel', { channel: missing }));
    const warningId = ctx.id('warning');
    const nth = w.state.warnings.length;
    const deliveries: WarningDelivery[] = [];
    for (const villageId of villageIds)
      for (const channel of channels)
        if (serves(w, channel, w.index.village.get(villageId)!.spec))
          deliveries.push({
            warningId,
            villageId,
            channel: channel.id,
            dueTick: arrivalTick(w, channel, villageId, nth, ctx.tick),
          });
    const last = deliveries.reduce((tick, d) => Math.max(tick, d.dueTick), ctx.tick);
    ctx.emit({
      type: 'warningIssued',
      warning: {
        id: warningId,
        tick: ctx.tick,
        seatId: ctx.seatId!,
        hazard: c.hazard,
        level: c.level,
        advice: c.advice,
        zone: Object.fromEntries(
          villageIds.map((id) => [id, w.index.village.get(id)!.spec.households]),
        ),
        channels: channels.map((s) => s.id),
      },
      deliveries,
    });
    const households = villageIds.reduce(
      (n, id) => n + w.index.village.get(id)!.spec.households,
      0,
    );
    const expected = villageIds.reduce((n, id) => n + expectedReach(w, channels, id), 0);
    return ok({
      ...NO_PREVIEW,
      endTick: last,
      notes: [
        {
          key: 'warningReach',
          params: { villages: villageIds.length, households, expected: Math.round(expected) },
        },
      ],
    });
  },
};

export const liftWarning: CommandDef<'liftWarning'> = {
  type: 'liftWarning',
  by: 'seat',
  decide(w, c, ctx) {
    if (!mayWarn(w, ctx.seatId!)) return err(notYours(w));
    const warning = find(w.state.warnings, c.warningId);
    if (warning === undefined) return err(refuse('unknownPlace', { warning: c.warningId }));
    if (warning.liftedTick >= 0) return err(refuse('alreadyDone', { warning: c.warningId }));
    ctx.emit({ type: 'warningLifted', warningId: warning.id, seatId: ctx.seatId! });
    return ok(NO_PREVIEW);
  },
};
