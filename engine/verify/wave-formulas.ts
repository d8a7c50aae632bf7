/** Impulse waves and run-up: the example of the manual, the forms of the laws, theory beside fits. */
import {
  basinWave,
  channelWave,
  impactNumbers,
  slideSpeed,
  type Impact,
} from '../hazards/landslide/impulse-wave.ts';
import { runUp } from '../hazards/landslide/run-up.ts';
import { cos, pow, sin } from '../kernel/math.ts';
import { RAD } from '../kernel/units.ts';
import { row, type VerifyCase } from './case.ts';

/** Example 1 of VAW-Mitteilung 254. */
export const VAW_EXAMPLE_1: Impact = {
  speedMS: 58,
  thicknessM: 12,
  widthM: 100,
  volumeM3: 220_000,
  densityKgM3: 1700,
  waterDensityKgM3: 1000,
  slopeDeg: 40,
  waterDepthM: 80,
};

const example: VerifyCase<'tolerance'> = {
  name: 'vaw-example-1',
  model: 'wave',
  title: 'Example 1 of the VAW manual, open water, at its edge of impact and at 1000 m',
  params: { tolerance: { default: 1e-5, min: 0, max: 1, unit: '1', doc: 'relative tolerance' } },
  run: ({ tolerance }) => {
    const w = basinWave(VAW_EXAMPLE_1, 1000, 0);
    const exact: readonly (readonly [string, number, number])[] = [
      ['P', 0.637265, w.numbers.impulse],
      ['first crest at the edge, m', 14.3959, w.firstCrest0M],
      ['first trough at the edge, m', 22.71568, w.trough0M],
      ['second crest at the edge, m', 10.08793, w.secondCrest0M],
      ['first crest at 1000 m, m', 1.690194, w.firstCrestM],
      ['first trough at 1000 m, m', 3.507477, w.troughM],
      ['second crest at 1000 m, m', 5.559593, w.secondCrestM],
      ['period at 1000 m, s', 31.16216, w.periodS],
    ];
    const printed: readonly (readonly [string, number, number, number])[] = [
      ['P as printed', 0.64, w.numbers.impulse, 0.005],
      ['first crest as printed, m', 14.4, w.firstCrest0M, 0.05],
      ['first trough as printed, m', 22.7, w.trough0M, 0.05],
      ['second crest as printed, m', 10.1, w.secondCrest0M, 0.05],
    ];
    const name = example.name;
    return [
      ...exact.map(([q, expected, got]) =>
        row(name, q, expected, got, tolerance * expected, 'the formulas, computed independently'),
      ),
      ...printed.map(([q, expected, got, half]) =>
        row(name, q, expected, got, half, 'VAW-Mitteilung 254, example 1; half a printed unit'),
      ),
      row(name, 'flags raised', 0, w.outOfRange.length, 0, 'the example lies inside of the tests'),
    ];
  },
};

/** A slide whose P is as wanted, everything else as in the example. */
const withImpulse = (p: number): Impact => ({
  ...VAW_EXAMPLE_1,
  speedMS: (VAW_EXAMPLE_1.speedMS * p) / impactNumbers(VAW_EXAMPLE_1).impulse,
});

