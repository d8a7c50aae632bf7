import { ordersOf } from '../exercise/order-book.ts';
import type { World } from '../exercise/world.ts';
import type { PathStep } from './critical-path.ts';
import { poolOf } from './pools.ts';

/** One line of the time chart of a run. */
export interface GanttBar {
  /** `<order>/<pool>`, e.g. `sendSupplies/transportGoods`. */
  readonly activity: string;
  /** First order, first work on the spot (-1 when nobody got there), and the last end. */
  readonly orderedTick: number;
  readonly workingTick: number;
  readonly endTick: number;
  readonly orders: number;
}

/** A run as a plan's author looks at it: what was under way when, and the chain that it hung on. */
export interface Gantt {
  readonly seed: number;
  readonly endTick: number;
  readonly bars: readonly GanttBar[];
  readonly path: readonly PathStep[];
  readonly milestones: readonly { readonly id: string; readonly tick: number }[];
}

const MILESTONES = {
  fireIgnited: 'ignited',
  hazardBegan: 'ignited',
  fireDetected: 'detected',
  headquartersReady: 'headquartersReady',
  responseDeclared: 'responseDeclared',
  warningIssued: 'warningIssued',
  peopleDisplaced: 'firstDisplaced',
  peopleSheltered: 'firstSheltered',
  peopleRelieved: 'firstRelieved',
  fireOut: 'fireOut',
} as const;

/** Orders of the same kind to the same pool make one line. */
export function ganttOf(w: World, seed: number, path: readonly PathStep[]): Gantt {
  const units = new Map(w.scenario.units.map((u) => [u.id, u]));
  const working = new Map<number, number>();
  const milestones = new Map<string, number>();
  for (const { tick, body } of w.events) {
    if (body.type === 'orderWorking' && !working.has(body.orderId)) working.set(body.orderId, tick);
    const id = (MILESTONES as Partial<Record<string, string>>)[body.type];
    if (id === undefined) continue;
    // A fire may be out more than once: only the last time is.
    if (id === 'fireOut' || !milestones.has(id)) milestones.set(id, tick);
  }
  const bars = new Map<string, GanttBar>();
  for (const o of ordersOf(w)) {
    if (o.status === 'refused') continue;
    const unit = units.get(o.order.unitId);
    const activity = `${o.order.type}/${unit === undefined ? '' : (poolOf(unit) ?? '')}`;
    bars.set(activity, joined(bars.get(activity), activity, o, working.get(o.id) ?? -1, w));
  }
  return {
    seed,
    endTick: w.state.tick,
    bars: [...bars.values()].toSorted(
      (a, b) => a.orderedTick - b.orderedTick || (a.activity < b.activity ? -1 : 1),
    ),
    path,
    milestones: [...milestones]
      .map(([id, tick]) => ({ id, tick }))
      .toSorted((a, b) => a.tick - b.tick || (a.id < b.id ? -1 : 1)),
  };
}

function joined(
  bar: GanttBar | undefined,
  activity: string,
  o: World['state']['orders'][number],
  workingTick: number,
  w: World,
): GanttBar {
  const endTick = o.endTick < 0 ? w.state.tick : o.endTick;
  if (bar === undefined) return { activity, orderedTick: o.tick, workingTick, endTick, orders: 1 };
  const first =
    bar.workingTick < 0 || (workingTick >= 0 && workingTick < bar.workingTick)
      ? workingTick
      : bar.workingTick;
  return {
    activity,
    orderedTick: Math.min(bar.orderedTick, o.tick),
    workingTick: first,
    endTick: Math.max(bar.endTick, endTick),
    orders: bar.orders + 1,
  };
}
