import { describe, expect, it } from 'vitest';
import type { FloodParams } from '../../../../engine/hazards/flood/contract.ts';
import { floodModel } from '../../../../engine/hazards/flood/model.ts';
import { cellAt, cellCentre } from '../../../../engine/kernel/grid.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import type { Region, RoadEdge } from '../../../../engine/region/region.ts';
import { calm, everything, valley } from '../../../support/flood-world.ts';

/** Along the valley through built-up ground (south of 450 m), and on through fields. */
const road = (over: Partial<RoadEdge>): RoadEdge => ({
  id: 0,
  a: 0,
  b: 1,
  class: 'village',
  name: '',
  lengthM: 900,
  line: [
    { e: 315, n: 15 },
    { e: 315, n: 900 },
  ],
  bridge: false,
  tunnel: false,
  ferry: false,
  ...over,
});
const town = (edges: readonly RoadEdge[]): Region => ({
  ...valley,
  roads: { ...valley.roads, edges },
});

const streets = { widthM: 10, kerbM: 0.15, manning: 0.016 };
const params: FloodParams = { ...everything, refine: 2, reservoirs: [], streets };
const run = (region: Region, p: FloodParams = params) =>
  floodModel.create(region, p, calm, new RandomStreams(1));

describe('streets of a patch that is finer than the region', () => {
  const paved = run(town([road({})]));
  const bare = run(town([road({})]), { ...params, streets: null });
  const cells = Array.from({ length: paved.grid.cols * paved.grid.rows }, (_, i) => i);
  const lowered = cells.filter((c) => paved.bedM(c) !== bare.bedM(c));

  it('lie a kerb below the ground of the houses, all along the road through the town', () => {
    expect(lowered.length).toBeGreaterThan(20);
    for (const cell of lowered)
      expect(bare.bedM(cell) - paved.bedM(cell)).toBeCloseTo(streets.kerbM, 5);
    for (let n = 20; n < 440; n += 10) expect(lowered).toContain(cellAt(paved.grid, 315, n));
  });

  it('end with the town, and nobody lives on them', () => {
    for (const cell of lowered) {
      expect(cellCentre(paved.grid, cell).n).toBeLessThan(450);
      expect([bare.isTown(cell), paved.isTown(cell)]).toEqual([true, false]);
    }
  });

  it('leave the ground under bridges, in tunnels and beside ferries alone', () => {
    for (const way of ['bridge', 'tunnel', 'ferry'] as const) {
      const over = run(town([road({ [way]: true })]));
      expect(cells.filter((c) => over.bedM(c) !== bare.bedM(c))).toEqual([]);
    }
  });

  it('are refused on cells as wide as those of the region', () => {
    expect(() => run(valley, { ...params, refine: 1 })).toThrow(/streets.*refine 2 or more/);
  });
});
