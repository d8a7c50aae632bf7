import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fireEllipse, travelTime } from '../../../../engine/hazards/wildfire/ellipse.ts';
import { changeRates } from '../../../../engine/hazards/wildfire/rate-change.ts';
import { burn, setRate, testFront, testGround } from '../../../../engine/verify/test-ground.ts';
import { SPREAD_CASES } from '../../../../engine/verify/wildfire-spread.ts';

const SIZE = 81;
const MIDDLE = 40 * SIZE + 40;

describe('arrival times on uniform ground', () => {
  for (const ratio of [1, 1.5, 2.2])
    test(`are the exact ones in every cell at a length-to-width ratio of ${ratio}`, () => {
      const headingDeg = 33;
      const front = testFront(testGround(SIZE), [{ headCellsS: 0.01, ratio, headingDeg }]);
      front.ignite(MIDDLE, 0);
      burn(front, Infinity);
      const f = fireEllipse(0.01, ratio);
      const angle = (headingDeg * Math.PI) / 180;
      let worst = 0;
      for (let r = 1; r < SIZE - 1; r++)
        for (let c = 1; c < SIZE - 1; c++) {
          const east = c - 40;
          const north = 40 - r;
          if (east === 0 && north === 0) continue;
          const along = east * Math.sin(angle) + north * Math.cos(angle);
          const across = east * Math.cos(angle) - north * Math.sin(angle);
          const exact = travelTime(f, along, across);
          worst = Math.max(worst, Math.abs(front.timeOf(r * SIZE + c) / exact - 1));
        }
      // Rays and radii are kept in single precision, each step adds some 1e-7.
      expect(worst).toBeLessThan(1e-4);
    });

  test('never lie before the exact ones, whatever the ellipse and its heading', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (ratio, headingDeg) => {
          const size = 41;
          const front = testFront(testGround(size), [{ headCellsS: 0.01, ratio, headingDeg }]);
          front.ignite(20 * size + 20, 0);
          burn(front, Infinity);
          const f = fireEllipse(0.01, ratio);
          const angle = (headingDeg * Math.PI) / 180;
          for (let i = 0; i < size * size; i++) {
            if (!front.isBurned(i)) continue;
            const east = (i % size) - 20;
            const north = 20 - Math.floor(i / size);
            const along = east * Math.sin(angle) + north * Math.cos(angle);
            const across = east * Math.cos(angle) - north * Math.sin(angle);
            const exact = east === 0 && north === 0 ? 0 : travelTime(f, along, across);
            expect(front.timeOf(i)).toBeGreaterThanOrEqual(exact * (1 - 1e-4) - 1e-6);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('order of arrival', () => {
  test('never goes back in time, on ground of many kinds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (salt) => {
        const size = 41;
        const kinds = 12;
        const ground = testGround(
          size,
          kinds + 1,
          (c, r) => (Math.imul(c * 71 + r * 1009, salt) >>> 8) % (kinds + 1),
        );
        const front = testFront(
          ground,
          Array.from({ length: kinds }, (_, k) => ({
            headCellsS: 0.002 * (1 + k),
            ratio: 1 + k / 2,
            headingDeg: 31 * k + salt,
          })),
        );
        const start = 20 * size + 20;
        if (ground.classOf[start] === 0) return;
        front.ignite(start, 0);
        let last = 0;
        for (let v = front.burnNext(Infinity); v >= 0; v = front.burnNext(Infinity)) {
          expect(front.timeOf(v)).toBeGreaterThanOrEqual(last);
          last = front.timeOf(v);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('does not depend on how often the solver is asked', () => {
    const make = () => {
      const front = testFront(testGround(SIZE), [{ headCellsS: 0.01, ratio: 2, headingDeg: 77 }]);
      front.ignite(MIDDLE, 0);
      return front;
    };
    const once = make();
    burn(once, 2500);
    const often = make();
    for (let t = 0; t <= 2500; t += 7) burn(often, t);
    burn(often, 2500);
    expect(often.cells).toEqual(once.cells);
  });
});

describe('a change of rates', () => {
  test('of equal rates changes no arrival', () => {
    const rate = { headCellsS: 0.01, ratio: 2, headingDeg: 120 };
    const plain = testFront(testGround(SIZE), [rate]);
    plain.ignite(MIDDLE, 0);
    burn(plain, 3000);
    const changed = testFront(testGround(SIZE), [rate]);
    changed.ignite(MIDDLE, 0);
    for (let t = 250; t <= 3000; t += 250) {
      burn(changed, t);
      changeRates(changed, t, () => setRate(changed, 1, rate));
    }
    for (let i = 0; i < SIZE * SIZE; i++) {
      if (!plain.isBurned(i)) continue;
      expect(changed.timeOf(i)).toBeCloseTo(plain.timeOf(i), 1);
    }
  });

  test('that doubles all rates halves what is left, at every heading', () => {
    const rate = (headCellsS: number) => ({ headCellsS, ratio: 2, headingDeg: 200 });
    const front = testFront(testGround(SIZE), [rate(0.01)]);
    front.ignite(MIDDLE, 0);
    burn(front, 1000);
    changeRates(front, 1000, () => setRate(front, 1, rate(0.02)));
    burn(front, 1800);
    const plain = testFront(testGround(SIZE), [rate(0.01)]);
    plain.ignite(MIDDLE, 0);
    burn(plain, 2600);
    let worst = 0;
    for (let i = 0; i < SIZE * SIZE; i++) {
      if (!plain.isBurned(i) || plain.timeOf(i) < 1000) continue;
      const expected = 1000 + (plain.timeOf(i) - 1000) / 2;
      worst = Math.max(worst, Math.abs(front.timeOf(i) - expected));
    }
    // One hundredth of the time across a cell.
    expect(worst).toBeLessThan(1);
  });
});

describe('verification cases of spread', () => {
  for (const c of SPREAD_CASES)
    test(c.title, () => {
      const defaults = Object.fromEntries(
        Object.entries(c.params).map(([name, p]) => [name, (p as { default: number }).default]),
      );
      for (const r of c.run(defaults as Parameters<typeof c.run>[0]))
        expect(r.ok, `${r.quantity}: ${r.got}, expected ${r.expected}`).toBe(true);
    });
});
