import type { Observation, OrderRecord } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import { flameLimitM } from '../../response/tactics.ts';
import type { EdgePoint } from './fire-edge.ts';
import { isOpen, MINUTE, squaredM, type Available, type Desk } from './policy.ts';

/** Sectors are this far apart; an attack covers 500 m on either side of its place. */
const SECTOR_M = 600;
/** A sector that a team has left as quiet is taken as quiet for so long. */
export const QUIET_TICKS = 60 * MINUTE;
/** A sector that drove a team away is left alone by teams of its kind for so long. */
const HOT_TICKS = 30 * MINUTE;
/** An engine's hose reaches this far from a road, m. */
const HOSE_M = 600;

export interface Sector {
  readonly at: Point;
  /** Longest flame last reported there, m; null when nobody knows. */
  readonly flameM: number | null;
  readonly nearRoad: boolean;
  teams: number;
  /** A team is at work on its edge, so that there are embers behind it to clear. */
  attacked: boolean;
  quiet: boolean;
  moppedUp: boolean;
  /** Longest flame limit of the teams that were driven away lately, m. */
  droveAwayM: number;
}

/** Places along the known edge, rear first, at least a sector apart. */
export function sectorsOf(desk: Desk, points: readonly EdgePoint[]): Sector[] {
  const out: Sector[] = [];
  for (const { at } of points) {
    if (out.some((s) => squaredM(s.at, at) < SECTOR_M * SECTOR_M)) continue;
    out.push({
      at,
      flameM: desk.flameAt(at)?.flameLengthM ?? null,
      nearRoad: desk.k.router.nearestNode(at).distanceM <= HOSE_M,
      teams: 0,
      attacked: false,
      quiet: false,
      moppedUp: false,
      droveAwayM: 0,
    });
  }
  return out;
}

function placeOf(o: OrderRecord): Point | null {
  const { order } = o;
  return order.type === 'directAttack' || order.type === 'mopUp' ? order.at : null;
}

/** What the seat's own orders tell of the sectors: who is there, what is quiet, what was too hot. */
export function readOrders(
  desk: Desk,
  recent: readonly OrderRecord[],
  sectors: readonly Sector[],
): void {
  const { k } = desk;
  // A team that rests has left because its shift was over, not because of the flames.
  const resting = new Set<string>();
  for (const { unit } of desk.teams()) if (unit.status === 'resting') resting.add(unit.id);
  for (const o of recent) {
    const at = placeOf(o);
    if (at === null) continue;
    for (const s of sectors) {
      if (squaredM(s.at, at) > (SECTOR_M * SECTOR_M) / 2) continue;
      if (isOpen(o)) {
        s.teams++;
        if (o.status === 'working' && o.order.type === 'directAttack') s.attacked = true;
      }
      if (o.status === 'done') {
        s.quiet = true;
        if (o.order.type === 'mopUp') s.moppedUp = true;
      } else if (
        o.status === 'failed' &&
        o.endTick >= k.tick - HOT_TICKS &&
        !resting.has(o.order.unitId)
      ) {
        s.droveAwayM = Math.max(s.droveAwayM, flameLimitM(k.unitSpec(o.order.unitId)));
      }
    }
  }
}

/** Whether the flames last reported are short enough for a team. */
export const isSafe = (t: Available, seen: Observation | null): boolean =>
  seen === null || seen.flameLengthM <= flameLimitM(t.spec);

/** Whether a team may and can work in a sector, as far as the seat knows. */
export function suits(t: Available, s: Sector): boolean {
  const limitM = flameLimitM(t.spec);
  if (s.flameM !== null && s.flameM > limitM) return false;
  if (s.droveAwayM >= limitM) return false;
  return s.nearRoad || t.spec.vehicle !== 'engine';
}