const decay: VerifyCase<'impulse'> = {
  name: 'channel-wave-decay',
  model: 'wave',
  title: 'The 2-D wave beyond its maximum, and the gap between the two formulas there',
  params: { impulse: { default: 0.5, min: 0.05, max: 10, unit: '1', doc: 'P of the slide' } },
  run: ({ impulse }) => {
    const name = decay.name;
    const s = withImpulse(impulse);
    const at = channelWave(s, 0).maxAtM;
    const [near, far] = [channelWave(s, 2 * at), channelWave(s, 4 * at)];
    const gap = (p: number) => {
      const place = channelWave(withImpulse(p), 0);
      return channelWave(withImpulse(p), place.maxAtM * (1 + 1e-12)).heightM / place.maxHeightM - 1;
    };
    return [
      row(name, 'H(2x) / H(x)', pow(2, -4 / 15), far.heightM / near.heightM, 1e-12, 'x^(-4/15)'),
      row(name, 'T(2x) / T(x)', pow(2, 5 / 16), far.periodS / near.periodS, 1e-12, 'x^(5/16)'),
      row(name, 'a / H', 0.8, far.amplitudeM / far.heightM, 1e-12, 'VAW 254'),
      row(name, 'gap at the maximum, P 0.13', 0.12, gap(0.13), 0.005, 'derived; the manual has it'),
      row(
        name,
        'gap at the maximum, P 2.08',
        -0.22,
        gap(2.08),
        0.005,
        'derived; the manual has it',
      ),
      row(
        name,
        'speed of a block on 40 deg at 20 deg of friction after 100 m of fall, m/s',
        Math.sqrt((2 * 9.81 * 100 * sin(20 * RAD)) / (sin(40 * RAD) * cos(20 * RAD))),
        slideSpeed(100, 40, 20),
        1e-9,
        'work and energy on a plane',
      ),
    ];
  },
  profile: ({ impulse }) => ({
    columns: ['distanceM', 'heightM', 'periodS', 'basinFirstCrestM', 'basinSecondCrestM'],
    rows: Array.from({ length: 40 }, (_, k) => {
      const s = withImpulse(impulse);
      const x = 100 * (k + 1);
      const [c, b] = [channelWave(s, x), basinWave(s, x, 0)];
      return [x, c.heightM, c.periodS, b.firstCrestM, b.secondCrestM];
    }),
  }),
};

/** Largest value of Σ (-1)^(n+1) n^(3/2) χ^n for χ from 0 to 0.9, by narrowing. */
function largestOfSynolakisSeries(): number {
  const sum = (chi: number): number => {
    let s = 0;
    let power = chi;
    for (let n = 1; n < 400; n++) {
      s += (n % 2 === 1 ? 1 : -1) * n * Math.sqrt(n) * power;
      power *= chi;
    }
    return s;
  };
  let [low, high] = [0, 0.9];
  for (let k = 0; k < 80; k++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (sum(a) < sum(b)) low = a;
    else high = b;
  }
  return sum((low + high) / 2);
}

const bank: VerifyCase<'bankDeg'> = {
  name: 'run-up-laws',
  model: 'wave',
  title: 'Run-up laws beside the theory of solitary waves',
  params: { bankDeg: { default: 30, min: 10, max: 80, unit: 'deg', doc: 'slope of the bank' } },
  run: ({ bankDeg }) => {
    const name = bank.name;
    const wave = (e: number, deg: number) =>
      runUp({ amplitudeM: e, heightM: e, lengthM: 20, waterDepthM: 1, bankDeg: deg });
    const ratio = (of: 'eversBoesM' | 'muellerM') => wave(0.1, bankDeg)[of] / wave(0.1, 90)[of];
    const coefficient = 8 * Math.sqrt(Math.PI * Math.sqrt(3)) * largestOfSynolakisSeries();
    return [
      ...[0.1, 0.2, 0.3].map((e) => {
        const theory = 2 * e + e * e * (0.5 + 0.75 * e);
        const source =
          'solitary wave at a wall to third order (Su and Mirie 1980); the law is a fit';
        const q = `Evers and Boes, wall, a/h ${e}: R/h`;
        return row(name, q, theory, wave(e, 90).eversBoesM, 0.05 * theory, source);
      }),
      row(
        name,
        "Synolakis' coefficient",
        coefficient,
        wave(1, 45).synolakisM,
        0.001,
        '8 √(π √3) times the largest value of his series (Synolakis 1987, eq. 3.5)',
      ),
      ...(['eversBoesM', 'muellerM'] as const).map((of) =>
        row(
          name,
          `${of} at ${bankDeg} deg over a wall`,
          pow(90 / bankDeg, 0.2),
          ratio(of),
          1e-12,
          'form',
        ),
      ),
    ];
  },
};

export const WAVE_FORMULA_CASES: readonly VerifyCase[] = [example, decay, bank];
