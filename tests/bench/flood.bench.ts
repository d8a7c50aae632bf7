import { createSolver } from '../../engine/hydraulics/create.ts';
import type { Scheme, Solver } from '../../engine/hydraulics/solver.ts';
import { bytesOf, cpuOnce, type BenchRow } from './measure.ts';

const SIDE = 1000;
const CELL_M = 30;

/** A lake of 3 to 7 m over a wavy bed, its surface tilted so that all of it moves. */
function wetSolver(scheme: Scheme, wetShare = 1): Solver {
  const at = (i: number) => [i % SIDE, Math.floor(i / SIDE)] as const;
  const bedM = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [c, r] = at(i);
    return 2 * Math.sin(c / 30) * Math.cos(r / 40);
  });
  const s = createSolver(scheme, { cols: SIDE, rows: SIDE, cellM: CELL_M, bedM, manning: 0.03 });
  const rows = Math.round(SIDE * wetShare);
  for (let i = 0; i < rows * SIDE; i++) s.placeLevel(i, 5 + 0.5 * Math.sin(at(i)[0] / 50));
  return s;
}

function speed(scheme: Scheme): BenchRow {
  const s = wetSolver(scheme);
  const chunk = scheme === 'inertia' ? 8 : 4;
  s.advance(chunk);
  const rates: number[] = [];
  for (let n = 0; n < 5; n++) {
    const before = s.cellSteps;
    const seconds = cpuOnce(() => s.advance(chunk));
    rates.push((s.cellSteps - before) / seconds / 1e6);
  }
  rates.sort((a, b) => a - b);
  return {
    name: `flood.${scheme}`,
    value: rates[2]!,
    unit: 'M cell updates/s',
    cells: SIDE * SIDE,
    steps: s.steps,
    stepS: s.lastStepS,
    wetShare: s.tiles.activeCells / (SIDE * SIDE),
    // A second-order step has two stages; it counts as one update.
    stages: scheme === 'fv2' ? 2 : 1,
  };
}

export function run(): BenchRow[] {
  const part = wetSolver('inertia', 0.05);
  part.advance(30);
  const steps = part.steps;
  const partSeconds = cpuOnce(() => part.advance(60));
  return [
    speed('inertia'),
    speed('fv1'),
    speed('fv2'),
    {
      name: 'flood.dayOf1MCells5PctWet',
      value: (partSeconds * 86_400) / 60,
      unit: 's',
      extrapolatedFromS: 60,
      steps: part.steps - steps,
      stepS: part.lastStepS,
      wetShare: part.tiles.activeCells / (SIDE * SIDE),
    },
    ...(['inertia', 'fv1', 'fv2'] as const).map((scheme) => ({
      name: `flood.bytes.${scheme}`,
      value: bytesOf(() => wetSolver(scheme)) / (SIDE * SIDE),
      unit: 'bytes/cell',
    })),
  ];
}
