import type { SeatId } from '../../exercise/scenario.ts';
import type { OrderRecord, UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { approach, onward, planning } from '../../response/planning/context.ts';
import { knownFlame } from '../../response/planning/known-fire.ts';
import type { AddressBook, OwnTeam } from './address-book.ts';
import { fireEdgeOf, type FireEdge } from './fire-edge.ts';
import type { OrderLog } from './order-log.ts';
import { isIdle, type Available, type Desk } from './policy.ts';

/** Looks through the seat's knowledge only; what costs is worked out when a policy asks for it. */
export function deskOf(w: World, seatId: SeatId, book: AddressBook, log: OrderLog): Desk {
  const p = planning(w, seatId);
  const units = w.state.units;
  const own = book.teams.get(seatId) ?? [];
  let teams: readonly Available[] | undefined;
  let idle: readonly Available[] | undefined;
  let recent: readonly OrderRecord[] | undefined;
  let edge: FireEdge | null | undefined;
  const ways = new Map<string, boolean>();
  const bySites = w.scenario.transport !== null;
  return {
    k: p.k,
    book,
    teams: () => (teams ??= own.map(({ spec, place }) => ({ spec, unit: units[place]! }))),
    idle: () => (idle ??= idleOf(own, units)),
    recent: () => (recent ??= log.recent(w, seatId)),
    edge: () => (edge === undefined ? (edge = fireEdgeOf(p.k)) : edge),
    canGo({ unit, spec }, to, from) {
      // Boats and helicopters need a wharf or a landing site, whatever the roads.
      const byRoad = spec.vehicle !== 'boat' && spec.vehicle !== 'helicopter';
      const cutsOff = p.k.flooding || p.k.picture === 'gas';
      if (byRoad ? !cutsOff || p.closures.size === 0 : !cutsOff && !bySites) return true;
      const key = `${unit.id} ${to.e} ${to.n} ${from?.nodeId ?? ''}`;
      let way = ways.get(key);
      if (way === undefined) {
        way =
          from === undefined
            ? approach(p, unit, spec, to) !== null
            : onward(p, spec, { from: from.at, fromNode: from.nodeId, to, departTick: p.tick }) !==
              null;
        ways.set(key, way);
      }
      return way;
    },
    flameAt: (at) => knownFlame(p, at),
  };
}

function idleOf(own: readonly OwnTeam[], units: readonly UnitState[]): readonly Available[] {
  const out: Available[] = [];
  for (const { spec, place } of own) {
    const unit = units[place]!;
    if (isIdle(unit)) out.push({ spec, unit });
  }
  return out;
}
