import { FiniteVolume } from './finite-volume.ts';
import { chooseRates, spansOf, type Rates } from './rates.ts';
import { Seams } from './seams.ts';
import type { SolverSetup } from './solver.ts';
import { insideOf } from './special-faces.ts';
import { eachSpan } from './tiles.ts';
import { CHECK, SPEED } from './kernels/update.ts';

/** A short step may become this much longer than the Courant number allows before all wait for all. */
const ASSUMED_GROWTH = 1.1;

/** Rectangles and special faces of both rates, and what they follow from. */
interface Parts {
  readonly spans: Int32Array;
  readonly faces: number;
  readonly quick: Uint8Array;
  readonly fast: Int32Array;
  readonly slow: Int32Array;
  readonly short: readonly number[];
  readonly long: readonly number[];
}

/**
 * Finite volumes of first order in steps of two lengths: tiles that are fast take short ones, the rest
 * one long one, so that a stream does not set the step of its hillsides (after Osher and Sanders 1983;
 * Sanders 2008 for shallow water). Where that saves little, all take one step.
 */
export class LocalSteps extends FiniteVolume {
  readonly #speedMS: Float64Array;
  readonly #seams: Seams;
  #parts: Parts | null = null;

  constructor(setup: SolverSetup) {
    super(setup, 'fv1');
    this.#speedMS = new Float64Array(this.tiles.active.length);
    this.#seams = new Seams(this.frame, this.x, this.y);
  }

  protected override localSteps(leftS: number, allowedS: number): number {
    if (leftS < 2 * allowedS) return 0;
    this.#measure();
    const speeds = {
      tiles: this.tiles,
      speedMS: this.#speedMS,
      always: this.#always(),
      reachM: this.courant * this.frame.cellM,
    };
    const rates = chooseRates(speeds, leftS, allowedS);
    return rates === null ? 0 : this.#longStep(rates);
  }

  /** Largest of |u| + c and |v| + c of each tile that is computed. */
  #measure(): void {
    const { tiles, frame, u, v, c } = this;
    this.#speedMS.fill(0);
    for (let t = 0; t < this.#speedMS.length; t++) {
      if (tiles.active[t] === 0) continue;
      const [r0, r1, c0, c1] = tiles.bounds(t);
      let fastest = 0;
      for (let r = r0; r < r1; r++)
        for (let i = r * frame.stride + c0, end = r * frame.stride + c1; i < end; i++) {
          const au = Math.abs(u[i]!);
          const av = Math.abs(v[i]!);
          const speed = (au > av ? au : av) + c[i]!;
          if (speed > fastest) fastest = speed;
        }
      this.#speedMS[t] = fastest;
    }
  }

  /** Tiles with what may change within a long step: sources, levels and inflows, cells beyond edges. */
  #always(): Set<number> {
    const { tiles } = this;
    const out = new Set<number>();
    for (const p of this.points) out.add(tiles.of(p.entry));
    for (const i of this.outside) out.add(tiles.of(i));
    for (const f of this.faces)
      if (f.kind === 'stage' || f.kind === 'inflow') out.add(tiles.of(insideOf(this.frame, f)));
    return out;
  }

  /** Special faces that are computed in every short step, or once: by the tiles beside them. */
  #facesOf(quick: Uint8Array): readonly [short: number[], long: number[]] {
    const { tiles, frame } = this;
    const isQuick = (entry: number) => {
      const row = Math.floor(entry / frame.stride);
      const col = entry - row * frame.stride;
      const inside = row > 0 && col > 0 && row <= frame.rows && col <= frame.cols;
      return inside && quick[tiles.of(entry)] === 1;
    };
    const short: number[] = [];
    const long: number[] = [];
    this.faces.forEach((f, n) => {
      const other = f.entry + (f.axis === 'x' ? 1 : frame.stride);
      (isQuick(f.entry) || isQuick(other) ? short : long).push(n);
    });
    return [short, long];
  }

  /** Where the two rates hold, looked for again when tiles or faces are others than last time. */
  #partsOf(quick: Uint8Array): Parts {
    const { tiles } = this;
    const last = this.#parts;
    const faces = this.faces.length;
    if (
      last?.spans === tiles.spans &&
      last.faces === faces &&
      last.quick.every((q, t) => q === quick[t])
    )
      // prettier-ignore
      return last;
    const fast = spansOf(tiles, (t) => tiles.active[t] === 1 && quick[t] === 1);
    const slow = spansOf(tiles, (t) => tiles.active[t] === 1 && quick[t] === 0);
    const [short, long] = this.#facesOf(quick);
    this.#seams.find(tiles, quick, this.u, this.v);
    this.#parts = { spans: tiles.spans, faces, quick, fast, slow, short, long };
    return this.#parts;
  }

  #longStep({ longS, parts, quick }: Rates): number {
    const { tiles, frame, totals, h } = this;
    const shortS = longS / parts;
    const { fast, slow, short, long } = this.#partsOf(quick);
    this.#seams.restart();
    totals[CHECK] = 0;
    let done = 0;
    let hurry = false;
    while (done < parts && !hurry) {
      this.drawPoints(shortS);
      this.fluxes(done === 0 ? tiles.spans : fast, shortS, done > 0);
      if (done === 0) for (const n of long) this.setFace(n);
      for (const n of short) this.setFace(n);
      this.fillOutside();
      this.limit(fast, shortS / frame.cellM);
      if (done === 0) {
        this.limit(slow, longS / frame.cellM);
        this.#seams.begin(h, longS / frame.cellM);
      }
      this.#seams.pass(shortS / frame.cellM);
      for (const n of short) this.bookFace(n, shortS);
      this.levelOutside(shortS / frame.cellM, this.x.mass, this.y.mass);
      totals[SPEED] = 0;
      this.update(fast, shortS);
      done++;
      hurry = totals[SPEED]! * shortS > ASSUMED_GROWTH * this.courant * frame.cellM;
    }
    const doneS = done === parts ? longS : done * shortS;
    this.#seams.end(done);
    for (const n of long) this.bookFace(n, doneS);
    this.update(slow, doneS);
    this.#count(fast, done, shortS);
    return totals[CHECK] === 0 ? doneS : NaN;
  }

  #count(fast: Int32Array, done: number, shortS: number): void {
    let cells = 0;
    eachSpan(fast, (r0, r1, c0, c1) => (cells += (r1 - r0) * (c1 - c0)));
    this.steps += done;
    this.cellSteps += this.tiles.activeCells + (done - 1) * cells;
    this.lastStepS = shortS;
  }
}
