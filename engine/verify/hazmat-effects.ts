/** Poison, heat, blast and what walls keep out, against printed and exact numbers. */
import { blastReach, epaBlastReach, overpressureKPa } from '../hazards/hazmat/blast.ts';
import { boxAfter } from '../hazards/hazmat/enclosure.ts';
import { erf } from '../hazards/hazmat/error-function.ts';
import { cylinderView, cylinderViews, fireball, fireballHeat } from '../hazards/hazmat/fire.ts';
import { ppmOf } from '../hazards/hazmat/substance.ts';
import { substanceOf } from '../hazards/hazmat/substances.ts';
import {
  deathShare,
  indoorAfter,
  lethalConcentration,
  toxicLaw,
  toxicLoad,
} from '../hazards/hazmat/toxic.ts';
import { cos, exp, sin } from '../kernel/math.ts';
import { printedTolerance, row, type VerifyCase } from './case.ts';

const tolerance = {
  tolerance: {
    default: 1e-3,
    min: 0,
    max: 1,
    unit: '1',
    doc: 'relative tolerance; half a printed unit passes anyway',
  },
};

const lethal: VerifyCase<'tolerance'> = {
  name: 'chlorine-lethal',
  model: 'hazmat',
  title: 'Chlorine that kills half within 10, 30 and 60 minutes',
  params: tolerance,
  run: (p) => {
    const s = substanceOf('chlorine');
    const law = toxicLaw(s, 'ccps')!;
    const rows = (
      [
        [10, 433.3],
        [30, 250.2],
        [60, 176.9],
      ] as const
    ).map(([minutes, expected]) =>
      row(
        lethal.name,
        `${minutes} min, ppm`,
        expected,
        ppmOf(s, lethalConcentration(law, minutes)),
        printedTolerance(expected, 1, p.tolerance),
        'probit -8.29 + 0.92 ln(C^2 t); the paper prints 433 and 250',
      ),
    );
    const c = lethalConcentration(law, 30);
    const half = deathShare(law, toxicLoad(law, c, 30));
    return [...rows, row(lethal.name, 'share killed by it', 0.5, half, 1e-9, 'definition')];
  },
};

const ball: VerifyCase<'tolerance'> = {
  name: 'fireball-propane',
  model: 'hazmat',
  title: 'Fireball of 20 t of propane at 300 m (46 MJ/kg, 1 kPa of water vapour)',
  params: tolerance,
  run: (p) => {
    const f = fireball(20_000, 46e6);
    const heat = fireballHeat(f, 300, 1000);
    const one = (quantity: string, expected: number, decimals: number, got: number) =>
      row(
        ball.name,
        quantity,
        expected,
        got,
        printedTolerance(expected, decimals, p.tolerance),
        'worked out from the formulas by hand',
      );
    return [
      one('diameter, m', 157.4, 1, f.diameterM),
      one('duration, s', 12.2, 1, f.durationS),
      one('heat on a vertical surface, kW/m2', 10.65, 2, heat.verticalKWM2),
      one('heat on a surface turned to it, kW/m2', 11.44, 2, heat.normalKWM2),
    ];
  },
};

const blast: VerifyCase<'tolerance'> = {
  name: 'blast-lpg',
  model: 'hazmat',
  title: "EPA's distance to 1 psi for 10 t of LPG, and the pressure law inverted",
  params: tolerance,
  run: (p) => [
    row(
      blast.name,
      'reach with 46.35 MJ/kg (46.0 gives 364.2), m',
      365,
      epaBlastReach(10_000, 46.35e6),
      p.tolerance * 365,
      'EPA 550-B-99-009; the heat of combustion behind the printed number is not printed',
    ),
    row(
      blast.name,
      'pressure at the reach of 7 kPa, kPa',
      7,
      overpressureKPa(1000, blastReach(1000, 7)),
      1e-9,
      'inverse of the law',
    ),
  ],
};

/** View factors of a cylinder by summing over its visible side. */
function summedViews(s: number, h: number, n: number) {
  let vertical = 0;
  let horizontal = 0;
  const dh = h / n;
  const da = Math.PI / n;
  for (let i = 0; i < n; i++) {
    const a = -Math.PI / 2 + (i + 0.5) * da;
    const nx = cos(a);
    const ny = sin(a);
    // From the receptor at (s, 0, 0) to a patch of the cylinder of radius 1.
    const dx = nx - s;
    const facing = -(dx * nx + ny * ny);
    if (facing <= 0) continue;
    for (let k = 0; k < n; k++) {
      const z = (k + 0.5) * dh;
      const r2 = dx * dx + ny * ny + z * z;
      const part = (facing * da * dh) / (Math.PI * r2 * r2);
      vertical += part * -dx;
      horizontal += part * z;
    }
  }
  return { vertical, horizontal };
}

const view: VerifyCase<'distance' | 'height'> = {
  name: 'pool-fire-view',
  model: 'hazmat',
  title: 'View factor of an upright flame against a sum over its surface',
  params: {
    distance: { default: 3, min: 1.2, max: 50, unit: '1', doc: 'from the axis, radii' },
    height: { default: 5, min: 0.1, max: 50, unit: '1', doc: 'of the flame, radii' },
  },
  run: ({ distance, height }) => {
    const got = cylinderViews(distance, height);
    const exact = summedViews(distance, height, 600);
    const source = 'numerical integral, 360,000 patches';
    return [
      row(view.name, 'vertical surface', exact.vertical, got.vertical, 1e-4, source),
      row(view.name, 'horizontal surface', exact.horizontal, got.horizontal, 1e-4, source),
      row(
        view.name,
        'very high flame, vertical surface',
        0.5 / distance,
        cylinderViews(distance, 1e5).vertical,
        1e-4,
        'half of an endless cylinder',
      ),
      row(view.name, 'at the flame', 1, cylinderView(2, 2, 1), 0, 'touching'),
    ];
  },
};

const walls: VerifyCase<'airChangesH'> = {
  name: 'indoor-hour',
  model: 'hazmat',
  title: 'What a closed building lets in during an hour',
  params: {
    airChangesH: { default: 0.5, min: 0, max: 20, unit: '1/h', doc: 'a further rate' },
  },
  run: ({ airChangesH }) => [
    row(walls.name, '0.3 changes an hour', 0.26, indoorAfter(0, 1, 0.3, 3600), 0.005, 'printed'),
    row(walls.name, '1 change an hour', 0.63, indoorAfter(0, 1, 1, 3600), 0.005, 'printed'),
    row(
      walls.name,
      'the given rate',
      1 - exp(-airChangesH),
      indoorAfter(0, 1, airChangesH, 3600),
      1e-12,
      'exact',
    ),
    row(
      walls.name,
      'a room with a source in the end, kg/m3',
      0.036,
      boxAfter(0, 1e-5, 1, 1e6).kgM3,
      1e-9,
      'source over air changes',
    ),
    row(walls.name, 'erf(1)', 0.842700792949715, erf(1), 1e-14, 'Abramowitz and Stegun 1964'),
    row(walls.name, 'erf(3)', 0.999977909503001, erf(3), 1e-14, 'Abramowitz and Stegun 1964'),
  ],
};

export const HAZMAT_EFFECT_CASES: readonly VerifyCase[] = [lethal, ball, blast, view, walls];
