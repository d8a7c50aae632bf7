/**
 * The cloud: a chain of elements, each the gas of one step between two ends that the wind carries.
 *
 * An element is drawn as so many puffs along its length that none is farther from the next than 1.2
 * of their spread; a steady release in a steady wind is then the plume again. Spread follows the
 * distance travelled; when the class changes, the virtual distance of the spread reached so far is
 * taken on the new curve. Dense gas spreads by Britter and McQuaid until their curves end; an element
 * that lies across that end is dense on this side of it and passive beyond.
 */
import { exp } from '../../kernel/math.ts';
import {
  DENSE_PUFF_SPEED,
  denseEnd,
  exitOf,
  puffAt,
  puffCount,
  TWO_PI_15,
} from './cloud-spread.ts';
import type { DensePlume, DensePuff } from './dense-gas.ts';
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
const ASSUMED_CALM_SPREAD_MS = 0.5;
export const endAt = (e: number, n: number, yM: number, zM: number): End => ({
  e,
  n,
  distM: 0,
  yM,
  zM,
  yFloorM: 0,
  zFloorM: 0,
});

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

/** Moves elements by `dtS` and lets dense ones that are wholly past the end of their law go passive. */
export function carryCloud(
  elements: readonly Element[],
  ground: WindGround,
  base: { readonly e: number; readonly n: number },
  air: CloudAir,
  dtS: number,
): void {
  for (const el of elements) {
    carryElement(el, ground, base, air, dtS);
    if (el.dense !== null && el.tail.distM >= denseEnd(el.dense)) goPassive(el, air);
  }
}

/** Moves one element by `dtS`. */
export function carryElement(
  el: Element,
  ground: WindGround,
  base: { readonly e: number; readonly n: number },
  air: CloudAir,
  dtS: number,
): void {
  const speed = el.dense?.kind === 'puff' ? DENSE_PUFF_SPEED : 1;
  carry(el.tail, ground, base, air.stability, dtS, speed);
  carry(el.head, ground, base, air.stability, dtS, speed);
}

function goPassive(el: Element, air: CloudAir): void {
  const exit = exitOf(el, air);
  el.dense = null;
  for (const end of [el.tail, el.head]) {
    end.yM = exit.yM + end.distM - exit.distM;
    end.zM = exit.zM + end.distM - exit.distM;
    end.yFloorM = 0;
    end.zFloorM = exit.zFloorM;
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
 * Height at which a puff is looked at, m. A dense layer is shallow and its depth uncertain, so that
 * its concentration at the ground counts for everybody in it. Other gas is at a source shallower than
 * a person by curves that begin at 100 m: what is at one spread counts up to the head.
 */
export const seenFrom = (el: Element, z: number, sz: number): number =>
  el.dense === null ? Math.min(z, sz) : 0;

function elementAt(el: Element, air: CloudAir, e: number, n: number, z: number): number {
  const count = puffCount(el, air, 0);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const p = puffAt(el, air, (k + 0.5) / count);
    const de = (e - p.e) / p.sy;
    const dn = (n - p.n) / p.sy;
    const r2 = de * de + dn * dn;
    if (r2 > 72 || p.sy === 0) continue;
    const peak = el.massKg / (count * TWO_PI_15 * p.sy * p.sy * p.sz);
    sum += peak * exp(-0.5 * r2) * reflection(seenFrom(el, z, p.sz), el.heightM, p.sz);
  }
  return sum;
}
