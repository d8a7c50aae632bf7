/**
 * The last step of a ray: from some point of the edge between a burned cell u and its neighbour w
 * straight to the cell v beside both. See spread.ts for the model of the front.
 *
 * Plain numbers in one reused object, because this is the innermost loop of everything. An edge has
 * a frame of its own: positions are in cells from u, `along` the edge towards w, which is at (1, 0),
 * and `across` it towards v, which is at (0, 1) or (1, 1); `s` runs along the edge from 0 to 1.
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
  /** The cell v and its distance, its own slowness, and the mean of u and v. */
  vCol: number;
  vRow: number;
  vLength: number;
  slowV: number;
  slow: number;
  driftCol: number;
  driftRow: number;
  /** Time at v straight from u, and the time there that is known already. */
  direct: number;
  known: number;
  /** True when the edge runs along a row of cells, so that `along` is measured in columns. */
  alongCols: boolean;
  /** Signs of `along` and `across` on the raster. */
  signAlong: number;
  signAcross: number;
  /** Virtual source of the front, reflected at u. */
  sourceAlong: number;
  sourceAcross: number;
  /** By how much time at v changes per step along the edge, at u, on ground of one kind. */
  slope: number;
  /** Drift on the way to v less that at u. */
  gainAlong: number;
  driftAlong: number;
  driftAcross: number;
  driftUAlong: number;
  vAlong: number;
  /** Half of what the cell w has more than u, and half of what that adds along the edge. */
  moreSlow: number;
  moreAlong: number;
  moreAcross: number;
  bend: number;
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
  vLength: 0.5,
  slowV: 0.5,
  slow: 0.5,
  driftCol: 0.5,
  driftRow: 0.5,
  direct: 0.5,
  known: 0.5,
  alongCols: true,
  signAlong: 0.5,
  signAcross: 0.5,
  sourceAlong: 0.5,
  sourceAcross: 0.5,
  slope: 0.5,
  gainAlong: 0.5,
  driftAlong: 0.5,
  driftAcross: 0.5,
  driftUAlong: 0.5,
  vAlong: 0.5,
  moreSlow: 0.5,
  moreAlong: 0.5,
  moreAcross: 0.5,
  bend: 0.5,
  late: 0.5,
  reach: 0.5,
  alike: true,
  time: 0.5,
  outCol: 0.5,
  outRow: 0.5,
  outRadius: 0.5,
});

/** Share of the radius of a front that single precision may miss. */
const RADIUS_ROUNDING = 2e-7;

/**
 * Chooses the edge from u in direction `move` (straight, clockwise from east) and lays its frame;
 * false when time at v grows along it, so that the straight way from u is the better one.
 */
export function layEdge(p: EdgeSegment, move: number): boolean {
  const cols = (move & 2) === 0;
  const sign = move < 4 ? 1 : -1;
  const rayAlong = sign * (cols ? p.rayCol : p.rayRow);
  const driftUAlong = sign * (cols ? p.driftUCol : p.driftURow);
  const driftAlong = sign * (cols ? p.driftCol : p.driftRow);
  const vAlong = sign * (cols ? p.vCol : p.vRow);
  const slope = p.slowU * rayAlong + (driftAlong - driftUAlong) - (p.slow * vAlong) / p.vLength;
  if (slope >= 0) return false;
  const across = cols ? p.vRow : p.vCol;
  p.alongCols = cols;
  p.signAlong = sign;
  p.signAcross = across;
  p.sourceAlong = p.radius * rayAlong;
  p.sourceAcross = p.radius * across * (cols ? p.rayRow : p.rayCol);
  p.slope = slope;
  p.gainAlong = driftAlong - driftUAlong;
  p.driftAlong = driftAlong;
  p.driftAcross = across * (cols ? p.driftRow : p.driftCol);
  p.driftUAlong = driftUAlong;
  p.vAlong = vAlong;
  return true;
}

/** The ground is of one kind along the edge. */
export function sameAlong(p: EdgeSegment): void {
  p.moreSlow = 0;
  p.moreAlong = 0;
  p.moreAcross = 0;
  p.bend = 0;
}

/** The ground changes along the edge, to the slowness and drift of w. */
export function changeAlong(p: EdgeSegment, slow: number, col: number, row: number): void {
  const moreCol = 0.5 * (col - p.driftUCol);
  const moreRow = 0.5 * (row - p.driftURow);
  p.moreSlow = 0.5 * (slow - p.slowU);
  p.moreAlong = p.signAlong * (p.alongCols ? moreCol : moreRow);
  p.moreAcross = p.signAcross * (p.alongCols ? moreRow : moreCol);
  const rayAlong = p.signAlong * (p.alongCols ? p.rayCol : p.rayRow);
  // Half of the gain in slowness along the edge: what the circle alone misses at w.
  p.bend = p.moreSlow * rayAlong - p.moreAlong;
}

/** Time at w by the circle around u, less the departure. */
export function circleAtW(p: EdgeSegment): number {
  const along = p.sourceAlong + 1;
  const far = Math.sqrt(along * along + p.sourceAcross * p.sourceAcross);
  return p.slowU * (far - p.radius) - p.driftUAlong + p.bend;
}

