/** Containment against reference runs and against the spiral around a circular fire. */
import { containFire, type ContainmentInput } from '../hazards/wildfire/containment.ts';
import { lengthToWidth } from '../hazards/wildfire/ellipse.ts';
import { M_PER_CHAIN, MS_PER_MPH } from '../hazards/wildfire/units.ts';
import { exp } from '../kernel/math.ts';
import {
  printedTolerance,
  relativeTolerance,
  row,
  type VerifyCase,
  type VerifyRow,
} from './case.ts';

const SOURCE = 'firelab/behave, reference run in double precision';
const M2_PER_ACRE = 10 * M_PER_CHAIN * M_PER_CHAIN;

interface Reference {
  readonly ros: number;
  readonly ratio: number;
  readonly line: number;
  readonly delayH: number;
  readonly tactic: 'head' | 'rear';
  readonly contained: boolean;
  /** Printed: line in chains, area in acres, minutes, acres at attack. */
  readonly lineCh: number;
  readonly areaAc: number;
  readonly minutes: number;
  readonly attackAc: number;
}

/** Fires of 1 acre at the report, 8 h of work; rates in chains/h, in the order of `Reference`. */
const REFERENCE: readonly Reference[] = (
  [
    [5, 3, 20, 2, 'head', true, 39.5398, 9.4275, 238.75, 8.955],
    [10, 3, 30, 1, 'head', true, 40.7537, 10.2853, 141.75, 8.955],
    [10, 2, 20, 0.5, 'rear', false, 159.9989, 199.9042, 510, 5.587],
    [20, 4, 20, 1, 'head', false, 320, 709.1239, 540, 16.439],
  ] as const
).map(([ros, ratio, line, delayH, tactic, contained, lineCh, areaAc, minutes, attackAc]) => ({
  ros,
  ratio,
  line,
  delayH,
  tactic,
  contained,
  lineCh,
  areaAc,
  minutes,
  attackAc,
}));

const CHAINS_PER_HOUR = M_PER_CHAIN / 3600;

const inputOf = (r: Reference): ContainmentInput => ({
  initialAreaM2: M2_PER_ACRE,
  rosMS: r.ros * CHAINS_PER_HOUR,
  lengthToWidth: r.ratio,
  lineRateMS: r.line * CHAINS_PER_HOUR,
  attackDelayS: r.delayH * 3600,
  workS: 8 * 3600,
  tactic: r.tactic,
});

/**
 * The reference prints the area at attack for another ellipse than the one it attacks: that of
 * Anderson's law at the wind for which the linear law gives the ratio.
 */
function referenceAttackArea(r: Reference): number {
  const ratio = lengthToWidth('anderson', 4 * (r.ratio - 1) * MS_PER_MPH);
  return containFire({ ...inputOf(r), lengthToWidth: ratio, workS: 1 }).areaAtAttackM2;
}

function referenceRows(r: Reference, relative: number): VerifyRow[] {
  const got = containFire(inputOf(r));
  const label = `${r.ros} ch/h, ratio ${r.ratio}, line ${r.line} ch/h, ${r.tactic}`;
  const name = 'containment-reference';
  const one = (q: string, expected: number, value: number, tolerance: number, source: string) =>
    row(name, `${label}: ${q}`, expected, value, tolerance, source);
  const line = got.outrun
    ? one(
        'line, chains',
        8 * r.line,
        got.lineM / M_PER_CHAIN,
        1e-9,
        `rate times 8 h; the reference prints ${r.lineCh}, the way of the head that outruns the crews`,
      )
    : one(
        'line, chains',
        r.lineCh,
        got.lineM / M_PER_CHAIN,
        printedTolerance(r.lineCh, 4, relative),
        SOURCE,
      );
  return [
    one('contained', r.contained ? 1 : 0, got.status === 'contained' ? 1 : 0, 0, SOURCE),
    line,
    one(
      'area, acres',
      r.areaAc,
      got.areaM2 / M2_PER_ACRE,
      printedTolerance(r.areaAc, 4, relative),
      SOURCE,
    ),
    one(
      'time, min',
      r.minutes,
      got.endS / 60,
      0.25,
      `${SOURCE}, which prints the end of its step of 0.25 min`,
    ),
    one(
      'area at attack by the ratio of Anderson, acres',
      r.attackAc,
      referenceAttackArea(r) / M2_PER_ACRE,
      printedTolerance(r.attackAc, 3, relative),
      `${SOURCE}; it grows the fire with another ratio before the attack`,
    ),
  ];
}

const reference: VerifyCase<'tolerance'> = {
  name: 'containment-reference',
  model: 'wildfire',
  title: 'Line from the head and from the rear against a reference program',
  params: { tolerance: relativeTolerance },
  run: ({ tolerance }) => REFERENCE.flatMap((r) => referenceRows(r, tolerance)),
};

type CircleParam = 'initialHa' | 'rosMS' | 'rateRatio';

/**
 * Around a circle (ratio 1) the crews run a logarithmic spiral: with p the rate of one flank over
 * that of the fire the radius grows by e^(pi / sqrt(p^2 - 1)) until they meet.
 */
function circle(p: Readonly<Record<CircleParam, number>>) {
  const radius = Math.sqrt((p.initialHa * 10_000) / Math.PI);
  const k = Math.sqrt(p.rateRatio * p.rateRatio - 1);
  const growth = exp(Math.PI / k);
  const endS = (radius * (growth - 1)) / p.rosMS;
  const got = containFire({
    initialAreaM2: p.initialHa * 10_000,
    rosMS: p.rosMS,
    lengthToWidth: 1,
    lineRateMS: 2 * p.rateRatio * p.rosMS,
    attackDelayS: 0,
    workS: 1.02 * endS,
    tactic: 'head',
  });
  // Both halves of the spiral r = r0 e^(u/k), u from 0 to pi.
  const areaM2 = (radius * radius * k * (growth * growth - 1)) / 2;
  return { radius, k, endS, areaM2, lineM: 2 * p.rateRatio * p.rosMS * endS, got };
}

const spiral: VerifyCase<CircleParam> = {
  name: 'containment-circle-exact',
  model: 'wildfire',
  title: 'Containment of a circular fire against the logarithmic spiral',
  params: {
    initialHa: { default: 1, min: 0.001, max: 1000, unit: 'ha', doc: 'area at the attack' },
    rosMS: { default: 0.02, min: 1e-4, max: 2, unit: 'm/s', doc: 'rate of spread' },
    rateRatio: { default: 2, min: 1.2, max: 50, unit: '1', doc: 'line rate of a flank over it' },
  },
  run: (p) => {
    const c = circle(p);
    const one = (quantity: string, expected: number, got: number) =>
      row(spiral.name, quantity, expected, got, 1e-5 * expected, 'exact solution');
    return [
      row(spiral.name, 'contained', 1, c.got.status === 'contained' ? 1 : 0, 0, 'exact solution'),
      one('time, s', c.endS, c.got.endS),
      one('line, m', c.lineM, c.got.lineM),
      one('area, m2', c.areaM2, c.got.areaM2),
    ];
  },
};

export const CONTAINMENT_CASES: readonly VerifyCase[] = [reference, spiral];
