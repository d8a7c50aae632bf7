import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../../engine/exercise/order-book.ts';
import { knowledgeOf } from '../../../../engine/exercise/knowledge-of.ts';
import type { Capability, InjectSpec } from '../../../../engine/exercise/scenario.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { needHospital } from '../../../../engine/response/medical/transportable.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { WorseningSpec } from '../../../../engine/response/incidents/incident.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { advance, eventsOf, order, submitInject } from '../drill.ts';
import { COACH, groupOf, harmless, startIncidents } from '../incident-drill.ts';

const text = (s: string) => ({ zh: s, en: s });
const HOUR = 3600;

const gas: WorseningSpec = {
  id: 'gas',
  afterTicks: 2 * HOUR,
  unlessDone: ['crowdControl'],
  casualties: { immediate: 1, delayed: 0, minor: 3, dead: 0 },
  trapped: null,
  missing: null,
  text: text('worse'),
};

describe('an incident', () => {
  it('is told with the road that it blocks, and with how that can be cleared', () => {
    const w = startIncidents([harmless({ road: { edgeId: 7, debrisM3: 4 } })]);
    advance(w, 901);
    expect(viewOf(w, 'town')).toMatchObject({
      incidents: [{ edgeId: 7, siteIds: ['clearRoad:7'] }],
      closures: [{ edgeId: 7 }],
    });
    expect(viewOf(w, 'command')).toMatchObject({ incidents: [], closures: [], sites: [] });
  });

  it('blocks its road with what can be cleared, and is over when all is done', () => {
    const w = startIncidents([harmless({ road: { edgeId: 7, debrisM3: 4 } })]);
    advance(w, 2 * HOUR);
    expect(viewOf(w, 'command').incidents).toMatchObject([
      { edgeId: 7, siteIds: ['clearRoad:7'], closedTick: -1 },
    ]);
    const dozer = w.scenario.units.find((u) => u.id === 'dozer')!;
    expect(dozer.capabilities).not.toContain('clearRoad');
    advance(w, 3 * HOUR);
    expect(w.state.incidents[0]!.closedTick).toBe(-1);
  });

  it('is closed when its people are cared for and its work is done', () => {
    const w = startIncidents([
      harmless({
        casualties: { immediate: 0, delayed: 0, minor: 2, dead: 0 },
        trapped: { persons: 1, capability: 'searchRescue', personHEach: 2, minPersons: 2 },
      }),
    ]);
    advance(w, 2000);
    order(w, { type: 'workAt', unitId: 'rescuers', siteId: 'rescueTrapped:incident:coach' });
    advance(w, 2 * HOUR);
    expect(w.state.incidents[0]!.closedTick).toBe(-1);
    order(w, { type: 'workAt', unitId: 'medics', siteId: 'treatCasualties:incident:coach' });
    advance(w, 4 * HOUR);
    expect(eventsOf(w, 'incidentClosed')).toHaveLength(1);
    expect(viewOf(w, 'command').incidents[0]!.closedTick).toBeGreaterThan(0);
  });

  it('gets worse at its hour unless the work that averts it has been done', () => {
    const needs = [{ capability: 'crowdControl' as const, amount: 2, minPersons: 1 }];
    const run = (guarded: boolean) => {
      const base = startIncidents([]);
      const guards = {
        ...base.scenario.units[0]!,
        id: 'guards',
        capabilities: ['crowdControl'] as const,
      };
      const w = startIncidents([harmless({ needs, worsens: [gas] })], {
        units: [...base.scenario.units, guards].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      });
      advance(w, 2000);
      if (guarded) order(w, { type: 'workAt', unitId: 'guards', siteId: 'handleIncident:coach' });
      advance(w, 4 * HOUR);
      return w;
    };
    const left = run(false);
    expect(eventsOf(left, 'incidentWorsened')).toMatchObject([{ tick: 600 + 2 * HOUR }]);
    expect(groupOf(left, 'incident:coach:gas').persons).toHaveLength(4);
    expect(viewOf(left, 'town').messages.map((m) => m.params['zh'])).toContain('worse');
    const guarded = run(true);
    expect(eventsOf(guarded, 'incidentWorsened')).toEqual([]);
    expect(guarded.state.casualtyGroups).toEqual([]);
    expect(eventsOf(guarded, 'incidentClosed')).toHaveLength(1);
  });

  it('waits for its inject, whose readers know of it at once', () => {
    const inject: InjectSpec = {
      id: 'i1',
      number: '1',
      atTick: null,
      from: text('-'),
      toSeatIds: ['command'],
      channel: 'phone',
      text: text('a coach is off the road'),
      expected: text('-'),
      effect: { kind: 'incident', incidentId: 'coach' },
    };
    const w = startIncidents([{ ...COACH, atTick: null }], { injects: [inject] });
    advance(w, HOUR);
    expect(w.state.incidents).toEqual([]);
    submitInject(w, 'i1');
    advance(w, HOUR + 5);
    expect(viewOf(w, 'command').incidents).toHaveLength(1);
    expect(viewOf(w, 'command').sites.map((s) => s.kind)).toEqual([
      'rescueTrapped',
      'treatCasualties',
    ]);
    expect(viewOf(w, 'town').incidents).toHaveLength(0);
    // The inject is the first word: the driver's own call does not come on top of it.
    advance(w, 3 * HOUR);
    expect(w.state.messages).toHaveLength(1);
    expect(viewOf(w, 'town').incidents).toHaveLength(1);
  });

  it('takes its people from the village whose people they are', () => {
    const w = startIncidents([{ ...COACH, villageId: 'v1' }]);
    advance(w, HOUR);
    expect(w.state.villages.find((v) => v.id === 'v1')).toMatchObject({
      atHome: 130 - 12,
      casualties: 12,
    });
  });
});

