import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../engine/exercise/event.ts';
import type { StepContext } from '../../../engine/exercise/world.ts';
import { openOrAdd } from '../../../engine/response/sites/open-site.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import {
  advance,
  DRILL_UNITS,
  drillScenario,
  eventsOf,
  give,
  order,
  roadCut,
  startDrill,
  submitInject,
  unitOf,
} from './drill.ts';

const EDGE = 3;
const slide = (debrisM3: number) => roadCut('slide', EDGE, { debrisM3 });

const crews = DRILL_UNITS.map((u) =>
  u.id === 'dozer'
    ? { ...u, capabilities: ['plant', 'clearRoad'] as const, equipment: { bulldozer: 1 } }
    : u,
);
const withSlide = (debrisM3: number) => {
  const base = drillScenario();
  const seats = base.seats.map((s) => ({ ...s, commands: [...s.commands, 'workAt' as const] }));
  const w = startDrill({ units: crews, injects: [slide(debrisM3)], seats });
  submitInject(w, 'slide');
  return w;
};
const known = 700;

describe('a blocked road as a site', () => {
  it('is unknown until the news of the closure comes, and then offered for work', () => {
    const w = withSlide(160);
    expect(viewOf(w, 'command').sites).toEqual([]);
    expect(
      give(w, { type: 'workAt', unitId: 'dozer', siteId: `clearRoad:${EDGE}` }).rejection,
    ).toMatchObject({ code: 'unknownPlace' });
    advance(w, 1200);
    expect(viewOf(w, 'command').sites).toMatchObject([
      { kind: 'clearRoad', needs: [{ capability: 'clearRoad', amount: 160, left: 160 }] },
    ]);
  });

  it('is open again when a machine has moved what lies on it, at its rate', () => {
    const w = withSlide(160);
    advance(w, 1200);
    order(w, { type: 'workAt', unitId: 'dozer', siteId: `clearRoad:${EDGE}` });
    advance(w, 5 * 3600);
    const [there] = eventsOf(w, 'unitArrived');
    const [done] = eventsOf(w, 'siteDone');
    const [opened] = eventsOf(w, 'roadOpened');
    // 160 m3 at 80 m3/h of the machine and 0.5 m3/h of each of four people: 1.95 h, in slices of 300 s.
    const hours = 160 / 82;
    expect(done!.tick - there!.tick).toBeGreaterThanOrEqual(hours * 3600 - 1);
    expect(done!.tick - there!.tick).toBeLessThanOrEqual(hours * 3600 + 600);
    expect(opened).toMatchObject({ tick: done!.tick, cause: done!.id });
    expect(unitOf(w, 'dozer')).toMatchObject({ status: 'standby', orderId: null });
    expect(w.state.sites[0]).toMatchObject({ doneTick: done!.tick });
  });

  it('takes half the time for two machines and never more work than there is', () => {
    const run = (teams: readonly string[]): number => {
      const base = drillScenario();
      const seats = base.seats.map((s) => ({ ...s, commands: [...s.commands, 'workAt' as const] }));
      const second = { ...crews.find((u) => u.id === 'dozer')!, id: 'dozer-2' };
      const w = startDrill({ units: [...crews, second], injects: [slide(320)], seats });
      submitInject(w, 'slide');
      advance(w, 1200);
      for (const unitId of teams) order(w, { type: 'workAt', unitId, siteId: `clearRoad:${EDGE}` });
      advance(w, 8 * 3600);
      const moved = eventsOf(w, 'siteWorked').reduce((sum, e) => sum + e.body.amount, 0);
      expect(moved).toBeCloseTo(320, 9);
      expect(eventsOf(w, 'siteDone')).toHaveLength(1);
      return eventsOf(w, 'siteDone')[0]!.tick - eventsOf(w, 'unitArrived')[0]!.tick;
    };
    const one = run(['dozer']);
    const two = run(['dozer', 'dozer-2']);
    expect(two).toBeGreaterThan(0.45 * one);
    expect(two).toBeLessThan(0.6 * one);
  });

  it('refuses teams that cannot do the work, and names one that can', () => {
    const w = withSlide(160);
    advance(w, known + 500);
    const refused = give(w, {
      type: 'workAt',
      unitId: 'bus',
      siteId: `clearRoad:${EDGE}`,
    }).rejection;
    expect(refused).toMatchObject({
      code: 'noCapability',
      alternatives: [{ type: 'workAt', unitId: 'dozer' }],
    });
  });

  it('cannot be cleared when nothing lies on the road', () => {
    const w = withSlide(0);
    advance(w, 1200);
    expect(w.state.closures).toHaveLength(1);
    expect(w.state.sites).toEqual([]);
  });
});

describe('work that is added to a site', () => {
  const lay = (done: boolean) => {
    const w = startDrill();
    const bodies: EventBody[] = [];
    const ctx = { emit: (b: EventBody) => bodies.push(b) } as unknown as StepContext;
    const place = { at: { e: 10, n: 20 }, nodeId: -1 };
    const need = { capability: 'searchRescue', amount: 6, minPersons: 4 } as const;
    const more = { kind: 'searchMissing', subject: 'v', need } as const;
    const site = {
      id: 'searchMissing:v',
      kind: more.kind,
      subject: 'v',
      at: place.at,
      nodeIds: [],
    };
    const had = { ...need, amount: 10, done: done ? 10 : 4 };
    const open = { ...site, knownTo: [], openedTick: 0, openedEvent: 1, doneTick: done ? 5 : -1 };
    w.state = { ...w.state, sites: [{ ...open, needs: [had] }] };
    openOrAdd(w, ctx, place, more, null);
    return bodies;
  };

  it('makes it larger while there is work left, and opens it again once it is done', () => {
    expect(lay(false)).toEqual([
      {
        type: 'siteAmended',
        siteId: 'searchMissing:v',
        capability: 'searchRescue',
        amount: 16,
      },
    ]);
    expect(lay(true)).toMatchObject([
      { type: 'siteOpened', site: { id: 'searchMissing:v', needs: [{ amount: 6, done: 0 }] } },
    ]);
  });
});
