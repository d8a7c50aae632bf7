import { describe, expect, test } from 'vitest';
import type { ExerciseEvent } from '../../../../engine/exercise/event.ts';
import type { ExerciseState } from '../../../../engine/exercise/state.ts';
import { applySlideHarm } from '../../../../engine/response/slide-harm/apply-slide-harm.ts';
import { ASSUMED_SLIDE_HARM } from '../../../../engine/response/slide-harm/slide-harm.ts';
import { buriedChance } from '../../../../engine/response/slide-harm/system.ts';

describe('who is buried by debris', () => {
  const { buriedM, escapeMS } = ASSUMED_SLIDE_HARM;

  test('nobody by what is shallow or slow, everybody by what is deep and fast', () => {
    expect(buriedChance({ depthM: buriedM[0], speedMS: 20 })).toBe(0);
    expect(buriedChance({ depthM: 20, speedMS: escapeMS[0] })).toBe(0);
    expect(buriedChance({ depthM: buriedM[1], speedMS: escapeMS[1] })).toBe(1);
    expect(buriedChance({ depthM: 20, speedMS: 20 })).toBe(1);
  });

  test('a quarter half-way between in depth and in speed', () => {
    const middle = ([a, b]: readonly [number, number]): number => (a + b) / 2;
    const hit = { depthM: middle(buriedM), speedMS: middle(escapeMS) };
    expect(buriedChance(hit)).toBeCloseTo(0.25, 12);
  });
});

test('a village keeps which of its places debris has come to', () => {
  const state = { slideHarm: [] } as unknown as ExerciseState;
  const bury = (villageId: string, struck: number): void =>
    applySlideHarm(state, {
      tick: 0,
      body: { type: 'villageBuried', villageId, struck, depthM: 1, speedMS: 1 },
    } as ExerciseEvent);
  bury('b', 0b1);
  bury('a', 0b10);
  bury('b', 0b101);
  expect(state.slideHarm).toEqual([
    { id: 'a', struck: 0b10 },
    { id: 'b', struck: 0b101 },
  ]);
});
