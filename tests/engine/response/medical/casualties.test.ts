import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../../engine/exercise/order-book.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { knowledgeOf } from '../../../../engine/exercise/knowledge-of.ts';
import { ASSUMED_MEDICAL } from '../../../../engine/response/medical/assumed.ts';
import {
  advance,
  drillRegion,
  eventsOf,
  give,
  order,
  startDrill,
  unitOf,
  withFire,
} from '../drill.ts';
import { CARE_UNITS, COACH, groupOf, startIncidents, tally } from '../incident-drill.ts';

const GROUP = 'incident:coach';
const bring = (hospitalId = 'hospital-west', unitId = 'ambulance') =>
  ({ type: 'transportCasualties', unitId, groupId: GROUP, hospitalId }) as const;
const RANK = { immediate: 0, delayed: 1, minor: 2, dead: 3 };
const heard = 2100;
const start = (over: Parameters<typeof startIncidents>[1] = {}) => {
  const w = startIncidents([COACH], over);
  advance(w, heard);
  return w;
};

describe('casualties', () => {
  it('are known to the seat that is called, then to the others, and told in figures', () => {
    const w = startIncidents([COACH]);
    advance(w, 899);
    expect(viewOf(w, 'town')).toMatchObject({ casualtyGroups: [], incidents: [], sites: [] });
    expect(groupOf(w, GROUP).persons).toHaveLength(12);
    advance(w, 901);
    expect(viewOf(w, 'town').incidents).toMatchObject([{ id: 'coach', groupIds: [GROUP] }]);
    expect(viewOf(w, 'town').messages).toMatchObject([{ params: { zh: 'we are off the road' } }]);
    expect(viewOf(w, 'command').casualtyGroups).toEqual([]);
    expect(knowledgeOf(w, 'command').casualties).toEqual({ dead: 0, injured: 0, missing: 0 });
    advance(w, heard);
    expect(viewOf(w, 'command').casualtyGroups).toMatchObject([{ id: GROUP, trapped: 2 }]);
    const { dead, injured, missing } = knowledgeOf(w, 'command').casualties;
    expect([dead + injured, missing]).toEqual([10, 0]);
    expect(viewOf(w, 'command').sites.map((s) => s.id)).toEqual([
      `rescueTrapped:${GROUP}`,
      `treatCasualties:${GROUP}`,
    ]);
  });

  it('are seen by a team that stands near before any call comes', () => {
    const w = startIncidents([{ ...COACH, heard: { ...COACH.heard, delayTicks: 3 * 3600 } }]);
    order(w, { type: 'move', unitId: 'crew', to: { e: 3000, n: 2600 } });
    advance(w, 3600);
    expect(viewOf(w, 'command').incidents).toHaveLength(1);
    expect(viewOf(w, 'town').incidents).toEqual([]);
  });

  it('are freed one by one, at the work of the rescuers', () => {
    const w = start();
    order(w, { type: 'workAt', unitId: 'rescuers', siteId: `rescueTrapped:${GROUP}` });
    advance(w, 4 * 3600);
    const freed = eventsOf(w, 'casualtiesFreed');
    const [there] = eventsOf(w, 'unitArrived');
    expect(freed.map((e) => e.body.persons)).toEqual([1, 1]);
    // 3 person-hours each at 10 persons: 18 minutes, in slices of 5 that the first may cut short.
    expect(freed[0]!.tick - there!.tick).toBeGreaterThanOrEqual(1080);
    expect(freed[0]!.tick - there!.tick).toBeLessThanOrEqual(1080 + 301);
    expect(tally(groupOf(w, GROUP))['trapped']).toBeUndefined();
  });

  it('are treated worst first, at the rate of the medics', () => {
    const w = start();
    const before = groupOf(w, GROUP).persons.filter((p) => p.care === 'waiting');
    const hours = before.reduce((n, p) => n + ASSUMED_MEDICAL.treatH[p.triage], 0);
    const [site] = viewOf(w, 'command').sites.filter((s) => s.kind === 'treatCasualties');
    expect(site!.needs[0]!.left).toBeCloseTo(hours, 1);
    order(w, { type: 'workAt', unitId: 'medics', siteId: `treatCasualties:${GROUP}` });
    advance(w, 3 * 3600);
    const treated = eventsOf(w, 'casualtiesTreated').flatMap((e) => e.body.members);
    // Those who died in spite of it say nothing about the order any more.
    const classes = treated
      .map((m) => RANK[groupOf(w, GROUP).persons[m.person]!.triage])
      .filter((rank) => rank < RANK.dead);
    expect(classes.length).toBeGreaterThan(5);
    expect(classes).toEqual(classes.toSorted((a, b) => a - b));
    expect(unitOf(w, 'medics').status).toBe('standby');
    expect(tally(groupOf(w, GROUP))['waiting']).toBeUndefined();
  });

  it('go to hospital in trips of as many as there are seats, the gravely hurt first', () => {
    const w = start();
    order(w, bring());
    let before = groupOf(w, GROUP).persons.map((p) => ({ ...p }));
    let seen = 0;
    while (w.state.tick < 5 * 3600) {
      advance(w, w.state.tick + 1);
      const load = eventsOf(w, 'casualtiesLoaded').at(seen);
      if (load !== undefined) {
        seen++;
        const taken = load.body.members.map((m) => m.person);
        const left = before.filter((p, i) => p.care === 'waiting' && !taken.includes(i));
        const worst = Math.min(...left.map((p) => RANK[p.triage]));
        for (const i of taken) expect(RANK[before[i]!.triage]).toBeLessThanOrEqual(worst);
      }
      before = groupOf(w, GROUP).persons.map((p) => ({ ...p }));
    }
    expect(eventsOf(w, 'casualtiesLoaded').map((e) => e.body.persons)).toContain(2);
    expect(Math.max(...eventsOf(w, 'casualtiesLoaded').map((e) => e.body.persons))).toBe(2);
    expect(viewOf(w, 'command').hospitals).toMatchObject([
      { id: 'hospital-east', free: 20 },
      { id: 'hospital-west', patients: tally(groupOf(w, GROUP))['hospital'], coming: 0 },
    ]);
    expect(unitOf(w, 'ambulance')).toMatchObject({ people: 0, orderId: null });
    // Nobody gravely hurt is left behind; those lightly hurt went along when there was a seat.
    const left = groupOf(w, GROUP).persons.filter((p) => p.care === 'waiting');
    expect(left.every((p) => p.triage === 'minor')).toBe(true);
  });

  it('die less the sooner somebody comes: never more on the same seed', () => {
    const dead = (seed: number, atTick: number): number => {
      const w = startIncidents([COACH], {}, seed);
      advance(w, heard);
      advance(w, atTick);
      order(w, { type: 'workAt', unitId: 'rescuers', siteId: `rescueTrapped:${GROUP}` });
      order(w, bring());
      const medics = give(w, {
        type: 'workAt',
        unitId: 'medics',
        siteId: `treatCasualties:${GROUP}`,
      });
      expect([null, 'alreadyDone']).toContain(medics.rejection?.code ?? null);
      advance(w, 12 * 3600);
      return groupOf(w, GROUP).persons.filter((p) => p.triage === 'dead').length;
    };
    let soon = 0;
    let late = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const [a, b] = [dead(seed, heard), dead(seed, heard + 3600)];
      expect(a).toBeLessThanOrEqual(b);
      soon += a;
      late += b;
    }
    expect(soon).toBeLessThan(late);
  });
});

