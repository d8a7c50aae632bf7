import type { Point } from '../../../engine/kernel/grid.ts';
import { gradientNoise } from '../lib/noise.ts';
import { keyFor, places, project } from './context.ts';
import { EXTRA_RIVERS, PLAIN_REACH, REACHES, type Reach } from './settings.ts';

/** A point of a river's line, about 30 m from the next, in flow order. */
export interface RiverPoint extends Point {
  bedM: number;
  readonly halfWidthM: number;
  readonly riseM: number;
  readonly wallCap: number;
  readonly wallRadiusM: number;
}

export interface RiverLine {
  readonly name: string;
  readonly nameEn: string;
  readonly order: number;
  readonly flowsInto: string | null;
  readonly widthM: number;
  readonly status: string;
  readonly inFacts: boolean;
  readonly points: RiverPoint[];
}

interface RiverFact {
  name: string;
  name_en: string;
  order: number;
  flowsInto: string | null;
  widthM: number;
  polyline: readonly (readonly number[])[];
  bedElevM: readonly number[];
  status: string;
}

const STEP_M = 30;
/** Bends added to the drawn line: amplitude and wavelength, m. */
const BENDS = [
  { amplitudeM: 620, wavelengthM: 3300 },
  { amplitudeM: 210, wavelengthM: 1100 },
] as const;

/** The named rivers as smooth, bending lines with a bed that never rises downstream. */
export function riverLines(): RiverLine[] {
  const facts: { fact: RiverFact; inFacts: boolean }[] = [
    ...places.rivers.map((fact) => ({ fact: fact as RiverFact, inFacts: true })),
    ...EXTRA_RIVERS.map((fact) => ({ fact: fact as RiverFact, inFacts: false })),
  ];
  const shared = sharedVertices(facts.map((f) => f.fact));
  return facts.map(({ fact, inFacts }) => ({
    name: fact.name,
    nameEn: fact.name_en,
    order: fact.order,
    flowsInto: fact.flowsInto,
    widthM: fact.widthM,
    status: fact.status,
    inFacts,
    points: bend(fact, shared),
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

function bend(fact: RiverFact, shared: ReadonlySet<string>): RiverPoint[] {
  const vertices = fact.polyline.map((v) => project(v[0]!, v[1]!));
  const fixed = fact.polyline.map(
    (v, i) => i === 0 || i === vertices.length - 1 || shared.has(vertexKey(v)),
  );
  const key = keyFor(`river/${fact.name}`);
  const damp = fact.name === '长江' ? 0.75 : Math.min(1, 0.45 + 12 / fact.widthM);
  const out: RiverPoint[] = [];
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
      const offset = damp * Math.min(1, nearFixed / 900) * wander(key, along + t * length);
      const h = Math.hypot(q.e - p.e, q.n - p.n) || 1;
      out.push({
        e: p.e - ((q.n - p.n) / h) * offset,
        n: p.n + ((q.e - p.e) / h) * offset,
        bedM: fact.bedElevM[k]! + t * (fact.bedElevM[k + 1]! - fact.bedElevM[k]!),
        ...reachAt(fact.name, k + t),
      });
    }
    along += length;
  }
  const last = vertices.length - 1;
  out.push({ ...vertices[last]!, bedM: fact.bedElevM[last]!, ...reachAt(fact.name, last) });
  return out;
}

const wander = (key: number, alongM: number): number =>
  BENDS.reduce(
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

/** Cross-section at a fractional vertex: constant inside a reach, blended between reaches. */
function reachAt(name: string, vertex: number): Omit<Reach, 'from' | 'to'> {
  const reaches = REACHES[name];
  if (!reaches) return PLAIN_REACH;
  const after = reaches.findIndex((r) => vertex <= r.to);
  if (after === -1) return reaches[reaches.length - 1]!;
  const here = reaches[after]!;
  if (vertex >= here.from || after === 0) return here;
  const before = reaches[after - 1]!;
  const t = (vertex - before.to) / (here.from - before.to);
  const blend = (k: 'halfWidthM' | 'riseM' | 'wallCap' | 'wallRadiusM'): number =>
    before[k] + t * (here[k] - before[k]);
  return {
    halfWidthM: blend('halfWidthM'),
    riseM: blend('riseM'),
    wallCap: blend('wallCap'),
    wallRadiusM: blend('wallRadiusM'),
  };
}
