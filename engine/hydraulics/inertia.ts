import { cellOf, entryOf, frameOf, GRAVITY, padded } from './frame.ts';
import {
  DEEPEST,
  FAST,
  FAST_ENTRY,
  INERTIA_CHECK,
  INERTIA_CLIPPED,
  INERTIA_DEPTH_M,
} from './kernels/inertia.ts';
import { Solver, type SolverSetup } from './solver.ts';
import {
  insideOf,
  crestFlow,
  edgeFlux,
  type CrestFace,
  type FaceFlux,
  type SpecialFace,
  type StageFace,
} from './special-faces.ts';
import { eachSpan } from './tiles.ts';

/**
 * Local inertia on a staggered grid: the state is the depth of each cell and the discharge of each
 * face. Says through `froudeLeft` where it left its range.
 */
export class LocalInertia extends Solver {
  readonly scheme = 'inertia';
  readonly filmM = INERTIA_DEPTH_M;
  /** Discharge per metre of the faces, m²/s, and the arrays that the next step writes. */
  #qx: Float64Array;
  #qy: Float64Array;
  #nextX: Float64Array;
  #nextY: Float64Array;
  readonly #rootX: Float64Array;
  readonly #rootY: Float64Array;
  readonly #frictionX: Float64Array;
  readonly #frictionY: Float64Array;
  readonly #kept: readonly Float64Array[];
  readonly #courant: number;
  readonly #theta: number;
  readonly #totals: Float64Array;
  readonly #flux: FaceFlux = { mass: 0, lesser: 0, greater: 0 };

