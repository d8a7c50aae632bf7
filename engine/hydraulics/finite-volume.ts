import { setFace, type FaceFluxes } from './cell-faces.ts';
import { cellOf, entryOf, FILM_DEPTH_M, frameOf, GRAVITY, padded } from './frame.ts';
import { LINE_LENGTH, STRIP } from './kernels/second-order.ts';
import { CHECK, CLIPPED, SPEED } from './kernels/update.ts';
import { Solver, type SolverSetup } from './solver.ts';
import { insideOf, type StageFace } from './special-faces.ts';
import { eachSpan } from './tiles.ts';

type Tuple4 = [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Godunov's finite volumes for the shallow-water equations with friction, first order, or second
 * order with Hancock's predictor (MUSCL-Hancock).
 *
 * Sources: Chen and Noelle 2017 (hydrostatic reconstruction), Toro 2001 (HLL, wave speeds,
 * MUSCL-Hancock).
 */
export class FiniteVolume extends Solver {
  readonly scheme: 'fv1' | 'fv2';
  readonly filmM = FILM_DEPTH_M;
  readonly u: Float64Array;
  readonly v: Float64Array;
  protected readonly c: Float64Array;
  protected readonly root: Float64Array;
  /** 4 g n² of each cell, m^(1/3). */
  readonly friction: Float64Array;
  protected readonly x: FaceFluxes;
  protected readonly y: FaceFluxes;
  readonly #kept: readonly Float64Array[];
  /** States at the faces of a row, in the second order. */
  readonly #line: Float64Array;
  protected readonly courant: number;
  protected readonly totals: Float64Array;

  constructor(setup: SolverSetup, scheme: 'fv1' | 'fv2') {
    const frame = frameOf(setup.cols, setup.rows, setup.cellM);
    const { size, cols, rows } = frame;
    const line = scheme === 'fv2' ? LINE_LENGTH : 0;
    super(setup, frame, [...Array.from({ length: 13 }, () => size), line, 3]);
    const array = () => this.fields.array(size);
    const faceFluxes = () => ({
      mass: array(),
      lesser: array(),
      greater: array(),
      across: array(),
    });
    this.scheme = scheme;
    this.u = array();
    this.v = array();
    this.c = array();
    this.root = array();
    const n = setup.manning;
    const all = typeof n === 'number';
    const friction = Float64Array.from({ length: cols * rows }, (_, i) => {
      const m = all ? n : n[i]!;
      if (!(m >= 0 && m <= 10)) throw new RangeError(`manning[${i}] is ${m}, must be from 0 to 10`);
      return 4 * GRAVITY * m * m;
    });
    this.friction = array();
    this.friction.set(padded(frame, friction, 0));
    this.x = faceFluxes();
    this.y = faceFluxes();
    this.#kept = Array.from({ length: 4 }, () => new Float64Array(size));
    this.#line = this.fields.array(line);
    this.totals = this.fields.array(3);
    this.courant = setup.courant ?? (scheme === 'fv1' ? 0.5 : 0.35);
  }

  velocity(entry: number): readonly [number, number] {
    return [this.u[entry]!, this.v[entry]!];
  }

  place(cell: number, depthM: number, uMS = 0, vMS = 0): void {
    const i = entryOf(this.frame, cell);
    const wet = depthM > FILM_DEPTH_M;
    this.h[i] = depthM;
    this.u[i] = wet ? uMS : 0;
    this.v[i] = wet ? vMS : 0;
    this.waterMoved();
  }

  arrays(): Readonly<Record<string, Float64Array>> {
    return { h: this.h, u: this.u, v: this.v, root: this.root };
  }

  placeDepth(i: number, depthM: number): void {
    const old = this.h[i]!;
    const keep = depthM <= FILM_DEPTH_M ? 0 : depthM > old ? old / depthM : 1;
    this.u[i]! *= keep;
    this.v[i]! *= keep;
    this.h[i] = depthM;
    this.c[i] = Math.sqrt(GRAVITY * depthM);
  }

  protected renew(): void {
    const { h, u, v } = this;
    let fastest = 0;
    for (let i = 0; i < h.length; i++) {
      if (h[i]! <= FILM_DEPTH_M) {
        u[i] = 0;
        v[i] = 0;
      }
      this.c[i] = Math.sqrt(GRAVITY * h[i]!);
      const speed = Math.max(Math.abs(u[i]!), Math.abs(v[i]!)) + this.c[i]!;
      if (h[i]! > FILM_DEPTH_M && !(speed <= fastest)) fastest = speed;
    }
    this.totals[SPEED] = fastest;
  }

  /** The speeds of the flux there (Toro 2001): over dry ground a front runs at twice that of waves. */
  protected stageSpeedMS(f: StageFace, inside: number, depthM: number): number {
    const h = this.h[inside]!;
    const far = Math.sqrt(GRAVITY * depthM);
    if (h <= FILM_DEPTH_M) return 2 * far;
    const near = this.c[inside]!;
    const un = (f.axis === 'x' ? this.u : this.v)[inside]!;
    const u = f.inside === 'lesser' ? un : -un;
    const beyond = f.still ? 0 : u;
    const between = 0.5 * (u + beyond) + (near - far);
    const waves = 0.5 * (near + far) + 0.25 * (u - beyond);
    return Math.max(Math.abs(u) + near, Math.abs(beyond) + far, Math.abs(between) + waves);
  }

  protected allowedStepS(): number {
    const speed = Math.max(this.totals[SPEED]!, this.edgeSpeedMS());
    const most = speed > 0 ? (this.courant * this.frame.cellM) / speed : Infinity;
    return Math.min(most, this.pointStepS());
  }

  protected step(dt: number): boolean {
    const { frame, faces, x, y, totals } = this;
    const { spans } = this.tiles;
    const k = dt / frame.cellM;
    totals[CHECK] = 0;
    totals[SPEED] = 0;
    this.fluxes(spans, dt, false);
    for (let n = 0; n < faces.length; n++) this.setFace(n);
    this.fillOutside();
    this.limit(spans, k);
    for (let n = 0; n < faces.length; n++) this.bookFace(n, dt);
    this.levelOutside(k, x.mass, y.mass);
    this.update(spans, dt);
    return totals[CHECK] === 0;
  }

  protected setFace(n: number): void {
    const f = this.faces[n]!;
    setFace(
      f,
      f.kind === 'crest' ? -1 : insideOf(this.frame, f),
      this,
      f.axis === 'x' ? this.x : this.y,
    );
  }

  protected bookFace(n: number, dt: number): void {
    const f = this.faces[n]!;
    this.book(n, (f.axis === 'x' ? this.x : this.y).mass[f.entry]! * dt * this.frame.cellM);
  }

  /** Holds cells to giving no more than they have in k = time step over cell size, s/m. */
  protected limit(spans: ArrayLike<number>, k: number): void {
    const { h, u, v, x, y, kernels } = this;
    eachSpan(
      spans,
      (r0, r1, c0, c1) =>
      kernels.limitOutflow(r0, r1, c0, c1, this.frame.stride, k, h, u, v,
        x.mass, x.lesser, x.greater, x.across, y.mass, y.lesser, y.greater, y.across), // prettier-ignore
    );
  }

  protected update(spans: ArrayLike<number>, dt: number): void {
    const { h, u, v, x, y, kernels, totals } = this;
    const { stride, cellM } = this.frame;
    totals[CLIPPED] = 0;
    eachSpan(
      spans,
      (r0, r1, c0, c1) =>
      kernels.updateCells(r0, r1, c0, c1, stride, dt / cellM, dt, this.friction, this.root, h, u, v, this.c,
        x.mass, x.lesser, x.greater, x.across, y.mass, y.lesser, y.greater, y.across, totals), // prettier-ignore
    );
    const clipped = totals[CLIPPED];
    if (clipped !== 0) this.clipped.add(clipped * cellM * cellM);
  }

  /** @param whole whether rectangles compute the faces beyond their last rows, too. */
  protected fluxes(spans: ArrayLike<number>, dt: number, whole: boolean): void {
    const { h, z, u, v, x, y, kernels } = this;
    const { stride, rows, cellM } = this.frame;
    eachSpan(spans, (r0, r1, c0, c1) => {
      const south = whole || r1 > rows ? r1 : r1 - 1;
      if (this.scheme === 'fv1')
        kernels.firstOrderFluxes(r0, r1, c0, c1, south, stride, z, h, this.c, u, v,
          x.mass, x.lesser, x.greater, x.across, y.mass, y.lesser, y.greater, y.across); // prettier-ignore
      else
        for (let c = c0; c < c1; c += STRIP)
          kernels.secondOrderFluxes(r0, r1, c, Math.min(c + STRIP, c1), south, stride, dt / cellM, 0.5 * dt,
            this.friction, this.root, z, h, u, v, this.#line,
            x.mass, x.lesser, x.greater, x.across, y.mass, y.lesser, y.greater, y.across); // prettier-ignore
    });
  }

  protected keeping(): readonly (readonly [Float64Array, Float64Array])[] {
    const [h, u, v, root] = this.#kept as Tuple4;
    return [
      [this.h, h],
      [this.u, u],
      [this.v, v],
      [this.root, root],
    ];
  }

  protected clearTile(tile: number): void {
    this.tiles.clearFaces(tile, [this.x.mass, this.x.lesser, this.x.greater, this.x.across], [this.y.mass, this.y.lesser, this.y.greater, this.y.across]); // prettier-ignore
  }

  protected worstEntry(): { field: string; cell: number; value: number } {
    let worst = -1;
    let most = -1;
    let field = 'speedMS';
    for (let i = 0; i < this.h.length; i++) {
      const speed = Math.max(Math.abs(this.u[i]!), Math.abs(this.v[i]!)) + this.c[i]!;
      if (speed - speed !== 0) {
        const bad = (
          [
            ['depthM', this.h],
            ['uMS', this.u],
            ['vMS', this.v],
          ] as const
        ).find(([, a]) => a[i]! - a[i]! !== 0);
        return {
          field: bad?.[0] ?? field,
          cell: cellOf(this.frame, i),
          value: bad?.[1][i] ?? speed,
        };
      }
      if (speed > most && this.h[i]! > 0) {
        most = speed;
        worst = i;
      }
    }
    if (worst < 0) field = 'boundary';
    return { field, cell: worst < 0 ? -1 : cellOf(this.frame, worst), value: most };
  }
}
