import { describe, expect, it } from 'vitest';
import { WaveReach, type ReachSetup } from '../../../../engine/hazards/landslide/wave-reach.ts';
import { waveSourceOf } from '../../../../engine/hazards/landslide/water-entry.ts';
import { bankRegion, dryDays, newLandslides } from '../../../support/landslide-world.ts';
import { VAW_EXAMPLE_1 } from '../../../../engine/verify/wave-formulas.ts';

const SIZE = 60;
const CELL = 40;
const SIDE = SIZE * CELL;

/** A basin 80 m deep with a bank along its northern edge, where the slide comes in southwards. */
function basin(over: Partial<ReachSetup> = {}): WaveReach {
  const grid = { cols: SIZE, rows: SIZE, cellM: CELL, west: 0, north: SIDE };
  const bedM = Float64Array.from({ length: SIZE * SIZE }, (_, i) =>
    Math.floor(i / SIZE) < 3 ? 40 : -80,
  );
  const at = { e: SIDE / 2, n: SIDE - 3 * CELL };
  return new WaveReach({
    grid,
    bedM,
    levelM: 0,
    manning: 0.03,
    scheme: 'fv1',
    source: { impact: VAW_EXAMPLE_1, at, headingE: 0, headingN: -1 },
    ...over,
  });
}

describe('a slide that ran into the reservoir', () => {
  it('hands its wave on to the reach, which carries it to the other bank', () => {
    const run = newLandslides();
    run.advance(600, dryDays, [{ kind: 'release', slideId: 'bank-1' }]);
    const entry = run.releases()[0]!.water!;
    // Pool at 175 m over a bed at 100 ± 4 m.
    expect(entry.depthAheadM).toBeGreaterThan(70);
    expect(entry.depthAheadM).toBeLessThan(80);
    const bedM = Float64Array.from(bankRegion.elevationDm, (z) => z / 10);
    const wave = new WaveReach({
      grid: run.grid,
      bedM,
      levelM: 175,
      manning: 0.03,
      scheme: 'fv1',
      source: waveSourceOf(entry, 1900),
    });
    const far = wave.addGauge({ e: 15, n: 450 });
    expect(wave.runTo(60).ok).toBe(true);
    const highest = Math.max(...wave.gauge(far).map((g) => g.surfaceM));
    expect(highest).toBeGreaterThan(0.3);
    expect(highest).toBeLessThan(wave.source.law.firstCrestM);
  });
});

describe('the wave of a slide in the solver', () => {
  it('starts as the laws say: crest at the edge of the impact and on the axis', () => {
    const { source } = basin();
    const most = Math.max(...source.surfaceM);
    // The crest of the laws, seen at centres of cells.
    expect(most).toBeGreaterThan(0.85 * source.law.firstCrestM);
    expect(most).toBeLessThanOrEqual(source.law.firstCrestM + 1e-9);
    // Nothing in the laws bounds it; a crest of half a wave length holds one to four times the slide.
    expect(source.addedM3 / VAW_EXAMPLE_1.volumeM3).toBeGreaterThan(0.5);
    expect(source.addedM3 / VAW_EXAMPLE_1.volumeM3).toBeLessThan(4);
    const cell = source.surfaceM.indexOf(most);
    expect(Math.abs((cell % SIZE) + 0.5 - SIZE / 2)).toBeLessThan(1);
    // Outwards is south: the crest runs that way.
    expect(source.northMS[cell]!).toBeLessThan(-1);
    expect(source.law.outOfRange).toEqual([]);
  });

  it('is the same left and right of its axis, arrives later farther away, and falls', () => {
    const wave = basin();
    const west = wave.addGauge({ e: SIDE / 2 - 410, n: SIDE / 2 });
    const east = wave.addGauge({ e: SIDE / 2 + 410, n: SIDE / 2 });
    expect(wave.runTo(60).ok).toBe(true);
    wave.gauge(west).forEach((g, k) => {
      expect(g.surfaceM).toBeCloseTo(wave.gauge(east)[k]!.surfaceM, 9);
    });
    const axis = (row: number) => row * SIZE + SIZE / 2;
    const rows = [15, 25, 35, 45];
    const arrivals = rows.map((r) => wave.arrivalS[axis(r)]!);
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    expect(arrivals[0]).toBeGreaterThan(0);
    const heights = rows.map((r) => wave.highestM[axis(r)]!);
    for (let k = 1; k < 4; k++) expect(heights[k]!).toBeLessThan(heights[k - 1]!);
    // 400 m in √(9.81 x 80) = 28 m/s is 14 s; crests of 10 m run a little faster.
    expect(arrivals[2]! - arrivals[1]!).toBeGreaterThan(9);
    expect(arrivals[2]! - arrivals[1]!).toBeLessThan(17);
  });

  it('keeps its water but for what passes the edges', () => {
    const wave = basin();
    wave.runTo(90);
    expect(Math.abs(wave.drift())).toBeLessThan(1e-12);
    expect(wave.enteredM3()).not.toBe(0);
    expect(wave.runUpM()).toBeGreaterThanOrEqual(0);
  });

  it('refuses a reach without water and a gauge beside it', () => {
    expect(() => basin({ levelM: -200 })).toThrow('levelM is -200: no cell lies under it');
    expect(() => basin().addGauge({ e: -5, n: 0 })).toThrow('gauge at (-5, 0) is off the grid');
  });
});
