import { createSolver } from '../../engine/hydraulics/create.ts';
import type { Scheme, Solver } from '../../engine/hydraulics/solver.ts';
import { cpuOnce, type BenchRow } from './measure.ts';

const SIDE = 1000;
const HOUR_S = 3600;
const MS_PER_MMH = 1 / 3.6e6;

const raster = (side: number, at: (col: number, row: number) => number): Float64Array =>
  Float64Array.from({ length: side * side }, (_, i) => at(i % side, Math.floor(i / side)));

/** What every row tells of its solver. */
const details = (s: Solver) => ({
  cells: s.frame.cols * s.frame.rows,
  wetShare: wetShare(s),
  computedShare: s.tiles.activeCells / (s.frame.cols * s.frame.rows),
  stepS: s.lastStepS,
  bytesACell: Math.round(s.bytes / (s.frame.cols * s.frame.rows)),
});

function wetShare(s: Solver): number {
  let wet = 0;
  for (const h of s.h) if (h > s.filmM) wet++;
  return wet / (s.frame.cols * s.frame.rows);
}

/** A lake of 3 to 7 m over a wavy bed of 30 m cells, its surface tilted so that all of it moves. */
function lake(scheme: Scheme, plain: boolean): Solver {
  const bedM = raster(SIDE, (c, r) => 2 * Math.sin(c / 30) * Math.cos(r / 40));
  const s = createSolver(scheme, { cols: SIDE, rows: SIDE, cellM: 30, bedM, manning: 0.03, plain });
  raster(SIDE, (c) => 5 + 0.5 * Math.sin(c / 50)).forEach((level, i) => s.placeLevel(i, level));
  return s;
}

/** Median of five rates; `plain` is the TypeScript that the compiled kernels are made from. */
function speed(scheme: Scheme, plain: boolean): BenchRow {
  const s = lake(scheme, plain);
  const seconds = scheme === 'inertia' ? 20 : 10;
  s.advance(seconds);
  const rates = Array.from({ length: plain ? 3 : 5 }, () => {
    const before = s.cellSteps;
    const used = cpuOnce(() => s.advance(seconds));
    return (s.cellSteps - before) / used / 1e6;
  });
  rates.sort((a, b) => a - b);
  return {
    name: `flood.${scheme}`,
    value: rates[rates.length >> 1]!,
    unit: 'M cell updates/s',
    kernels: plain ? 'TypeScript' : 'WebAssembly',
    best: rates.at(-1)!,
    steps: s.steps,
    ...details(s),
  };
}

/** Seconds for a long run from a piece of it; the piece comes after a start that does not count. */
function whole(
  name: string,
  wholeS: number,
  startS: number,
  pieceS: number,
  s: Solver,
  run: (toS: number) => void,
): BenchRow {
  // prettier-ignore
  run(startS);
  const steps = s.steps;
  const used = cpuOnce(() => run(pieceS));
  return {
    name,
    value: (used * wholeS) / pieceS,
    unit: 's',
    extrapolatedFromS: pieceS,
    steps: Math.round(((s.steps - steps) * wholeS) / pieceS),
    ...details(s),
  };
}

/** A river 1 km wide and 2 m deep through a window of 1 M cells of 20 m: 5 % of it are wet. */
function river(): BenchRow {
  const [north, south] = [475, 525];
  const bedM = raster(SIDE, (c, r) => {
    const aside = Math.max(0, north - r, r + 1 - south);
    return 0.3 * Math.sin(c / 30) + (aside > 0 ? 3 + 0.5 * aside : 0);
  });
  const s = createSolver('inertia', { cols: SIDE, rows: SIDE, cellM: 20, bedM, manning: 0.03 });
  raster(SIDE, (c) => 2 + 0.3 * Math.sin(c / 50)).forEach((level, i) => s.placeLevel(i, level));
  return whole('flood.dayOf1MCells5PctWet', 24 * HOUR_S, 120, 600, s, (t) => s.advance(t));
}

/** 50 mm/h on 150,000 cells of 20 m: two hillsides of 1:5 and their stream, all of it wet. */
function catchment(): BenchRow {
  const side = 388;
  const middle = side / 2;
  const bedM = raster(side, (c, r) => 400 + 4 * Math.abs(c - middle) - 0.4 * r);
  const s = createSolver('fv1', { cols: side, rows: side, cellM: 20, bedM, manning: 0.05 });
  for (let c = 0; c < side; c++)
    s.addFace({ kind: 'free', axis: 'y', entry: side * s.frame.stride + c + 1, inside: 'lesser', slope: 0.02 }); // prettier-ignore
  const rain = (seconds: number) => {
    for (let t = 0; t < seconds; t += 10) {
      for (let i = 0; i < side * side; i++) s.addDepth(i, 50 * MS_PER_MMH * 10);
      s.advance(10);
    }
  };
  return whole('flood.rain6hOn150kCells', 6 * HOUR_S, 1800, 600, s, rain);
}

export function run(): BenchRow[] {
  const schemes = ['inertia', 'fv1', 'fv2'] as const;
  return [
    ...schemes.map((scheme) => speed(scheme, false)),
    ...schemes.map((scheme) => speed(scheme, true)),
    river(),
    catchment(),
  ];
}
