/** A wave of the laws run through the shallow-water solver along a straight gorge. */
import { WaveReach } from '../hazards/landslide/wave-reach.ts';
import { row, type VerifyCase } from './case.ts';
import { besidePublished } from './wave-events.ts';

/** The gorge: a trapezoid 100 m deep, 250 m wide below and 450 m at the water, straight (assumed). */
const WIDTH_M = 600;
const LENGTH_M = 6000;
const SLIDE_E = 1000;
const BED_M = -100;
const HALF_BED_M = 125;

function gorge(cellM: number, order: number): WaveReach {
  const rows = Math.round(WIDTH_M / cellM);
  const cols = Math.round(LENGTH_M / cellM);
  const grid = { cols, rows, cellM, west: 0, north: WIDTH_M };
  const bedM = Float64Array.from({ length: cols * rows }, (_, i) => {
    const aside = Math.abs((Math.floor(i / cols) + 0.5) * cellM - WIDTH_M / 2);
    return BED_M + Math.max(0, aside - HALF_BED_M);
  });
  const impact = {
    speedMS: 11.65,
    thicknessM: 15,
    widthM: 194,
    volumeM3: 380_000,
    densityKgM3: 2000,
    waterDensityKgM3: 1000,
    slopeDeg: 53,
    waterDepthM: 100,
  };
  const at = { e: SLIDE_E, n: WIDTH_M / 2 + 200 };
  const scheme = order > 1.5 ? 'fv2' : 'fv1';
  const source = { impact, at, headingE: 0, headingN: -1 };
  return new WaveReach({ grid, bedM, levelM: 0, manning: 0.035, scheme, source });
}

const reach: VerifyCase<'cellM' | 'order'> = {
  name: 'gongjiafang-reach',
  model: 'wave',
  title:
    'Gongjiafang: the wave of the laws run through a straight gorge, beside the published figures',
  params: {
    cellM: { default: 20, min: 5, max: 50, unit: 'm', doc: 'cell size' },
    order: { default: 1, min: 1, max: 2, unit: '1', doc: 'order of the solver' },
  },
  run: ({ cellM, order }) => {
    const wave = gorge(cellM, order);
    const gauges = [500, 4000].map((d) => wave.addGauge({ e: SLIDE_E + d, n: WIDTH_M / 2 }));
    wave.runTo(155);
    const crest = (k: number) =>
      wave.gauge(gauges[k]!).reduce((a, b) => (b.surfaceM > a.surfaceM ? b : a));
    const { cols, rows } = wave.setup.grid;
    const highestAt = (col: number) => {
      let most = 0;
      for (let r = 0; r < rows; r++) most = Math.max(most, wave.highestM[r * cols + col]!);
      return most;
    };
    const dock = highestAt(Math.round((SLIDE_E + 4000) / cellM));
    const opposite = wave.highestM
      .subarray(cols * Math.round((WIDTH_M / 2 + 150) / cellM))
      .reduce((a, b) => Math.max(a, b), 0);
    const name = reach.name;
    // Mean depth of the trapezoid, area over width at the water.
    const celerity = Math.sqrt((9.81 * (250 + 450) * 50) / 450);
    const wet =
      'highest water at the bank, reflection included, no run-up beyond one cell; straight gorge';
    return [
      row(name, 'volume less what passed the ends, drift', 0, wave.drift(), 1e-12, 'mass is kept'),
      row(
        name,
        'crest at 4 km, s',
        4000 / celerity,
        crest(1).timeS,
        0.1 * (4000 / celerity),
        'long-wave celerity of the section; 10 %',
      ),
      besidePublished(
        name,
        'water in the hump at the start, m3',
        380_000,
        wave.source.addedM3,
        'the laws give amplitudes and lengths; the slide displaces its volume',
      ),
      besidePublished(name, 'highest water on the opposite bank, m', 13.1, opposite, wet),
      besidePublished(name, 'highest water at the bank, 4 km, m', 1.1, dock, wet),
    ];
  },
  profile: ({ cellM, order }) => {
    const wave = gorge(cellM, order);
    const gauges = [0, 250, 500, 1000, 1500].map((d) =>
      wave.addGauge({ e: SLIDE_E + d, n: WIDTH_M / 2 }),
    );
    wave.runTo(60);
    return {
      columns: ['timeS', 'at0m', 'at250m', 'at500m', 'at1000m', 'at1500m'],
      rows: wave
        .gauge(gauges[0]!)
        .map(({ timeS }, k) => [timeS, ...gauges.map((g) => wave.gauge(g)[k]!.surfaceM)]),
    };
  },
};

export const WAVE_REACH_CASES: readonly VerifyCase[] = [reach];
