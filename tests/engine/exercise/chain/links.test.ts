import { describe, expect, it } from 'vitest';
import { onGrid } from '../../../../engine/exercise/chain/act.ts';
import { debrisChance, debrisVolumeM3 } from '../../../../engine/exercise/chain/burnt-debris.ts';
import { endlessChain, type ChainLink } from '../../../../engine/exercise/chain/chain.ts';

const common = {
  delayTicks: 0,
  on: true,
  provenance: 'assumed',
  source: { zh: '假定', en: 'assumed' },
} as const;
const dam = (most: number | null): ChainLink => ({ ...common, id: 'dam', kind: 'slideDam', minRiseM: 2, most }); // prettier-ignore
const breach: ChainLink = { ...common, id: 'breach', kind: 'damBreach', overtopM: 0.1, afterTicks: 600, most: null }; // prettier-ignore
const toe: ChainLink = { ...common, id: 'toe', kind: 'floodSlope', slideId: 's', at: { e: 0, n: 0 }, depthM: 2, speedMS: 2, most: null }; // prettier-ignore

describe('links of a chain', () => {
  it('are refused by name when they feed themselves without end, and not when one has a limit', () => {
    expect(endlessChain([dam(null), breach, toe])!.toSorted()).toEqual(['breach', 'dam', 'toe']);
    expect(endlessChain([dam(3), breach, toe])).toBeNull();
    expect(endlessChain([dam(null), breach])).toBeNull();
  });

  it('carry a deposit over to another raster without losing volume', () => {
    const grid = { cols: 4, rows: 4, cellM: 15, west: 0, north: 60 };
    const edit = {
      kind: 'elevation',
      grid,
      cells: [0, 1, 4, 5, 10],
      changeM: [2, 2, 2, 2, 8],
    } as const;
    const wide = { cols: 2, rows: 2, cellM: 30, west: 0, north: 60 };
    const { cells, changeM } = onGrid(edit, wide);
    expect(cells).toEqual([0, 3]);
    // Four cells of 2 m fill one wide cell to 2 m, one of 8 m a quarter of another.
    expect(changeM).toEqual([2, 2]);
    const fine = { cols: 8, rows: 8, cellM: 7.5, west: 0, north: 60 };
    const back = onGrid(edit, fine);
    expect(back.cells).toHaveLength(20);
    expect(back.changeM.reduce((a, b) => a + b, 0) * 7.5 * 7.5).toBeCloseTo(16 * 225, 9);
  });

  it('have debris flows off burnt ground grow likelier and larger with rain, and none without fire', () => {
    const c = { areaM2: 1e6, burntM2: 8e5, burntSteepM2: 6e5, reliefM: 400 };
    // By hand, model M1 at 10 mm in 15 minutes: x = -3.63 + 10 (0.41·0.6 + 0.67·0.4·0.8 + 0.7·0.2) = 2.374.
    expect(debrisChance(c, 10, 0.4, 0.2)).toBeCloseTo(1 / (1 + Math.exp(-2.374)), 9);
    expect(debrisChance(c, 5, 0.4, 0.2)).toBeLessThan(debrisChance(c, 10, 0.4, 0.2));
    expect(debrisChance({ ...c, burntM2: 0 }, 10, 0.4, 0.2)).toBe(0);
    // ln V = 4.22 + 0.39 √40 + 0.36 ln 0.8 + 0.13 √400.
    const ln = 4.22 + 0.39 * Math.sqrt(40) + 0.36 * Math.log(0.8) + 0.13 * 20;
    expect(debrisVolumeM3(c, 10)).toBeCloseTo(Math.exp(ln), 6);
  });
});
