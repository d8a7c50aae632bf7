/** Refuses parameters that cannot be: a RangeError names the path, the value and the range. */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import type { FloodParams, Series } from './contract.ts';

export function inRange(path: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high))
    throw new RangeError(`${path} is ${value}, must be from ${low} to ${high}`);
}

function series(path: string, s: Series, low: number, high: number): void {
  s.forEach(([tick, value], i) => {
    const before = s[i - 1]?.[0] ?? -Infinity;
    if (!(tick > before))
      throw new RangeError(`${path}[${i}][0] is ${tick}, must be more than ${before}`);
    inRange(`${path}[${i}][1]`, value, low, high);
  });
}

export function onGrid(path: string, grid: GridSpec, at: Point): void {
  if (cellAt(grid, at.e, at.n) < 0)
    throw new RangeError(
      `${path} is (${Math.round(at.e)}, ${Math.round(at.n)}), must be inside the window`,
    );
}

function curve(path: string, points: readonly (readonly [number, number])[]): void {
  if (points.length < 2) throw new RangeError(`${path} has ${points.length} points, needs 2`);
  points.forEach(([level, volume], i) => {
    const before = points[i - 1];
    if (before === undefined) return;
    if (!(level > before[0]))
      throw new RangeError(`${path}[${i}][0] is ${level}, must be more than ${before[0]}`);
    if (!(volume > before[1]))
      throw new RangeError(`${path}[${i}][1] is ${volume}, must be more than ${before[1]}`);
  });
}

/** Everything that needs no raster of the window. */
export function checkParams(region: Region, p: FloodParams): void {
  const { grid } = region;
  inRange('window.widthM', p.window.widthM, grid.cellM, 1e6);
  inRange('window.heightM', p.window.heightM, grid.cellM, 1e6);
  if (!Number.isInteger(p.coarsen)) throw new RangeError(`coarsen is ${p.coarsen}: not an integer`);
  inRange('coarsen', p.coarsen, 1, 20);
  if (!Number.isInteger(p.refine)) throw new RangeError(`refine is ${p.refine}: not an integer`);
  inRange('refine', p.refine, 1, p.coarsen > 1 ? 1 : 6);
  p.channels.forEach((c, i) => {
    if (c.path.length < 2) throw new RangeError(`channels[${i}].path has no length`);
    inRange(`channels[${i}].widthM`, c.widthM, 1, 2000);
    inRange(`channels[${i}].depthM`, c.depthM, 0, 100);
    inRange(`channels[${i}].manning`, c.manning, 0.005, 0.5);
  });
  if (p.streets !== null) {
    if (p.refine === 1)
      throw new RangeError('streets are narrower than cells of the region: needs refine 2 or more');
    inRange('streets.widthM', p.streets.widthM, 3, 60);
    inRange('streets.kerbM', p.streets.kerbM, 0, 0.5);
    inRange('streets.manning', p.streets.manning, 0.005, 0.5);
  }
  p.catchments.forEach((c, i) => {
    const path = `catchments[${i}]`;
    if (c.reservoir !== null && !p.reservoirs.some((r) => r.id === c.reservoir))
      throw new RangeError(`${path}.reservoir is "${c.reservoir}", must be the id of a reservoir`);
    inRange(`${path}.areaKm2`, c.areaKm2, 1e-3, 1e5);
    inRange(`${path}.lagS`, c.lagS, 60, 1e6);
    if (!Number.isInteger(c.stores)) throw new RangeError(`${path}.stores is ${c.stores}`);
    inRange(`${path}.stores`, c.stores, 1, 10);
    inRange(`${path}.kMmH`, c.kMmH, 0, 500);
    inRange(`${path}.storageMm`, c.storageMm, 0, 2000);
    inRange(`${path}.baseM3S`, c.baseM3S, 0, 1e5);
  });
  const { centre, widthM, heightM } = p.window;
  const east = grid.west + grid.cols * grid.cellM;
  const south = grid.north - grid.rows * grid.cellM;
  const slack = 0.5 * grid.cellM;
  inRange('window: western edge', centre.e - widthM / 2, grid.west - slack, east);
  inRange('window: eastern edge', centre.e + widthM / 2, grid.west, east + slack);
  inRange('window: northern edge', centre.n + heightM / 2, south, grid.north + slack);
  inRange('window: southern edge', centre.n - heightM / 2, south - slack, grid.north);
  if (!['fv1', 'fv2', 'inertia'].includes(p.scheme))
    throw new RangeError(`scheme is ${String(p.scheme)}, must be fv1, fv2 or inertia`);
  inRange('soilWetness', p.soilWetness, 0, 1);
  inRange('drainMmH', p.drainMmH, 0, 500);
  inRange('rain.factor', p.rain.factor, 0, 100);
  p.rain.zones.forEach((z, i) => series(`rain.zones[${i}].mmH`, z.mmH, 0, 1000));
  p.inflows.forEach((f, i) => series(`inflows[${i}].m3S`, f.m3S, 0, 1e6));
  p.edges.forEach((e, i) => {
    if (e.levelM !== undefined) series(`edges[${i}].levelM`, e.levelM, -500, 9000);
    if (e.slope !== undefined) inRange(`edges[${i}].slope`, e.slope, 0, 2);
  });
  p.reservoirs.forEach((r, i) => {
    const path = `reservoirs[${i}]`;
    series(`${path}.inflowM3S`, r.inflowM3S, 0, 1e6);
    if (r.stageM !== null) series(`${path}.stageM`, r.stageM, -500, 9000);
    else {
      curve(`${path}.curve`, r.curve);
      inRange(`${path}.levelM`, r.levelM, r.curve[0]![0], r.curve.at(-1)![0]);
    }
    r.outlets.forEach((o, k) => inRange(`${path}.outlets[${k}].open`, o.open, 0, 1));
  });
  p.gates.forEach((g, i) => inRange(`gates[${i}].open`, g.open, 0, 1));
  p.pumps.forEach((q, i) => inRange(`pumps[${i}].capacityM3S`, q.capacityM3S, 0, 1e4));
  for (const list of [
    'inflows',
    'catchments',
    'channels',
    'levees',
    'gates',
    'reservoirs',
    'pumps',
    'underpasses',
  ] as const) {
    const ids = p[list].map((x) => x.id);
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice !== undefined) throw new RangeError(`${list} has "${twice}" twice`);
  }
}
