import { describe, expect, it } from 'vitest';
import {
  draftReducer,
  drawnPoints,
  EMPTY_DRAFT,
  ORDER_TYPES,
  toOrder,
  type Draft,
} from '../../client/panels/composer/draft.ts';
import type { UnitOrder } from '../../engine/exercise/commands/command.ts';
import { commandSchema } from '../../engine/protocol/command-schema.ts';

const at = { e: 1200, n: 3400 };
const path = [at, { e: 1300, n: 3500 }];
const ORDERS: readonly UnitOrder[] = [
  { type: 'move', unitId: 'u', to: at },
  { type: 'hold', unitId: 'u' },
  { type: 'return', unitId: 'u' },
  { type: 'directAttack', unitId: 'u', at },
  { type: 'buildLine', unitId: 'u', path },
  { type: 'burnOut', unitId: 'u', path },
  { type: 'mopUp', unitId: 'u', at },
  { type: 'waterDrop', unitId: 'u', at, coverage: 4, sourceId: 'w' },
  { type: 'recon', unitId: 'u', at },
  { type: 'evacuate', unitId: 'u', villageId: 'v', shelterId: 's' },
  { type: 'doorToDoor', unitId: 'u', villageId: 'v' },
  { type: 'sendSupplies', unitId: 'u', depotId: 'd', shelterId: 's', item: 'reliefKit', count: 60 },
  { type: 'workAt', unitId: 'u', siteId: 'clearRoad:7' },
  { type: 'survey', unitId: 'u', at, radiusM: 1500 },
  {
    type: 'transportCasualties',
    unitId: 'u',
    groupId: 'incident:bus',
    hospitalId: 'hospital-1',
  },
];
const draft = (set: Partial<Draft>): Draft => draftReducer(EMPTY_DRAFT, { type: 'set', set });

describe('the drawing of an order', () => {
  it('is what its task asks for, and outlives a task that asks for none', () => {
    const both = draft({ at, path });
    expect(drawnPoints(both)).toEqual([]);
    expect(drawnPoints({ ...both, task: 'directAttack' })).toEqual([at]);
    expect(drawnPoints({ ...both, task: 'buildLine' })).toEqual(path);
    expect(drawnPoints({ ...both, task: 'hold' })).toEqual([]);
    expect(drawnPoints(draft({ task: 'move' }))).toEqual([]);
  });
});

describe('an order being put together', () => {
  it('knows every order there is', () => {
    expect(ORDERS.map((order) => order.type).toSorted()).toEqual([...ORDER_TYPES].toSorted());
  });

  it('gives back an alternative exactly as the server offered it', () => {
    for (const order of ORDERS)
      expect(toOrder(draftReducer(EMPTY_DRAFT, { type: 'fill', order }))).toEqual({
        ok: true,
        value: order,
      });
  });

  it('makes only what the server accepts as well formed', () => {
    for (const order of ORDERS) {
      const made = toOrder(draftReducer(EMPTY_DRAFT, { type: 'fill', order }));
      expect(commandSchema.safeParse(made.ok && made.value).success).toBe(true);
    }
  });

  it('names the first step that is missing', () => {
    expect(toOrder(EMPTY_DRAFT)).toEqual({ ok: false, error: 'unit' });
    expect(toOrder(draft({ unitId: 'u' }))).toEqual({ ok: false, error: 'task' });
    expect(toOrder(draft({ unitId: 'u', task: 'move' }))).toEqual({ ok: false, error: 'place' });
    expect(toOrder(draft({ unitId: 'u', task: 'buildLine', path: [at] }))).toEqual({
      ok: false,
      error: 'place',
    });
    expect(toOrder(draft({ unitId: 'u', task: 'evacuate', villageId: 'v' }))).toEqual({
      ok: false,
      error: 'method',
    });
    expect(
      toOrder(
        draft({
          unitId: 'u',
          task: 'sendSupplies',
          shelterId: 's',
          depotId: 'd',
          item: 'reliefKit',
          count: 0,
        }),
      ),
    ).toEqual({ ok: false, error: 'method' });
  });

  it('keeps a chosen place when only the task changes', () => {
    const first = draft({ unitId: 'u', task: 'move', at });
    const second = draftReducer(first, { type: 'set', set: { task: 'mopUp' } });
    expect(toOrder(second)).toEqual({ ok: true, value: { type: 'mopUp', unitId: 'u', at } });
  });
});
