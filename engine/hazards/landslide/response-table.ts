/**
 * A response over normalised time as a table on its logarithm, read by cubic interpolation: one
 * erfc costs as much as twenty readings, and a storm over a county asks for a billion.
 */
import { exp, log } from '../../kernel/math.ts';
import { finiteResponse, rainResponse, type RainStep } from './pore-pressure.ts';

const STEP = 0.02;
const LOW = log(1e-3);
const NODES = 1760; // to x = e^28.3, far beyond any storm

/** Table of a smooth function of x from 1e-3; 0 below. Error below 1e-7 of the value or of 1. */
export class ResponseTable {
  readonly #values = new Float64Array(NODES);
  readonly #of: (x: number) => number;

  constructor(of: (x: number) => number) {
    this.#of = of;
    for (let i = 0; i < NODES; i++) this.#values[i] = of(exp(LOW + i * STEP));
  }

  /** The function at e^logX. */
  at(logX: number): number {
    const u = (logX - LOW) / STEP;
    if (u < 1) return u < 0 ? 0 : this.#of(exp(logX));
    const i = Math.floor(u);
    if (i >= NODES - 2) return this.#of(exp(logX));
    const f = u - i;
    const v = this.#values;
    const [a, b, c, d] = [v[i - 1]!, v[i]!, v[i + 1]!, v[i + 2]!];
    // Cubic of Lagrange through four nodes.
    return (
      b + f * (c - d / 6 - b / 2 - a / 3 + f * ((c + a) / 2 - b + f * ((d - a) / 6 + (b - c) / 2)))
    );
  }
}

let infinite: ResponseTable | null = null;
const finite = new Map<number, ResponseTable>();

/** Table of R(x), x = 4 D1 t / Z². Made once. */
export const infiniteTable = (): ResponseTable => (infinite ??= new ResponseTable(rainResponse));

/**
 * Table of the finite response at Z = ratio·L, in the same variable and scale as the infinite one:
 * x = 4 D1 t / Z², value in units of (rate / Ks) Z. Made once for each ratio.
 */
export function finiteTable(ratio: number): ResponseTable {
  const known = finite.get(ratio);
  if (known !== undefined) return known;
  const table = new ResponseTable((x) => finiteResponse(ratio, (x * ratio * ratio) / 4) / ratio);
  finite.set(ratio, table);
  return table;
}

/** Nodes of `StormTable` per unit of ln k, and the ln k that it covers (k = 4 D1 / Z² in 1/s). */
const PER_UNIT = 64;
const K_LOW = -32;
const K_HIGH = 8;
const K_NODES = (K_HIGH - K_LOW) * PER_UNIT + 2;

/**
 * What a storm has done by a time, for every site of one soil: G(ln k) = Σ I_n/Ks (R(k(t - T_n)) -
 * R(k(t - T_n+1))), so that ψ = β (Z - d) + Z G. One reading for a cell instead of a sum over rain.
 */
export interface StormTable {
  readonly values: Float64Array;
  readonly low: number;
  readonly perUnit: number;
}

/** Tabulates a storm; `conductivityMS` caps the rain that enters. */
export function stormTable(
  table: ResponseTable,
  rain: readonly RainStep[],
  timeS: number,
  conductivityMS: number,
): StormTable {
  const values = new Float64Array(K_NODES);
  rain.forEach(({ fromS, rateMS }, n) => {
    if (rateMS <= 0 || fromS >= timeS) return;
    const entering = Math.min(rateMS, conductivityMS) / conductivityMS;
    const begun = log(timeS - fromS);
    const next = rain[n + 1]?.fromS ?? Infinity;
    const over = next < timeS ? log(timeS - next) : null;
    for (let i = 0; i < K_NODES; i++) {
      const k = K_LOW + i / PER_UNIT;
      values[i]! += entering * (table.at(k + begun) - (over === null ? 0 : table.at(k + over)));
    }
  });
  return { values, low: K_LOW, perUnit: PER_UNIT };
}
