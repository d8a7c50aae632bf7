import { firstOrderFluxes } from './flux-first.ts';
import { lineStates, secondOrderFluxes, type LineStates } from './flux-second.ts';
import { cellOf, entryOf, FILM_DEPTH_M, GRAVITY, padded } from './frame.ts';
import { Solver, type SolverSetup } from './solver.ts';
import {
  crestFlow,
  edgeFlux,
  type CrestFace,
  type FaceFlux,
  type SpecialFace,
} from './special-faces.ts';
import { faceFluxes, limitOutflow, updateCells, type FaceFluxes } from './update.ts';

type Tuple4 = [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * Godunov's finite volumes for the shallow-water equations with friction, first order, or second
 * order with Heun's step.
 *
 * Sources: Chen and Noelle 2017 (hydrostatic reconstruction), Toro 2001 (HLL, wave speeds).
 */
export class FiniteVolume extends Solver {
  readonly scheme: 'fv1' | 'fv2';
  readonly filmM = FILM_DEPTH_M;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly #c: Float64Array;
  readonly #root: Float64Array;
  readonly #friction: Float64Array;
  readonly #x: FaceFluxes;
  readonly #y: FaceFluxes;
  readonly #kept: readonly Float64Array[];
  readonly #start: readonly Float64Array[];
  readonly #line: LineStates;
  readonly #courant: number;
  readonly #totals = { speedMS: 0, check: 0, clippedM: 0 };
  readonly #flux: FaceFlux = { mass: 0, lesser: 0, greater: 0 };

  constructor(setup: SolverSetup, scheme: 'fv1' | 'fv2') {
    super(setup);
    const { size, cols, rows } = this.frame;
    const array = () => new Float64Array(size);
    this.scheme = scheme;
    this.u = array();
    this.v = array();
    this.#c = array();
    this.#root = array();
    const n = setup.manning;
    const all = typeof n === 'number';
    const friction = Float64Array.from({ length: cols * rows }, (_, i) => {
      const m = all ? n : n[i]!;
      if (!(m >= 0 && m <= 10)) throw new RangeError(`manning[${i}] is ${m}, must be from 0 to 10`);
      return 4 * GRAVITY * m * m;
    });
    this.#friction = padded(this.frame, friction, 0);
    this.#x = faceFluxes(size);
    this.#y = faceFluxes(size);
    this.#kept = [array(), array(), array(), array()];
    this.#start = scheme === 'fv2' ? [array(), array(), array()] : [];
    this.#line = lineStates(scheme === 'fv2' ? this.frame.stride + 1 : 1);
    this.#courant = setup.courant ?? (scheme === 'fv1' ? 0.5 : 0.4);
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
    return { h: this.h, u: this.u, v: this.v, root: this.#root };
  }

  placeDepth(i: number, depthM: number): void {
    const old = this.h[i]!;
    const keep = depthM <= FILM_DEPTH_M ? 0 : depthM > old ? old / depthM : 1;
    this.u[i]! *= keep;
    this.v[i]! *= keep;
    this.h[i] = depthM;
    this.#c[i] = Math.sqrt(GRAVITY * depthM);
  }

  protected renew(): void {
    const { h, u, v } = this;
    let fastest = 0;
    for (let i = 0; i < h.length; i++) {
      if (h[i]! <= FILM_DEPTH_M) {
        u[i] = 0;
        v[i] = 0;
      }
      this.#c[i] = Math.sqrt(GRAVITY * h[i]!);
      const speed = Math.max(Math.abs(u[i]!), Math.abs(v[i]!)) + this.#c[i]!;
      if (h[i]! > FILM_DEPTH_M && !(speed <= fastest)) fastest = speed;
    }
    this.#totals.speedMS = fastest;
  }

  protected allowedStepS(): number {
    const speed = Math.max(this.#totals.speedMS, this.edgeSpeedMS());
    const most = speed > 0 ? (this.#courant * this.frame.cellM) / speed : Infinity;
    return Math.min(most, this.pointStepS());
  }

  protected step(dt: number): boolean {
    const totals = this.#totals;
    totals.check = 0;
    if (this.scheme === 'fv1') {
      totals.speedMS = 0;
      this.#stage(dt, 1);
      return totals.check - totals.check === 0;
    }
    const [h0, u0, v0] = this.#start as [Float64Array, Float64Array, Float64Array];
    this.#copySpans([this.h, this.u, this.v], [h0, u0, v0]);
    this.#stage(dt, 0.5);
    totals.speedMS = 0;
    this.#stage(dt, 0.5);
    this.#average(h0, u0, v0);
    return totals.check - totals.check === 0;
  }

  /** Mean of the state before the step and that after two stages. */
  #average(h0: Float64Array, u0: Float64Array, v0: Float64Array): void {
    const { h, u, v } = this;
    let fastest = 0;
    this.eachRow((from, to) => {
      for (let i = from; i < to; i++) {
        const a = h0[i]!;
        const b = h[i]!;
        const depth = 0.5 * (a + b);
        h[i] = depth;
        if (depth > FILM_DEPTH_M) {
          u[i] = (0.5 * (a * u0[i]! + b * u[i]!)) / depth;
          v[i] = (0.5 * (a * v0[i]! + b * v[i]!)) / depth;
        } else {
          u[i] = 0;
          v[i] = 0;
        }
        this.#c[i] = Math.sqrt(GRAVITY * depth);
        if (depth <= FILM_DEPTH_M) continue;
        const speed = Math.max(Math.abs(u[i]!), Math.abs(v[i]!)) + this.#c[i]!;
        if (speed > fastest) fastest = speed;
      }
    });
    this.#totals.speedMS = fastest;
  }

  #copySpans(from: readonly Float64Array[], to: readonly Float64Array[]): void {
    from.forEach((a, n) => this.eachRow((i, end) => to[n]!.set(a.subarray(i, end), i)));
  }

  /** Fluxes, limiter and update; `weight` is the share of the step that its fluxes count. */
  #stage(dt: number, weight: number): void {
    const { frame, h, u, v } = this;
    const { stride, cellM } = frame;
    const k = dt / cellM;
    const x = this.#x;
    const y = this.#y;
    const totals = this.#totals;
    if (this.scheme === 'fv1') this.#firstOrder();
    else this.#secondOrder();
    for (let n = 0; n < this.faces.length; n++) this.#special(this.faces[n]!);
    this.fillOutside();
    this.eachRow((from, to) => limitOutflow(from, to, stride, k, h, u, v, x, y));
    for (let n = 0; n < this.faces.length; n++) {
      const f = this.faces[n]!;
      this.book(n, (f.axis === 'x' ? x : y).mass[f.entry]! * dt * cellM * weight);
    }
    this.levelOutside(k, x.mass, y.mass);
    totals.clippedM = 0;
    this.eachRow((from, to) =>
      updateCells(
        from,
        to,
        stride,
        k,
        dt,
        this.#friction,
        this.#root,
        h,
        u,
        v,
        this.#c,
        x,
        y,
        totals,
      ),
    );
    if (totals.clippedM !== 0) this.clipped.add(totals.clippedM * cellM * cellM * weight);
  }

  #firstOrder(): void {
    const { h, z, u, v } = this;
    const { stride, rows } = this.frame;
    const c = this.#c;
    const x = this.#x;
    const y = this.#y;
    const { spans } = this.tiles;
    for (let s = 0; s < spans.length; s += 4) {
      const r1 = spans[s + 1]!;
      for (let r = spans[s]! - 1; r < r1; r++) {
        const from = r * stride + spans[s + 2]!;
        const to = r * stride + spans[s + 3]!;
        if (r >= spans[s]!)
          firstOrderFluxes(from - 1, to, 1, z, h, c, u, v, x.mass, x.lesser, x.greater, x.across);
        if (r < r1 - 1 || r === rows)
          firstOrderFluxes(from, to, stride, z, h, c, v, u, y.mass, y.lesser, y.greater, y.across);
      }
    }
  }

  #secondOrder(): void {
    const { h, z, u, v } = this;
    const { stride, rows } = this.frame;
    const line = this.#line;
    const x = this.#x;
    const y = this.#y;
    const { spans } = this.tiles;
    for (let s = 0; s < spans.length; s += 4) {
      const r0 = spans[s]!;
      const r1 = spans[s + 1]!;
      const c0 = spans[s + 2]!;
      const c1 = spans[s + 3]!;
      for (let r = r0 - 1; r < (r1 > rows ? r1 + 1 : r1); r++) {
        const row = r * stride;
        secondOrderFluxes(row + c0, row + c1, stride, 1, 1, r < r0, line,
          z, h, v, u, y.mass, y.lesser, y.greater, y.across); // prettier-ignore
        if (r < r0 || r >= r1) continue;
        secondOrderFluxes(row + c0 - 1, row + c0, 1, 0, 0, true, line,
          z, h, u, v, x.mass, x.lesser, x.greater, x.across); // prettier-ignore
        secondOrderFluxes(row + c0, row + c1 + 1, 1, 0, 0, false, line,
          z, h, u, v, x.mass, x.lesser, x.greater, x.across); // prettier-ignore
      }
    }
  }

  #special(f: SpecialFace): void {
    const fluxes = f.axis === 'x' ? this.#x : this.#y;
    if (f.kind === 'crest') this.#crest(f, fluxes);
    else {
      const i = this.insideOf(f);
      const un = f.axis === 'x' ? this.u[i]! : this.v[i]!;
      const ut = f.axis === 'x' ? this.v[i]! : this.u[i]!;
      const sign = f.inside === 'lesser' ? 1 : -1;
      const manning = Math.sqrt(this.#friction[i]! / (4 * GRAVITY));
      const out = this.#flux;
      edgeFlux(f, { z: this.z[i]!, h: this.h[i]!, outwards: sign * un, manning }, out);
      fluxes.mass[f.entry] = sign * out.mass;
      fluxes.lesser[f.entry] = out.lesser;
      fluxes.greater[f.entry] = out.lesser;
      fluxes.across[f.entry] = out.mass > 0 ? sign * out.mass * ut : 0;
    }
  }

  /** Water that passes a crest brings no momentum down with it; it leaves with its own. */
  #crest(f: CrestFace, fluxes: FaceFluxes): void {
    const i = f.entry;
    const j = i + (f.axis === 'x' ? 1 : this.frame.stride);
    const { z, h } = this;
    const bed = Math.max(z[i]!, z[j]!);
    if (f.crestM <= bed) return;
    const wL = z[i]! + h[i]!;
    const wR = z[j]! + h[j]!;
    const open = f.openShare;
    const through = open > 0 && f.sillM <= bed;
    let mass = (1 - open) * crestFlow(f, f.crestM, wL, wR);
    if (open > 0 && !through) mass += open * crestFlow(f, f.sillM, wL, wR);
    const un = f.axis === 'x' ? this.u : this.v;
    const ut = f.axis === 'x' ? this.v : this.u;
    const share = through ? open : 0;
    fluxes.lesser[i] = share * fluxes.lesser[i]! + (mass > 0 ? mass * un[i]! : 0);
    fluxes.greater[i] = share * fluxes.greater[i]! + (mass < 0 ? mass * un[j]! : 0);
    fluxes.across[i] = share * fluxes.across[i]! + mass * (mass > 0 ? ut[i]! : ut[j]!);
    fluxes.mass[i] = share * fluxes.mass[i]! + mass;
  }

  protected keeping(): readonly (readonly [Float64Array, Float64Array])[] {
    const [h, u, v, root] = this.#kept as Tuple4;
    return [
      [this.h, h],
      [this.u, u],
      [this.v, v],
      [this.#root, root],
    ];
  }

  protected clearTile(tile: number): void {
    this.clearFaces(tile, [this.#x.mass, this.#x.lesser, this.#x.greater, this.#x.across], [this.#y.mass, this.#y.lesser, this.#y.greater, this.#y.across]); // prettier-ignore
  }

  protected worstEntry(): { field: string; cell: number; value: number } {
    let worst = -1;
    let most = -1;
    let field = 'speedMS';
    for (let i = 0; i < this.h.length; i++) {
      const speed = Math.max(Math.abs(this.u[i]!), Math.abs(this.v[i]!)) + this.#c[i]!;
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
