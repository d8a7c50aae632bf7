/** Rain on a plane (kinematic wave), also where a cell drops by far more than the depth; soil. */
import {
  pondedInfiltrationM,
  rainInfiltration,
  stepCapacityM,
  type Soil,
} from '../hydraulics/green-ampt.ts';
import type { Scheme, Solver } from '../hydraulics/solver.ts';
import { pow } from '../kernel/math.ts';
import { MS_PER_MMH } from '../kernel/units.ts';
import { row, type VerifyCase } from './case.ts';
import { channel, depthAt, freeAt, param, runFor } from './flood-support.ts';

type PlaneParam =
  | 'rainMmH'
  | 'lengthM'
  | 'slope'
  | 'steepSlope'
  | 'manning'
  | 'cells'
  | 'steepCells';

interface Plane {
  readonly slope: number;
  readonly cells: number;
  readonly lengthM: number;
  readonly manning: number;
  readonly rainMS: number;
}

const outflow = (p: Plane) => p.rainMS * p.lengthM;
const endDepth = (p: Plane) => pow((p.manning * outflow(p)) / Math.sqrt(p.slope), 0.6);
const equilibriumS = (p: Plane) => endDepth(p) / p.rainMS;

/** Rains until `untilS` in pieces of `stepS`, and tells discharge at the foot to `watch`. */
function rainOn(
  scheme: Scheme,
  p: Plane,
  untilS: number,
  watch: (timeS: number, flowM2S: number, s: Solver) => void,
): Solver {
  const s = channel(scheme, p.cells, p.lengthM, (x) => p.slope * (p.lengthM - x), p.manning);
  const out = freeAt(s, p.slope);
  const steps = 800;
  const dt = untilS / steps;
  for (let n = 0; n < steps; n++) {
    for (let c = 0; c < s.frame.cols; c++) s.addDepth(c, p.rainMS * dt);
    const before = s.passed[out]!.value;
    runFor(s, dt);
    watch((n + 0.5) * dt, (s.passed[out]!.value - before) / dt / s.frame.cellM, s);
  }
  return s;
}

function planeRows(name: string, scheme: Scheme, p: Plane) {
  const te = equilibriumS(p);
  const middle = Math.floor(p.cells / 2);
  let half = 0;
  let halfAt = 0;
  let last = 0;
  let depthSum = 0;
  let records = 0;
  rainOn(scheme, p, 3 * te, (t, q, s) => {
    if (t <= 0.5 * te) {
      half = q;
      halfAt = t / te;
    }
    if (t < 1.5 * te) return;
    last += q;
    depthSum += depthAt(s, middle);
    records++;
  });
  last /= records;
  const rising = outflow(p) * pow(halfAt, 5 / 3);
  const label = `${scheme}, slope ${p.slope}, drop of a cell ${((p.slope * p.lengthM) / p.cells).toFixed(3)} m`;
  const source = 'kinematic wave, exact';
  const x = ((middle + 0.5) * p.lengthM) / p.cells;
  const depth = endDepth(p) * pow(x / p.lengthM, 0.6);
  return [
    row(
      name,
      `outflow in equilibrium, ${label}, m2/s`,
      outflow(p),
      last,
      0.01 * outflow(p),
      source,
    ),
    row(name, `depth in the middle, ${label}, m`, depth, depthSum / records, 0.01 * depth, source),
    row(name, `outflow at half of the time of equilibrium, ${label}, m2/s`, rising, half, 0.02 * outflow(p), source), // prettier-ignore
  ];
}

const plane: VerifyCase<PlaneParam> = {
  name: 'rain-on-plane',
  model: 'flood',
  title: 'Steady rain on a plane, gentle and steep, against the kinematic wave',
  params: {
    rainMmH: param(50, 1, 500, 'mm/h', 'rain'),
    lengthM: param(100, 10, 5000, 'm', 'length of the plane'),
    slope: param(0.01, 0.001, 1, '1', 'gentle slope'),
    steepSlope: param(
      0.5,
      0.01,
      2,
      '1',
      'steep slope, on which a cell drops by more than the depth',
    ),
    manning: param(0.03, 0.01, 0.5, 's/m^(1/3)', "Manning's n"),
    cells: param(100, 10, 1000, '1', 'cells of the gentle plane'),
    steepCells: param(100, 5, 500, '1', 'cells of the steep plane'),
  },
  run: (p) => {
    const base = { lengthM: p.lengthM, manning: p.manning, rainMS: p.rainMmH * MS_PER_MMH };
    const standard = {
      slope: 0.01,
      cells: 1,
      lengthM: 100,
      manning: 0.03,
      rainMS: 50 * MS_PER_MMH,
    };
    const gentle = { ...base, slope: p.slope, cells: Math.round(p.cells) };
    const steep = { ...base, slope: p.steepSlope, cells: Math.round(p.steepCells) };
    const printed = 'computed independently';
    return [
      row(
        plane.name,
        'exact time of equilibrium, s',
        674.8477,
        equilibriumS(standard),
        5e-5,
        printed,
      ),
      row(plane.name, 'exact outflow, m2/s', 0.0013888889, outflow(standard), 5e-11, printed),
      row(
        plane.name,
        'exact depth at the foot, mm',
        9.3728843,
        1000 * endDepth(standard),
        5e-8,
        printed,
      ),
      ...planeRows(plane.name, 'fv2', gentle),
      ...planeRows(plane.name, 'fv2', steep),
      ...planeRows(plane.name, 'fv1', steep),
    ];
  },
  profile: (p) => {
    const rows: number[][] = [];
    const gentle = {
      lengthM: p.lengthM,
      manning: p.manning,
      rainMS: p.rainMmH * MS_PER_MMH,
      slope: p.slope,
      cells: Math.round(p.cells),
    };
    const te = equilibriumS(gentle);
    rainOn('fv1', gentle, 1.5 * te, (t, q) => {
      rows.push([t, q, outflow(gentle) * Math.min(1, pow(t / te, 5 / 3))]);
    });
    return { columns: ['timeS', 'outflowM2S', 'exactM2S'], rows };
  },
};

