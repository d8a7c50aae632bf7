/** How wide and how high the cloud is at a place in an element, and how many puffs that takes. */
import { ATMOSPHERE_PA, GAS_CONSTANT } from './constants.ts';
import type { CloudAir, DenseStart, Element } from './cloud.ts';
import {
  densePlumeEnd,
  densePlumeHalfWidth,
  densePlumeShare,
  densePuffEnd,
  densePuffRadius,
  densePuffShare,
} from './dense-gas.ts';
import { distanceOfSigma, sigmaY, sigmaZ } from './sigma.ts';

/** A dense puff is carried at this share of the wind (Britter and McQuaid). */
export const DENSE_PUFF_SPEED = 0.4;
/** Puffs of an element stand at most this many spreads apart; at 1.2 their sum ripples by 2e-6. */
const SPACING = 1.2;
const MOST_PUFFS = 400;
/** Virtual distances end here, m. */
const FARTHEST_M = 1e6;

/** Distance on a class's curves at which the spread across is `spreadM`. */
export const virtualDistance = (air: CloudAir, spreadM: number): number =>
  distanceOfSigma(sigmaY, air.set, air.stability, spreadM / air.averaging);

export const denseEnd = (d: DenseStart): number =>
  d.kind === 'plume' ? densePlumeEnd(d.law) : densePuffEnd(d.law);

/** Where a dense element goes passive, and the virtual distances there that go on from it. */
interface DenseExit {
  readonly air: CloudAir;
  readonly massKg: number;
  readonly distM: number;
  readonly yM: number;
  readonly zM: number;
  readonly zFloorM: number;
}

/** Looked up for every puff of an element that lies across the end of its law. */
const exits = new WeakMap<DenseStart, DenseExit>();

const sameAir = (a: CloudAir, b: CloudAir): boolean =>
  a.stability === b.stability && a.set === b.set && a.averaging === b.averaging;

export function exitOf(el: Element, air: CloudAir): DenseExit {
  const start = el.dense!;
  const kept = exits.get(start);
  if (kept !== undefined && kept.massKg === el.massKg && sameAir(kept.air, air)) return kept;
  const distM = denseEnd(start);
  denseSpread(el, air, distM);
  const { sy, sz } = puff;
  const yM = distanceOfSigma(sigmaY, air.set, air.stability, sy / air.averaging);
  const zM = distanceOfSigma(sigmaZ, air.set, air.stability, sz);
  // A curve that never gets that wide leaves the spread as it is.
  const zFloorM = zM >= FARTHEST_M ? sz : 0;
  const exit: DenseExit = { air, massKg: el.massKg, distM, yM, zM, zFloorM };
  exits.set(start, exit);
  return exit;
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
    const x = tail.distM + f * (head.distM - tail.distM);
    if (x <= denseEnd(el.dense)) denseSpread(el, air, x);
    else {
      const exit = exitOf(el, air);
      const beyond = x - exit.distM;
      passiveSpread(air, exit.yM + beyond, exit.zM + beyond, 0, exit.zFloorM);
    }
    return puff;
  }
  passiveSpread(
    air,
    tail.yM + f * (head.yM - tail.yM),
    tail.zM + f * (head.zM - tail.zM),
    tail.yFloorM + f * (head.yFloorM - tail.yFloorM),
    tail.zFloorM + f * (head.zFloorM - tail.zFloorM),
  );
  return puff;
}

/** Spreads at virtual distances, none below what was reached in another class. */
function passiveSpread(
  air: CloudAir,
  yM: number,
  zM: number,
  yFloorM: number,
  zFloorM: number,
): void {
  puff.sy = air.averaging * Math.max(yFloorM, sigmaY(air.set, air.stability, yM));
  puff.sz = Math.max(zFloorM, sigmaZ(air.set, air.stability, zM));
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

export const TWO_PI_15 = 2 * Math.PI * Math.sqrt(2 * Math.PI);

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
