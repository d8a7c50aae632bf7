/** How high a wave climbs a bank that it meets head on. */
import { pow, tan, exp } from '../../kernel/math.ts';
import type { OutOfRange } from './impulse-wave.ts';

/** A wave in front of a bank. */
export interface IncomingWave {
  /** Crest amplitude a, wave height H and length L, m; still-water depth h before the bank, m. */
  readonly amplitudeM: number;
  readonly heightM: number;
  readonly lengthM: number;
  readonly waterDepthM: number;
  /** Slope of the bank, deg. */
  readonly bankDeg: number;
}

export interface RunUp {
  /** Evers and Boes (2019): R = 2 a e^(0.4 a/h) (90°/β)^0.2. */
  readonly eversBoesM: number;
  /** Müller (1995): R/h = 1.25 (H/h)^(5/4) (H/L)^(-3/20) (90°/β)^(1/5). */
  readonly muellerM: number;
  /** Synolakis (1987), non-breaking solitary waves: R/h = 2.831 √cot β (H/h)^(5/4). */
  readonly synolakisM: number;
  /** Largest H/h that does not break on this bank, 0.818 (cot β)^(-10/9). */
  readonly unbrokenHeight: number;
  readonly outOfRange: readonly OutOfRange[];
}

/** Vertical run-up over still water, m. Use Evers and Boes unless its range is left. */
export function runUp(w: IncomingWave): RunUp {
  const h = w.waterDepthM;
  const cot = 1 / tan((w.bankDeg * Math.PI) / 180);
  const steep = pow(90 / w.bankDeg, 0.2);
  const relative = w.heightM / h;
  const a = w.amplitudeM / h;
  // On a wall the formula has no height left; the breaking limit grows without bound.
  const unbrokenHeight = w.bankDeg >= 90 ? Infinity : 0.818 * pow(cot, -10 / 9);
  const outOfRange: OutOfRange[] = [];
  if (!(a >= 0.007 && a <= 0.69))
    outOfRange.push({ quantity: 'a/h', value: a, min: 0.007, max: 0.69 });
  if (!(w.bankDeg >= 10 && w.bankDeg <= 90))
    outOfRange.push({ quantity: 'bankDeg', value: w.bankDeg, min: 10, max: 90 });
  if (relative > unbrokenHeight)
    outOfRange.push({ quantity: 'Synolakis H/h', value: relative, min: 0, max: unbrokenHeight });
  return {
    eversBoesM: 2 * w.amplitudeM * exp(0.4 * a) * steep,
    muellerM: 1.25 * h * pow(relative, 1.25) * pow(w.heightM / w.lengthM, -0.15) * steep,
    synolakisM: w.bankDeg >= 90 ? 0 : 2.831 * h * Math.sqrt(cot) * pow(relative, 1.25),
    unbrokenHeight,
    outOfRange,
  };
}
