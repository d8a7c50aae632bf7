/** Water that is kept as storage: level by curve, release by rule through outlets, breach of a dam. */
import { damBreach, type BreachMode, type DamBreach } from '../../hydraulics/breach.ts';
import { sluiceFlow, weirFlow, BROAD_CREST_COEFFICIENT } from '../../hydraulics/weir.ts';
import type { FloodReservoir } from './contract.ts';
import { linearAt } from './series.ts';

export interface ReservoirWater {
  levelM: number;
  volumeM3: number;
  /** Release that was ordered, or null for the rule. */
  orderedM3S: number | null;
  releaseM3S: number;
  /** What catchments bring it now, beside its own series. */
  streamsM3S: number;
  open: number[];
  /** Level at which it is held by order, and how fast it gets there. */
  held?: { readonly levelM: number; readonly rateMS: number } | undefined;
  breach: { readonly mode: BreachMode; readonly final: DamBreach; ageS: number } | null;
}

/** Volume of a level, m³; beyond the curve along its last piece. */
export function volumeOf(curve: FloodReservoir['curve'], levelM: number): number {
  return along(
    curve.map(([l, v]) => [l, v] as const),
    levelM,
  );
}

function along(points: readonly (readonly [number, number])[], x: number): number {
  let i = 1;
  while (i < points.length - 1 && x > points[i]![0]) i++;
  const [x0, y0] = points[i - 1]!;
  const [x1, y1] = points[i]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

const levelOf = (curve: FloodReservoir['curve'], m3: number): number =>
  along(
    curve.map(([l, v]) => [v, l] as const),
    m3,
  );

export const newReservoir = (r: FloodReservoir): ReservoirWater => ({
  levelM: r.stageM === null ? r.levelM : linearAt(r.stageM, 0),
  volumeM3: r.stageM === null ? volumeOf(r.curve, r.levelM) : 0,
  orderedM3S: null,
  releaseM3S: 0,
  streamsM3S: 0,
  open: r.outlets.map((o) => o.open),
  breach: null,
});

function capacityM3S(r: FloodReservoir, w: ReservoirWater): number {
  let sum = 0;
  r.outlets.forEach((o, i) => {
    sum += o.widthM * sluiceFlow(w.levelM - o.sillM, 0, w.open[i]! * o.heightM);
  });
  return sum;
}

/**
 * Most that gates fully open can pass, with the water at the crest of the dam or the end of the curve,
 * m³/s; Infinity for a reservoir without outlets.
 */
export function outletsM3S(r: Pick<FloodReservoir, 'outlets' | 'dam' | 'curve'>): number {
  if (r.outlets.length === 0) return Infinity;
  const levelM = r.dam?.crestM ?? r.curve.at(-1)?.[0] ?? Infinity;
  return r.outlets.reduce(
    (sum, o) => sum + o.widthM * sluiceFlow(levelM - o.sillM, 0, o.heightM),
    0,
  );
}

function wantedM3S(r: FloodReservoir, w: ReservoirWater, inflow: number, dtS: number): number {
  if (w.orderedM3S !== null) return w.orderedM3S;
  if (r.rule.kind === 'table') {
    const t = r.rule.releaseM3S;
    if (t.length < 2) return t[0]?.[1] ?? 0;
    const x = Math.max(t[0]![0], Math.min(t.at(-1)![0], w.levelM));
    return along(t, x);
  }
  // What keeps the level: the inflow and, within an hour, what stands above the target.
  const above = (w.volumeM3 - volumeOf(r.curve, r.rule.levelM)) / Math.max(dtS, 3600);
  return Math.max(r.rule.minM3S, Math.min(r.rule.maxM3S, inflow + above));
}

/** Flow through the breach of a dam, m³/s: it cuts down and widens evenly in its time. */
function breachM3S(r: FloodReservoir, w: ReservoirWater): number {
  if (w.breach === null || r.dam === null) return 0;
  const { final, ageS } = w.breach;
  const part = Math.min(1, ageS / final.formationS);
  const width = Math.min(r.dam.lengthM, final.widthM * part);
  const sill = r.dam.crestM - part * (r.dam.crestM - r.dam.baseM);
  return width * weirFlow(w.levelM - sill, 0, BROAD_CREST_COEFFICIENT);
}

/** Starts the breach of a dam, by Froehlich 2008 for the water above its base. */
export function breachReservoir(r: FloodReservoir, w: ReservoirWater, mode: BreachMode): void {
  if (r.dam === null || w.breach !== null) return;
  const above = w.volumeM3 - Math.max(r.curve[0]![1], volumeOf(r.curve, r.dam.baseM));
  const final = damBreach(mode, Math.max(1, above), r.dam.crestM - r.dam.baseM);
  w.breach = { mode, final, ageS: 0 };
}

/** Release over the next `dtS` seconds from `tick` on, m³/s, at most what is there. */
export function decideRelease(
  r: FloodReservoir,
  w: ReservoirWater,
  tick: number,
  dtS: number,
): number {
  if (w.held !== undefined) return hold(r, w, w.held, tick, dtS);
  if (r.stageM !== null) {
    w.levelM = linearAt(r.stageM, tick + 0.5 * dtS);
    w.releaseM3S = 0;
    return 0;
  }
  const inflow = linearAt(r.inflowM3S, tick + 0.5 * dtS) + w.streamsM3S;
  const gated = r.outlets.length > 0 ? capacityM3S(r, w) : Infinity;
  const over =
    r.dam === null
      ? 0
      : r.dam.lengthM * weirFlow(w.levelM - r.dam.crestM, 0, BROAD_CREST_COEFFICIENT);
  const asked = Math.min(gated, wantedM3S(r, w, inflow, dtS)) + over + breachM3S(r, w);
  const there = (w.volumeM3 - r.curve[0]![1]) / dtS + inflow;
  w.releaseM3S = Math.max(0, Math.min(asked, there));
  if (w.breach !== null) w.breach.ageS += dtS;
  return w.releaseM3S;
}

/** On the way to the level that was ordered; what the storage gains or loses shows in its release. */
function hold(
  r: FloodReservoir,
  w: ReservoirWater,
  { levelM, rateMS }: NonNullable<ReservoirWater['held']>,
  tick: number,
  dtS: number,
): number {
  const most = rateMS * dtS;
  const before = w.volumeM3;
  w.levelM += Math.max(-most, Math.min(most, levelM - w.levelM));
  if (r.stageM !== null) return (w.releaseM3S = 0);
  w.volumeM3 = volumeOf(r.curve, w.levelM);
  const inflow = linearAt(r.inflowM3S, tick + 0.5 * dtS) + w.streamsM3S;
  return (w.releaseM3S = Math.max(0, inflow - (w.volumeM3 - before) / dtS));
}

/** Balance of the storage; `intoWindowM3` has left through its shore. */
export function balance(
  r: FloodReservoir,
  w: ReservoirWater,
  tick: number,
  dtS: number,
  intoWindowM3: number,
): void {
  if (r.stageM !== null || w.held !== undefined) return;
  const inflow = linearAt(r.inflowM3S, tick + 0.5 * dtS) + w.streamsM3S;
  w.volumeM3 += (inflow - w.releaseM3S) * dtS - intoWindowM3;
  w.levelM = levelOf(r.curve, w.volumeM3);
}
