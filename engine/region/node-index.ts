import type { Point } from '../kernel/grid.ts';
import type { RoadNode } from './region.ts';

/** Road nodes in square buckets, for nearest-node questions without a scan of all. */
export interface NodeIndex {
  /**
   * Up to `k` nearest nodes within `maxM`, nearest first, equal distances by id, written to `ids`
   * and `distM`. Returns how many.
   */
  nearest(at: Point, k: number, maxM: number, ids: Int32Array, distM: Float64Array): number;
}

const BUCKET_M = 1000;

/** Sorts the nodes into buckets once; asking costs the buckets within reach. */
export function indexNodes(nodes: readonly RoadNode[]): NodeIndex {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const { at } of nodes) {
    west = Math.min(west, at.e);
    east = Math.max(east, at.e);
    south = Math.min(south, at.n);
    north = Math.max(north, at.n);
  }
  const cols = nodes.length === 0 ? 0 : Math.floor((east - west) / BUCKET_M) + 1;
  const rows = nodes.length === 0 ? 0 : Math.floor((north - south) / BUCKET_M) + 1;
  const bucketOf = (p: Point): number =>
    Math.floor((p.n - south) / BUCKET_M) * cols + Math.floor((p.e - west) / BUCKET_M);
  const start = new Int32Array(cols * rows + 1);
  for (const node of nodes) start[bucketOf(node.at) + 1]!++;
  for (let i = 0; i < cols * rows; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const member = new Int32Array(nodes.length);
  for (const node of nodes) member[fill[bucketOf(node.at)]!++] = node.id;
  // Positions in the order of `member`: a bucket is one stretch of memory.
  const memberE = Float64Array.from(member, (id) => nodes[id]!.at.e);
  const memberN = Float64Array.from(member, (id) => nodes[id]!.at.n);

  /** Rings of buckets around `at`, until the next ring cannot hold anything nearer. */
  function nearest(at: Point, k: number, maxM: number, ids: Int32Array, distM: Float64Array) {
    let found = 0;
    const col = Math.floor((at.e - west) / BUCKET_M);
    const row = Math.floor((at.n - south) / BUCKET_M);
    const lastRing = Math.max(col, row, cols - 1 - col, rows - 1 - row, 0);
    for (let ring = 0; ring <= lastRing; ring++) {
      const atLeastM = (ring - 1) * BUCKET_M;
      if (atLeastM > maxM || (found === k && atLeastM > distM[k - 1]!)) break;
      for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
        const whole = r === row - ring || r === row + ring;
        const hop = whole ? 1 : Math.max(1, 2 * ring);
        for (let c = col - ring; c <= col + ring; c += hop) {
          if (c >= 0 && c < cols) found = visit(at, r * cols + c, k, maxM, ids, distM, found);
        }
      }
    }
    return found;
  }

  function visit(
    at: Point,
    bucket: number,
    k: number,
    maxM: number,
    ids: Int32Array,
    distM: Float64Array,
    found: number,
  ): number {
    for (let i = start[bucket]!; i < start[bucket + 1]!; i++) {
      const de = memberE[i]! - at.e;
      const dn = memberN[i]! - at.n;
      const d = Math.sqrt(de * de + dn * dn);
      if (d > maxM || (found === k && d > distM[k - 1]!)) continue;
      const id = member[i]!;
      let j = found < k ? found++ : k;
      if (j === k && !(d < distM[k - 1]! || (d === distM[k - 1]! && id < ids[k - 1]!))) continue;
      if (j === k) j = k - 1;
      while (j > 0 && (d < distM[j - 1]! || (d === distM[j - 1]! && id < ids[j - 1]!))) {
        distM[j] = distM[j - 1]!;
        ids[j] = ids[j - 1]!;
        j--;
      }
      distM[j] = d;
      ids[j] = id;
    }
    return found;
  }

  return { nearest };
}
