/**
 * The cloud: a chain of elements, each the gas of one step between two ends that the wind carries.
 *
 * An element is drawn as so many puffs along its length that none is farther from the next than 1.2
 * of their spread; a steady release in a steady wind is then the plume again. Spread follows the
 * distance travelled; when the class changes, the virtual distance of the spread reached so far is
 * taken on the new curve. Dense gas spreads by Britter and McQuaid until their curves end.
 */
import { exp } from '../../kernel/math.ts';
import { ATMOSPHERE_PA, GAS_CONSTANT } from './constants.ts';
import {
  densePlumeEnd,
  densePlumeHalfWidth,
  densePlumeShare,
  densePuffEnd,
  densePuffRadius,
  densePuffShare,
  type DensePlume,
  type DensePuff,
} from './dense-gas.ts';
import { windAt, type WindGround } from './ground-wind.ts';
import { reflection } from './plume.ts';
import { distanceOfSigma, sigmaY, sigmaZ, type SigmaSet } from './sigma.ts';
import type { Stability } from './stability.ts';

/** One end of an element. */
export interface End {
  e: number;
  n: number;
  /** Travelled since the release, m. */
  distM: number;
  /** Distances on the curves of the present class that give its spreads, m. */
  yM: number;
  zM: number;
  /** Spreads that were reached in another class: curves of stable air end below those of unstable. */
  yFloorM: number;
  zFloorM: number;
}

/** How a dense release began. */
export type DenseStart =
  | { readonly kind: 'plume'; readonly law: DensePlume; readonly rateKgS: number }
  | { readonly kind: 'puff'; readonly law: DensePuff; readonly radiusM: number };

export interface Element {
  massKg: number;
  /** Of the source above the ground. */
  heightM: number;
  dense: (DenseStart & { readonly airK: number; readonly molesM3: number }) | null;
  tail: End;
  head: End;
}

/** What the whole cloud shares at a moment. */
export interface CloudAir {
  readonly set: SigmaSet;
  readonly stability: Stability;
  readonly averaging: number;
  readonly molarMass: number;
}

/** Spread goes on in a calm as if the air moved this fast, m/s (assumed: meander). */
export const ASSUMED_CALM_SPREAD_MS = 0.5;
/** A dense puff is carried at this share of the wind (Britter and McQuaid). */
const DENSE_PUFF_SPEED = 0.4;
/** Puffs of an element stand at most this many spreads apart; at 1.2 their sum ripples by 2e-6. */
const SPACING = 1.2;
const MOST_PUFFS = 400;
/** Virtual distances end here, m. */
const FARTHEST_M = 1e6;

export const endAt = (e: number, n: number, yM: number, zM: number): End => ({
  e,
  n,
  distM: 0,
  yM,
  zM,
  yFloorM: 0,
  zFloorM: 0,
});

/** Distance on a class's curves at which the spread across is `spreadM`. */
export const virtualDistance = (air: CloudAir, spreadM: number): number =>
  distanceOfSigma(sigmaY, air.set, air.stability, spreadM / air.averaging);

const wind = new Float64Array(2);

function carry(
  end: End,
  ground: WindGround,
  base: { readonly e: number; readonly n: number },
  cls: Stability,
  dtS: number,
  speed: number,
): void {
  windAt(ground, base, cls, end.e, end.n, wind);
  const u = Math.sqrt(wind[0]! * wind[0]! + wind[1]! * wind[1]!);
  end.e += speed * wind[0]! * dtS;
  end.n += speed * wind[1]! * dtS;
  const ds = Math.max(speed * u, ASSUMED_CALM_SPREAD_MS) * dtS;
  end.distM += ds;
  end.yM += ds;
  end.zM += ds;
}

/** Moves elements by `dtS` and lets dense ones that have come to the end of their law go passive. */
export function carryCloud(
  elements: readonly Element[],
  ground: WindGround,
  base: { readonly e: number; readonly n: number },
  air: CloudAir,
  dtS: number,
): void {
  for (const el of elements) {
    const speed = el.dense?.kind === 'puff' ? DENSE_PUFF_SPEED : 1;
    carry(el.tail, ground, base, air.stability, dtS, speed);
    carry(el.head, ground, base, air.stability, dtS, speed);
    if (el.dense !== null && (el.tail.distM + el.head.distM) / 2 >= denseEnd(el.dense))
      goPassive(el, air);
  }
}

const denseEnd = (d: DenseStart): number =>
  d.kind === 'plume' ? densePlumeEnd(d.law) : densePuffEnd(d.law);

function goPassive(el: Element, air: CloudAir): void {
  const middle = (el.tail.distM + el.head.distM) / 2;
  const at = puffAt(el, air, 0.5);
  el.dense = null;
  const { sz } = at;
  const sy = at.sy / air.averaging;
  const y = distanceOfSigma(sigmaY, air.set, air.stability, sy);
  const z = distanceOfSigma(sigmaZ, air.set, air.stability, sz);
  // A curve that never gets that wide leaves the spread as it is.
  for (const end of [el.tail, el.head]) {
    end.yM = Math.max(0, y + end.distM - middle);
    end.zM = Math.max(0, z + end.distM - middle);
    end.zFloorM = z >= FARTHEST_M ? sz : 0;
  }
}

