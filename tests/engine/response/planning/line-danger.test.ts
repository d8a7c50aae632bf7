import { describe, expect, it } from 'vitest';
import { check } from '../../../../engine/exercise/submit.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { cellAt } from '../../../../engine/kernel/grid.ts';
import { startDrill } from '../drill.ts';

/** A line of 600 m, and what its check says beside its rate. */
function told(w: World): readonly string[] {
  const path = [
    { e: 3200, n: 2300 },
    { e: 3200, n: 2900 },
  ];
  const seat = { kind: 'seat', seatId: 'command' } as const;
  const checked = check(w, seat, { type: 'buildLine', unitId: 'dozer', path });
  if (!checked.ok) throw new Error(checked.error.code);
  return checked.value.notes.map((n) => n.key).filter((key) => key !== 'lineRate');
}

/** The seat has heard of fire in one cell. */
function heardOf(e: number, n: number): World {
  const w = startDrill();
  w.pictures.record(1, Int32Array.of(cellAt(w.fire.grid, e, n)));
  w.pictures.deliver(1, 'command');
  return w;
}

describe('the check of a fireline', () => {
  it('says nothing of danger while the seat knows of no fire near it', () => {
    expect(told(startDrill())).toEqual([]);
    expect(told(heardOf(3500, 2600))).toEqual([]);
  });

  it('says so when part of it crosses the known fire', () => {
    expect(told(heardOf(3200, 2600))).toEqual(['lineThroughFire']);
  });

  it('says so when part of it lies within the safe distance', () => {
    expect(told(heardOf(3260, 2600))).toEqual(['lineNearFire']);
  });
});
