import { describe, expect, it } from 'vitest';
import { elevationEdit } from '../../../../engine/hazards/landslide/deposit.ts';
import { Runout, type RunoutOptions } from '../../../../engine/hazards/landslide/runout.ts';
import { runoutGround } from '../../../../engine/hazards/landslide/runout-ground.ts';
import {
  addEntry,
  newEntrySums,
  shoreCells,
  waterEntry,
  waveSourceOf,
} from '../../../../engine/hazards/landslide/water-entry.ts';

const OPTIONS: RunoutOptions = {
  law: { mu: 0.2, xiMS2: 500 },
  centripetal: true,
  endless: false,
  stopShare: 0.05,
};
const square = (size: number, cellM = 10) => ({
  cols: size,
  rows: size,
  cellM,
  west: 0,
  north: size * cellM,
});

/** A round heap of `depth` in the middle of a square ground. */
function heap(
  size: number,
  z: (x: number, y: number) => number,
  depth: number,
  over: Partial<RunoutOptions> = {},
) {
  const grid = square(size);
  const elevation = Float64Array.from({ length: size * size }, (_, i) =>
    z((i % size) * 10, Math.floor(i / size) * 10),
  );
  const run = new Runout(runoutGround(grid, elevation), { ...OPTIONS, ...over });
  const middle = ((size - 1) / 2) * 10;
  for (let i = 0; i < size * size; i++) {
    const [dx, dy] = [(i % size) * 10 - middle, Math.floor(i / size) * 10 - middle];
    if (dx * dx + dy * dy < 60 * 60) run.h[run.entry(i)] = depth;
  }
  run.refresh();
  return { run, grid, elevation };
}

/** Where the mass is, in metres from the middle. */
function centre(run: Runout, size: number) {
  let [x, y, all] = [0, 0, 0];
  const middle = ((size - 1) / 2) * 10;
  for (let i = 0; i < size * size; i++) {
    const h = run.h[run.entry(i)]!;
    x += h * ((i % size) * 10 - middle);
    y += h * (Math.floor(i / size) * 10 - middle);
    all += h;
  }
  return [x / all, y / all] as const;
}

