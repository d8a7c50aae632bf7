import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import { floodLayer, floodTruthVersions } from '../../engine/exercise/hazards/flood-layers.ts';
import type { World } from '../../engine/exercise/world.ts';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { cpuSeconds, type BenchRow } from './measure.ts';

const SIDE = 1000;
/** Simulated seconds a wall second. */
const SPEED = 60;
/** Half width, cells, of the ground among which a cell is compared with the lowest. */
const REACH = 10;

type Layer = Extract<LayerId, `flood-${string}`>;

/** Lowest value within `REACH` cells along rows or columns. */
function lowest(z: Float32Array, along: number, across: number): Float32Array {
  const out = new Float32Array(z.length);
  for (let a = 0; a < SIDE; a++)
    for (let i = 0; i < SIDE; i++) {
      let least = Infinity;
      for (let k = Math.max(0, i - REACH); k <= Math.min(SIDE - 1, i + REACH); k++)
        least = Math.min(least, z[a * across + k * along]!);
      out[a * across + i * along] = least;
    }
  return out;
}

interface Ground {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly aboveM: Float32Array;
}

/** A million cells of real relief, and how high each of them stands above the valley beside it. */
async function ground(): Promise<Ground> {
  const loaded = await loadRegion('scenarios/regions/wushan');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const { grid: g, elevationDm } = loaded.value;
  const bedM = new Float32Array(SIDE * SIDE);
  const row0 = (g.rows - SIDE) >> 1;
  const col0 = (g.cols - SIDE) >> 1;
  for (let r = 0; r < SIDE; r++)
    for (let c = 0; c < SIDE; c++)
      bedM[r * SIDE + c] = elevationDm[(row0 + r) * g.cols + col0 + c]! / 10;
  const floor = lowest(lowest(bedM, 1, SIDE), SIDE, 1);
  const grid = { ...g, cols: SIDE, rows: SIDE };
  return { grid, bedM, aboveM: bedM.map((z, i) => z - floor[i]!) };
}

/** All valleys under water up to a height above their floors, running down the slope. */
function flooded({ grid, bedM, aboveM }: Ground, stageM: number): World {
  const depthM = aboveM.map((above) => Math.max(0, stageM - above));
  const eastMS = new Float32Array(depthM.length);
  const northMS = new Float32Array(depthM.length);
  const arrivalTick = Int32Array.from(depthM, (d, i) => (d > 0 ? 60 * (i % 150) : -900));
  for (let i = SIDE; i < depthM.length - SIDE; i++) {
    if (!(depthM[i]! > 0)) continue;
    eastMS[i] = (bedM[i - 1]! - bedM[i + 1]!) / 10;
    northMS[i] = (bedM[i + SIDE]! - bedM[i - SIDE]!) / 10;
  }
  const fields = () => ({ depthM, eastMS, northMS, maxDepthM: depthM, arrivalTick });
  // The layers read nothing else of a flood.
  return { flood: { grid, tick: 36_000, fields }, scenario: { flood: null } } as unknown as World;
}

/** Seconds of simulated time between two versions of a layer. */
function everyS(id: Layer): number {
  const at = (tick: number): number => {
    const out: Partial<Record<LayerId, number>> = {};
    floodTruthVersions({ flood: { tick }, scenario: { flood: null } } as unknown as World, out);
    return out[id]!;
  };
  let later = 60;
  while (at(36_000 + later) === at(36_000)) later += 60;
  return later;
}

/** Bytes a wall second of every layer of a flood of a million cells, for a page that shows it. */
export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const land = await ground();
  for (const stageM of [40, 120]) {
    const w = flooded(land, stageM);
    const depth = w.flood!.fields()['depthM'] as Float32Array;
    const wetShare = depth.reduce((n, d) => n + (d > 0.05 ? 1 : 0), 0) / depth.length;
    let sum = 0;
    for (const id of ['flood-depth', 'flood-speed', 'flood-max', 'flood-arrival'] as const) {
      const bytes = floodLayer(w, id, 1)!.runs.byteLength;
      const kBs = (bytes * SPEED) / everyS(id) / 1000;
      sum += kBs;
      const cpuS = cpuSeconds(() => floodLayer(w, id, 1), 3, 1);
      rows.push({ name: `flood.frames.${id}`, value: kBs, unit: 'kB/s', bytes, wetShare, cpuS, speed: SPEED }); // prettier-ignore
    }
    rows.push({ name: 'flood.frames.all', value: sum, unit: 'kB/s', wetShare, speed: SPEED });
  }
  return rows;
}
