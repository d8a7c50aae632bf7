/**
 * Faces between tiles of short and of long steps. The quick side computes their fluxes in every short
 * step from the water of the slow side as it was at the start; the slow side takes their mean at the
 * end, so that what leaves one side comes to the other.
 */
import type { FaceFluxes } from './cell-faces.ts';
import type { Frame } from './frame.ts';
import { scaleFace } from './kernels/update.ts';
import type { Tiles } from './tiles.ts';

interface Seam {
  readonly face: number;
  /** The cell of the slow side, and whether it is the lesser one of the face. */
  readonly cell: number;
  readonly lesser: boolean;
  readonly fluxes: FaceFluxes;
  /** Velocity of cells along the normal. */
  readonly normal: Float64Array;
  /** Sums over the short steps so far. */
  mass: number;
  momentum: number;
  across: number;
}

/** Outflow through the face from the slow side, m²/s. */
const outOf = (s: Seam): number => {
  const flow = s.lesser ? s.fluxes.mass[s.face]! : -s.fluxes.mass[s.face]!;
  return flow > 0 ? flow : 0;
};

/**
 * The seams of one window: found when the rates of its tiles change, passed once in every short
 * step.
 */
export class Seams {
  readonly #seams: Seam[] = [];
  /** Seams of each cell of the slow side, and the depth that may still leave through them, m. */
  readonly #cells = new Map<number, { readonly seams: Seam[]; roomM: number }>();
  readonly #frame: Frame;
  readonly #x: FaceFluxes;
  readonly #y: FaceFluxes;

  constructor(frame: Frame, x: FaceFluxes, y: FaceFluxes) {
    this.#frame = frame;
    this.#x = x;
    this.#y = y;
  }

  /** Looks for the seams of tiles that take short steps. */
  find(tiles: Tiles, quick: Uint8Array, u: Float64Array, v: Float64Array): void {
    this.#seams.length = 0;
    this.#cells.clear();
    const { stride } = this.#frame;
    const slow = (t: number) => tiles.active[t] === 1 && quick[t] === 0;
    for (let t = 0; t < quick.length; t++) {
      if (quick[t] === 0 || tiles.active[t] === 0) continue;
      const [r0, r1, c0, c1] = tiles.bounds(t);
      const col = t % tiles.cols;
      for (let r = r0; r < r1; r++) {
        if (col > 0 && slow(t - 1)) this.#add(r * stride + c0 - 1, true, this.#x, 1, u);
        if (col + 1 < tiles.cols && slow(t + 1))
          this.#add(r * stride + c1 - 1, false, this.#x, 1, u);
      }
      for (let c = c0; c < c1; c++) {
        if (t >= tiles.cols && slow(t - tiles.cols)) this.#add((r0 - 1) * stride + c, true, this.#y, stride, v); // prettier-ignore
        if (t + tiles.cols < quick.length && slow(t + tiles.cols)) this.#add((r1 - 1) * stride + c, false, this.#y, stride, v); // prettier-ignore
      }
    }
  }

  /** Nothing has passed yet. */
  restart(): void {
    for (const s of this.#seams) {
      s.mass = 0;
      s.momentum = 0;
      s.across = 0;
    }
  }

  #add(face: number, lesser: boolean, fluxes: FaceFluxes, off: number, normal: Float64Array): void {
    const cell = lesser ? face : face + off;
    const seam = { face, cell, lesser, fluxes, normal, mass: 0, momentum: 0, across: 0 };
    this.#seams.push(seam);
    const known = this.#cells.get(cell);
    if (known) known.seams.push(seam);
    else this.#cells.set(cell, { seams: [seam], roomM: 0 });
  }

  /** After the limiter of the long step: what its other faces will take is not for the seams. */
  begin(h: Float64Array, longK: number): void {
    const [x, y] = [this.#x.mass, this.#y.mass];
    const { stride } = this.#frame;
    for (const [i, c] of this.#cells) {
      let out = Math.max(0, x[i]!) + Math.max(0, -x[i - 1]!);
      out += Math.max(0, y[i]!) + Math.max(0, -y[i - stride]!);
      for (const s of c.seams) out -= outOf(s);
      c.roomM = h[i]! - longK * out;
    }
  }

  /** Holds the slow side to what it has left, and adds up what passes in a short step. */
  pass(shortK: number): void {
    for (const [i, c] of this.#cells) {
      let out = 0;
      for (const s of c.seams) out += outOf(s);
      if (out > 0) this.#hold(i, c, out * shortK);
    }
    for (const s of this.#seams) {
      s.mass += s.fluxes.mass[s.face]!;
      s.momentum += (s.lesser ? s.fluxes.lesser : s.fluxes.greater)[s.face]!;
      s.across += s.fluxes.across[s.face]!;
    }
  }

  #hold(cell: number, c: { readonly seams: Seam[]; roomM: number }, leavingM: number): void {
    const room = Math.max(0, c.roomM);
    if (leavingM > room)
      for (const s of c.seams)
        if (outOf(s) > 0)
          scaleFace(s.face, room / leavingM, s.normal[cell]!, s.fluxes.mass, s.fluxes.lesser, s.fluxes.greater, s.fluxes.across); // prettier-ignore
    c.roomM = room - Math.min(room, leavingM);
  }

  /** Puts the means of `steps` short steps where the update of the slow side looks for them. */
  end(steps: number): void {
    for (const s of this.#seams) {
      const { mass, lesser, greater, across } = s.fluxes;
      mass[s.face] = s.mass / steps;
      (s.lesser ? lesser : greater)[s.face] = s.momentum / steps;
      across[s.face] = s.across / steps;
    }
  }
}
