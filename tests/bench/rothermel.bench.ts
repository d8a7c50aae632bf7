import { fuelBed } from '../../engine/hazards/wildfire/rothermel.ts';
import {
  newBatchOutput,
  rothermelBatch,
  type BatchInput,
} from '../../engine/hazards/wildfire/rothermel-batch.ts';
import { FUEL_MODELS } from '../../engine/hazards/wildfire/fuel-models.ts';
import { exp, log, pow } from '../../engine/kernel/math.ts';
import { drawUniform, keyOf } from '../../engine/kernel/random.ts';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const POINTS = 100_000;
const MOISTURE = { dead1h: 0.06, dead10h: 0.07, dead100h: 0.08, liveHerb: 0.6, liveWoody: 0.9 };

/** CPU seconds of one call, median of five after two to warm up. */
function cpuSeconds(work: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const start = process.cpuUsage();
    work();
    const used = process.cpuUsage(start);
    if (i >= 2) times.push((used.user + used.system) / 1e6);
  }
  times.sort((a, b) => a - b);
  return times[2]!;
}

/** All fuels, winds up to 8 m/s from everywhere, slopes up to 40 degrees. */
function points(): BatchInput {
  const key = keyOf('rothermel bench');
  const fill = (array: Float64Array, salt: number, size: number) =>
    array.map((_, i) => (drawUniform(key, i, salt) * 2 - 1) * size);
  return {
    bed: new Uint8Array(POINTS).map((_, i) => i % FUEL_MODELS.length),
    windE: fill(new Float64Array(POINTS), 1, 5.6),
    windN: fill(new Float64Array(POINTS), 2, 5.6),
    slopeE: fill(new Float64Array(POINTS), 3, 0.6),
    slopeN: fill(new Float64Array(POINTS), 4, 0.6),
  };
}

function functionRow(name: string, ours: (x: number) => number, theirs: (x: number) => number) {
  const arguments_ = new Float64Array(200_000).map((_, i) => 0.01 + (i % 9973) / 500);
  let sum = 0;
  const time = (f: (x: number) => number) =>
    cpuSeconds(() => {
      for (let i = 0; i < arguments_.length; i++) sum += f(arguments_[i]!);
    });
  const ratio = time(ours) / time(theirs);
  if (sum !== sum) throw new Error('NaN in the benchmark');
  return { name: `math.${name}.timeOverMath`, value: ratio, unit: '1' };
}

export async function run(): Promise<BenchRow[]> {
  const beds = FUEL_MODELS.map((model) => fuelBed(model.number, MOISTURE));
  const input = points();
  const out = newBatchOutput(POINTS);
  const batch = cpuSeconds(() => {
    for (let i = 0; i < 10; i++) rothermelBatch(beds, input, out);
  });
  let load = 0;
  const prepare = cpuSeconds(() => {
    for (let i = 0; i < 20_000; i++) {
      const dead1h = 0.03 + (i % 100) / 1000;
      load += fuelBed(FUEL_MODELS[i % FUEL_MODELS.length]!.number, { ...MOISTURE, dead1h }).depthM;
    }
  });
  if (!(load > 0)) throw new Error('no beds');
  return [
    { name: 'rothermel.points', value: (10 * POINTS) / batch / 1e6, unit: 'M points/s' },
    { name: 'rothermel.fuelBeds', value: 20_000 / prepare / 1e6, unit: 'M beds/s' },
    functionRow('exp', exp, Math.exp),
    functionRow('log', log, Math.log),
    functionRow(
      'pow',
      (x) => pow(x, 1.37),
      (x) => Math.pow(x, 1.37),
    ),
  ];
}
