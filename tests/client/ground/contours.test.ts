import { describe, expect, it } from 'vitest';
import { contourIntervalM, contourLines } from '../../../client/ground/contours.ts';

function lattice(cols: number, rows: number, h: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: cols * rows }, (_, i) => h(i % cols, Math.floor(i / cols)));
}

/** How often each end point occurs; on a closed line every one occurs twice. */
function ends(pieces: readonly number[]): Map<string, number> {
  const count = new Map<string, number>();
  for (let i = 0; i < pieces.length; i += 2) {
    const key = `${pieces[i]!.toFixed(6)},${pieces[i + 1]!.toFixed(6)}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return count;
}

describe('contour lines', () => {
  it('draws circles on a cone, at the radius of their height', () => {
    const n = 81;
    const cone = lattice(n, n, (x, y) => 1000 - 20 * Math.hypot(x - 40, y - 40));
    const { plain, index } = contourLines(cone, n, n, 100);
    const radii = new Set<number>();
    const all = [...plain, ...index];
    for (let i = 0; i < all.length; i += 2) {
      const r = Math.hypot(all[i]! - 40, all[i + 1]! - 40);
      // Every 100 m is 5 cells on this cone; linear cuts of a cone are off by its curvature only.
      const nearest = Math.round(r / 5) * 5;
      if (nearest > 4 && nearest < 38) {
        expect(Math.abs(r - nearest)).toBeLessThan(0.06);
        radii.add(nearest);
      }
    }
    expect([...radii].sort((a, b) => a - b)).toEqual([5, 10, 15, 20, 25, 30, 35]);
  });

  it('marks every fifth line: 500 m among lines of 100 m', () => {
    const slope = lattice(30, 4, (x) => 20 + x * 37);
    const { plain, index } = contourLines(slope, 30, 4, 100);
    const levels = (pieces: readonly number[]) =>
      new Set(pieces.filter((_, i) => i % 2 === 0).map((x) => Math.round(20 + x * 37)));
    expect(levels(index)).toEqual(new Set([500, 1000]));
    expect(levels(plain)).toEqual(new Set([100, 200, 300, 400, 600, 700, 800, 900]));
  });

  it('closes every line that does not leave the lattice', () => {
    const n = 40;
    const hills = lattice(n, n, (x, y) => {
      const rim = Math.min(x, y, n - 1 - x, n - 1 - y);
      return rim === 0 ? -1 : 100 * Math.sin(x * 0.9) * Math.cos(y * 0.7) + 130;
    });
    const { plain, index } = contourLines(hills, n, n, 25);
    for (const [point, times] of ends([...plain, ...index]))
      expect(times % 2, `open end at ${point}`).toBe(0);
  });

  it('cuts a saddle by its middle and never crosses itself', () => {
    const saddle = (middleHigh: boolean) =>
      contourLines(Float32Array.from([middleHigh ? 9 : 4, 0, 0, middleHigh ? 9 : 4]), 2, 2, 3)
        .plain;
    // High middle: the low corners (north-east, south-west) are cut off.
    const high = saddle(true);
    expect(high.length).toBe(4 * 2 * 2);
    expect(Math.max(high[0]!, high[2]!)).toBe(1);
    const low = saddle(false);
    expect(low.length).toBe(4 * 2);
    expect(Math.min(low[0]!, low[2]!)).toBe(0);
  });

  it('draws nothing on flat ground, even on ground at a level', () => {
    const flat = contourLines(new Float32Array(100).fill(500), 10, 10, 100);
    expect(flat).toEqual({ plain: [], index: [] });
  });

  it('widens the interval with the scale', () => {
    const intervals = [3, 10, 20, 50, 200].map(contourIntervalM);
    expect(intervals).toEqual([20, 50, 100, 200, 400]);
  });
});
