/**
 * The last step of a ray: from some point of the edge between a burned cell u and its neighbour w
 * straight to the cell v beside both. See spread.ts for the model of the front.
 *
 * Plain numbers in reused objects, because this is the innermost loop of everything: one for the way
 * from u to v, and one for each of the four edges of u, which up to four cells v lie beside. An edge
 * has a frame of its own: positions are in cells from u, `along` the edge towards w, which is at
 * (1, 0), and `across` it towards v, which is at (0, 1) or (1, 1); `s` runs along the edge from 0 to 1.
 */

/** The edge from u to the cell w in one of the straight directions. What v decides is left out. */
export interface Edge {
  /** True when it runs along a row of cells, so that `along` is measured in columns. */
  readonly alongCols: boolean;
  /** Sign of `along` on the raster. */
  readonly sign: number;
  /** Ray and drift at u. */
  rayAlong: number;
  driftAlong: number;
  /** Virtual source of the front, reflected at u; `Across` counts towards growing columns or rows. */
  sourceAlong: number;
  sourceAcross: number;
  /** False until asked for what lies at w, which the next fields say. */
  seen: boolean;
  /** The fire cannot pass through it. */
  shut: boolean;
  w: number;
  sameGround: boolean;
  /** Half of what the cell w has more than u, and half of what that adds along the edge. */
  moreSlow: number;
  moreAlong: number;
  moreAcross: number;
  bend: number;
  /** Seconds by which the front has passed w later than the circle says. */
  late: number;
  /** Furthest s that is trusted. */
  reach: number;
}

const newEdge = (alongCols: boolean, sign: number): Edge => ({
  alongCols,
  sign,
  rayAlong: 0.5,
  driftAlong: 0.5,
  sourceAlong: 0.5,
  sourceAcross: 0.5,
  seen: false,
  shut: false,
  w: 0,
  sameGround: true,
  moreSlow: 0.5,
  moreAlong: 0.5,
  moreAcross: 0.5,
  bend: 0.5,
  late: 0.5,
  reach: 0.5,
});

/** Towards east, south, west and north: by straight moves. */
export const newEdges = (): Edge[] => [
  newEdge(true, 1),
  newEdge(false, 1),
  newEdge(true, -1),
  newEdge(false, -1),
];

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
  /** Sign of `across` on the raster. */
  signAcross: number;
  /** Across the edge: virtual source of the front, reflected at u; half of what w drifts more than u. */
  sourceAcross: number;
  moreAcross: number;
  /** By how much time at v changes per step along the edge, at u, on ground of one kind. */
  slope: number;
  /** Drift on the way to v, and what it is along the edge less that at u. */
  driftAlong: number;
  driftAcross: number;
  gainAlong: number;
  vAlong: number;
  /** The point of the edge that is tried. */
  s: number;
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
  signAcross: 0.5,
  sourceAcross: 0.5,
  moreAcross: 0.5,
  slope: 0.5,
  driftAlong: 0.5,
  driftAcross: 0.5,
  gainAlong: 0.5,
  vAlong: 0.5,
  s: 0.5,
  alike: true,
  time: 0.5,
  outCol: 0.5,
  outRow: 0.5,
  outRadius: 0.5,
});

/** Share of the radius of a front that single precision may miss. */
const RADIUS_ROUNDING = 2e-7;

/** Lays `edges` at the cell u that `p` describes. */
export function layEdges(p: EdgeSegment, edges: readonly Edge[]): void {
  for (let i = 0; i < 4; i++) {
    const e = edges[i]!;
    const { sign } = e;
    e.rayAlong = sign * (e.alongCols ? p.rayCol : p.rayRow);
    e.driftAlong = sign * (e.alongCols ? p.driftUCol : p.driftURow);
    e.sourceAlong = p.radius * e.rayAlong;
    e.sourceAcross = p.radius * (e.alongCols ? p.rayRow : p.rayCol);
    e.seen = false;
  }
}

/**
 * Sets `p.slope` for the way to v through edge `e`; false when time at v grows along the edge, so
 * that the straight way from u is the better one. `diagonal`: v lies beside w, not beside u.
 */
export function fallsAlong(p: EdgeSegment, e: Edge, diagonal: boolean): boolean {
  const driftAlong = e.sign * (e.alongCols ? p.driftCol : p.driftRow);
  const gain = driftAlong - e.driftAlong;
  const slope = p.slowU * e.rayAlong + gain - (diagonal ? p.slow / p.vLength : 0);
  p.slope = slope;
  p.driftAlong = driftAlong;
  p.gainAlong = gain;
  return slope < 0;
}

/** The ground is of one kind along the edge. */
export function sameAlong(e: Edge): void {
  e.sameGround = true;
  e.moreSlow = 0;
  e.moreAlong = 0;
  e.moreAcross = 0;
  e.bend = 0;
}

