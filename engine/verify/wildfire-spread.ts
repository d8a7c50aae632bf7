/** The spread solver on ground whose exact arrival times are known. */
import { blockedMoves, Barriers } from '../hazards/wildfire/barriers.ts';
import { ellipseArea, fireEllipse } from '../hazards/wildfire/ellipse.ts';
import { changeRates } from '../hazards/wildfire/rate-change.ts';
import type { SpreadFront } from '../hazards/wildfire/spread.ts';
import { log } from '../kernel/math.ts';
import { row, type VerifyCase, type VerifyRow } from './case.ts';
import { burn, setRate, testFront, testGround, type Rate } from './test-ground.ts';
import { windShift, windTurns } from './wildfire-wind-shift.ts';

const M2_PER_ACRE = 4046.8564224;

/** A fire of about `cells` cells after 1000 s from the middle of a square that just holds it. */
function ellipseFire(ratio: number, cells: number, headingDeg: number) {
  const e = Math.sqrt(ratio * ratio - 1) / ratio;
  const half = Math.sqrt((cells * ratio) / Math.PI);
  const size = 2 * Math.ceil(half * (1 + e)) + 9;
  const rate: Rate = { headCellsS: (half * (1 + e)) / 1000, ratio, headingDeg };
  const front = testFront(testGround(size), [rate]);
  const middle = Math.floor(size / 2);
  front.ignite(middle * size + middle, 0);
  return { front, burned: burn(front, 1000) };
}

function areaErrors(ratio: number, cells: number, headings: number): number[] {
  const n = Math.round(headings);
  // 3.7 degrees off the grid, so that no heading is favoured by its axes.
  return Array.from(
    { length: n },
    (_, k) => ellipseFire(ratio, cells, (360 * k) / n + 3.7).burned / cells - 1,
  );
}

const worst = (errors: readonly number[]): number =>
  errors.reduce((w, x) => (Math.abs(x) > Math.abs(w) ? x : w), 0);

const uniform: VerifyCase<'headings' | 'cells' | 'ratio'> = {
  name: 'spread-uniform-ellipse',
  model: 'wildfire',
  title: 'Burned area on uniform ground against the exact ellipse, worst of all headings',
  params: {
    headings: { default: 24, min: 1, max: 360, unit: '1', doc: 'headings around the compass' },
    cells: { default: 5000, min: 500, max: 200_000, unit: '1', doc: 'cells of the exact ellipse' },
    ratio: { default: 4, min: 1, max: 8, unit: '1', doc: 'a further length-to-width ratio' },
  },
  run: ({ headings, cells, ratio }) =>
    [1, 1.38, 2, 2.236, 3, ratio].map((r, i) =>
      row(
        uniform.name,
        `relative error of the area at ${r}`,
        0,
        worst(areaErrors(r, cells, headings)),
        i < 5 ? 0.02 : 0.1,
        'area of the ellipse; 2 % up to a ratio of 3, beyond that reported',
      ),
    ),
  profile: ({ headings, cells, ratio }) => ({
    columns: ['headingDeg', 'areaOverExact'],
    rows: areaErrors(ratio, cells, headings).map((x, k) => [
      (360 * k) / Math.round(headings) + 3.7,
      1 + x,
    ]),
  }),
};

const elmfire: VerifyCase<'cellM' | 'headingDeg'> = {
  name: 'spread-elmfire-01',
  model: 'wildfire',
  title: 'ELMFIRE verification case 01: GR2, uniform wind, 25,170 s',
  params: {
    cellM: { default: 30, min: 10, max: 100, unit: 'm', doc: 'cell size' },
    headingDeg: { default: 0, min: 0, max: 360, unit: 'deg', doc: 'heading, clockwise from north' },
  },
  run: ({ cellM, headingDeg }) =>
    [
      { ratio: 2.236, acres: 3368.6 },
      { ratio: 1.38, acres: 6869 },
    ].map(({ ratio, acres }) => {
      const headMS = 843.99 / 3600;
      const seconds = 25_170;
      const f = fireEllipse(headMS, ratio);
      const size = 2 * Math.ceil((headMS * seconds) / cellM) + 9;
      const front = testFront(testGround(size), [
        { headCellsS: headMS / cellM, ratio, headingDeg },
      ]);
      const middle = Math.floor(size / 2);
      front.ignite(middle * size + middle, 0);
      const got = (burn(front, seconds) * cellM * cellM) / M2_PER_ACRE;
      const exact = ellipseArea(f, seconds) / M2_PER_ACRE;
      return row(
        elmfire.name,
        `area at a length-to-width ratio of ${ratio}, acres`,
        acres,
        got,
        0.02 * exact,
        'ELMFIRE verification case 01, exact area; ELMFIRE itself has 3418 to 3420 at 2.236',
      );
    }),
};

/** Cells that burned on the far side of a line through the middle. */
function leaks(front: SpreadFront, size: number, beyond: (c: number, r: number) => boolean) {
  let n = 0;
  for (let r = 0; r < size; r++)
    for (let c = 0; c < size; c++) if (front.isBurned(r * size + c) && beyond(c, r)) n++;
  return n;
}

