import type { Rejection, UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { Point } from '../../../engine/kernel/grid.ts';
import { FIRE_EDGES, type FireEdge } from '../../session/fire-points.ts';
import { distanceM } from '../../ui/geometry.ts';

export type FirePoints = Readonly<Record<FireEdge, Point>>;

/**
 * A way out when an order was aimed where nothing is known to burn and the server has none that is
 * sure to work: the nearest edge of the fire as this seat knows it. The check of that place then
 * says what it needs there (a line first, a team with longer reach). Null for any other refusal.
 */
export function edgeInstead(
  order: UnitOrder,
  rejection: Rejection,
  fire: FirePoints | null,
): { readonly edge: FireEdge; readonly at: Point } | null {
  if (rejection.code !== 'notKnownFire' || fire === null || !('at' in order)) return null;
  const edges = FIRE_EDGES.filter((edge) => edge !== 'centre').map((edge) => ({
    edge,
    at: fire[edge],
    far: distanceM(fire[edge], order.at),
  }));
  const nearest = edges.reduce((best, next) => (next.far < best.far ? next : best));
  return { edge: nearest.edge, at: nearest.at };
}