describe('a runout', () => {
  it('keeps its volume, counting what leaves the grid', () => {
    const { run } = heap(61, (x, y) => -0.5 * x - 0.1 * y + 2 * Math.sin(x / 25 + y / 31), 5);
    const before = run.volumeM3();
    run.runTo(300);
    expect(run.leftM3).toBeGreaterThan(0.2 * before);
    expect(run.volumeM3() + run.leftM3).toBeCloseTo(before, 6);
    expect(Math.min(...run.h)).toBe(0);
  });

  it('stays where the slope is gentler than its friction and the heap is flat', () => {
    const { run } = heap(41, (x) => -0.15 * x, 0.3);
    const before = run.h.slice();
    run.runTo(60);
    // The edges of the heap, 0.3 m high over 10 m, push with 0.03; 0.15 + 0.03 < 0.2.
    expect(run.h).toEqual(before);
  });

  it('spreads and comes to rest with slopes that friction holds', () => {
    const { run } = heap(61, () => 0, 20, { stopShare: 0 });
    run.runTo(600);
    expect(run.timeS).toBeLessThan(120);
    let steepest = 0;
    for (let r = 1; r < 60; r++)
      for (let c = 1; c < 60; c++) {
        const i = run.entry(r * 61 + c);
        const [dx, dy] = [run.h[i + 1]! - run.h[i]!, run.h[i + 63]! - run.h[i]!];
        steepest = Math.max(steepest, Math.hypot(dx, dy) / 10);
      }
    // Friction 0.2; at the foot the last cell ends abruptly.
    expect(steepest).toBeLessThan(0.25);
    expect(steepest).toBeGreaterThan(0.05);
  });

  it('goes as far down a plane across the grid as along it', () => {
    const along = heap(101, (x) => -0.5 * x, 3, { stopShare: 0 });
    const d = 0.5 * Math.SQRT1_2;
    const across = heap(101, (x, y) => -d * x - d * y, 3, { stopShare: 0 });
    along.run.runTo(14);
    across.run.runTo(14);
    const [ax, ay] = centre(along.run, 101);
    const [bx, by] = centre(across.run, 101);
    expect(Math.abs(ay)).toBeLessThan(1e-9);
    expect(Math.abs(bx - by)).toBeLessThan(1e-9);
    // One law of motion in every direction: 2 % of numerical spreading at this cell size.
    expect(Math.hypot(bx, by) / ax).toBeCloseTo(1, 1.7);
  });

  it('is the same turned by 90 degrees, to rounding', () => {
    const one = heap(51, (x, y) => -0.4 * x + 3 * Math.sin(y / 40), 4);
    const two = heap(51, (x, y) => -0.4 * y + 3 * Math.sin(x / 40), 4);
    one.run.runTo(10);
    two.run.runTo(10);
    for (let i = 0; i < 51 * 51; i++) {
      const turned = (i % 51) * 51 + Math.floor(i / 51);
      expect(two.run.h[two.run.entry(turned)]!).toBeCloseTo(one.run.h[one.run.entry(i)]!, 9);
    }
  });

  it('climbs the other side of a valley', () => {
    const { run } = heap(81, (x) => 0.6 * Math.abs(x - 600), 4, { stopShare: 0 });
    let far = 0;
    for (let t = 1; t < 60; t++) {
      run.runTo(t);
      for (let c = 60; c < 81; c++)
        if (run.h[run.entry(40 * 81 + c)]! > 0.2) far = Math.max(far, c);
    }
    // 200 m of slope at 0.6 with friction 0.2 and drag leave some 40 m of way up.
    expect(far).toBeGreaterThan(61);
    expect(far).toBeLessThan(70);
  });

  it('writes its deposit and its hollow as a change of the ground that adds up to nothing', () => {
    const { run, grid } = heap(61, (x) => Math.max(0, 250 - 0.6 * x) / 1, 3);
    const released = Float64Array.from({ length: 61 * 61 }, (_, i) => run.h[run.entry(i)]!);
    run.runTo(200);
    const edit = elevationEdit(grid, run, released);
    expect(JSON.parse(JSON.stringify(edit))).toEqual(edit);
    const total = edit.changeM.reduce((a, b) => a + b, 0) * 100;
    const volume = released.reduce((a, b) => a + b, 0) * 100;
    // What lies thinner than 5 cm is left out.
    expect(Math.abs(total) / volume).toBeLessThan(0.1);
    expect(Math.min(...edit.changeM)).toBeLessThan(-1);
  });

  it('tells the water how much came, how fast and how wide', () => {
    const { run, grid, elevation } = heap(81, (x) => 200 - 0.5 * x, 4, { stopShare: 0 });
    const levelM = -60;
    const shore = shoreCells(grid, elevation, levelM);
    expect(shore.length).toBe(81);
    const sums = newEntrySums();
    for (let t = 0; t < 30; t += 0.25) {
      run.runTo(t + 0.25);
      addEntry(sums, grid, run, shore, 0.25);
    }
    let under = 0;
    for (let i = 0; i < elevation.length; i++)
      if (elevation[i]! <= levelM) under += run.h[run.entry(i)]! * 100;
    const entry = waterEntry(sums, { grid, elevation, levelM }, under + run.leftM3)!;
    // What was counted at the line is what lies behind it, sampled four times a second.
    expect(sums.volumeM3 / (under + run.leftM3)).toBeCloseTo(1, 1);
    expect(entry.slopeDeg).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 1);
    expect(entry.headingE).toBeGreaterThan(0.99);
    // A heap 120 m across spreads on its way.
    expect(entry.widthM).toBeGreaterThan(100);
    expect(entry.widthM).toBeLessThan(300);
    expect(entry.at.n).toBeCloseTo(405, 6);
    expect(entry.speedMS).toBeGreaterThan(10);
    // The plane goes on down under the water to the edge of the grid, at -200 m.
    expect(entry.depthAheadM).toBeCloseTo(-60 + 200, 9);
    expect(waveSourceOf(entry, 1900)).toMatchObject({
      impact: { waterDepthM: 140, densityKgM3: 1900, volumeM3: entry.volumeM3 },
      headingE: entry.headingE,
    });
  });

  it('refuses coefficients that no ground has', () => {
    const ground = runoutGround(square(3), new Float64Array(9));
    const make = (mu: number, xiMS2: number) =>
      new Runout(ground, { ...OPTIONS, law: { mu, xiMS2 } });
    expect(() => make(-1, 500)).toThrow('mu is -1, must be from 0 to 2');
    expect(() => make(0.2, 0)).toThrow('xiMS2 is 0, must be from 1 to');
  });
});