const fireline: VerifyCase<'ratio' | 'size'> = {
  name: 'spread-fireline-leak',
  model: 'wildfire',
  title: 'Nothing burns beyond a fireline, whatever its angle',
  params: {
    ratio: { default: 2, min: 1, max: 8, unit: '1', doc: 'length over width, heading at the line' },
    size: { default: 61, min: 21, max: 401, unit: '1', doc: 'cells a side' },
  },
  run: ({ ratio, size }) => {
    const n = Math.round(size);
    const rows: VerifyRow[] = [];
    for (const [name, rise] of [
      ['diagonal', 1],
      ['one in two', 0.5],
      ['one in seven', 1 / 7],
      ['along a row', 0],
    ] as const) {
      const ground = testGround(n);
      const front = testFront(ground, [{ headCellsS: 0.01, ratio, headingDeg: 0 }]);
      const grid = { cols: n, rows: n, cellM: 1, west: 0, north: n };
      const lineAt = (e: number) => n / 2 + rise * (e - n / 2);
      const lines = new Barriers();
      const near = lines.add(grid, [
        { e: 0, n: lineAt(0) },
        { e: n, n: lineAt(n) },
      ]);
      front.blocked = ground.blocked.slice();
      for (const c of near) front.blocked[c] = blockedMoves(n, ground.classOf, lines.edges, c);
      front.ignite((n - 3) * n + Math.floor(n / 2), 0);
      burn(front, 1e9);
      // Two cells of room, because the line follows cell edges.
      const over = leaks(front, n, (c, r) => n - 0.5 - r > lineAt(c + 0.5) + 1.5);
      rows.push(row(fireline.name, `cells beyond a line ${name}`, 0, over, 0, 'a line must hold'));
    }
    const ditch = testGround(n, 2, (c, r) => (c === r ? 0 : 1));
    for (let r = 1; r < n - 1; r++)
      for (let c = 1; c < n - 1; c++)
        if (ditch.classOf[r * n + c] !== 0)
          ditch.blocked[r * n + c] = blockedMoves(n, ditch.classOf, null, r * n + c);
    const front = testFront(ditch, [{ headCellsS: 0.01, ratio, headingDeg: 45 }]);
    front.ignite((n - 3) * n + 2, 0);
    burn(front, 1e9);
    const over = leaks(front, n, (c, r) => c > r);
    const quantity = 'cells beyond a diagonal of single bare cells';
    rows.push(row(fireline.name, quantity, 0, over, 0, 'bare cells must hold'));
    return rows;
  },
};

const slow: VerifyCase<'cellM' | 'headMMin' | 'stepS'> = {
  name: 'spread-slow-fire',
  model: 'wildfire',
  title: 'A slow fire on large cells, rates changing at every weather step',
  params: {
    cellM: { default: 200, min: 10, max: 1000, unit: 'm', doc: 'cell size' },
    headMMin: { default: 0.05, min: 0.001, max: 100, unit: 'm/min', doc: 'mean rate' },
    stepS: { default: 3600, min: 60, max: 86_400, unit: 's', doc: 'time between weather steps' },
  },
  run: ({ cellM, headMMin, stepS }) => {
    const size = 21;
    const mean = headMMin / 60 / cellM;
    const at = (step: number): Rate => ({
      headCellsS: mean * (step % 2 === 0 ? 0.5 : 1.5),
      ratio: 1,
      headingDeg: 0,
    });
    const front = testFront(testGround(size), [at(0)]);
    const middle = 10 * size + 10;
    front.ignite(middle, 0);
    for (let step = 0; front.nextTime() < Infinity; step++) {
      burn(front, (step + 1) * stepS);
      changeRates(front, (step + 1) * stepS, () => setRate(front, 1, at(step + 1)));
    }
    // Each pair of steps covers two steps at the mean rate.
    const exact = (cells: number): number => {
      const pair = Math.floor(cells / mean / (2 * stepS));
      const left = cells / mean - 2 * stepS * pair;
      const halfway = 0.5 * stepS;
      const rest = left <= halfway ? left / 0.5 : stepS + (left - halfway) / 1.5;
      return 2 * stepS * pair + rest;
    };
    const source = 'distance over rate, summed over the steps';
    return [1, 4, 9].map((d) =>
      row(
        slow.name,
        `arrival ${d} cells away, s`,
        exact(d),
        front.timeOf(middle + d),
        1e-6 * exact(d),
        source,
      ),
    );
  },
};

const gradient: VerifyCase<'growth'> = {
  name: 'spread-rate-gradient',
  model: 'wildfire',
  title: 'Rate of spread that grows steadily across the ground: rays are arcs of circles',
  params: {
    growth: { default: 0.002, min: 0, max: 0.005, unit: '1/cell', doc: 'growth of the rate' },
  },
  run: ({ growth }) => {
    const size = 301;
    const middle = 150;
    const rates = Array.from({ length: size }, (_, r) => ({
      headCellsS: 1 + growth * (r - middle),
      ratio: 1,
      headingDeg: 0,
    }));
    const front = testFront(
      testGround(size, size + 1, (_, r) => r + 1),
      rates,
    );
    front.ignite(middle * size + middle, 0);
    burn(front, Infinity);
    let early = 0;
    let late = 0;
    for (let r = 5; r < size - 5; r++)
      for (let c = 5; c < size - 5; c++) {
        const d2 = (r - middle) * (r - middle) + (c - middle) * (c - middle);
        if (d2 < 400) continue;
        const v = 1 + growth * (r - middle);
        const u = 1 + (growth * growth * d2) / (2 * v);
        const exact = growth > 0 ? log(u + Math.sqrt(u * u - 1)) / growth : Math.sqrt(d2);
        const error = front.timeOf(r * size + c) / exact - 1;
        if (error < early) early = error;
        if (error > late) late = error;
      }
    const source = 'exact arrival in a medium of constant gradient (acosh law)';
    return [
      row(gradient.name, 'earliest arrival, relative', 0, early, 0.02, source),
      row(gradient.name, 'latest arrival, relative', 0, late, 0.01, source),
    ];
  },
};

export const SPREAD_CASES: readonly VerifyCase[] = [
  uniform,
  elmfire,
  fireline,
  slow,
  gradient,
  windShift,
  windTurns,
];
