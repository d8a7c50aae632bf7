import { byId } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { drawNormal, lognormalS } from '../../kernel/random.ts';
import type { Village } from '../../region/region.ts';
import { villageHas } from '../lifelines/network.ts';
import { heed, nothingHeeded, type Heeded } from '../people/heeding.ts';
import {
  newlyReached,
  unheardOf,
  type ChannelSpec,
  type WarningChannel,
  type WarningDelivery,
} from './warning.ts';

/** Within this distance of its township's seat a village hears the seat's siren, m (assumed). */
const SIREN_M = 1500;

/** Warnings reach villages. */
export const warnings: System = {
  name: 'warnings',

  nextDue(w) {
    let due = Infinity;
    for (const d of w.state.warningDeliveries) due = Math.min(due, d.dueTick);
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    const told: Told = { households: new Map(), warned: new Set(), heeded: nothingHeeded() };
    for (const d of w.state.warningDeliveries) if (d.dueTick <= ctx.tick) deliver(w, ctx, d, told);
  },
};

/** What the deliveries of one step have done so far. */
interface Told {
  /** Households reached, by warning and village. */
  readonly households: Map<string, number>;
  /** Villages that had not been warned of anything before. */
  readonly warned: Set<string>;
  readonly heeded: Heeded;
}

function deliver(w: World, ctx: StepContext, d: WarningDelivery, told: Told): void {
  const warning = byId(w.state.warnings, d.warningId);
  const key = `${d.warningId} ${d.villageId}`;
  const already = (warning.reached[d.villageId] ?? 0) + (told.households.get(key) ?? 0);
  const households = warning.zone[d.villageId]!;
  const reach = d.channel === 'doorToDoor' ? 1 : reachOf(w, d.channel, d.villageId);
  const more = newlyReached(households, already, reach);
  told.households.set(key, (told.households.get(key) ?? 0) + more);
  const cause = ctx.emit(
    {
      type: 'warningDelivered',
      warningId: d.warningId,
      villageId: d.villageId,
      channel: d.channel,
      households: more,
    },
    warning.issuedEvent,
  );
  const village = w.state.villages[w.index.village.get(d.villageId)!.at]!;
  if (village.warnedTick < 0 && more > 0 && !told.warned.has(d.villageId)) {
    told.warned.add(d.villageId);
    ctx.emit({ type: 'villageWarned', villageId: d.villageId }, cause);
  }
  heed(w, ctx, warning, { villageId: d.villageId, households: more }, told.heeded, cause);
}

/** A loudspeaker or siren without power is silent, and no message comes where the network is down. */
function reachOf(w: World, id: ChannelSpec['id'], villageId: string): number {
  const works = villageHas(w, id === 'sms' ? 'comms' : 'power', villageId);
  return works ? channelOf(w, id).reach : 0;
}

const channelOf = (w: World, id: WarningChannel): ChannelSpec =>
  w.scenario.warningChannels.find((c) => c.id === id)!;

/** A team at the doors brings every warning in force to whoever has not heard it. */
export function warnAtDoors(
  w: World,
  ctx: StepContext,
  villageId: string,
  cause: number | null,
): void {
  for (const warning of w.state.warnings) {
    const more = unheardOf(warning, villageId);
    if (more <= 0) continue;
    const told = { warningId: warning.id, villageId, households: more };
    ctx.emit({ type: 'warningDelivered', channel: 'doorToDoor', ...told }, cause);
  }
}

/** True when the channel has an end in that village. */
export function serves(w: World, channel: ChannelSpec, village: Village): boolean {
  if (channel.only === null) return true;
  const seat = w.region.townships.find((t) => t.id === village.townshipId)?.seat;
  if (seat === undefined) return false;
  const dE = seat.e - village.at.e;
  const dN = seat.n - village.at.n;
  return dE * dE + dN * dN <= SIREN_M * SIREN_M;
}

/** When a warning issued at `tick` arrives; the same for the same village and channel in any run. */
export function arrivalTick(
  w: World,
  channel: ChannelSpec,
  villageId: string,
  nth: number,
  tick: number,
): number {
  const key = w.random.key(`warning-${channel.id}`);
  const z = drawNormal(key, w.index.village.get(villageId)!.at, nth);
  return tick + lognormalS(60 * channel.delayMin, channel.delayLogSd, z);
}
