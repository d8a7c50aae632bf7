import type { Point } from '../kernel/grid.ts';
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

export function observersOf(w: World, tick: number): readonly Observer[] {
  const list: Observer[] = [];
  for (const s of w.scenario.sensors)
    list.push({
      source: 'camera',
      id: s.id,
      at: s.at,
      eyeM: s.heightM,
      rangeM: s.rangeM,
      seatIds: s.seatIds,
      fixed: true,
    });
  for (const u of w.state.units) {
    const eyes = eyesOf(w, u);
    if (eyes !== null)
      list.push({
        source: eyes === DRONE ? 'drone' : 'team',
        id: u.id,
        at: positionAt(u, tick),
        ...eyes,
        seatIds: [w.index.unit.get(u.id)!.spec.seatId],
        fixed: false,
      });
  }
  return list;
}

/** Teams in their stations see nothing of the fire; a drone only when it is on task. */
function eyesOf(w: World, u: UnitState): typeof PERSON | null {
  if (u.status === 'standby' || u.status === 'mustering' || u.status === 'resting') return null;
  const spec = w.index.unit.get(u.id)!.spec;
  if (spec.vehicle === 'drone') return u.status === 'working' ? DRONE : null;
  return spec.vehicle === 'helicopter' ? DRONE : PERSON;
}

/** Where a team is at `tick`: on its leg, or where it stands. */
export function positionAt(u: Pick<UnitState, 'at' | 'route'>, tick: number): Point {
  for (const leg of u.route) {
    if (tick < leg.departTick || tick > leg.arriveTick) continue;
    const share = (tick - leg.departTick) / Math.max(1, leg.arriveTick - leg.departTick);
    return alongLine(leg.line, share);
  }
  return u.at;
}

/** Point at a share (0 to 1) of a polyline's length. */
export function alongLine(line: readonly Point[], share: number): Point {
  let total = 0;
  for (let i = 1; i < line.length; i++) total += distanceM(line[i - 1]!, line[i]!);
  let left = total * share;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const d = distanceM(a, b);
    if (left <= d && d > 0) {
      const f = left / d;
      return { e: a.e + (b.e - a.e) * f, n: a.n + (b.n - a.n) * f };
    }
    left -= d;
  }
  return line.at(-1)!;
}

export function distanceM(a: Point, b: Point): number {
  const e = b.e - a.e;
  const n = b.n - a.n;
  return Math.sqrt(e * e + n * n);
}
