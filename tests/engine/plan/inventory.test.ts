import { describe, expect, it } from 'vitest';
import {
  takeInventory,
  type InventoryCheck,
  type InventoryCount,
} from '../../../engine/plan/inventory.ts';
import { DRILL_UNITS, drillRegion } from '../response/drill.ts';

const check = (count: InventoryCount, atLeast: number): InventoryCheck => ({
  id: 'XS1',
  clause: '一',
  quote: '试验',
  title: { zh: '试验', en: 'test' },
  count,
  atLeast,
  unit: 'things',
});
const region = drillRegion();
const take = (count: InventoryCount, atLeast: number) =>
  takeInventory([check(count, atLeast)], region, DRILL_UNITS)[0]!;

describe('an inventory', () => {
  it('counts teams of a kind that are strong enough', () => {
    // Five drill teams have 12 people or more: bus, crew, guide (12), and none of the small ones.
    const strong = DRILL_UNITS.filter((u) => u.strength >= 12).length;
    const row = take({ of: 'units', kind: 'specialist', minStrength: 12 }, strong);
    expect(row).toMatchObject({ found: strong, ok: true, provenances: ['assumed'] });
    expect(take({ of: 'units', kind: 'specialist', minStrength: 12 }, strong + 1).ok).toBe(false);
    expect(take({ of: 'units', kind: 'village', minStrength: 1 }, 1)).toMatchObject({
      found: 0,
      ok: false,
      provenances: [],
    });
  });

  it('counts places by attribute, and sums what they hold', () => {
    const water = { kind: 'waterSource', where: {} } as const;
    expect(take({ of: 'facilities', ...water }, 2).found).toBe(2);
    expect(take({ of: 'sum', attribute: 'aerial', ...water }, 2)).toMatchObject({
      found: 1,
      ok: false,
    });
  });

  it('finds the villages with a shelter near enough', () => {
    // V1 is 2.97 km from both shelters, V2 1.98 km from the west one.
    const near = (distanceM: number) =>
      take({ of: 'villagesWithin', kind: 'shelter', distanceM }, 100).found;
    expect(near(3000)).toBe(100);
    expect(near(2500)).toBe(50);
    expect(near(1000)).toBe(0);
  });

  it('says that it has no data rather than guess', () => {
    expect(take({ of: 'nothing' }, 5)).toMatchObject({ found: null, ok: null });
  });
});
