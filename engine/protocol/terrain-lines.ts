import type { Point } from '../kernel/grid.ts';

/** How the lines of a package stand in its last section. */
export interface StoredLines {
  /** Vertices of each line, in order. */
  readonly counts: number[];
  readonly bytes: number;
}

const zigzag = (v: number): number => (v << 1) ^ (v >> 31);
const unzigzag = (z: number): number => (z >>> 1) ^ -(z & 1);

/**
 * Collects polylines as whole metres: each vertex is the step from the one before (the first of a
 * line from the last of the line before), written in 7-bit groups, low group first. Widths, where a
 * line has them, follow each vertex in decimetres.
 */
export function lineWriter() {
  const out: number[] = [];
  const counts: number[] = [];
  let e = 0;
  let n = 0;
  const put = (value: number): void => {
    let v = value >>> 0;
    while (v > 127) {
      out.push((v & 127) | 128);
      v >>>= 7;
    }
    out.push(v);
  };
  return {
    add(line: readonly Point[], widthM?: (i: number) => number): void {
      counts.push(line.length);
      line.forEach((p, i) => {
        const pe = Math.round(p.e);
        const pn = Math.round(p.n);
        put(zigzag(pe - e));
        put(zigzag(pn - n));
        if (widthM !== undefined) put(Math.round(widthM(i) * 10));
        e = pe;
        n = pn;
      });
    },
    finish(): { stored: StoredLines; bytes: Uint8Array } {
      return { stored: { counts, bytes: out.length }, bytes: Uint8Array.from(out) };
    },
  };
}

/** Reads back what `lineWriter` wrote, in the same order and with the same kind of call. */
export function lineReader(stored: StoredLines, bytes: Uint8Array) {
  let at = 0;
  let index = 0;
  let e = 0;
  let n = 0;
  const get = (): number => {
    let v = 0;
    for (let shift = 0; at < bytes.length && shift < 35; shift += 7) {
      const b = bytes[at++]!;
      v |= (b & 127) << shift;
      if (b < 128) break;
    }
    return v >>> 0;
  };
  const point = (): Point => {
    e += unzigzag(get());
    n += unzigzag(get());
    return { e, n };
  };
  const many = <T>(one: () => T): T[] => Array.from({ length: stored.counts[index++] ?? 0 }, one);
  return {
    count: stored.counts.length,
    next: (): Point[] => many(point),
    nextWithWidth: (): (Point & { widthM: number })[] =>
      many(() => ({ ...point(), widthM: get() / 10 })),
  };
}
