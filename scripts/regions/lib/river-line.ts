import type { Point } from '../../../engine/kernel/grid.ts';
import type { Frame } from './frame.ts';
import { gradientNoise } from './noise.ts';

/** Cross-section: the bed rises by `riseM` from the middle to `halfWidthM`. */
export interface RiverSection {
  readonly halfWidthM: number;
  readonly riseM: number;
}

/** A point of a river's line, about 30 m from the next, in flow order. */
export type RiverPoint<S extends RiverSection = RiverSection> = Point & S & { bedM: number };

export interface RiverLine<S extends RiverSection = RiverSection> {
  readonly name: string;
  readonly nameEn: string;
  readonly order: number;
  readonly flowsInto: string | null;
  readonly widthM: number;
  readonly status: string;
  readonly inFacts: boolean;
  readonly points: RiverPoint<S>[];
}

export interface RiverFact {
  name: string;
  name_en: string;
  order: number;
  flowsInto: string | null;
  widthM: number;
  polyline: readonly (readonly number[])[];
  bedElevM: readonly number[];
  status: string;
}

/** How a county's rivers are drawn. */
export interface RiverStyle<S extends RiverSection> {
  readonly frame: Frame;
  /** Bends added to the drawn line: amplitude and wavelength, m. */
  readonly bends: readonly { readonly amplitudeM: number; readonly wavelengthM: number }[];
  /** Share of the bends that a river takes. */
  readonly damp: (fact: RiverFact) => number;
  /** Cross-section at a fractional vertex of the drawn line. */
  readonly sectionAt: (name: string, vertex: number) => S;
}

const STEP_M = 30;

/** The named rivers as smooth, bending lines with a bed that never rises downstream. */
export function bentRivers<S extends RiverSection>(
  facts: readonly { readonly fact: RiverFact; readonly inFacts: boolean }[],
  style: RiverStyle<S>,
): RiverLine<S>[] {
  const shared = sharedVertices(facts.map((f) => f.fact));
  return facts.map(({ fact, inFacts }) => ({
    name: fact.name,
    nameEn: fact.name_en,
    order: fact.order,
    flowsInto: fact.flowsInto,
    widthM: fact.widthM,
    status: fact.status,
    inFacts,
    points: bend(fact, shared, style),
  }));
}

const vertexKey = (v: readonly number[]): string => `${v[0]},${v[1]}`;

/** Vertices where two rivers meet: bends must vanish there. */
function sharedVertices(facts: readonly RiverFact[]): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const f of facts) {
    for (const v of f.polyline) {
      if (seen.has(vertexKey(v))) shared.add(vertexKey(v));
      seen.add(vertexKey(v));
    }
  }
  return shared;
}

function bend<S extends RiverSection>(
  fact: RiverFact,
  shared: ReadonlySet<string>,
  style: RiverStyle<S>,
): RiverPoint<S>[] {
  const vertices = fact.polyline.map((v) => style.frame.project(v[0]!, v[1]!));
  const fixed = fact.polyline.map(
    (v, i) => i === 0 || i === vertices.length - 1 || shared.has(vertexKey(v)),
  );
  const key = style.frame.keyFor(`river/${fact.name}`);
  const damp = style.damp(fact);
  const out: RiverPoint<S>[] = [];
  let along = 0;
  for (let k = 0; k + 1 < vertices.length; k++) {
    const a = vertices[k]!;
    const b = vertices[k + 1]!;
    const length = Math.hypot(b.e - a.e, b.n - a.n);
    const steps = Math.max(2, Math.round(length / STEP_M));
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const p = catmullRom(vertices, k, t);
      const q = catmullRom(vertices, k, Math.min(1, t + 0.02));
      const nearFixed = Math.min(
        fixed[k]! ? t * length : 1e9,
        fixed[k + 1]! ? (1 - t) * length : 1e9,
      );
      const offset = damp * Math.min(1, nearFixed / 900) * wander(style, key, along + t * length);
      const h = Math.hypot(q.e - p.e, q.n - p.n) || 1;
      out.push({
        e: p.e - ((q.n - p.n) / h) * offset,
        n: p.n + ((q.e - p.e) / h) * offset,
        bedM: fact.bedElevM[k]! + t * (fact.bedElevM[k + 1]! - fact.bedElevM[k]!),
        ...style.sectionAt(fact.name, k + t),
      });
    }
    along += length;
  }
  const last = vertices.length - 1;
  out.push({ ...vertices[last]!, bedM: fact.bedElevM[last]!, ...style.sectionAt(fact.name, last) });
  return out;
}

const wander = (
  style: Pick<RiverStyle<RiverSection>, 'bends'>,
  key: number,
  alongM: number,
): number =>
  style.bends.reduce(
    (sum, b, i) =>
      sum + b.amplitudeM * gradientNoise(key + i, alongM / b.wavelengthM, 0.37 * (i + 1)),
    0,
  );

function catmullRom(p: readonly Point[], k: number, t: number): Point {
  const a = p[Math.max(0, k - 1)]!;
  const b = p[k]!;
  const c = p[k + 1]!;
  const d = p[Math.min(p.length - 1, k + 2)]!;
  const mixAxis = (x0: number, x1: number, x2: number, x3: number): number =>
    0.5 *
    (2 * x1 +
      (x2 - x0) * t +
      (2 * x0 - 5 * x1 + 4 * x2 - x3) * t * t +
      (3 * x1 - x0 - 3 * x2 + x3) * t * t * t);
  return { e: mixAxis(a.e, b.e, c.e, d.e), n: mixAxis(a.n, b.n, c.n, d.n) };
}