describe('a village that the fire reaches', () => {
  it('has its hurt in the books of the village at once, and in those of the seats after the head has called', () => {
    // Flames are long beside a village of pine: with 130 at home somebody is hurt on most seeds.
    const region = drillRegion();
    const w = [1, 2, 3, 4, 5, 6]
      .map((seed) => {
        const x = startDrill(withFire({ e: 2700, n: 2000 }, 8), { region, seed });
        while (x.state.tick < 6 * 3600 && x.state.casualtyGroups.length === 0)
          advance(x, x.state.tick + 1);
        return x;
      })
      .find((x) => x.state.casualtyGroups.length > 0)!;
    const group = w.state.casualtyGroups[0]!;
    const village = w.state.villages.find((v) => v.id === group.origin.id)!;
    expect(group.persons.length).toBe(village.casualties);
    expect(knowledgeOf(w, 'command').casualties).toEqual({ dead: 0, injured: 0, missing: 0 });
    advance(w, w.state.tick + 3 * 3600);
    const { dead, injured, missing } = knowledgeOf(w, 'command').casualties;
    expect([dead + injured, missing]).toEqual([village.casualties, 0]);
    expect(eventsOf(w, 'casualtiesKnown').map((e) => e.body.seatId)).toEqual(['command', 'town']);
    expect(eventsOf(w, 'casualtiesKnown')[0]!.cause).toBe(group.aroseEvent);
  });
});

describe('an order for an ambulance', () => {
  const beds = (west: number, east: number) => ({
    hospitals: [
      { facilityId: 'hospital-east', beds: east, provenance: 'assumed' as const },
      { facilityId: 'hospital-west', beds: west, provenance: 'assumed' as const },
    ],
  });

  it('to a full hospital is refused with one that has beds', () => {
    const w = start(beds(0, 5));
    expect(give(w, bring()).rejection).toMatchObject({
      code: 'noBed',
      params: { hospital: 'hospital-west', group: GROUP },
      alternatives: [bring('hospital-east')],
    });
    expect(give(start(beds(0, 0)), bring()).rejection).toMatchObject({ alternatives: [] });
  });

  it('never puts two into one bed', () => {
    const second = { ...CARE_UNITS[0]!, id: 'ambulance-2' };
    const base = start();
    const w = start({ ...beds(3, 0), units: [...base.scenario.units, second] });
    order(w, bring());
    order(w, bring('hospital-west', 'ambulance-2'));
    for (let tick = heard; tick < 4 * 3600; tick += 300) {
      advance(w, tick);
      expect(viewOf(w, 'truth').hospitals[1]!.free).toBeGreaterThanOrEqual(0);
    }
    expect(tally(groupOf(w, GROUP))['hospital']).toBe(3);
    expect(ordersOf(w).map((o) => o.endReason)).toContain('noBed');
  });

  it('is refused to a team without an ambulance, for a group that the seat does not know, and without people', () => {
    const w = startIncidents([COACH]);
    advance(w, 1000);
    expect(give(w, bring()).rejection).toMatchObject({ code: 'unknownPlace' });
    advance(w, heard);
    expect(give(w, bring('hospital-west', 'bus')).rejection).toMatchObject({
      code: 'noCapability',
      alternatives: [bring()],
    });
    expect(give(w, bring('shelter-1')).rejection).toMatchObject({ code: 'unknownPlace' });
  });
});
