import { drawCloud, emptyBox } from '../../engine/hazards/hazmat/raster.ts';
import { endAt, type Element } from '../../engine/hazards/hazmat/cloud.ts';
import type { HazmatParams } from '../../engine/hazards/hazmat/contract.ts';
import { air, driversOf, longLeak, newRelease, plain, SOURCE } from '../support/hazmat-world.ts';
import { playEnsemble } from './hazmat-ensemble.ts';
import { cpuSeconds, type BenchRow } from './measure.ts';

const weather = (windMs: number) =>
  driversOf(
    ...Array.from({ length: 6 }, (_, h) =>
      air({ tick: 3600 * h, windMs, windFromDeg: 250 + 8 * h, cloudPct: 20 }),
    ),
  );

/** Cells that are written in one drawing of 300 puffs of 200 to 600 m. */
function evaluations(): BenchRow {
  const cloudAir = { set: 'briggs-rural', stability: 3, averaging: 1, molarMass: 0.07 } as const;
  const elements: Element[] = Array.from({ length: 300 }, (_, i) => {
    const at = endAt(SOURCE.e + 15 * i, SOURCE.n + 3 * i, 2000 + 20 * i, 2000 + 20 * i);
    return { massKg: 100, heightM: 0, dense: null, tail: at, head: { ...at } };
  });
  const field = new Float32Array(plain.grid.cols * plain.grid.rows);
  let cells = 0;
  const seconds = cpuSeconds(() => {
    cells = 0;
    for (let k = 0; k < 5; k++)
      cells += drawCloud(field, plain.grid, elements, cloudAir, 1e-12, emptyBox());
  });
  return { name: 'hazmat.cells', value: cells / seconds / 1e6, unit: 'M cells/s', cells };
}

/** Six hours at a wind; how many elements there were at the most. */
function sixHours(windMs: number): BenchRow {
  const drivers = weather(windMs);
  let most = 0;
  const seconds = cpuSeconds(() => {
    const run = newRelease(longLeak, drivers);
    for (let t = 60; t <= 6 * 3600; t += 60) run.advance(t, drivers, []);
    most = run.sources()[0]!.tankKg;
  });
  const run = newRelease(longLeak, drivers);
  run.advance(6 * 3600, drivers, []);
  const json = JSON.parse(new TextDecoder().decode(run.save().subarray(20).slice(0, head(run))));
  return {
    name: 'hazmat.sixHours',
    value: seconds,
    unit: 's',
    windMs,
    cells: run.grid.cols * run.grid.rows,
    puffs: json.elements.length,
    tankKgLeft: Math.round(most),
  };
}

const MEMBERS = 1000;
const CORES = 2;

/** A thousand members of one hour on two threads, all of them played: CPU time of the slower one. */
async function ensemble(): Promise<BenchRow> {
  const value = await playEnsemble(MEMBERS, CORES);
  return { name: 'hazmat.ensemble1000', value, unit: 's on 2 cores', members: MEMBERS };
}

/** Length of the plain part of a saved run. */
const head = (run: { save(): Uint8Array }): number => {
  const bytes = run.save();
  return new DataView(bytes.buffer).getInt32(16, true);
};

export async function run(): Promise<BenchRow[]> {
  const drivers = weather(2);
  const release = newRelease(longLeak, drivers);
  release.advance(3 * 3600, drivers, []);
  const ms = (name: string, work: () => void): BenchRow => ({
    name,
    value: 1000 * cpuSeconds(work),
    unit: 'ms',
  });
  const coarse: Partial<HazmatParams> = { ...longLeak, coarsen: 3 };
  return [
    evaluations(),
    sixHours(0.4),
    sixHours(1),
    sixHours(3),
    ms('hazmat.create', () => newRelease(longLeak, drivers)),
    ms('hazmat.hourOn90mCells', () => newRelease(coarse, drivers).advance(3600, drivers, [])),
    ms('hazmat.hourOn30mCells', () => newRelease(longLeak, drivers).advance(3600, drivers, [])),
    await ensemble(),
    ms('hazmat.fork', () => release.fork()),
    ms('hazmat.save', () => release.save()),
    ms('hazmat.hash', () => release.hash()),
    ms('hazmat.fields', () => release.fields()),
    ms('hazmat.gauges', () => {
      for (let i = 0; i < 100; i++) release.gauge({ e: SOURCE.e + 50 * i, n: SOURCE.n + 5 * i });
    }),
  ];
}
