import type { Frame } from './frame.ts';
import type { Sum } from './sum.ts';
import type { Tiles } from './tiles.ts';

type Pair = readonly [live: Float64Array, kept: Float64Array];

/** The water and the sums as they were when a call of `advance` began, tile by tile. */
export class Kept {
  readonly #frame: Frame;
  readonly #tiles: Tiles;
  readonly #pairs: () => readonly Pair[];
  readonly #known = new Set<number>();
  #sums: (readonly [number, number])[] = [];

  /** @param pairs what a fall back restores, and where it is kept meanwhile. */
  constructor(frame: Frame, tiles: Tiles, pairs: () => readonly Pair[]) {
    this.#frame = frame;
    this.#tiles = tiles;
    this.#pairs = pairs;
  }

  begin(sums: readonly Sum[]): void {
    this.#known.clear();
    const { active, spans } = this.#tiles;
    for (let t = 0; t < active.length; t++) if (active[t] === 1) this.#known.add(t);
    for (let s = 0; s < spans.length; s += 4)
      for (const [live, kept] of this.#pairs())
        this.#copy(spans[s]!, spans[s + 1]!, spans[s + 2]!, spans[s + 3]!, live, kept);
    this.#sums = sums.map((sum) => sum.save());
  }

  /** Keeps the water of a tile, once a call of `advance`. */
  keep(tile: number): void {
    if (this.#known.has(tile)) return;
    this.#known.add(tile);
    const [r0, r1, c0, c1] = this.#tiles.bounds(tile);
    for (const [live, kept] of this.#pairs()) this.#copy(r0, r1, c0, c1, live, kept);
  }

  restore(sums: readonly Sum[]): void {
    for (const t of this.#known) {
      const [r0, r1, c0, c1] = this.#tiles.bounds(t);
      for (const [live, kept] of this.#pairs()) this.#copy(r0, r1, c0, c1, kept, live);
    }
    sums.forEach((s, i) => s.load(this.#sums[i]!));
  }

  /** Copies a rectangle with the faces before its first row and column, which belong to the cells there. */
  #copy(
    r0: number,
    r1: number,
    c0: number,
    c1: number,
    from: Float64Array,
    to: Float64Array,
  ): void {
    // prettier-ignore
    const { stride } = this.#frame;
    for (let r = r0 - 1; r < r1; r++) {
      const i = r * stride + c0 - 1;
      to.set(from.subarray(i, r * stride + c1), i);
    }
  }
}
