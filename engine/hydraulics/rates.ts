/** Which tiles take short steps and which a long one: two rates, chosen so that the work is least. */
import { TILE, type Tiles } from './tiles.ts';

/** Short steps in a long one: water then stays within a ring of one tile (assumed: no more). */
const MOST_PARTS = TILE;
/** Two rates must save this share of the work of one step for all; else they are not worth their seams. */
const ASSUMED_SAVING = 0.35;
/** Slower tiles hold films at most, m/s: the wave speed of a film is 0.0031. They count as no work. */
const STILL_MS = 0.004;

export interface Rates {
  /** The long step, s, and short ones in it. */
  readonly longS: number;
  readonly parts: number;
  /** 1 for tiles that take the short steps. */
  readonly quick: Uint8Array;
}

/** What the choice follows from. */
interface Speeds {
  readonly tiles: Tiles;
  /** Largest of |u| + c and |v| + c of each tile, m/s; 0 of those that are not computed. */
  readonly speedMS: Float64Array;
  /** Tiles that take the short steps whatever their speed is. */
  readonly always: ReadonlySet<number>;
  /** Way that a wave may go in a step, m: Courant number times cell size. */
  readonly reachM: number;
}

/** Tiles that are too fast for `longS`, and those beside them, also at corners. */
function quickTiles(s: Speeds, longS: number): Uint8Array {
  const { cols, rows } = s.tiles;
  const quick = new Uint8Array(cols * rows);
  for (let t = 0; t < quick.length; t++) {
    if (s.speedMS[t]! * longS <= s.reachM && !s.always.has(t)) continue;
    const row = Math.floor(t / cols);
    const col = t - row * cols;
    for (let r = Math.max(0, row - 1); r < Math.min(rows, row + 2); r++)
      for (let c = Math.max(0, col - 1); c < Math.min(cols, col + 2); c++) quick[r * cols + c] = 1;
  }
  return quick;
}

/** The cheapest rates to go `leftS` on, or null where one step for all is about as cheap. */
export function chooseRates(s: Speeds, leftS: number, allowedS: number): Rates | null {
  const moving = s.speedMS.reduce((n, speed) => n + (speed > STILL_MS ? 1 : 0), 0);
  const shortSteps = Math.ceil(leftS / allowedS);
  let best: Rates | null = null;
  let least = (1 - ASSUMED_SAVING) * shortSteps * moving;
  const first = Math.max(1, Math.ceil(shortSteps / MOST_PARTS));
  for (let n = first; 2 * n <= shortSteps && n < first + MOST_PARTS; n++) {
    const longS = leftS / n;
    const parts = Math.ceil(longS / allowedS);
    if (parts > MOST_PARTS) continue;
    const quick = quickTiles(s, longS);
    let many = 0;
    for (let t = 0; t < quick.length; t++) if (quick[t] === 1 && s.speedMS[t]! > STILL_MS) many++;
    const work = n * (moving - many + parts * many);
    if (work < least) {
      least = work;
      best = { longS, parts, quick };
    }
  }
  return best;
}

/** Rectangles of the tiles that `belongs` says, four numbers each as in `Tiles.spans`. */
export function spansOf(tiles: Tiles, belongs: (tile: number) => boolean): Int32Array {
  const spans: number[] = [];
  let above: number[] = [];
  for (let row = 0; row < tiles.rows; row++) {
    const here: number[] = [];
    for (let col = 0; col < tiles.cols; col++) {
      const base = row * tiles.cols;
      if (!belongs(base + col)) continue;
      const [r0, r1, c0] = tiles.bounds(base + col);
      while (col + 1 < tiles.cols && belongs(base + col + 1)) col++;
      const c1 = tiles.bounds(base + col)[3];
      const on = above.find((s) => spans[s + 2] === c0 && spans[s + 3] === c1);
      if (on !== undefined) spans[on + 1] = r1;
      here.push(on ?? spans.push(r0, r1, c0, c1) - 4);
    }
    above = here;
  }
  return Int32Array.from(spans);
}