type SoilParam = 'conductivityCmH' | 'suctionCm' | 'deficit' | 'rainCmH' | 'hours' | 'stepS';

const CM_H = 0.01 / 3600;

/** Cumulative infiltration in steps, as the flood model takes it. */
function stepped(soil: Soil, rainMS: number, hours: number, stepS: number): number {
  let f = 0;
  const n = Math.round((3600 * hours) / stepS);
  for (let i = 0; i < n; i++)
    f += Math.min(rainMS * stepS, stepCapacityM(soil.conductivityMS, soil.storageM, f, stepS));
  return f;
}

const greenAmpt: VerifyCase<SoilParam> = {
  name: 'green-ampt',
  model: 'flood',
  title: 'Infiltration under steady rain and under standing water (silt loam)',
  params: {
    conductivityCmH: param(0.65, 0.01, 30, 'cm/h', 'saturated conductivity'),
    suctionCm: param(16.7, 1, 100, 'cm', 'suction at the wetting front'),
    deficit: param(0.34, 0.01, 0.5, '1', 'moisture deficit'),
    rainCmH: param(5, 0.1, 50, 'cm/h', 'rain'),
    hours: param(1, 0.1, 24, 'h', 'time'),
    stepS: param(10, 1, 60, 's', 'time step of the model'),
  },
  run: (p) => {
    const name = greenAmpt.name;
    const silt = { conductivityMS: 0.65 * CM_H, storageM: 0.167 * 0.34 };
    const rain = rainInfiltration(silt, 5 * CM_H, 3600);
    const standing = pondedInfiltrationM(silt, 0, 3600);
    const rate = (f: number) => 0.65 * (1 + (16.7 * 0.34) / f);
    const printed = 'Chow, Maidment and Mays 1988, silt loam; computed independently';
    const soil = {
      conductivityMS: p.conductivityCmH * CM_H,
      storageM: 0.01 * p.suctionCm * p.deficit,
    };
    const exact = 100 * rainInfiltration(soil, p.rainCmH * CM_H, 3600 * p.hours).totalM;
    const got = 100 * stepped(soil, p.rainCmH * CM_H, p.hours, p.stepS);
    return [
      row(name, 'time of ponding, h', 0.16969, rain.pondedAtS / 3600, 1e-5, printed),
      row(name, 'infiltration after 1 h of rain, cm', 3.01724, 100 * rain.totalM, 1e-5, printed),
      row(name, 'rate after 1 h of rain, cm/h', 1.8732, rain.rateMS / CM_H, 1e-5, printed),
      row(name, 'infiltration after 1 h under water, cm', 3.16642, 100 * standing, 1e-5, printed),
      row(name, 'rate after 1 h under water, cm/h', 1.81558, rate(100 * standing), 1e-5, printed),
      row(name, 'infiltration in steps of the model, cm', exact, got, 0.002 * exact, 'Green and Ampt, exact; 0.2 %'), // prettier-ignore
    ];
  },
  profile: (p) => {
    const soil = {
      conductivityMS: p.conductivityCmH * CM_H,
      storageM: 0.01 * p.suctionCm * p.deficit,
    };
    const rows = Array.from({ length: 60 }, (_, i) => {
      const hours = (p.hours * (i + 1)) / 60;
      const exact = 100 * rainInfiltration(soil, p.rainCmH * CM_H, 3600 * hours).totalM;
      return [hours, 100 * stepped(soil, p.rainCmH * CM_H, hours, p.stepS), exact];
    });
    return { columns: ['timeH', 'infiltrationCm', 'exactCm'], rows };
  },
};

export const RAIN_CASES: readonly VerifyCase[] = [plane, greenAmpt];
