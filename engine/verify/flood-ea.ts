/**
 * Set-ups after the benchmark tests 1 to 5 of the UK Environment Agency (Néelz and Pender 2013). The
 * published terrains and curves are not part of this product: the ground is built from the
 * description and what does not need them is checked, namely volumes, final levels, symmetry, order
 * of arrival.
 */
import { createSolver } from '../hydraulics/create.ts';
import { entryOf } from '../hydraulics/frame.ts';
import type { Solver } from '../hydraulics/solver.ts';
import type { InflowFace } from '../hydraulics/special-faces.ts';
import { cos, sin } from '../kernel/math.ts';
import { row, type VerifyCase, type VerifyRow } from './case.ts';
import { channel, depthAt, levelAt, param, runFor, schemeOf, schemeParam, stageAt, velocityAt } from './flood-support.ts'; // prettier-ignore

const SET_UP = 'after EA benchmark; ground assumed';

const between = (x: number, points: readonly (readonly [number, number])[]): number => {
  let i = 1;
  while (i < points.length - 1 && x > points[i]![0]) i++;
  const [x0, y0] = points[i - 1]!;
  const [x1, y1] = points[i]!;
  return y0 + (y1 - y0) * Math.max(0, Math.min(1, (x - x0) / (x1 - x0)));
};

/** Inflow through rows [from, to) of the western edge. */
function westInflow(s: Solver, from: number, to: number): InflowFace[] {
  return Array.from({ length: to - from }, (_, k) => {
    const face: InflowFace = {
      kind: 'inflow',
      axis: 'x',
      entry: entryOf(s.frame, (from + k) * s.frame.cols) - 1,
      inside: 'greater',
      flowM2S: 0,
    };
    s.addFace(face);
    return face;
  });
}

/** Stored less what came through all faces, over what came. */
function balance(name: string, s: Solver): VerifyRow {
  let came = 0;
  s.faces.forEach((f, i) => {
    came += ('inside' in f && f.inside === 'greater' ? 1 : -1) * s.passed[i]!.value;
  });
  const error = (s.volumeM3() - came - s.clipped.value) / came;
  return row(name, 'relative error of the volume', 0, error, 1e-12, 'what came is there');
}

const ea1: VerifyCase<'scheme' | 'hours'> = {
  name: 'ea-1',
  model: 'flood',
  title: 'Filling and emptying beside a disconnected water body (after EA test 1)',
  params: { scheme: schemeParam(1), hours: param(20, 14, 40, 'h', 'time') },
  run: ({ scheme, hours }) => {
    const sill = 10.25;
    const bed = (x: number) => between(x, [[0, 9.2], [200, 9.5], [300, sill], [320, sill], [450, 9.4], [700, 9.8]]); // prettier-ignore
    const s = channel(schemeOf(scheme), 70, 700, bed, 0.03);
    for (let i = 0; i < 30; i++) s.placeLevel(i, 9.7);
    const stage = stageAt(s, 'west', 9.7);
    const start = s.volumeM3();
    for (let t = 0; t < hours * 3600; t += 60) {
      stage.levelM = between(t / 3600, [
        [0, 9.7],
        [1, 10.35],
        [10, 10.35],
        [11, 9.7],
        [12, 9.7],
      ]);
      runFor(s, 60);
    }
    const error = s.volumeM3() - start - s.passed[0]!.value - s.clipped.value;
    return [
      row(
        ea1.name,
        'final level of the pond, m',
        sill,
        levelAt(s, 45),
        0.01,
        `${SET_UP}; its sill`,
      ),
      row(ea1.name, 'final level beside the boundary, m', 9.7, levelAt(s, 2), 0.01, 'boundary'),
      row(ea1.name, 'relative error of the volume', 0, error / start, 1e-12, 'what came is there'),
    ];
  },
};

