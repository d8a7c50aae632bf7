import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import {
  ASSUMED_LIFELINES,
  type AssetState,
  type LifelineSpec,
  type PowerState,
  type PowerUse,
} from './lifeline.ts';
import { generatorSite, repairSite } from './settle.ts';

const DELAY_S: Readonly<Record<PowerUse, number>> = {
  commandPost: ASSUMED_LIFELINES.deskDelayS.power,
  hospital: ASSUMED_LIFELINES.deskDelayS.power,
  shelter: ASSUMED_LIFELINES.deskDelayS.power,
  comms: ASSUMED_LIFELINES.deskDelayS.comms,
  water: ASSUMED_LIFELINES.deskDelayS.water,
};

/** Somebody learns of an outage, of its site, and of nothing else. */
type Tell = (facilityId: string, seatId: SeatId, cause: number) => void;

interface Heard {
  readonly facilityId: string;
  readonly seatId: SeatId;
  readonly tick: number;
  readonly cause: number;
}

type Served = readonly (readonly SeatId[])[];

/** Seats at each place that lives by an asset, by the asset's place in the list; it never changes. */
const served = new WeakMap<LifelineSpec, readonly Served[]>();

function servedBy(spec: LifelineSpec): readonly Served[] {
  let known = served.get(spec);
  if (known === undefined) {
    known = spec.assets.map(({ id }) =>
      spec.places.filter((p) => p.towerId === id || p.substationId === id).map((p) => p.seatIds),
    );
    served.set(spec, known);
  }
  return known;
}

/** Who is still to hear of which outage, and when: those who are without at once, duty desks later. */
function toHear(w: World, spec: LifelineSpec): Heard[] {
  const out: Heard[] = [];
  const add = (x: AssetState | PowerState, seatIds: readonly SeatId[], from: number, e: number) => {
    for (const seatId of seatIds)
      if (!x.knownTo.includes(seatId)) out.push({ facilityId: x.id, seatId, tick: from, cause: e });
  };
  spec.assets.forEach((asset, i) => {
    const state = w.state.lifelines.assets[i]!;
    if (state.outTick < 0) return;
    const late = state.outTick + ASSUMED_LIFELINES.deskDelayS[asset.kind];
    add(state, spec.dutySeatIds, late, state.outEvent);
    for (const seatIds of servedBy(spec)[i]!) add(state, seatIds, state.outTick, state.outEvent);
  });
  spec.users.forEach((user, i) => {
    const state = w.state.lifelines.users[i]!;
    if (state.lostTick < 0 || state.metTick >= 0) return;
    add(state, user.seatIds, state.lostTick, state.lostEvent);
    add(state, spec.dutySeatIds, state.lostTick + DELAY_S[user.use], state.lostEvent);
  });
  return out;
}

export function knowingDue(w: World, spec: LifelineSpec): number {
  let due = Infinity;
  for (const x of toHear(w, spec)) due = Math.min(due, x.tick);
  return due === Infinity ? due : Math.max(due, w.state.tick + 1);
}

export function spreadNews(w: World, ctx: StepContext, spec: LifelineSpec): void {
  const told = new Set<string>();
  const tell = telling(w, ctx, spec, told);
  for (const x of toHear(w, spec)) if (x.tick <= ctx.tick) tell(x.facilityId, x.seatId, x.cause);
}

/** `told` keeps a step from telling the same twice. */
export function telling(w: World, ctx: StepContext, spec: LifelineSpec, told: Set<string>): Tell {
  return (facilityId, seatId, cause) => {
    const key = `${facilityId} ${seatId}`;
    if (told.has(key)) return;
    told.add(key);
    const heard = ctx.emit({ type: 'outageKnown', facilityId, seatId }, cause);
    const asset = spec.assets.find((a) => a.id === facilityId);
    const sites = [generatorSite(facilityId), ...(asset === undefined ? [] : [repairSite(asset)])];
    for (const id of sites) {
      const site = find(w.state.sites, id);
      if (site !== undefined && site.doneTick < 0 && !site.knownTo.includes(seatId))
        ctx.emit({ type: 'siteKnown', siteId: id, seatId }, heard);
    }
  };
}
