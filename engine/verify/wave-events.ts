/**
 * Two slides of the Wu Gorge beside what was published of them. Published are volume, speed and what
 * the water did; width, thickness, depth and bank slopes are assumed here and are parameters of the
 * case. The rows report deviations: nothing is fitted, and they pass within a factor of four,
 * which is what a formula outside of its tests may claim.
 */
import { basinWave, channelWave, type Impact } from '../hazards/landslide/impulse-wave.ts';
import { runUp } from '../hazards/landslide/run-up.ts';
import { row, type VerifyCase, type VerifyParam, type VerifyRow } from './case.ts';

const metres = (value: number, min: number, max: number, doc: string): VerifyParam => ({
  default: value,
  min,
  max,
  unit: 'm',
  doc,
});
const degrees = (value: number, doc: string): VerifyParam => ({
  default: value,
  min: 10,
  max: 90,
  unit: 'deg',
  doc,
});

/** Factor either way within which a row passes. */
const FACTOR = 4;
const REASON = {
  near: 'the crest above the slide is a splash: 31.8 m over 194 m of bank and 54 m of water would hold all kinetic energy of the slide (5.2e10 J); the formula gives the wave that leaves',
  celerity: 'waves of that speed have a period of 12 s, so they are no shallow-water waves',
  shore: 'run-up of the highest crest on the opposite bank',
  dock: 'the formula has open water; bends, the tributary and the river upstream take energy',
} as const;

/** Beside a published figure: passes from a quarter of it to four times it. */
export function besidePublished(
  name: string,
  quantity: string,
  published: number,
  got: number,
  why: string,
): VerifyRow {
  const deviation = Math.round(100 * (got / published - 1));
  const text = `${why}; deviation ${deviation > 0 ? '+' : ''}${deviation} %, not fitted`;
  const r = row(name, quantity, published, got, (FACTOR - 1) * published, text);
  return { ...r, ok: got <= FACTOR * published && got >= published / FACTOR };
}

const gongjiafang: VerifyCase<
  'widthM' | 'thicknessM' | 'slopeDeg' | 'waterDepthM' | 'riverM' | 'bankDeg'
> = {
  name: 'gongjiafang-2008',
  model: 'wave',
  title: 'Gongjiafang, 23 November 2008: 380,000 m³ at 11.65 m/s, beside the published figures',
  params: {
    widthM: metres(194, 50, 500, 'width of the slide, assumed'),
    thicknessM: metres(15, 2, 60, 'thickness of the slide, assumed'),
    slopeDeg: degrees(53, 'slope under the slide, assumed'),
    waterDepthM: metres(100, 30, 150, 'depth of the river, assumed'),
    riverM: metres(450, 200, 1000, 'to the opposite bank, assumed'),
    bankDeg: degrees(40, 'slope of the banks, assumed'),
  },
  run: (p) => {
    const name = gongjiafang.name;
    const slide: Impact = {
      ...p,
      speedMS: 11.65,
      volumeM3: 380_000,
      densityKgM3: 2000,
      waterDensityKgM3: 1000,
    };
    const climb = (crestM: number) =>
      runUp({
        amplitudeM: crestM,
        heightM: crestM,
        lengthM: 10 * p.waterDepthM,
        waterDepthM: p.waterDepthM,
        bankDeg: p.bankDeg,
      }).eversBoesM;
    const across = basinWave(slide, p.riverM, 0);
    const dock = basinWave(slide, 4000, 0);
    const aside = basinWave(slide, 4000, 80);
    const crest = (w: typeof across) => Math.max(w.firstCrestM, w.secondCrestM);
    return [
      besidePublished(name, 'amplitude near the slide, m', 31.8, across.firstCrest0M, REASON.near),
      besidePublished(
        name,
        'celerity near the slide, m/s',
        18.36,
        across.secondCelerityMS,
        REASON.celerity,
      ),
      besidePublished(name, 'run-up on the shore, m', 13.1, climb(crest(across)), REASON.shore),
      besidePublished(
        name,
        'crest at the dock 4 km away, along the axis, m',
        1.1,
        crest(dock),
        REASON.dock,
      ),
      besidePublished(
        name,
        'run-up at the dock, 80 deg off the axis, m',
        1.1,
        climb(crest(aside)),
        REASON.dock,
      ),
      row(
        name,
        'flags raised 450 m away (F, D, P)',
        3,
        across.outOfRange.length,
        0,
        'assumed set-up of the case',
      ),
    ];
  },
};

const hongyanzi: VerifyCase<
  'speedMS' | 'widthM' | 'thicknessM' | 'slopeDeg' | 'waterDepthM' | 'riverM'
> = {
  name: 'hongyanzi-2015',
  model: 'wave',
  title: 'Hongyanzi, 24 June 2015: 230,000 m³, waves of 5 to 6 m, beside the published figures',
  params: {
    speedMS: { default: 8, min: 2, max: 20, unit: 'm/s', doc: 'speed at the water, assumed' },
    widthM: metres(120, 40, 300, 'width of the slide, assumed'),
    thicknessM: metres(12, 2, 40, 'thickness of the slide, assumed'),
    slopeDeg: degrees(30, 'slope under the slide, assumed'),
    waterDepthM: metres(35, 15, 80, 'depth of the Daning at a pool of 145 m, assumed'),
    riverM: metres(200, 100, 600, 'to the opposite bank, assumed'),
  },
  run: (p) => {
    const name = hongyanzi.name;
    const slide: Impact = { ...p, volumeM3: 230_000, densityKgM3: 1900, waterDensityKgM3: 1000 };
    const channel = channelWave(slide, p.riverM);
    const basin = basinWave(slide, p.riverM, 0);
    const why = 'speed and shape of the slide are assumed; wave height 5 to 6 m was reported';
    return [
      besidePublished(name, 'largest wave height, channel, m', 5.5, channel.maxHeightM, why),
      besidePublished(
        name,
        'wave height at the opposite bank, channel, m',
        5.5,
        channel.heightM,
        why,
      ),
      besidePublished(
        name,
        'wave height at the opposite bank, open water, m',
        5.5,
        basin.firstCrestM + basin.troughM,
        why,
      ),
    ];
  },
  profile: (p) => ({
    columns: ['speedMS', 'channelHeightM', 'basinHeightM', 'flags'],
    rows: Array.from({ length: 13 }, (_, k) => {
      const slide: Impact = {
        ...p,
        speedMS: 4 + k,
        volumeM3: 230_000,
        densityKgM3: 1900,
        waterDensityKgM3: 1000,
      };
      const basin = basinWave(slide, p.riverM, 0);
      const height = channelWave(slide, p.riverM).heightM;
      return [4 + k, height, basin.firstCrestM + basin.troughM, basin.outOfRange.length];
    }),
  }),
};

export const WAVE_EVENT_CASES: readonly VerifyCase[] = [gongjiafang, hongyanzi];
