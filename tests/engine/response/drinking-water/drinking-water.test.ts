import { describe, expect, it } from 'vitest';
import { supply } from '../../../../engine/plan/autopilot/supplying.ts';
import { addressBook } from '../../../../engine/plan/autopilot/address-book.ts';
import { deskOf } from '../../../../engine/plan/autopilot/desk.ts';
import { createOrderLog } from '../../../../engine/plan/autopilot/order-log.ts';
import type { UnitOrder } from '../../../../engine/exercise/commands/command.ts';
import { knowledgeOf } from '../../../../engine/exercise/knowledge-of.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { dryVillageViews } from '../../../../engine/response/drinking-water/drinking-water-view.ts';
import { ASSUMED_DRINKING } from '../../../../engine/response/drinking-water/drinking-water.ts';
import { advance, eventsOf, give, order, personsIn, submitInject } from '../drill.ts';
import { outage, startLifelines } from '../lifelines/lifeline-drill.ts';

const HOUR = 3600;
/** v1 has 130 people: 975 L a day, and 1,040 L in the houses. */
const PEOPLE = 130;
const NEED_L = PEOPLE * 7.5;

const stocked = {
  depots: [{ facilityId: 'depot-1', tier: 'county' as const, stock: { water: 3000 } }],
  shelters: [],
  deliveries: [],
};

/** The waterworks of v1 breaks in the first second. */
function dry(): World {
  const w = startLifelines({
    injects: [outage('works-out', ['works'])],
    over: { supplies: stocked, durationTicks: 96 * HOUR },
  });
  submitInject(w, 'works-out');
  return w;
}

const bring = (count: number): Extract<UnitOrder, { type: 'sendSupplies' }> => ({
  type: 'sendSupplies',
  unitId: 'lorry',
  depotId: 'depot-1',
  shelterId: 'v1',
  item: 'water',
  count,
});

const village = (w: World) => w.state.dryVillages!.find((v) => v.id === 'v1')!;

describe('a village whose waterworks is out', () => {
  it('drinks what is in the houses, then lacks water when the sum says', () => {
    const w = dry();
    advance(w, 48 * HOUR);
    const [cut] = eventsOf(w, 'villageCutOff');
    const [ran] = eventsOf(w, 'villageRanDry');
    expect(cut).toMatchObject({ body: { villageId: 'v1', persons: PEOPLE, litres: PEOPLE * 8 } });
    const lastsS = (ASSUMED_DRINKING.homeL / 7.5) * 86_400;
    // Counted every half hour.
    expect(ran!.tick - cut!.tick - lastsS).toBeGreaterThanOrEqual(0);
    expect(ran!.tick - cut!.tick - lastsS).toBeLessThanOrEqual(ASSUMED_DRINKING.countS);
    const v = village(w);
    expect(v.stockL + v.usedL).toBeCloseTo(v.homeL + v.broughtL, 6);
    expect(v.stockL).toBe(0);
  });

  it('has people who fall ill at the stated rate, as casualties of that village', () => {
    const w = dry();
    advance(w, 96 * HOUR);
    const [ran] = eventsOf(w, 'villageRanDry');
    const hours = (w.state.tick - ran!.tick) / 3600 - ASSUMED_DRINKING.holdOutH;
    const ill = eventsOf(w, 'peopleFellIll').reduce((n, e) => n + e.body.persons, 0);
    const expected = (PEOPLE * hours * ASSUMED_DRINKING.illPerPersonDay) / 24;
    // Counted in whole persons, every half hour.
    expect(ill).toBeLessThanOrEqual(expected);
    expect(ill).toBeGreaterThan(expected * 0.95 - 1);
    expect(ill).toBeGreaterThan(2);
    const group = w.state.casualtyGroups.find((g) => g.id === 'village:v1')!;
    expect(group.persons).toHaveLength(ill);
    expect(personsIn(w)).toBe(PEOPLE + 71);
    expect(w.state.villages.find((v) => v.id === 'v1')!.atHome).toBe(PEOPLE - ill);
  });

  it('is spared by water that is brought in time, and the more the longer', () => {
    const lackH = (litres: readonly number[]): number => {
      const w = dry();
      advance(w, 2 * HOUR);
      litres.forEach((count, i) => {
        order(w, bring(count));
        advance(w, (4 + 2 * i) * HOUR);
      });
      advance(w, 96 * HOUR);
      const v = village(w);
      expect(v.broughtL).toBe(litres.reduce((a, b) => a + b, 0));
      expect(v.stockL + v.usedL).toBeCloseTo(v.homeL + v.broughtL, 6);
      return v.lackPersonH;
    };
    const none = lackH([]);
    const some = lackH([900]);
    const enough = lackH([950, 950, 950]);
    // 900 L are 22 h of the village's need.
    expect(none - some).toBeGreaterThan((0.9 * 900 * 24 * PEOPLE) / NEED_L);
    expect(enough).toBe(0);
  });

  it('is served again when the waterworks has been repaired', () => {
    const w = startLifelines({
      injects: [outage('works-out', ['works'])],
      over: {
        units: [
          ...startLifelines().scenario.units,
          {
            ...startLifelines().scenario.units.find((u) => u.id === 'linemen')!,
            id: 'plumbers',
            capabilities: ['waterRepair'],
          },
        ],
      },
    });
    submitInject(w, 'works-out');
    advance(w, HOUR);
    expect(dryVillageViews(w, 'command')).toHaveLength(1);
    order(w, { type: 'workAt', unitId: 'plumbers', siteId: 'restoreWater:works' });
    advance(w, 6 * HOUR);
    expect(eventsOf(w, 'villageServedAgain')).toHaveLength(1);
    expect(dryVillageViews(w, 'command')).toEqual([]);
  });
});

describe('who knows', () => {
  it('is who has been told of the outage', () => {
    const w = dry();
    advance(w, 1200);
    // The owner's duty desk calls after twenty minutes; the first count is after thirty.
    expect(dryVillageViews(w, 'command')).toEqual([]);
    advance(w, HOUR);
    expect(dryVillageViews(w, 'command')).toMatchObject([{ id: 'v1', persons: PEOPLE }]);
    expect(dryVillageViews(w, 'town')).toEqual([]);
    expect(dryVillageViews(w, null)).toHaveLength(1);
  });

  it('sends water there, and is told why not elsewhere', () => {
    const w = dry();
    expect(give(w, bring(100)).rejection).toMatchObject({ code: 'notLacking' });
    advance(w, HOUR);
    const wrong = give(w, { ...bring(100), shelterId: 'v2' }).rejection!;
    expect(wrong.code).toBe('notLacking');
    expect(wrong.alternatives).toEqual([bring(100)]);
    expect(give(w, { ...bring(50), item: 'reliefKit' }).rejection).toMatchObject({
      code: 'notLacking',
    });
    expect(give(w, { ...bring(50), shelterId: 'moon' }).rejection).toMatchObject({
      code: 'unknownPlace',
    });
  });

  it('the policy sends what lasts twelve hours before the jars are empty', () => {
    const w = dry();
    advance(w, 24 * HOUR);
    const k = knowledgeOf(w, 'command');
    const book = addressBook(w.scenario, w.region);
    const [first] = supply(deskOf(w, 'command', book, createOrderLog()));
    expect(first).toMatchObject({ type: 'sendSupplies', shelterId: 'v1', item: 'water' });
    const left = k.dryVillages[0]!.litres;
    expect((first as { count: number }).count).toBe(Math.ceil(NEED_L / 2 - left));
  });
});