const ea2: VerifyCase<'scheme' | 'hours' | 'cellM'> = {
  name: 'ea-2',
  model: 'flood',
  title: 'Filling of sixteen depressions from a corner (after EA test 2)',
  params: {
    scheme: schemeParam(0),
    hours: param(12, 2, 48, 'h', 'time'),
    cellM: param(20, 10, 50, 'm', 'cell size'),
  },
  run: ({ scheme, hours, cellM }) => {
    const n = Math.round(2000 / cellM);
    const wave = (x: number) => cos((2 * Math.PI * x) / 500);
    const bedM = Float64Array.from({ length: n * n }, (_, i) => {
      const x = ((i % n) + 0.5) * cellM;
      const y = (Math.floor(i / n) + 0.5) * cellM;
      return 10 - x / 3000 - y / 1500 + 0.25 * (wave(x) + wave(y));
    });
    const s = createSolver(schemeOf(scheme), { cols: n, rows: n, cellM, bedM, manning: 0.03 });
    const faces = westInflow(s, 0, Math.round(100 / cellM));
    const pond = (c: number, r: number) =>
      Math.floor(((r + 0.5) * 500) / cellM) * n + Math.floor(((c + 0.5) * 500) / cellM);
    const arrival = new Array<number>(16).fill(Infinity);
    for (let t = 0; t < hours * 3600; t += 60) {
      const q = between(t / 60, [
        [0, 0],
        [60, 20],
        [85, 20],
        [120, 0],
        [121, 0],
      ]);
      for (const f of faces) f.flowM2S = q / 100;
      runFor(s, 60);
      for (let k = 0; k < 16; k++)
        if (arrival[k] === Infinity && depthAt(s, pond(k % 4, Math.floor(k / 4))) > 0.01)
          arrival[k] = t;
    }
    const early = arrival[0]! < arrival[1]! && arrival[0]! < arrival[4]! && arrival[1]! < arrival[2]! && arrival[4]! < arrival[8]!; // prettier-ignore
    const [u, v] = velocityAt(s, pond(0, 0));
    return [
      row(ea2.name, 'order of arrival along both edges', 1, early ? 1 : 0, 0, SET_UP),
      row(
        ea2.name,
        'speed in the first pond at the end, m/s',
        0,
        Math.sqrt(u * u + v * v),
        0.01,
        'at rest',
      ),
      balance(ea2.name, s),
    ];
  },
};

const ea3: VerifyCase<'scheme' | 'cellM'> = {
  name: 'ea-3',
  model: 'flood',
  title: 'A wave that has to cross a bump by its momentum (after EA test 3)',
  params: { scheme: schemeParam(1), cellM: param(5, 1, 10, 'm', 'cell size') },
  run: ({ scheme, cellM }) => {
    const crest = 9.95;
    const bed = (x: number) =>
      between(x, [
        [0, 10.5],
        [150, 9.7],
        [200, crest],
        [250, 9.6],
        [300, 9.6],
      ]);
    const cols = Math.round(300 / cellM);
    const rows = Math.round(100 / cellM);
    const bedM = Float64Array.from({ length: cols * rows }, (_, i) =>
      bed(((i % cols) + 0.5) * cellM),
    );
    const s = createSolver(schemeOf(scheme), { cols, rows, cellM, bedM, manning: 0.01 });
    const faces = westInflow(s, 0, rows);
    for (const f of faces) f.flowM2S = 0.655;
    runFor(s, 15);
    for (const f of faces) f.flowM2S = 0;
    runFor(s, 885);
    let beyond = 0;
    let all = 0;
    for (let c = 0; c < cols; c++) {
      all += depthAt(s, c);
      if ((c + 0.5) * cellM > 200) beyond += depthAt(s, c);
    }
    let uneven = 0;
    for (let i = 0; i < cols * rows; i++)
      uneven = Math.max(uneven, Math.abs(depthAt(s, i) - depthAt(s, i % cols)));
    let room = 0;
    for (let c = 0; c < cols; c++)
      if ((c + 0.5) * cellM < 200) room += Math.max(0, crest - bed((c + 0.5) * cellM));
    return [
      row(
        ea3.name,
        'volume that came, m3',
        982.5,
        s.volumeM3(),
        1e-9 * 982.5,
        '65.5 m3/s for 15 s',
      ),
      row(ea3.name, 'room before the bump over the volume: above 1 statics keep all', 2, room / all, 0.99, SET_UP), // prettier-ignore
      row(ea3.name, 'share that crosses the bump all the same', 0.5, beyond / all, 0.49, `${SET_UP}; at least 1 % by its momentum`), // prettier-ignore
      row(ea3.name, 'largest difference across the channel, m', 0, uneven, 1e-12, 'uniform across'),
    ];
  },
};