/** The ground changes along the edge, to the slowness and drift of w. */
export function changeAlong(p: EdgeSegment, e: Edge, slow: number, col: number, row: number): void {
  const moreCol = 0.5 * (col - p.driftUCol);
  const moreRow = 0.5 * (row - p.driftURow);
  e.sameGround = false;
  e.moreSlow = 0.5 * (slow - p.slowU);
  e.moreAlong = e.sign * (e.alongCols ? moreCol : moreRow);
  e.moreAcross = e.alongCols ? moreRow : moreCol;
  // Half of the gain in slowness along the edge: what the circle alone misses at w.
  e.bend = e.moreSlow * e.rayAlong - e.moreAlong;
}

/** Time at w by the circle around u, less the departure. */
export function circleAtW(p: EdgeSegment, e: Edge): number {
  const along = e.sourceAlong + 1;
  const far = Math.sqrt(along * along + e.sourceAcross * e.sourceAcross);
  return p.slowU * (far - p.radius) - e.driftAlong + e.bend;
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
function cannotImprove(p: EdgeSegment, e: Edge): boolean {
  const { vAlong, vLength, moreAcross } = p;
  const { moreSlow, moreAlong, reach } = e;
  const first = p.slope + moreSlow * vLength - moreAlong * vAlong - moreAcross + e.late;
  const second = e.bend + moreAlong - (moreSlow * vAlong) / vLength;
  const tangent = second < 0 ? first + reach * second : first;
  const gain = tangent < 0 ? reach * tangent : 0;
  return p.direct + gain - RADIUS_ROUNDING * p.slowU * (1 + p.radius) >= p.known;
}

/** Moves `p.s` by one Newton step towards the least time at v, kept in [0, reach]. */
function newton(p: EdgeSegment, e: Edge): void {
  const { s } = p;
  const { moreAcross, sourceAcross } = p;
  const { moreSlow, moreAlong, bend, alongCols } = e;
  const g = p.vAlong - s;
  const h = e.sourceAlong + s;
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
    e.late +
    s * (2 * bend + moreAlong) +
    moreSlow * leg -
    (alongCols ? along : moreAcross) -
    (alongCols ? moreAcross : along);
  const second =
    passed * (1 / h2 - hw * hw) +
    ahead * (1 / g2 - gw * gw) +
    2 * (bend + moreAlong - moreSlow * leg * gw);
  if (!(second > 0)) return;
  const next = s - first / second;
  p.s = next < 0 ? 0 : next > e.reach ? e.reach : next;
}

/** Writes the time at v through the point `p.s` of the edge; false when it is known to come before. */
function passThrough(p: EdgeSegment, e: Edge): boolean {
  const { s, signAcross, sourceAcross } = p;
  const { alongCols } = e;
  const g = p.vAlong - s;
  const h = e.sourceAlong + s;
  const leg = Math.sqrt(g * g + 1);
  const passed = Math.sqrt(h * h + sourceAcross * sourceAcross);
  const atEdge = p.slowU * (passed - p.radius) - s * (e.driftAlong - e.late - s * e.bend);
  const along = (p.driftAlong + s * e.moreAlong) * g;
  const across = p.driftAcross + s * p.moreAcross;
  const time =
    p.departure +
    atEdge +
    (p.slow + s * e.moreSlow) * leg -
    (alongCols ? along : across) -
    (alongCols ? across : along);
  if (time >= p.known) return false;
  p.time = time;
  const rayAlong = (e.sign * g) / leg;
  const rayAcross = signAcross / leg;
  p.outCol = alongCols ? rayAlong : rayAcross;
  p.outRow = alongCols ? rayAcross : rayAlong;
  // Beyond a kink the front starts anew; between media its curvature is refracted.
  p.outRadius = s === e.reach ? leg : (passed * p.slowV) / p.slowU + leg;
  return true;
}

/**
 * Writes the least time at v, which `fallsAlong` the edge, through a point inside it; false when
 * there is no such point, or when the fire is known to come before it.
 */
export function solveEdge(p: EdgeSegment, e: Edge, diagonal: boolean): boolean {
  const across = e.alongCols ? p.vRow : p.vCol;
  p.signAcross = across;
  p.sourceAcross = across * e.sourceAcross;
  p.vAlong = diagonal ? 1 : 0;
  // Where the straight line from the virtual source to v meets the edge.
  const toAcross = 1 + p.sourceAcross;
  const toAlong = p.vAlong + e.sourceAlong;
  let s = (p.sourceAcross * toAlong - e.sourceAlong * toAcross) / toAcross;
  if (p.alike && s > 0 && s < e.reach) return solveAlike(p);
  p.moreAcross = across * e.moreAcross;
  p.driftAcross = across * (e.alongCols ? p.driftRow : p.driftCol);
  if (!p.alike && cannotImprove(p, e)) return false;
  // Anything inside is a start; a source that is almost at u gives none.
  s = s > 0 ? (s > e.reach ? e.reach : s) : 0.3;
  p.s = s;
  if (!p.alike) {
    newton(p, e);
    // Time is flat near its least: a second step matters only after a long first one.
    if (Math.abs(p.s - s) > 0.05) newton(p, e);
  }
  if (p.s <= 0 || p.s >= 1) return false;
  return passThrough(p, e);
}
