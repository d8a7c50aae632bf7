import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';

/** Outer ring of a mask's single piece along cell edges, clockwise, first point repeated last. */
export function outlineOf(grid: GridSpec, mask: Uint8Array): Point[] {
  const { cols, rows } = grid;
  const inside = (c: number, r: number): boolean =>
    c >= 0 && r >= 0 && c < cols && r < rows && mask[r * cols + c] === 1;
  const start = mask.indexOf(1);
  let c = start % cols;
  let r = Math.floor(start / cols);
  const ring: [number, number][] = [];
  let dc = 1;
  let dr = 0;
  const c0 = c;
  const r0 = r;
  // Corner walk with the piece on the right-hand side.
  do {
    ring.push([c, r]);
    c += dc;
    r += dr;
    const aheadLeft = inside(c + (dc + dr - 1) / 2, r + (dr - dc - 1) / 2);
    const aheadRight = inside(c + (dc - dr - 1) / 2, r + (dr + dc - 1) / 2);
    if (aheadLeft) [dc, dr] = [dr, -dc];
    else if (!aheadRight) [dc, dr] = [-dr, dc];
  } while (c !== c0 || r !== r0);
  ring.push([c0, r0]);
  return ring.map(([x, y]) => ({ e: grid.west + x * grid.cellM, n: grid.north - y * grid.cellM }));
}

/** Centres of cells inside a ring, as a mask (even-odd rule). */
export function maskOf(grid: GridSpec, ring: readonly Point[]): Uint8Array {
  const mask = new Uint8Array(grid.cols * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const n = grid.north - (row + 0.5) * grid.cellM;
    const cuts: number[] = [];
    for (let k = 1; k < ring.length; k++) {
      const a = ring[k - 1]!;
      const b = ring[k]!;
      if (a.n > n !== b.n > n) cuts.push(a.e + ((n - a.n) / (b.n - a.n)) * (b.e - a.e));
    }
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const first = Math.max(0, Math.ceil((cuts[k]! - grid.west) / grid.cellM - 0.5));
      const last = Math.min(
        grid.cols - 1,
        Math.floor((cuts[k + 1]! - grid.west) / grid.cellM - 0.5),
      );
      for (let col = first; col <= last; col++) mask[row * grid.cols + col] = 1;
    }
  }
  return mask;
}