/** Keeps every spread when the class changes from that of `from` to that of `to`. */
export function changeClass(elements: readonly Element[], from: CloudAir, to: CloudAir): void {
  if (from.stability === to.stability) return;
  for (const el of elements)
    for (const end of [el.tail, el.head]) {
      const y = Math.max(end.yFloorM, sigmaY(from.set, from.stability, end.yM));
      const z = Math.max(end.zFloorM, sigmaZ(from.set, from.stability, end.zM));
      end.yFloorM = y;
      end.zFloorM = z;
      end.yM = distanceOfSigma(sigmaY, to.set, to.stability, y);
      end.zM = distanceOfSigma(sigmaZ, to.set, to.stability, z);
    }
}

interface Puff {
  e: number;
  n: number;
  sy: number;
  sz: number;
}
const puff: Puff = { e: 0, n: 0, sy: 0, sz: 0 };

/** The puff at a share `f` of the way from tail to head; the object is used again. */
export function puffAt(el: Element, air: CloudAir, f: number): Puff {
  const { tail, head } = el;
  puff.e = tail.e + f * (head.e - tail.e);
  puff.n = tail.n + f * (head.n - tail.n);
  if (el.dense !== null) {
    denseSpread(el, air, tail.distM + f * (head.distM - tail.distM));
    return puff;
  }
  const y = tail.yM + f * (head.yM - tail.yM);
  const z = tail.zM + f * (head.zM - tail.zM);
  const yFloor = tail.yFloorM + f * (head.yFloorM - tail.yFloorM);
  const zFloor = tail.zFloorM + f * (head.zFloorM - tail.zFloorM);
  puff.sy = air.averaging * Math.max(yFloor, sigmaY(air.set, air.stability, y));
  puff.sz = Math.max(zFloor, sigmaZ(air.set, air.stability, z));
  return puff;
}

/** Spreads that give the law's width and, with the mass that is there, its concentration. */
function denseSpread(el: Element, air: CloudAir, distM: number): void {
  const d = el.dense!;
  const x = Math.max(distM, 0.1);
  const share = d.kind === 'plume' ? densePlumeShare(d.law, x) : densePuffShare(d.law, x);
  const airMoles = ATMOSPHERE_PA / (GAS_CONSTANT * d.airK);
  const moles = share * d.molesM3;
  const kgM3 = (moles / (moles + (1 - share) * airMoles)) * airMoles * air.molarMass;
  if (d.kind === 'plume') {
    puff.sy = (2 * densePlumeHalfWidth(d.law, x)) / Math.sqrt(2 * Math.PI);
    puff.sz = d.rateKgS / (Math.PI * d.law.windMS * puff.sy * kgM3);
  } else {
    const t = x / (DENSE_PUFF_SPEED * d.law.windMS);
    puff.sy = densePuffRadius(d.law, d.radiusM, t) / Math.SQRT2;
    puff.sz = (2 * el.massKg) / (TWO_PI_15 * puff.sy * puff.sy * kgM3);
  }
}

const TWO_PI_15 = 2 * Math.PI * Math.sqrt(2 * Math.PI);

/** Puffs that an element needs when `extraM2` is added to its horizontal variance. */
export function puffCount(el: Element, air: CloudAir, extraM2: number): number {
  const de = el.head.e - el.tail.e;
  const dn = el.head.n - el.tail.n;
  const length = Math.sqrt(de * de + dn * dn);
  if (length === 0) return 1;
  const { sy } = puffAt(el, air, 0);
  const near = Math.sqrt(sy * sy + extraM2);
  if (near > 0 && length <= SPACING * near) return 1;
  // From a point source the spread grows along the element: count by its least sensible value.
  return Math.min(MOST_PUFFS, Math.ceil(length / (SPACING * Math.max(near, length / MOST_PUFFS))));
}

/** Concentration at a point, kg/m3. */
export function cloudAt(
  elements: readonly Element[],
  air: CloudAir,
  e: number,
  n: number,
  z: number,
): number {
  let sum = 0;
  for (const el of elements) sum += elementAt(el, air, e, n, z);
  return sum;
}

/**
 * Height at which an element is looked at: a dense layer is shallow and its depth uncertain, so that
 * its concentration at the ground counts for everybody in it.
 */
export const seenFrom = (el: Element, z: number): number => (el.dense === null ? z : 0);

function elementAt(el: Element, air: CloudAir, e: number, n: number, z: number): number {
  const count = puffCount(el, air, 0);
  const height = seenFrom(el, z);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const p = puffAt(el, air, (k + 0.5) / count);
    const de = (e - p.e) / p.sy;
    const dn = (n - p.n) / p.sy;
    const r2 = de * de + dn * dn;
    if (r2 > 72 || p.sy === 0) continue;
    const peak = el.massKg / (count * TWO_PI_15 * p.sy * p.sy * p.sz);
    sum += peak * exp(-0.5 * r2) * reflection(height, el.heightM, p.sz);
  }
  return sum;
}
