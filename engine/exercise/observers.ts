import type { Point } from '../kernel/grid.ts';
import { positionAt } from '../response/journey.ts';
import { find } from './lookup.ts';
import type { SeatId, UnitSpec } from './scenario.ts';
import type { Observation, UnitState } from './state.ts';
import type { World } from './world.ts';

/** Somebody or something that looks at the fire now. */
export interface Observer {
  readonly source: Observation['source'];
  readonly id: string;
  readonly at: Point;
  /** Eye above ground, m, and farthest distance at which a cell is recognised, m. */
  readonly eyeM: number;
  readonly rangeM: number;
  /** Who knows at once. */
  readonly seatIds: readonly SeatId[];
  /** Stays in one place for the whole exercise: what it can see is computed once. */
  readonly fixed: boolean;
}

/** Eye heights and ranges (assumed): a person on a slope, and a drone at its working height. */
const PERSON = { eyeM: 2, rangeM: 1500 };
const DRONE = { eyeM: 120, rangeM: 3000 };

/**
 * Everybody who looks at `tick` and reports to seats that `wanted` holds for: those who tell the same
 * seats together, in the order of their first.
 */
export function observersOf(
  w: World,
  tick: number,
  wanted: ReadonlySet<SeatId>,
): readonly (readonly Observer[])[] {
  const groups = new Map<string, Observer[]>();
  const add = (o: Observer): void => {
    const key = o.seatIds.length === 1 ? o.seatIds[0]! : o.seatIds.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [o]);
    else group.push(o);
  };
  for (const s of w.scenario.sensors) {
    if (!wanted.has(s.seatIds[0]!) || w.state.hiddenSensors.includes(s.id)) continue;
    add({
      source: 'camera',
      id: s.id,
      at: s.at,
      eyeM: s.heightM,
      rangeM: s.rangeM,
      seatIds: s.seatIds,
      fixed: true,
    });
  }
  for (const u of w.state.units) {
    // Teams in their stations see nothing of the fire.
    if (u.status === 'standby' || u.status === 'mustering' || u.status === 'resting') continue;
    const { seatId, vehicle } = w.index.unit.get(u.id)!.spec;
    if (!wanted.has(seatId)) continue;
    const eyes = eyesOf(w, u, vehicle);
    if (eyes === null) continue;
    add({
      source: eyes === DRONE ? 'drone' : 'team',
      id: u.id,
      at: positionAt(u, tick),
      eyeM: eyes.eyeM,
      rangeM: eyes.rangeM,
      seatIds: [seatId],
      fixed: false,
    });
  }
  return [...groups.values()];
}

/** A mapping drone takes pictures for later; nobody watches them as it flies. */
const maps = (w: World, u: UnitState): boolean =>
  u.orderId !== null &&
  find(w.state.orders, u.orderId)?.order.type === 'survey' &&
  u.route.some((leg) => leg.mode === 'air');

/** A drone sees only when it is on task. */
function eyesOf(w: World, u: UnitState, vehicle: UnitSpec['vehicle']): typeof PERSON | null {
  if (maps(w, u)) return null;
  if (vehicle === 'drone') return u.status === 'working' ? DRONE : null;
  return vehicle === 'helicopter' ? DRONE : PERSON;
}
