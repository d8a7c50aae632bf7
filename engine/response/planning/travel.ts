import type { UnitOrder } from '../../exercise/commands/command.ts';
import { ok } from '../../kernel/result.ts';
import { aboardOf } from '../supplies/aboard.ts';
import { originAt } from '../journey.ts';
import { approach, inMap, isHome, isUnderWay, no, noWay, team, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

type Order<T extends UnitOrder['type']> = Extract<UnitOrder, { type: T }>;

export function planMove(p: Planning, order: Order<'move'>): Planned {
  if (!inMap(p, order.to)) return no('outsideMap', { e: order.to.e, n: order.to.n });
  const found = team(p, order);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  const a = approach(p, unit, spec, order.to);
  return a === null ? noWay(p, spec, order.to) : yes(a, a.etaTick);
}

export function planReturn(p: Planning, order: Order<'return'>): Planned {
  const found = team(p, order);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (isHome(unit, spec) && aboardOf(p.w, unit) === null)
    return no('alreadyDone', { unit: unit.id });
  const a = approach(p, unit, spec, spec.home.at);
  return a === null ? noWay(p, spec, spec.home.at) : yes(a, a.etaTick);
}

/** A team under way stops at the next junction; any other stops what it does. */
export function planHold(p: Planning, order: Order<'hold'>): Planned {
  const found = team(p, order);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (unit.orderId === null && unit.status === 'standby')
    return no('alreadyDone', { unit: unit.id });
  const origin = originAt(unit, unit.nodeId, p.tick);
  const etaTick = isUnderWay(unit, p.tick) ? origin.tick : p.tick;
  return ok({
    unit,
    spec,
    way: { legs: origin.prefix },
    etaTick,
    lengthM: 0,
    endTick: etaTick,
    notes: [],
    onward: [],
  });
}
