import { describe, expect, test } from 'vitest';
import type { ExerciseEvent } from '../../../../engine/exercise/event.ts';
import type { ExerciseState } from '../../../../engine/exercise/state.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { applyWaterfront } from '../../../../engine/response/waterfront/apply-waterfront.ts';
import { between } from '../../../../engine/response/waterfront/assumed.ts';
import { waterfrontViews } from '../../../../engine/response/waterfront/waterfront-view.ts';
import {
  initialWaterfront,
  waterPlaces,
  type WaterfrontEvent,
  type WaterfrontSpec,
} from '../../../../engine/response/waterfront/waterfront.ts';

const place = (id: string) => ({
  id,
  name: { zh: id, en: id },
  at: { e: 10.4, n: 20.6 },
  nodeId: 1,
  slideId: 'slope',
  provenance: 'assumed' as const,
});
const spec: WaterfrontSpec = {
  berths: [{ ...place('c-berth'), boats: 6, persons: 24 }],
  banks: [
    {
      ...place('a-bank'),
      heightM: 1.5,
      persons: 40,
      byHour: Array.from({ length: 24 }, () => 1),
      villageId: null,
    },
  ],
  channels: [{ ...place('b-channel'), boatsPerHour: 4, personsPerBoat: 3, transitMin: 20 }],
};
const toll = { crestM: 2, runUpM: 3, there: 6, sunk: 1, adrift: 2, hurt: 1, missing: 0 };

function worldAfter(...bodies: WaterfrontEvent[]): World {
  const state = { waterfront: initialWaterfront(spec) } as ExerciseState;
  bodies.forEach((body, i) => applyWaterfront(state, { tick: 60 * i, body } as ExerciseEvent));
  return { scenario: { waterfront: spec }, state } as unknown as World;
}

test('a chance runs straight between its two ends', () => {
  expect([0, 1, 2, 3, 9].map((x) => between([1, 3], x))).toEqual([0, 0, 0.5, 1, 1]);
});

describe('places at the water', () => {
  test('stand by rising id, untouched at first', () => {
    expect(waterPlaces(spec).map((p) => [p.id, p.kind])).toEqual([
      ['a-bank', 'bank'],
      ['b-channel', 'channel'],
      ['c-berth', 'berth'],
    ]);
    expect(waterPlaces(null)).toEqual([]);
    for (const s of initialWaterfront(spec)) expect([s.doneTick, s.hitTick]).toEqual([-1, -1]);
  });

  test('are safe from the moment at which the work is done', () => {
    const w = worldAfter(
      { type: 'waterfrontSafe', placeId: 'a-bank', what: 'bankCordoned' },
      { type: 'waterfrontSafe', placeId: 'c-berth', what: 'boatsMoved' },
    );
    expect(waterfrontViews(w, 'seat').map((p) => p.safeTick)).toEqual([0, -1, 60]);
  });

  test('tell what a wave did to the truth at once, to a seat when it has heard', () => {
    const hit: WaterfrontEvent = { type: 'waterfrontHit', placeId: 'c-berth', toll };
    const of = (w: World, view: string) =>
      waterfrontViews(w, view).find((p) => p.id === 'c-berth')!.toll;
    expect(of(worldAfter(hit), 'truth')).toEqual(toll);
    expect(of(worldAfter(hit), 'seat')).toBeNull();
    const told = worldAfter(hit, { type: 'waterfrontKnown', placeId: 'c-berth', seatId: 'seat' });
    expect(of(told, 'seat')).toEqual(toll);
    expect(of(told, 'other')).toBeNull();
  });
});
