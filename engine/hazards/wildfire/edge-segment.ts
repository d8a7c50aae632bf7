/**
 * The last step of a ray: from some point of the edge between a burned cell u and its neighbour w
 * straight to the cell v beside both. See spread.ts for the model of the front.
 *
 * Plain numbers in one reused object, because this is the innermost loop of everything. Positions
 * are in cells from u; `s` runs along the edge from 0 at u to 1 at w.
 */
export interface EdgeSegment {
  /** Time at u, slowness and drift there. */
  departure: number;
  slowU: number;
  driftUCol: number;
  driftURow: number;
  /** Unit ray of the front at u and the radius of the circle that the front is there. */
  rayCol: number;
  rayRow: number;
  radius: number;
  /** The cell v, its own slowness, and the mean of u and v. */
  vCol: number;
  vRow: number;
  slowV: number;
  slow: number;
  driftCol: number;
  driftRow: number;
  /** The cell w, and half of what it has more than u. */
  wCol: number;
  wRow: number;
  moreSlow: number;
  moreCol: number;
  moreRow: number;
  /** Seconds by which the front has passed w later than the circle says. */
  late: number;
  /** Furthest s that is trusted. */
  reach: number;
  /** All three cells burn alike and the front at w is where the circle has it. */
  alike: boolean;
  /** Result: time at v, ray and radius there. */
  time: number;
  outCol: number;
  outRow: number;
  outRadius: number;
}

export const newEdgeSegment = (): EdgeSegment => ({
  departure: 0.5,
  slowU: 0.5,
  driftUCol: 0.5,
  driftURow: 0.5,
  rayCol: 0.5,
  rayRow: 0.5,
  radius: 0.5,
  vCol: 0.5,
  vRow: 0.5,
  slowV: 0.5,
  slow: 0.5,
  driftCol: 0.5,
  driftRow: 0.5,
  wCol: 0.5,
  wRow: 0.5,
  moreSlow: 0.5,
  moreCol: 0.5,
  moreRow: 0.5,
  late: 0.5,
  reach: 0.5,
  alike: true,
  time: 0.5,
  outCol: 0.5,
  outRow: 0.5,
  outRadius: 0.5,
});

/** Time at w by the circle around u, less the departure. */
export function circleAtW(p: EdgeSegment): number {
  const hCol = p.radius * p.rayCol + p.wCol;
  const hRow = p.radius * p.rayRow + p.wRow;
  const far = Math.sqrt(hCol * hCol + hRow * hRow);
  return p.slowU * (far - p.radius) - p.driftUCol * p.wCol - p.driftURow * p.wRow + bend(p);
}

/** Half of the gain in slowness along the edge: what the circle alone misses at w. */
const bend = (p: EdgeSegment): number =>
  p.moreSlow * (p.rayCol * p.wCol + p.rayRow * p.wRow) - p.moreCol * p.wCol - p.moreRow * p.wRow;

/** Where the straight line from the virtual source to v meets the edge. */
function straight(p: EdgeSegment): number {
  const rCol = p.radius * p.rayCol;
  const rRow = p.radius * p.rayRow;
  const toCol = p.vCol + rCol;
  const toRow = p.vRow + rRow;
  return (rRow * toCol - rCol * toRow) / (p.wCol * toRow - p.wRow * toCol);
}

/** On ground of one kind the ray is the straight line from the virtual source to v. */
function solveAlike(p: EdgeSegment): void {
  const toCol = p.radius * p.rayCol + p.vCol;
  const toRow = p.radius * p.rayRow + p.vRow;
  const all = Math.sqrt(toCol * toCol + toRow * toRow);
  p.time = p.departure + p.slowU * (all - p.radius) - p.driftUCol * p.vCol - p.driftURow * p.vRow;
  p.outCol = toCol / all;
  p.outRow = toRow / all;
  p.outRadius = all;
}

/** One Newton step towards the s of least time at v, kept in [0, reach]. */
function newton(p: EdgeSegment, s: number): number {
  const { wCol, wRow, moreSlow, moreCol, moreRow } = p;
  const gCol = p.vCol - s * wCol;
  const gRow = p.vRow - s * wRow;
  const hCol = p.radius * p.rayCol + s * wCol;
  const hRow = p.radius * p.rayRow + s * wRow;
  const g2 = gCol * gCol + gRow * gRow;
  const h2 = hCol * hCol + hRow * hRow;
  const ww = wCol * wCol + wRow * wRow;
  const gw = (gCol * wCol + gRow * wRow) / g2;
  const hw = (hCol * wCol + hRow * wRow) / h2;
  const leg = Math.sqrt(g2);
  const passed = p.slowU * Math.sqrt(h2);
  const ahead = (p.slow + s * moreSlow) * leg;
  const moreAlong = moreCol * wCol + moreRow * wRow;
  const bent = bend(p);
  const first =
    passed * hw -
    ahead * gw +
    (p.driftCol - p.driftUCol) * wCol +
    (p.driftRow - p.driftURow) * wRow +
    p.late +
    s * (2 * bent + moreAlong) +
    moreSlow * leg -
    moreCol * gCol -
    moreRow * gRow;
  const second =
    passed * (ww / h2 - hw * hw) +
    ahead * (ww / g2 - gw * gw) +
    2 * (bent + moreAlong - moreSlow * leg * gw);
  if (!(second > 0)) return s;
  const next = s - first / second;
  return next < 0 ? 0 : next > p.reach ? p.reach : next;
}

/** Writes the least time at v through a point inside the edge; false when there is no such point. */
export function solveEdge(p: EdgeSegment): boolean {
  let s = straight(p);
  if (p.alike && s > 0 && s < p.reach) {
    solveAlike(p);
    return true;
  }
  // Anything inside is a start; a source that is almost at u gives none.
  s = s > 0 ? (s > p.reach ? p.reach : s) : 0.3;
  if (!p.alike) {
    const first = newton(p, s);
    // Time is flat near its least: a second step matters only after a long first one.
    s = Math.abs(first - s) > 0.05 ? newton(p, first) : first;
  }
  if (s <= 0 || s >= 1) return false;
  const gCol = p.vCol - s * p.wCol;
  const gRow = p.vRow - s * p.wRow;
  const hCol = p.radius * p.rayCol + s * p.wCol;
  const hRow = p.radius * p.rayRow + s * p.wRow;
  const leg = Math.sqrt(gCol * gCol + gRow * gRow);
  const passed = Math.sqrt(hCol * hCol + hRow * hRow);
  const atEdge =
    p.slowU * (passed - p.radius) -
    s * (p.driftUCol * p.wCol + p.driftURow * p.wRow - p.late - s * bend(p));
  p.time =
    p.departure +
    atEdge +
    (p.slow + s * p.moreSlow) * leg -
    (p.driftCol + s * p.moreCol) * gCol -
    (p.driftRow + s * p.moreRow) * gRow;
  p.outCol = gCol / leg;
  p.outRow = gRow / leg;
  // Beyond a kink the front starts anew; between media its curvature is refracted.
  p.outRadius = s === p.reach ? leg : (passed * p.slowV) / p.slowU + leg;
  return true;
}
