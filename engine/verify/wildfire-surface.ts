/** Surface fire against reference runs, and the wind response over a range of winds. */
import { fireEllipse, lengthToWidth } from '../hazards/wildfire/ellipse.ts';
import { fuelModelByCode } from '../hazards/wildfire/fuel-models.ts';
import { prepareFuel, spreadAt, type FuelBed } from '../hazards/wildfire/rothermel.ts';
import {
  FTMIN_PER_MS,
  KJM2_PER_BTUFT2,
  KWM_PER_BTUFTS,
  M_PER_FT,
  MS_PER_MPH,
} from '../hazards/wildfire/units.ts';
import {
  printedTolerance,
  relativeTolerance,
  row,
  type VerifyCase,
  type VerifyRow,
} from './case.ts';
import {
  REFERENCE_MOISTURES,
  SURFACE_REFERENCE,
  type ReferenceMoisture,
  type SurfaceReference,
} from './surface-reference.ts';

const SOURCE = 'firelab/behave, reference run in double precision';

/** Quantity and decimals of each printed column. */
const COLUMNS: readonly (readonly [quantity: string, decimals: number])[] = [
  ['rate of spread, ft/min', 4],
  ['rate of spread, m/min', 4],
  ['reaction intensity, BTU/ft2/min', 2],
  ['heat per unit area, BTU/ft2', 3],
  ['fireline intensity, BTU/ft/s', 2],
  ['flame length, ft', 4],
  ['length to width', 4],
  ['direction of maximum spread, deg from upslope', 2],
  ['backing rate, ft/min', 4],
];

/** The bed of a fuel code at one of the reference moistures. */
export function referenceBed(code: string, moisture: ReferenceMoisture): FuelBed {
  const fuel = fuelModelByCode(code);
  if (fuel === undefined) throw new Error(`no fuel model ${code}`);
  const [d1, d10, d100, herb, woody] = REFERENCE_MOISTURES[moisture];
  return prepareFuel(fuel, {
    dead1h: d1 / 100,
    dead10h: d10 / 100,
    dead100h: d100 / 100,
    liveHerb: herb / 100,
    liveWoody: woody / 100,
  });
}

function compute(reference: SurfaceReference): number[] {
  const { windMph, slopePct, windDeg } = reference;
  const bed = referenceBed(reference.fuel, reference.moisture);
  const fire = spreadAt(bed, {
    midflameWindMS: windMph * MS_PER_MPH,
    windToDeg: windDeg,
    slopeTan: slopePct / 100,
    upslopeDeg: 0,
  });
  const ratio = lengthToWidth('anderson', fire.effectiveWindMS);
  return [
    fire.rosMS * FTMIN_PER_MS,
    fire.rosMS * 60,
    (bed.reactionIntensityKWM2 * 60) / KJM2_PER_BTUFT2,
    fire.heatPerAreaKJM2 / KJM2_PER_BTUFT2,
    fire.intensityKWM / KWM_PER_BTUFTS,
    fire.flameLengthM / M_PER_FT,
    ratio,
    fire.directionDeg,
    fireEllipse(fire.rosMS, ratio).backMS * FTMIN_PER_MS,
  ];
}

function referenceRows(reference: SurfaceReference, relative: number): VerifyRow[] {
  const { fuel, moisture, windMph, slopePct, windDeg, results: expected } = reference;
  const label = `${fuel} ${moisture} ${windMph} mi/h ${slopePct} % ${windDeg} deg`;
  const got = compute(reference);
  return COLUMNS.map(([quantity, decimals], i) =>
    row(
      'rothermel-reference',
      `${label}: ${quantity}`,
      expected[i]!,
      got[i]!,
      printedTolerance(expected[i]!, decimals, relative),
      SOURCE,
    ),
  );
}

const reference: VerifyCase<'tolerance'> = {
  name: 'rothermel-reference',
  model: 'wildfire',
  title: 'Surface fire in 36 fuels at three moistures against a reference program',
  params: { tolerance: relativeTolerance },
  run: ({ tolerance }) => SURFACE_REFERENCE.flatMap((r) => referenceRows(r, tolerance)),
};

/** GR2 in the open as a well-known verification case of raster fire codes has it. */
const openGrass: VerifyCase<'tolerance'> = {
  name: 'grass-head-rate',
  model: 'wildfire',
  title: 'Head rate of a grass fire (GR2, 3 % dead moisture, 10 mi/h at 20 ft)',
  params: { tolerance: relativeTolerance },
  run: ({ tolerance }) => {
    // Depth 1 ft in the open: a wind adjustment of 0.3621.
    const fire = spreadAt(referenceBed('GR2', 'D1L1'), {
      midflameWindMS: 10 * 0.362104 * MS_PER_MPH,
      windToDeg: 0,
      slopeTan: 0,
      upslopeDeg: 0,
    });
    return [
      row(
        'grass-head-rate',
        'head rate, m/h',
        843.99,
        fire.rosMS * 3600,
        printedTolerance(843.99, 2, tolerance),
        'ELMFIRE verification case 01',
      ),
      row(
        'grass-head-rate',
        'length to width (Anderson)',
        1.38,
        lengthToWidth('anderson', fire.effectiveWindMS),
        printedTolerance(1.38, 3, tolerance),
        'ELMFIRE verification case 01, Anderson (1983)',
      ),
    ];
  },
};

export const SURFACE_CASES: readonly VerifyCase[] = [reference, openGrass];