/** On ground of one kind the ray is the straight line from the virtual source to v. */
function solveAlike(p: EdgeSegment): boolean {
  const toCol = p.radius * p.rayCol + p.vCol;
  const toRow = p.radius * p.rayRow + p.vRow;
  const all = Math.sqrt(toCol * toCol + toRow * toRow);
  const time =
    p.departure + p.slowU * (all - p.radius) - p.driftUCol * p.vCol - p.driftURow * p.vRow;
  if (time >= p.known) return false;
  p.time = time;
  p.outCol = toCol / all;
  p.outRow = toRow / all;
  p.outRadius = all;
  return true;
}

/**
 * True when no point of the edge can bring the fire to v before it is known to come: circles and
 * distances are convex, so time at v is nowhere below its tangent at u but by its square terms.
 */
function cannotImprove(p: EdgeSegment): boolean {
  const { moreSlow, moreAlong, vAlong, vLength, reach } = p;
  const first = p.slope + moreSlow * vLength - moreAlong * vAlong - p.moreAcross + p.late;
  const second = p.bend + moreAlong - (moreSlow * vAlong) / vLength;
  const tangent = second < 0 ? first + reach * second : first;
  const gain = tangent < 0 ? reach * tangent : 0;
  return p.direct + gain - RADIUS_ROUNDING * p.slowU * (1 + p.radius) >= p.known;
}

/** One Newton step towards the s of least time at v, kept in [0, reach]. */
function newton(p: EdgeSegment, s: number): number {
  const { moreSlow, moreAlong, moreAcross, bend, sourceAcross, alongCols } = p;
  const g = p.vAlong - s;
  const h = p.sourceAlong + s;
  const g2 = g * g + 1;
  const h2 = h * h + sourceAcross * sourceAcross;
  const gw = g / g2;
  const hw = h / h2;
  const leg = Math.sqrt(g2);
  const passed = p.slowU * Math.sqrt(h2);
  const ahead = (p.slow + s * moreSlow) * leg;
  const along = moreAlong * g;
  const first =
    passed * hw -
    ahead * gw +
    p.gainAlong +
    p.late +
    s * (2 * bend + moreAlong) +
    moreSlow * leg -
    (alongCols ? along : moreAcross) -
    (alongCols ? moreAcross : along);
  const second =
    passed * (1 / h2 - hw * hw) +
    ahead * (1 / g2 - gw * gw) +
    2 * (bend + moreAlong - moreSlow * leg * gw);
  if (!(second > 0)) return s;
  const next = s - first / second;
  return next < 0 ? 0 : next > p.reach ? p.reach : next;
}

/** Writes the time at v through the point `s` of the edge; false when it is known to come before. */
function passThrough(p: EdgeSegment, s: number): boolean {
  const { alongCols, signAlong, signAcross, sourceAcross } = p;
  const g = p.vAlong - s;
  const h = p.sourceAlong + s;
  const leg = Math.sqrt(g * g + 1);
  const passed = Math.sqrt(h * h + sourceAcross * sourceAcross);
  const atEdge = p.slowU * (passed - p.radius) - s * (p.driftUAlong - p.late - s * p.bend);
  const along = (p.driftAlong + s * p.moreAlong) * g;
  const across = p.driftAcross + s * p.moreAcross;
  const time =
    p.departure +
    atEdge +
    (p.slow + s * p.moreSlow) * leg -
    (alongCols ? along : across) -
    (alongCols ? across : along);
  if (time >= p.known) return false;
  p.time = time;
  const rayAlong = (signAlong * g) / leg;
  const rayAcross = signAcross / leg;
  p.outCol = alongCols ? rayAlong : rayAcross;
  p.outRow = alongCols ? rayAcross : rayAlong;
  // Beyond a kink the front starts anew; between media its curvature is refracted.
  p.outRadius = s === p.reach ? leg : (passed * p.slowV) / p.slowU + leg;
  return true;
}

/**
 * Writes the least time at v through a point inside the edge; false when there is no such point, or
 * when the fire is known to come before it.
 */
export function solveEdge(p: EdgeSegment): boolean {
  // Where the straight line from the virtual source to v meets the edge.
  const toAcross = 1 + p.sourceAcross;
  const toAlong = p.vAlong + p.sourceAlong;
  let s = (p.sourceAcross * toAlong - p.sourceAlong * toAcross) / toAcross;
  if (p.alike && s > 0 && s < p.reach) return solveAlike(p);
  if (!p.alike && cannotImprove(p)) return false;
  // Anything inside is a start; a source that is almost at u gives none.
  s = s > 0 ? (s > p.reach ? p.reach : s) : 0.3;
  if (!p.alike) {
    const first = newton(p, s);
    // Time is flat near its least: a second step matters only after a long first one.
    s = Math.abs(first - s) > 0.05 ? newton(p, first) : first;
  }
  if (s <= 0 || s >= 1) return false;
  return passThrough(p, s);
}
