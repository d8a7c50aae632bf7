import { find } from '../../exercise/lookup.ts';
import type { Observation } from '../../exercise/state.ts';
import { cellCentre } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { metres } from '../journey.ts';
import type { Planning } from './context.ts';

/** An observation speaks for the fire this far around, and this long (assumed). */
const ASSUMED_SPEAKS_FOR = { radiusM: 400, ticks: 3600 } as const;

interface KnownCell {
  readonly at: Point;
  readonly distM: number;
}

/** The known fire cell nearest to a point; null when the seat knows of no fire. */
export function nearestKnownFire(p: Planning, at: Point): KnownCell | null {
  const { cols, west, north, cellM } = p.k.fireGrid;
  let best = -1;
  let best2 = Infinity;
  for (const cell of p.fireCells) {
    const row = Math.floor(cell / cols);
    const de = west + (cell - row * cols + 0.5) * cellM - at.e;
    const dn = north - (row + 0.5) * cellM - at.n;
    const d2 = de * de + dn * dn;
    if (d2 >= best2) continue;
    best2 = d2;
    best = cell;
  }
  return best < 0 ? null : { at: cellCentre(p.k.fireGrid, best), distM: Math.sqrt(best2) };
}

/** True when the seat knows of fire within `radiusM` of a point; looked for from there outwards. */
export function knowsFireWithin(p: Planning, at: Point, radiusM: number): boolean {
  const grid = p.k.fireGrid;
  const { cols, rows, west, north, cellM } = grid;
  const col = Math.floor((at.e - west) / cellM);
  const row = Math.floor((north - at.n) / cellM);
  const isKnown = (r: number, c: number): boolean => {
    if (r < 0 || c < 0 || r >= rows || c >= cols) return false;
    if (!p.w.pictures.knows(p.seatId, r * cols + c)) return false;
    const de = west + (c + 0.5) * cellM - at.e;
    const dn = north - (r + 0.5) * cellM - at.n;
    return Math.sqrt(de * de + dn * dn) <= radiusM;
  };
  const reach = Math.ceil(radiusM / cellM) + 1;
  for (let ring = 0; ring <= reach; ring++)
    for (let k = -ring; k <= ring; k++) {
      if (isKnown(row - ring, col + k) || isKnown(row + ring, col + k)) return true;
      if (isKnown(row + k, col - ring) || isKnown(row + k, col + ring)) return true;
    }
  return false;
}

/** The newest report of flames around a point that the seat has; null when nothing fresh is known. */
export function knownFlame(p: Planning, at: Point): Observation | null {
  const seat = p.w.state.seats[p.w.index.seat.get(p.seatId)!.at]!;
  const { observationRuns: runs } = seat;
  for (let i = runs.length - 2; i >= 0; i -= 2)
    for (let id = runs[i + 1]!; id >= runs[i]!; id--) {
      const o = find(p.w.state.observations, id);
      // Older ones have left the state.
      if (o === undefined || o.tick < p.tick - ASSUMED_SPEAKS_FOR.ticks) return null;
      if (metres(o.at, at) <= ASSUMED_SPEAKS_FOR.radiusM) return o;
    }
  return null;
}
