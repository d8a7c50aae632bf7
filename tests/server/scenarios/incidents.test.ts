import { describe, expect, it } from 'vitest';
import { goodScenario, load, region } from './scenario-files.ts';

const words = { zh: '试验', en: 'test' };
const coach = {
  id: 'coach',
  kind: 'roadAccident',
  name: words,
  at: { facility: 's1' },
  time: '00:30' as string | null,
  casualties: { immediate: 1, minor: 4 } as object,
  heard: { to: ['town'], delayMin: 5, channel: 'phone', from: words, text: words },
  provenance: 'assumed',
};
const sign = {
  id: 'cracks',
  point: 'h1',
  time: '01:00',
  sign: words,
  probability: 0.9,
  delayMin: 10,
  to: ['town'],
  provenance: 'assumed',
};
const trapped = { persons: 3, personHEach: 4 };
const withIncident = (over: object, more: object = {}) => ({
  ...goodScenario(),
  incidents: [{ ...coach, ...over }],
  ...more,
});

describe('incidents of a scenario file', () => {
  it('are found on the ground, with what is left out set to nothing', async () => {
    const loaded = await load(withIncident({ trapped, road: { debrisM3: 30 }, village: '东村' }));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(loaded.value.incidents).toMatchObject([
      {
        id: 'coach',
        at: { e: 1000, n: 3000 },
        atTick: 1800,
        villageId: 'v-synthetic-1',
        casualties: { immediate: 1, delayed: 0, minor: 4, dead: 0 },
        trapped: { persons: 3, capability: 'searchRescue', personHEach: 4, minPersons: 1 },
        missing: null,
        road: { debrisM3: 30 },
        worsens: [],
        heard: { toSeatIds: ['town'], delayTicks: 300 },
      },
    ]);
    const bare = await load(goodScenario());
    expect(bare.ok && bare.value).toMatchObject({ incidents: [], hospitals: [], precursors: [] });
  });

  it.each([
    [
      'more people hurt and held than were there',
      { involved: 7, trapped },
      'incidents[0].involved',
    ],
    [
      'more villagers than the village has',
      { casualties: { minor: 301 }, village: '东村' },
      'incidents[0].casualties',
    ],
    ['villagers who take no part', { village: '远村' }, 'incidents[0].village'],
    ['a share of a person', { casualties: { minor: 1.5 } }, 'incidents[0].casualties.minor'],
    [
      'trapped people without the work for each',
      { trapped: { persons: 2 } },
      'incidents[0].trapped.personHEach',
    ],
    [
      'a need that no team can have',
      { needs: [{ capability: 'magic', amount: 1 }] },
      'incidents[0].needs[0].capability',
    ],
    [
      'a need without a rate',
      { needs: [{ capability: 'warn', amount: 1 }] },
      'incidents[0].needs[0].capability',
    ],
    ['a kind that there is not', { kind: 'meteor' }, 'incidents[0].kind'],
    [
      'a seat that is not there',
      { heard: { ...coach.heard, to: ['nobody'] } },
      'incidents[0].heard.to[0]',
    ],
    ['a place that is not there', { at: { facility: 'x9' } }, 'incidents[0].at.facility'],
    ['a road far away', { at: { village: '远村' }, road: { debrisM3: 1 } }, 'incidents[0].road'],
    ['a time after the end', { time: '30:00' }, 'incidents[0].time'],
    ['nothing that sets it off', { time: null }, 'incidents[0].time'],
    [
      'a stage that waits for work that there is not',
      { worsens: [{ id: 'gas', after: '01:00', unlessDone: ['mineRescue'], text: words }] },
      'incidents[0].worsens[0].unlessDone[0]',
    ],
  ])('name the fault: %s', async (_what, over, path) => {
    const loaded = await load(withIncident(over));
    if (loaded.ok) throw new Error('the scenario was accepted');
    expect(loaded.error.map((p) => p.path)).toEqual([path]);
  });

  it('refuses two of one id, and an inject that sets off none or one that has its hour', async () => {
    const inject = (incident: string) => ({
      ...goodScenario().injects[0]!,
      effect: { kind: 'incident', incident },
    });
    const pathsOf = async (scenario: unknown) => {
      const loaded = await load(scenario);
      return loaded.ok ? [] : loaded.error.map((p) => p.path);
    };
    expect(await pathsOf({ ...goodScenario(), incidents: [coach, coach] })).toEqual([
      'incidents[1].id',
    ]);
    expect(await pathsOf(withIncident({}, { injects: [inject('x')] }))).toEqual([
      'injects[0].effect.incident',
    ]);
    expect(await pathsOf(withIncident({}, { injects: [inject('coach')] }))).toEqual([
      'injects[0].effect.incident',
    ]);
    expect(await pathsOf(withIncident({ time: null }, { injects: [inject('coach')] }))).toEqual([]);
  });
});

describe('hospitals and warning signs of a scenario file', () => {
  it.each([
    [
      'an unknown hospital',
      { hospitals: [{ facility: 'h9', beds: 5, provenance: 'assumed' }] },
      'hospitals[0].facility',
    ],
    [
      'a depot as a hospital',
      { hospitals: [{ facility: 'd1', beds: 5, provenance: 'assumed' }] },
      'hospitals[0].facility',
    ],
    [
      'a share of beds that nobody has',
      { hospitals: { freeShare: 0.1, provenance: 'assumed' } },
      'hospitals.freeShare',
    ],
    [
      'a point that nobody watches',
      { precursors: [{ ...sign, point: 's1' }] },
      'precursors[0].point',
    ],
    [
      'a chance above one',
      { precursors: [{ ...sign, probability: 2 }] },
      'precursors[0].probability',
    ],
  ])('name the fault: %s', async (_what, over, path) => {
    const loaded = await load({ ...goodScenario(), ...over });
    if (loaded.ok) throw new Error('the scenario was accepted');
    expect(loaded.error.map((p) => p.path)).toEqual([path]);
    expect(region.facilities.some((f) => f.kind === 'hospital')).toBe(false);
  });

  it('says when a seat may send ambulances and there is nowhere to send them', async () => {
    const s = goodScenario();
    s.seats[1]!.commands = ['move', 'transportCasualties'];
    const loaded = await load(s);
    expect(loaded.ok ? [] : loaded.error.map((p) => p.path)).toEqual(['seats[1].commands']);
  });
});
