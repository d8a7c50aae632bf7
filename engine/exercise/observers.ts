import type { Point } from '../kernel/grid.ts';
import { positionAt } from '../response/journey.ts';
import { find } from './lookup.ts';
import type { SeatId } from './scenario.ts';
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

/** Everybody who looks at `tick` and reports to seats that `wanted` holds for. */
export function observersOf(
  w: World,
  tick: number,
  wanted: (seatIds: readonly SeatId[]) => boolean,
): readonly Observer[] {
  const list: Observer[] = [];
  for (const s of w.scenario.sensors) {
    if (!wanted(s.seatIds) || w.state.hiddenSensors.includes(s.id)) continue;
    list.push({
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
    const eyes = eyesOf(w, u);
    if (eyes === null) continue;
    const seatIds = [w.index.unit.get(u.id)!.spec.seatId];
    if (!wanted(seatIds)) continue;
    list.push({
      source: eyes === DRONE ? 'drone' : 'team',
      id: u.id,
      at: positionAt(u, tick),
      eyeM: eyes.eyeM,
      rangeM: eyes.rangeM,
      seatIds,
      fixed: false,
    });
  }
  return list;
}

/** A mapping drone takes pictures for later; nobody watches them as it flies. */
const maps = (w: World, u: UnitState): boolean =>
  u.orderId !== null &&
  u.route.some((leg) => leg.mode === 'air') &&
  find(w.state.orders, u.orderId)?.order.type === 'survey';

/** Teams in their stations see nothing of the fire; a drone only when it is on task. */
function eyesOf(w: World, u: UnitState): typeof PERSON | null {
  if (u.status === 'standby' || u.status === 'mustering' || u.status === 'resting') return null;
  const spec = w.index.unit.get(u.id)!.spec;
  if (maps(w, u)) return null;
  if (spec.vehicle === 'drone') return u.status === 'working' ? DRONE : null;
  return spec.vehicle === 'helicopter' ? DRONE : PERSON;
}