  constructor(setup: SolverSetup) {
    const frame = frameOf(setup.cols, setup.rows, setup.cellM);
    const { size, cols, rows, stride } = frame;
    super(setup, frame, [...Array.from({ length: 8 }, () => size), 5]);
    const array = () => this.fields.array(size);
    [this.#qx, this.#qy, this.#nextX, this.#nextY] = [array(), array(), array(), array()];
    this.#rootX = array();
    this.#rootY = array();
    const n = setup.manning;
    const raster = typeof n === 'number' ? new Float64Array(cols * rows).fill(n) : n;
    const manning = padded(frame, raster, 0);
    for (let i = 0; i < raster.length; i++)
      if (!(raster[i]! >= 0 && raster[i]! <= 10))
        throw new RangeError(`manning[${i}] is ${raster[i]}, must be from 0 to 10`);
    const between = (off: number) => {
      const friction = array();
      for (let i = 0; i < size; i++) {
        const mean = 0.5 * (manning[i]! + (manning[i + off] ?? 0));
        friction[i] = GRAVITY * mean * mean;
      }
      return friction;
    };
    this.#frictionX = between(1);
    this.#frictionY = between(stride);
    this.#kept = Array.from({ length: 5 }, () => new Float64Array(size));
    this.#totals = this.fields.array(5);
    this.#courant = setup.courant ?? 0.7;
    this.#theta = setup.theta ?? 0.8;
  }

  velocity(i: number): readonly [number, number] {
    const depth = this.h[i]!;
    if (depth <= INERTIA_DEPTH_M) return [0, 0];
    const { stride } = this.frame;
    return [
      (0.5 * (this.#qx[i]! + this.#qx[i - 1]!)) / depth,
      (0.5 * (this.#qy[i]! + this.#qy[i - stride]!)) / depth,
    ];
  }

  place(cell: number, depthM: number): void {
    this.h[entryOf(this.frame, cell)] = depthM;
    this.waterMoved();
  }

  arrays(): Readonly<Record<string, Float64Array>> {
    return {
      h: this.h,
      qx: this.#qx,
      qy: this.#qy,
      rootX: this.#rootX,
      rootY: this.#rootY,
    };
  }

  placeDepth(i: number, depthM: number): void {
    this.h[i] = depthM;
  }

  protected renew(): void {
    let deepest = 0;
    for (let i = 0; i < this.h.length; i++) if (this.h[i]! > deepest) deepest = this.h[i]!;
    this.#totals[DEEPEST] = deepest;
  }

  /** Waves only, as everywhere in this scheme: what enters is held to critical flow. */
  protected stageSpeedMS(_face: StageFace, _inside: number, depthM: number): number {
    return Math.sqrt(GRAVITY * depthM);
  }

  protected allowedStepS(): number {
    const speed = Math.max(Math.sqrt(GRAVITY * this.#totals[DEEPEST]!), this.edgeSpeedMS());
    const most = speed > 0 ? (this.#courant * this.frame.cellM) / speed : Infinity;
    return Math.min(most, this.pointStepS());
  }

  protected step(dt: number): boolean {
    const { stride, cellM } = this.frame;
    const totals = this.#totals;
    const k = dt / cellM;
    const x = this.#nextX;
    const y = this.#nextY;
    const { h, kernels } = this;
    totals.fill(0);
    this.#fluxes(dt, k);
    for (const f of this.faces) this.#special(f, k);
    this.fillOutside();
    eachSpan(this.tiles.spans, (r0, r1, c0, c1) =>
      kernels.limitInertia(r0, r1, c0, c1, stride, k, h, x, y),
    );
    for (let n = 0; n < this.faces.length; n++) {
      const f = this.faces[n]!;
      this.book(n, (f.axis === 'x' ? x : y)[f.entry]! * dt * cellM);
    }
    this.levelOutside(k, x, y);
    eachSpan(this.tiles.spans, (r0, r1, c0, c1) =>
      kernels.inertiaUpdate(r0, r1, c0, c1, stride, k, h, x, y, totals),
    );
    [this.#qx, this.#nextX] = [x, this.#qx];
    [this.#qy, this.#nextY] = [y, this.#qy];
    const clipped = totals[INERTIA_CLIPPED]!;
    if (clipped !== 0) this.clipped.add(clipped * cellM * cellM);
    if (totals[FAST]! > 0) {
      this.froudeLeft += totals[FAST]!;
      this.froudeCell = cellOf(this.frame, totals[FAST_ENTRY]!);
    }
    return totals[INERTIA_CHECK] === 0;
  }

  #fluxes(dt: number, k: number): void {
    const { stride, cols, rows } = this.frame;
    eachSpan(
      this.tiles.spans,
      (r0, r1, c0, c1) =>
      // Each face once: those before the first row and column lie between films.
      this.kernels.inertiaFluxes(r0, r1, c0, c1, Math.min(cols, c1), rows, stride,
        GRAVITY * k, this.#theta, dt, this.z, this.h, this.#frictionX, this.#frictionY,
        this.#qx, this.#qy, this.#rootX, this.#rootY, this.#nextX, this.#nextY, this.#totals), // prettier-ignore
    );
  }

  #special(f: SpecialFace, k: number): void {
    const next = f.axis === 'x' ? this.#nextX : this.#nextY;
    const i = f.entry;
    if (f.kind === 'crest') {
      this.#crest(f, next);
      return;
    }
    const inside = insideOf(this.frame, f);
    const depth = this.h[inside]!;
    const z = this.z[inside]!;
    const sign = f.inside === 'lesser' ? 1 : -1;
    const q = f.axis === 'x' ? this.#qx : this.#qy;
    const friction = (f.axis === 'x' ? this.#frictionX : this.#frictionY)[inside]!;
    const manning = Math.sqrt(friction / GRAVITY);
    if (f.kind === 'stage') {
      const flow = Math.max(f.levelM - z, depth);
      if (flow <= INERTIA_DEPTH_M) next[i] = 0;
      else {
        const drop = z + depth - Math.max(f.levelM, z);
        const pushed = sign * q[i]! + GRAVITY * k * flow * drop;
        const critical = flow * Math.sqrt(GRAVITY * flow);
        next[i] = sign * Math.max(-critical, Math.min(critical, pushed));
      }
      return;
    }
    const before = f.inside === 'lesser' ? i - (f.axis === 'x' ? 1 : this.frame.stride) : inside;
    const outwards = depth > INERTIA_DEPTH_M ? (sign * q[before]!) / depth : 0;
    edgeFlux(f, { z, h: depth, outwards, manning }, this.#flux);
    next[i] = sign * this.#flux.mass;
  }

  #crest(f: CrestFace, next: Float64Array): void {
    const i = f.entry;
    const j = i + (f.axis === 'x' ? 1 : this.frame.stride);
    const bed = Math.max(this.z[i]!, this.z[j]!);
    if (f.crestM <= bed) return;
    const wL = this.z[i]! + this.h[i]!;
    const wR = this.z[j]! + this.h[j]!;
    let flow = (1 - f.openShare) * crestFlow(f, f.crestM, wL, wR);
    if (f.openShare > 0)
      flow += f.openShare * (f.sillM <= bed ? next[i]! : crestFlow(f, f.sillM, wL, wR));
    next[i] = flow;
  }

  protected keeping(): readonly (readonly [Float64Array, Float64Array])[] {
    return Object.values(this.arrays()).map((a, n) => [a, this.#kept[n]!] as const);
  }

  protected clearTile(tile: number): void {
    this.tiles.clearFaces(tile, [this.#qx, this.#nextX], [this.#qy, this.#nextY]); // prettier-ignore
  }

  protected worstEntry(): { field: string; cell: number; value: number } {
    let worst = -1;
    for (let i = 0; i < this.h.length; i++) {
      const depth = this.h[i]!;
      if (depth - depth !== 0)
        return { field: 'depthM', cell: cellOf(this.frame, i), value: depth };
      if (depth > 0 && (worst < 0 || depth > this.h[worst]!)) worst = i;
    }
    if (worst < 0) return { field: 'boundary', cell: -1, value: 0 };
    return { field: 'depthM', cell: cellOf(this.frame, worst), value: this.h[worst]! };
  }
}