const ea4: VerifyCase<'scheme' | 'cellM' | 'hours'> = {
  name: 'ea-4',
  model: 'flood',
  title: 'Spreading over a flat floodplain from a breach in its side (after EA test 4)',
  params: {
    scheme: schemeParam(1),
    cellM: param(20, 5, 50, 'm', 'cell size'),
    hours: param(3, 1, 10, 'h', 'time'),
  },
  run: ({ scheme, cellM, hours }) => {
    const cols = Math.round(1000 / cellM);
    const rows = 2 * cols;
    const s = createSolver(schemeOf(scheme), { cols, rows, cellM, bedM: new Float64Array(cols * rows), manning: 0.05 }); // prettier-ignore
    const half = Math.max(1, Math.round(10 / cellM));
    const faces = westInflow(s, rows / 2 - half, rows / 2 + half);
    const probes = [50, 100, 200, 300].map((x) => (rows / 2) * cols + Math.floor(x / cellM));
    const arrival = probes.map(() => Infinity);
    for (let t = 0; t < hours * 3600; t += 30) {
      const q = between(t / 3600, [
        [0, 0],
        [1, 20],
        [4, 20],
        [5, 0],
        [6, 0],
      ]);
      for (const f of faces) f.flowM2S = q / (2 * half * cellM);
      runFor(s, 30);
      probes.forEach((c, k) => {
        if (arrival[k] === Infinity && depthAt(s, c) > 0.01) arrival[k] = t;
      });
    }
    let skew = 0;
    for (let r = 0; r < rows / 2; r++)
      for (let c = 0; c < cols; c++)
        skew = Math.max(
          skew,
          Math.abs(depthAt(s, r * cols + c) - depthAt(s, (rows - 1 - r) * cols + c)),
        );
    const ordered = arrival.every((t, k) => t < Infinity && (k === 0 || t > arrival[k - 1]!));
    return [
      row(ea4.name, 'difference of both sides of the axis, m', 0, skew, 0, 'symmetric to the bit'),
      row(ea4.name, 'order of arrival at 50, 100, 200, 300 m', 1, ordered ? 1 : 0, 0, SET_UP),
      balance(ea4.name, s),
    ];
  },
};

const ea5: VerifyCase<'scheme' | 'cellM' | 'hours'> = {
  name: 'ea-5',
  model: 'flood',
  title: 'A dam-break flood down a valley (after EA test 5)',
  params: {
    scheme: schemeParam(1),
    cellM: param(50, 25, 100, 'm', 'cell size'),
    hours: param(3, 1, 30, 'h', 'time'),
  },
  run: ({ scheme, cellM, hours }) => {
    const cols = Math.round(17_000 / cellM);
    const rows = Math.round(1000 / cellM);
    const bedM = Float64Array.from({ length: cols * rows }, (_, i) => {
      const x = ((i % cols) + 0.5) * cellM;
      const y = (Math.floor(i / cols) + 0.5) * cellM;
      const off = (y - 500 - 150 * sin(x / 1200)) / 100;
      return 100 - 0.002 * x + 2 * off * off;
    });
    const s = createSolver(schemeOf(scheme), { cols, rows, cellM, bedM, manning: 0.04 });
    const from = Math.round(400 / cellM);
    const to = Math.round(600 / cellM);
    const faces = westInflow(s, from, to);
    const probes = [2000, 5000, 9000, 13_000].map((x) => {
      const y = 500 + 150 * sin(x / 1200);
      return Math.floor(y / cellM) * cols + Math.floor(x / cellM);
    });
    const arrival = probes.map(() => Infinity);
    const peak = probes.map(() => 0);
    for (let t = 0; t < hours * 3600; t += 60) {
      const q = between(t / 60, [
        [0, 0],
        [10, 3000],
        [60, 3000],
        [120, 0],
        [121, 0],
      ]);
      for (const f of faces) f.flowM2S = q / ((to - from) * cellM);
      runFor(s, 60);
      probes.forEach((c, k) => {
        peak[k] = Math.max(peak[k]!, depthAt(s, c));
        if (arrival[k] === Infinity && depthAt(s, c) > 0.1) arrival[k] = t;
      });
    }
    const ordered = arrival.every((t, k) => t < Infinity && (k === 0 || t > arrival[k - 1]!));
    return [
      row(ea5.name, 'order of arrival down the valley', 1, ordered ? 1 : 0, 0, SET_UP),
      row(ea5.name, 'speed of the front from 2 to 13 km, m/s', 4, 11_000 / (arrival[3]! - arrival[0]!), 3, `${SET_UP}; between 1 and 7 m/s`), // prettier-ignore
      row(ea5.name, 'highest depth in the valley, m', 6, Math.max(...peak), 4, `${SET_UP}; between 2 and 10 m`), // prettier-ignore
      balance(ea5.name, s),
    ];
  },
};

export const EA_CASES: readonly VerifyCase[] = [ea1, ea2, ea3, ea4, ea5];
