import { describe, expect, it } from 'vitest';
import {
  MIN_METRES_PER_PX,
  extentOf,
  fitExtent,
  limitCamera,
  panBy,
  restScale,
  stepScale,
  toGround,
  toScreen,
  zoomTo,
} from '../../../client/map/camera.ts';
import { CameraMotion } from '../../../client/map/camera-motion.ts';

const view = { width: 800, height: 600 };
const camera = { e: 50_000, n: 40_000, metresPerPx: 10 };
const world = { west: 0, south: 0, east: 64_000, north: 82_000 };

describe('camera', () => {
  it('puts north up and east to the right', () => {
    expect(toScreen(camera, view, { e: 50_000, n: 40_000 })).toEqual({ x: 400, y: 300 });
    expect(toScreen(camera, view, { e: 51_000, n: 41_000 })).toEqual({ x: 500, y: 200 });
  });

  it('goes from ground to screen and back', () => {
    for (const p of [camera, { e: 47_123.5, n: 42_777.25 }]) {
      const back = toGround(camera, view, toScreen(camera, view, p));
      expect(back.e).toBeCloseTo(p.e, 9);
      expect(back.n).toBeCloseTo(p.n, 9);
    }
  });

  it('keeps the ground under the hand while zooming', () => {
    const at = { x: 650, y: 120 };
    const before = toGround(camera, view, at);
    const after = toGround(zoomTo(camera, view, at, 2.5), view, at);
    expect(after.e).toBeCloseTo(before.e, 9);
    expect(after.n).toBeCloseTo(before.n, 9);
  });

  it('moves the ground with the hand while panning', () => {
    const p = { e: 50_200, n: 39_700 };
    const before = toScreen(camera, view, p);
    const after = toScreen(panBy(camera, 33, -12), view, p);
    expect(after.x - before.x).toBeCloseTo(33, 9);
    expect(after.y - before.y).toBeCloseTo(-12, 9);
  });

  it('fits a box with its margin', () => {
    const box = { west: 1000, south: 2000, east: 13_000, north: 4000 };
    const seen = extentOf(fitExtent(box, view, 100), view);
    expect(seen.west).toBeCloseTo(1000 - 100 * 20, 6);
    expect(seen.south).toBeLessThan(2000);
  });

  it('stays over the county and within its scales', () => {
    const lost = limitCamera({ e: -9e9, n: 9e9, metresPerPx: 1e9 }, view, world);
    expect(lost).toMatchObject({ e: 0, n: 82_000 });
    expect(lost.metresPerPx).toBeLessThan(200);
    const near = limitCamera({ ...camera, metresPerPx: 0.001 }, view, world);
    expect(near.metresPerPx).toBe(MIN_METRES_PER_PX);
  });

  it('rests on half octaves', () => {
    expect(restScale(MIN_METRES_PER_PX)).toBe(MIN_METRES_PER_PX);
    expect(restScale(5.1)).toBeCloseTo(5, 9);
    expect(stepScale(5, -2)).toBeCloseTo(10, 9);
    expect(stepScale(5, 2)).toBeCloseTo(2.5, 9);
    expect(stepScale(MIN_METRES_PER_PX, 5)).toBe(MIN_METRES_PER_PX);
  });
});

describe('camera motion', () => {
  const make = () => new CameraMotion(camera, (c) => limitCamera(c, view, world));
  const run = (m: CameraMotion, ms: number) => {
    for (let t = 0; t < ms; t += 16) m.advance(16, view);
  };

  it('flies to its goal and rests there', () => {
    const m = make();
    m.flyTo({ e: 20_000, n: 30_000, metresPerPx: 10 });
    expect(m.atRest).toBe(false);
    run(m, 400);
    expect(m.atRest).toBe(true);
    expect(m.camera).toEqual({ e: 20_000, n: 30_000, metresPerPx: 10 });
  });

  it('jumps when motion is reduced', () => {
    const m = make();
    m.reduced = true;
    m.flyTo({ e: 20_000, n: 30_000, metresPerPx: 10 });
    expect(m.camera.e).toBe(20_000);
    expect(m.atRest).toBe(true);
  });

  it('keeps the ground under the hand through a zoom', () => {
    const m = make();
    const at = { x: 100, y: 500 };
    const before = toGround(m.camera, view, at);
    m.zoomAround(at, view, 5);
    for (let t = 0; t < 300; t += 16) {
      m.advance(16, view);
      const now = toGround(m.camera, view, at);
      expect(now.e).toBeCloseTo(before.e, 6);
      expect(now.n).toBeCloseTo(before.n, 6);
    }
    expect(m.camera.metresPerPx).toBe(5);
  });

  it('settles on a resting scale after a pinch', () => {
    const m = make();
    m.scaleLoosely({ x: 400, y: 300 }, view, 0.8);
    expect(m.atRest).toBe(false);
    run(m, 600);
    expect(m.atRest).toBe(true);
    expect(m.camera.metresPerPx).toBeCloseTo(restScale(8), 9);
  });
});
