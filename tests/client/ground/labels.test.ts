import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadPlates } from '../../../client/ground/cluster.ts';
import { boxAt, overlaps, placeLabels } from '../../../client/ground/label-layout.ts';
import type { LabelRequest } from '../../../client/ground/label-layout.ts';

const VIEW = { x: 0, y: 0, w: 800, h: 600 };

const wish = (
  key: string,
  x: number,
  y: number,
  more: Partial<LabelRequest> = {},
): LabelRequest => ({
  key,
  x,
  y,
  halfW: 14,
  halfH: 14,
  width: 90,
  height: 20,
  priority: 5,
  must: false,
  ...more,
});

describe('label placement', () => {
  it('stands to the right when nothing is in the way', () => {
    const [l] = placeLabels([wish('a', 100, 100)], [], VIEW, new Map());
    expect(l).toMatchObject({ key: 'a', side: 'right', box: { x: 118, y: 90 } });
  });

  it('never covers another label, a symbol or a panel, and stays in the view', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (at) => {
        const panel = { x: 0, y: 0, w: 250, h: 200 };
        const wishes = at.map((p, i) => wish(`k${i}`, p.x, p.y));
        const placed = placeLabels(wishes, [panel], VIEW, new Map());
        placed.forEach((a, i) => {
          expect(overlaps(a.box, panel)).toBe(false);
          expect(a.box.x).toBeGreaterThanOrEqual(0);
          expect(a.box.x + a.box.w).toBeLessThanOrEqual(VIEW.w);
          for (const b of placed.slice(i + 1)) expect(overlaps(a.box, b.box)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the place to the more important one, whatever the order', () => {
    // Symbols fill all sides but the right one, which both labels want.
    const walls = (['left', 'top', 'bottom'] as const).map((s) => boxAt(wish('x', 300, 300), s));
    const village = wish('village', 300, 300, { priority: 1 });
    const depot = wish('depot', 301, 300, { priority: 7 });
    for (const order of [
      [village, depot],
      [depot, village],
    ]) {
      const placed = placeLabels(order, walls, VIEW, new Map());
      expect(placed.map((p) => p.key)).toEqual(['village']);
    }
  });

  it('shows what must be shown even where it covers something', () => {
    const wall = { x: 0, y: 0, w: 800, h: 600 };
    const placed = placeLabels([wish('sel', 400, 300, { must: true })], [wall], VIEW, new Map());
    expect(placed.map((p) => p.key)).toEqual(['sel']);
  });

  it('leaves the fire free, but for a village that it reaches', () => {
    const fire = { x: 300, y: 200, w: 250, h: 200 };
    const inFire = [wish('team', 400, 300), wish('village', 420, 330, { urgent: true })];
    const placed = placeLabels(inFire, [], VIEW, new Map(), fire);
    expect(placed.map((p) => p.key)).toEqual(['village']);
  });

  it('keeps the side it had, so that labels do not jump', () => {
    const previous = new Map([['a', 'bottom' as const]]);
    const [l] = placeLabels([wish('a', 400, 300)], [], VIEW, previous);
    expect(l!.side).toBe('bottom');
  });
});

describe('plates that stand together', () => {
  const stand = (n: number, x = 100, y = 100) =>
    Array.from({ length: n }, (_, i) => ({ key: `${x}-${i}`, x, y, pile: 'green', alone: true }));
  const nowhere = () => false;
  const free = { size: 28, occupied: nowhere, keepClear: null };
  const boxes = (spread: ReturnType<typeof spreadPlates>, items: ReturnType<typeof stand>) =>
    items
      .filter((m) => spread.get(m.key)!.shown)
      .map((m) => {
        const s = spread.get(m.key)!;
        return { x: m.x + s.dx - 14, y: m.y + s.dy - 14, w: 28, h: 28 };
      });

  it('leave a plate alone where it is', () => {
    const alone = spreadPlates(stand(1), free).get('100-0');
    expect(alone).toEqual({ dx: 0, dy: 0, shown: true, holds: ['100-0'], leader: false });
  });

  it('never cover each other, however many groups stand close', () => {
    for (const n of [2, 3, 5, 9, 15]) {
      const items = [...stand(n), ...stand(n, 135), ...stand(3, 160, 150)];
      const all = boxes(spreadPlates(items, free), items);
      all.forEach((a, i) => {
        for (const b of all.slice(i + 1)) expect(overlaps(a, b), `${n} plates`).toBe(false);
      });
    }
  });

  it('stand beside the fire, not on it, and lead back to their place', () => {
    const fire = { x: 60, y: 70, w: 90, h: 70 };
    const items = [...stand(6), ...stand(2, 130, 120)];
    const spread = spreadPlates(items, { ...free, keepClear: fire });
    for (const b of boxes(spread, items)) expect(overlaps(b, fire)).toBe(false);
    const leaders = items.filter((m) => spread.get(m.key)!.leader);
    expect(leaders.map((m) => m.x)).toEqual([100, 130]);
  });

  it('make room for the symbol of the place they stand at', () => {
    const spread = spreadPlates(stand(4), { ...free, occupied: () => true });
    for (const s of spread.values()) expect(s.dy).toBeLessThanOrEqual(-(14 + 12));
  });

  it('become one plate for each owner where many stand, so that the place is seen', () => {
    const crowd = stand(27).map((m, i) => ({
      ...m,
      alone: i === 0,
      pile: i < 4 ? 'own' : i < 9 ? 'supply' : 'township',
    }));
    const spread = spreadPlates(crowd, free);
    const shown = crowd.filter((m) => spread.get(m.key)!.shown);
    expect(shown.map((m) => spread.get(m.key)!.holds.length)).toEqual([1, 3, 5, 18]);
    // Nobody is lost, and who lies under a plate is where the plate is.
    expect(shown.flatMap((m) => spread.get(m.key)!.holds).toSorted()).toEqual(
      crowd.map((m) => m.key).toSorted(),
    );
    expect(spread.get('100-26')!.dx).toBe(spread.get('100-9')!.dx);
    const widest = Math.max(...shown.map((m) => Math.abs(spread.get(m.key)!.dx)));
    expect(widest).toBeLessThan(2 * 31);
  });

  it('stand side by side while they are few', () => {
    const few = stand(3).map((m) => ({ ...m, alone: false }));
    expect([...spreadPlates(few, free).values()].every((s) => s.shown)).toBe(true);
  });

  it('keep groups that stand apart apart', () => {
    const spread = spreadPlates([...stand(2), ...stand(1, 300)], free);
    expect(spread.get('300-0')).toMatchObject({ dx: 0, dy: 0 });
  });
});
