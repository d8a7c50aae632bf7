import { Runout } from '../../engine/hazards/landslide/runout.ts';
import { runoutGround } from '../../engine/hazards/landslide/runout-ground.ts';
import { ASSUMED_ZONES, meanSoil } from '../../engine/hazards/landslide/soil.ts';
import { StabilityMap } from '../../engine/hazards/landslide/stability-map.ts';
import { WaveReach } from '../../engine/hazards/landslide/wave-reach.ts';
import { keyOf } from '../../engine/kernel/random.ts';
import { VAW_EXAMPLE_1 } from '../../engine/verify/wave-formulas.ts';
import { cpuOnce, cpuSeconds, type BenchRow } from './measure.ts';

const SIDE = 1000;
const HOUR = 3600;

/** A million cells of many slopes, depths and soils under a day of hourly rain. */
function stabilityRows(): BenchRow[] {
  const n = SIDE * SIDE;
  const part = (i: number, by: number) => (i * by) % 1;
  const angle = Float64Array.from({ length: n }, (_, i) => 0.1 + 0.8 * part(i, 0.618));
  const depthM = Float64Array.from({ length: n }, (_, i) => 0.5 + 6 * part(i, 0.377));
  const cells = {
    zone: Uint8Array.from({ length: n }, (_, i) => 1 + ((i >> 14) % ASSUMED_ZONES.length)),
    sinSlope: angle.map(Math.sin),
    cosSlope: angle.map(Math.cos),
    depthM,
    waterTableM: depthM.map((z, i) => z * part(i, 0.7137)),
  };
  const rain = Array.from({ length: 25 }, (_, h) => ({
    fromS: h * HOUR,
    rateMS: h < 24 ? (h % 5) * 2e-6 : 0,
  }));
  const map = (base: 'infinite' | 'finite') =>
    new StabilityMap(cells, {
      base,
      depthShares: [1],
      suction: false,
      waterUnitWeightNM3: 9810,
    });
  const soils = ASSUMED_ZONES.map(meanSoil);
  const out = new Float32Array(n);
  const rate = (base: 'infinite' | 'finite'): BenchRow => {
    const m = map(base);
    const seconds = cpuSeconds(() => m.factorOfSafety(soils, rain, 20 * HOUR, out));
    return {
      name: 'landslide.stability',
      value: n / seconds / 1e6,
      unit: 'M cells/s',
      base,
      rainSteps: 24,
      zones: soils.length,
    };
  };
  const m = map('infinite');
  const members = 10;
  const ensemble = cpuOnce(() =>
    m.failureProbability(ASSUMED_ZONES, rain, 20 * HOUR, members, keyOf('bench'), out),
  );
  return [
    rate('infinite'),
    rate('finite'),
    {
      name: 'landslide.ensemble',
      value: (n * members) / ensemble / 1e6,
      unit: 'M cells/s',
      members,
    },
  ];
}

/** 500,000 m³ down a rough concave valley side on 10 m cells, to rest some 2 km on. */
function slideOf(): Runout {
  const [cols, rows] = [260, 120];
  const grid = { cols, rows, cellM: 10, west: 0, north: 1200 };
  const z = Float64Array.from({ length: cols * rows }, (_, i) => {
    const x = (i % cols) * 10;
    const y = (Math.floor(i / cols) - 60) * 10;
    const rough = 3 * Math.sin(x / 11 + y / 8);
    return 600 * Math.exp(-x / 700) + ((y * y) / 900) * Math.exp(-x / 1200) + rough;
  });
  const options = { law: { mu: 0.06, xiMS2: 500 }, centripetal: true, endless: false };
  const run = new Runout(runoutGround(grid, z), { ...options, stopShare: 0.05 });
  for (let r = 45; r < 75; r++)
    for (let c = 8; c < 33; c++) run.h[run.entry(r * cols + c)] = 500_000 / (30 * 25 * 100);
  run.refresh();
  return run;
}

function reachOf(run: Runout): number {
  let far = 0;
  for (let i = 0; i < 260 * 120; i++) if (run.h[run.entry(i)]! > 0.1) far = Math.max(far, i % 260);
  return 10 * (far - 8);
}

/**
 * A wave on a gorge 20 km long, 600 m wide and 100 m deep, 10 m cells, second order. The window grows
 * with the wave until it fills the reach, some five minutes on; ten minutes update some 522 million cells.
 */
const WAVE_S = 600;

function waveRow(): BenchRow {
  const [cols, rows] = [2000, 60];
  const grid = { cols, rows, cellM: 10, west: 0, north: 600 };
  const bedM = Float64Array.from({ length: cols * rows }, (_, i) => {
    const aside = Math.abs((Math.floor(i / cols) + 0.5) * 10 - 300);
    return -100 + Math.max(0, aside - 200);
  });
  const impact = { ...VAW_EXAMPLE_1, waterDepthM: 100 };
  const source = { impact, at: { e: 10_000, n: 550 }, headingE: 0, headingN: -1 };
  const wave = new WaveReach({ grid, bedM, levelM: 0, manning: 0.035, scheme: 'fv2', source });
  const seconds = cpuOnce(() => wave.runTo(WAVE_S));
  return {
    name: 'landslide.wave',
    value: seconds,
    unit: 's',
    simulatedS: WAVE_S,
    millionCellStepsPerS: wave.cellSteps / seconds / 1e6,
    cells: cols * rows,
  };
}

export function run(): BenchRow[] {
  const once = slideOf();
  once.runTo(3600);
  const seconds = cpuSeconds(() => slideOf().runTo(3600), 3, 1);
  return [
    ...stabilityRows(),
    {
      name: 'landslide.runout',
      value: seconds,
      unit: 's',
      volumeM3: Math.round(once.volumeM3() + once.leftM3),
      cellM: 10,
      reachM: reachOf(once),
      steps: once.steps,
      simulatedS: Math.round(once.timeS),
    },
    waveRow(),
  ];
}
