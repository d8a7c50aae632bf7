import { describe, expect, test } from 'vitest';
import type { SeatCard } from '../../../engine/protocol/http.ts';
import { chairsOf, Veil } from '../../../server/groups/chairs.ts';
import { drawIndex, drawMoment } from '../../../server/groups/draw.ts';
import { percentileOf, standings, totalOf } from '../../../server/groups/ranking.ts';

describe('draw', () => {
  test('the same seed and purpose give the same choice, others spread evenly', () => {
    expect(drawIndex('seed', 'scenario', 5)).toBe(drawIndex('seed', 'scenario', 5));
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) counts[drawIndex(`s${i}`, 'scenario', 4)]!++;
    // 4000 draws of 4: standard deviation 27, so 5 of them is 137.
    for (const n of counts) expect(Math.abs(n - 1000)).toBeLessThan(137);
    expect(drawIndex('a', 'b', 1)).toBe(0);
    expect(() => drawIndex('a', 'b', 0)).toThrow(RangeError);
  });

  test('a moment lies in its window, whole seconds apart, both ends included', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 400; i++) seen.add(drawMoment(`s${i}`, { fromMs: 500, toMs: 3600 }));
    expect([...seen].sort((a, b) => a - b)).toEqual([500, 1500, 2500, 3500]);
    expect(drawMoment('x', { fromMs: 7, toMs: 7 })).toBe(7);
  });
});

describe('chairs', () => {
  const seat = (id: string, role: SeatCard['role']): SeatCard => ({
    id,
    name: { zh: id, en: id },
    role,
    colour: 3,
  });
  const a = [seat('t1', 'township'), seat('t2', 'township'), seat('hq', 'incidentCommander')];
  const b = [seat('hq2', 'incidentCommander'), seat('u1', 'township'), seat('r', 'rescue')];

  test('are those that every scenario has, by role, without names of places', () => {
    const chairs = chairsOf([a, b]);
    expect(chairs.map((c) => [c.id, c.name.en])).toEqual([
      ['c1', 'Incident commander'],
      ['c2', 'Township'],
    ]);
    expect(chairsOf([a]).map((c) => c.name.zh)).toEqual([
      '总指挥',
      '乡镇（街道） 1',
      '乡镇（街道） 2',
    ]);
  });

  test('lead to the seats of the scenario that was drawn, and to none that has no chair', () => {
    const veil = new Veil(chairsOf([a, b]), a);
    expect([veil.toSeat('c1'), veil.toSeat('c2'), veil.toSeat('c3')]).toEqual(['hq', 't1', null]);
    expect([veil.toChair('t1'), veil.toChair('t2')]).toEqual(['c2', null]);
    expect(veil.toSeat('hq')).toBeNull();
  });
});

describe('ranking', () => {
  test('groups with one score share a rank, and the next rank leaves room', () => {
    const groups = [55, 80, null, 80, 20].map((scorePct, i) => ({
      number: i + 1,
      scorePct,
      phase: i === 1 ? ('ended' as const) : ('running' as const),
    }));
    expect(standings(groups, [10, 90]).map((s) => s.percentile?.pct ?? null)).toEqual([
      50,
      null,
      null,
      null,
      null,
    ]);
    const table = standings(groups, []).map((s) => [s.number, s.rank, s.tied]);
    expect(table).toEqual([
      [2, 1, 2],
      [4, 1, 2],
      [1, 3, 1],
      [5, 4, 1],
      [3, null, 0],
    ]);
  });

  test('a percentile counts equal runs half and carries its interval', () => {
    const runs = [
      ...Array.from({ length: 150 }, () => 40),
      ...Array.from({ length: 50 }, () => 70),
    ];
    const p = percentileOf(70, runs)!;
    expect(p).toMatchObject({ runs: 200, below: 150, equal: 50, pct: 87.5 });
    // Wilson 95 % for 150 of 200: 0.6857 to 0.8050 (Newcombe 1998, formula by hand).
    expect(p.lowPct).toBeCloseTo(68.57, 1);
    expect(p.highPct).toBe(100);
    expect(percentileOf(10, runs)).toMatchObject({ below: 0, pct: 0, lowPct: 0 });
    expect(percentileOf(50, [])).toBeNull();
  });

  test('a scenario without weights counts every decided line alike', () => {
    const line = (id: string, status: 'met' | 'notMet' | 'running' | 'recordOnly') => ({
      id,
      status,
    });
    const lines = [line('a', 'met'), line('b', 'notMet'), line('c', 'running')];
    expect(totalOf([...lines, line('d', 'recordOnly')], null)).toEqual({
      pct: 50,
      decided: 2,
      all: 3,
    });
    const weights = [
      { target: 'a', group: 'g', weight: 3 },
      { target: 'b', group: 'g', weight: 1 },
    ];
    const groups = [{ id: 'g', name: { zh: '', en: '' } }];
    const pack = { id: 'p', name: { zh: '', en: '' }, source: '', groups, weights };
    expect(totalOf(lines, pack)).toEqual({ pct: 75, decided: 4, all: 4 });
  });
});
