import { describe, expect, it } from 'vitest';
import { firstZone, villagesOf, type Zone } from '../../client/panels/command/zone.ts';
import type { VillageView } from '../../engine/exercise/view.ts';
import { SETUP, VIEW } from './fixture.ts';

const VILLAGES = [
  ['v-1', 'east'],
  ['v-2', 'west'],
  ['v-3', 'east'],
] as const;
const setup = {
  villages: VILLAGES.map(([id, townshipId]) => ({ ...SETUP.villages[0]!, id, townshipId })),
};
const view = (danger: Readonly<Record<string, Partial<VillageView>>> = {}) => ({
  villages: VILLAGES.map(([id]) => ({ ...VIEW.villages[0]!, id, ...danger[id] })),
});
const zone = (set: Partial<Zone>): Zone => ({
  mode: 'picked',
  townshipIds: [],
  villageIds: [],
  ...set,
});

describe('whom a warning concerns', () => {
  it('is everybody whom the fire touches or the forecast reaches', () => {
    const now = view({ 'v-3': { threatTick: 9000 }, 'v-2': { reached: true } });
    expect(villagesOf(zone({ mode: 'forecast' }), setup, now)).toEqual(['v-2', 'v-3']);
  });

  it('is every village of the chosen townships', () => {
    expect(villagesOf(zone({ mode: 'township', townshipIds: ['east'] }), setup, view())).toEqual([
      'v-1',
      'v-3',
    ]);
  });

  it('is the villages picked, in the order of the set-up, whatever another way had chosen', () => {
    const both = zone({ villageIds: ['v-3', 'v-1'], townshipIds: ['west'] });
    expect(villagesOf(both, setup, view())).toEqual(['v-1', 'v-3']);
  });

  it('begins with those in danger, or with townships while nobody is', () => {
    expect(firstZone(view({ 'v-1': { threatTick: 60 } })).mode).toBe('forecast');
    expect(firstZone(view()).mode).toBe('township');
  });
});
