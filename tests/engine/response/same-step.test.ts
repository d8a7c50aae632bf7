import { describe, expect, it } from 'vitest';
import { apply } from '../../../engine/exercise/apply.ts';
import type { EventBody } from '../../../engine/exercise/event.ts';
import { initialState } from '../../../engine/exercise/initial-state.ts';
import type { ExerciseState } from '../../../engine/exercise/state.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { hospitalViews } from '../../../engine/response/medical/medical-view.ts';
import { knownSite, type SiteState } from '../../../engine/response/sites/site.ts';
import { Shared } from '../../../engine/response/within-step.ts';
import { beginTurn, finish } from '../../../engine/response/turn.ts';
import { order, startDrill, unitOf } from './drill.ts';

const fresh = (): ExerciseState => {
  const w = startDrill();
  return initialState(w.scenario, w.region);
};
const at = { e: 3000, n: 2500 };

const story = (s: ExerciseState) => {
  let id = 1000;
  return (tick: number, body: EventBody): void => apply(s, { id: id++, tick, cause: null, body });
};

describe('a site that opens again and again', () => {
  const open = (knownTo: string[]): EventBody => ({
    type: 'siteOpened',
    site: {
      id: 'clearRoad:3',
      kind: 'clearRoad',
      subject: '3',
      at,
      nodeIds: [],
      needs: [{ capability: 'clearRoad', amount: 10, done: 0, minPersons: 1 }],
      knownTo,
    },
  });
  const depth = (x: SiteState | undefined): number => (x === undefined ? 0 : 1 + depth(x.past));

  it('stays as each seat last knew it, and keeps no more than that', () => {
    const s = fresh();
    const happens = story(s);
    happens(10, open(['command', 'town']));
    happens(20, open(['command']));
    happens(30, open(['command']));
    const [site] = s.sites;
    expect(knownSite(site!, 'command')).toMatchObject({ openedTick: 30 });
    // Told of the first alone: that it opened twice since must not show.
    expect(knownSite(site!, 'town')).toMatchObject({ openedTick: 10 });
    expect(knownSite(site!, 'supply')).toBeNull();
    for (let tick = 40; tick < 60; tick++) happens(tick, open(['command']));
    expect(depth(s.sites[0])).toBe(2);
    happens(70, open(['town', 'command']));
    expect(depth(s.sites[0])).toBe(1);
  });
});

describe('a casualty whom medics and an ambulance reach at one moment', () => {
  it('is in the ambulance, and gets the bed', () => {
    const w = startDrill({
      hospitals: [{ facilityId: 'hospital-west', beds: 5, provenance: 'assumed' }],
    });
    const s = (w.state = initialState(w.scenario, w.region));
    const happens = story(s);
    const ids = { groupId: 'g', unitId: 'bus', hospitalId: 'hospital-west' };
    const members = [{ person: 0, dueTick: 5000 }];
    happens(10, {
      type: 'casualtiesArose',
      group: { id: 'g', origin: { kind: 'incident', id: 'g' }, at, nodeId: -1, survival: 'air' },
      members: [
        {
          held: null,
          triage: 'immediate',
          care: 'waiting',
          dueTick: 900,
          unitId: null,
          hospitalId: null,
        },
      ],
      persons: 1,
      villageId: null,
      cohortId: null,
      hearing: [],
    });
    happens(20, { type: 'casualtiesLoaded', members, persons: 1, ...ids });
    happens(20, { type: 'casualtiesTreated', groupId: 'g', members, persons: 1, workH: 0.5 });
    expect(s.casualtyGroups[0]!.persons[0]).toMatchObject({ care: 'ambulance', unitId: 'bus' });
    happens(900, { type: 'casualtiesAdmitted', persons: 1, ...ids });
    expect(hospitalViews(w)).toMatchObject([{ patients: 1, coming: 0, free: 4 }]);
  });
});

describe('people of a group under way who come to harm', () => {
  it('still stand on the lists of a seat that has not heard of it', () => {
    const w = startDrill();
    const s = (w.state = initialState(w.scenario, w.region));
    const happens = story(s);
    const [village] = s.villages;
    const villageId = village!.id;
    const row = (seat: string) => viewOf(w, seat).villages.find((v) => v.id === villageId)!;
    const before = { atHome: village!.atHome - 10, moving: 10 };
    happens(10, {
      type: 'peopleDisplaced',
      cohortId: 1,
      villageId,
      shelterId: 'shelter-1',
      persons: 10,
      unitId: null,
      dueTick: 900,
    });
    const groupId = `village:${villageId}`;
    const member = { held: null, triage: 'minor', care: 'waiting', dueTick: -1 } as const;
    happens(20, {
      type: 'casualtiesArose',
      group: {
        id: groupId,
        origin: { kind: 'village', id: villageId },
        at,
        nodeId: -1,
        survival: 'vehicle',
      },
      members: [{ ...member, unitId: null, hospitalId: null }],
      persons: 1,
      villageId,
      cohortId: 1,
      hearing: [],
    });
    expect(s.cohorts[0]!.persons).toBe(9);
    expect(row('command')).toMatchObject(before);
    happens(30, { type: 'casualtiesKnown', groupId, seatId: 'command' });
    expect(row('command')).toMatchObject({ ...before, moving: 9 });
  });
});

describe('a team that gas drives off in the moment in which its work is done', () => {
  it('ends its order once', () => {
    const w = startDrill();
    order(w, { type: 'move', unitId: 'crew', to: { e: 3000, n: 3000 } });
    const bodies: EventBody[] = [];
    const ctx = {
      tick: 5,
      emit: (b: EventBody) => bodies.push(b),
      id: () => 0,
      hazardAction: () => undefined,
    };
    const t = beginTurn(w, ctx, unitOf(w, 'crew'), new Shared());
    finish(t, 'done', null);
    finish(t, 'failed', 'airLow');
    expect(bodies).toMatchObject([{ type: 'orderEnded', status: 'done' }]);
  });
});