/** Known work with people that nobody is at or on the way to, while a team that could is idle. */
function neglected(w: World): string[] {
  const k = knowledgeOf(w, 'command');
  const busy = ordersOf(w)
    .filter((o) => o.endTick < 0)
    .map((o) => o.order);
  const idle = (capability: Capability): boolean =>
    w.state.units.some(
      (u) =>
        u.status === 'standby' &&
        u.orderId === null &&
        w.index.unit.get(u.id)!.spec.capabilities.includes(capability),
    );
  const sites = k.sites
    .filter((s) => s.doneTick < 0 && !busy.some((o) => o.type === 'workAt' && o.siteId === s.id))
    .filter((s) => s.needs.some((n) => n.done < n.amount && idle(n.capability)))
    // Within one turn of the policy it may not have looked yet.
    .filter((s) => w.state.tick - s.openedTick > 600)
    .map((s) => s.id);
  const groups = k.casualtyGroups
    .filter((g) => needHospital(g) > 0 && idle('ambulance'))
    .filter((g) => !busy.some((o) => o.type === 'transportCasualties' && o.groupId === g.id))
    .map((g) => g.id);
  return [...sites, ...groups];
}

describe('the policy', () => {
  it('has every casualty treated or in hospital, everybody freed, and no able team idle meanwhile', () => {
    const base = startIncidents([]);
    const w = startIncidents([COACH], {
      seats: base.scenario.seats.map((s) =>
        s.id === 'command' ? { ...s, role: 'rescue' as const } : s,
      ),
    });
    submit(
      w,
      { kind: 'instructor' },
      { type: 'setOccupant', seatId: 'command', occupant: 'policy' },
    );
    advance(w, 2 * HOUR);
    const given = ordersOf(w).filter((o) => o.byPolicy && o.status !== 'refused');
    expect(new Set(given.map((o) => o.order.unitId))).toEqual(
      new Set(['ambulance', 'medics', 'rescuers']),
    );
    while (w.state.tick < 6 * HOUR) {
      advance(w, w.state.tick + 600);
      expect([w.state.tick, neglected(w)]).toEqual([w.state.tick, []]);
    }
    const open = groupOf(w, 'incident:coach').persons.filter((p) =>
      ['missing', 'trapped', 'waiting'].includes(p.care),
    );
    expect(open).toEqual([]);
    expect(eventsOf(w, 'incidentClosed')).toHaveLength(1);
    expect(ordersOf(w).filter((o) => o.status === 'refused')).toEqual([]);
  });
});

describe('secrecy', () => {
  it('shows the same bytes whether or not an incident has happened of which nobody knows', () => {
    const quiet = { ...COACH.heard, delayTicks: 20 * HOUR };
    const hidden = [
      { ...COACH, id: 'a-hidden', heard: quiet, at: { e: 300, n: 5800 } },
      {
        ...harmless({ id: 'z-hidden', missing: COACH.trapped }),
        heard: quiet,
        at: { e: 300, n: 200 },
      },
    ];
    const shown = (incidents: readonly (typeof COACH)[]) => {
      const w = startIncidents([COACH, ...incidents].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      const out: string[] = [];
      for (let tick = 300; tick <= 5 * HOUR; tick += 300) {
        advance(w, tick);
        if (tick === 2100)
          order(w, {
            type: 'transportCasualties',
            unitId: 'ambulance',
            groupId: 'incident:coach',
            hospitalId: 'hospital-west',
          });
        for (const seat of ['command', 'town']) out.push(JSON.stringify(viewOf(w, seat)));
      }
      return { out, groups: w.state.casualtyGroups.length };
    };
    const [open, hiding] = [shown([]), shown(hidden)];
    expect(hiding.groups).toBe(open.groups + 2);
    expect(hiding.out).toEqual(open.out);
  });
});

describe('warning signs at monitored points', () => {
  const sign = (id: string, probability: number) => ({
    id,
    facilityId: 'slope',
    atTick: 1200,
    sign: text('cracks'),
    probability,
    delayTicks: 600,
    delayLogSd: 0.3,
    toSeatIds: ['town'],
  });

  it('are reported by the volunteer who notices them, after a while, to those called', () => {
    const w = startIncidents([], { precursors: [sign('seen', 1), sign('unseen', 0)] });
    advance(w, 4 * HOUR);
    expect(eventsOf(w, 'precursorArose').map((e) => [e.tick, e.body.precursorId])).toEqual([
      [1200, 'seen'],
      [1200, 'unseen'],
    ]);
    const reported = eventsOf(w, 'precursorReported');
    expect(reported.map((e) => e.body.precursorId)).toEqual(['seen']);
    expect(reported[0]!.tick).toBeGreaterThan(1200);
    expect(viewOf(w, 'town').messages).toMatchObject([{ params: { zh: 'cracks' } }]);
    expect(viewOf(w, 'command').messages).toEqual([]);
  });
});
