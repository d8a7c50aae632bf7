import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadScenario } from '../../../server/scenarios/load-scenario.ts';
import { goodPlan, goodScenario, region } from './scenario-files.ts';

const words = { zh: '试验', en: 'test' };
const team = (id: string, home: object, more: object = {}) => ({
  id,
  name: words,
  kind: 'county',
  seat: 'commander',
  symbol: 'team-general',
  strength: 30,
  capabilities: ['handCrew'],
  vehicle: 'truck',
  home,
  turnOutMin: 10,
  shiftH: 8,
  provenance: 'plan',
  ...more,
});

/** The hazard window is 4 km around the west village: the far village lies outside. */
const county = (...teams: object[]) => ({
  schema: 1,
  id: 'county',
  name: words,
  region: 'synthetic',
  forces: [
    team('near', { village: '西村' }),
    team('far', { village: '远村' }),
    team(
      'post-{township}',
      { township: '{township}' },
      {
        forEach: { kind: 'township', townships: ['synthetic'] },
        seatOfTownship: true,
      },
    ),
    ...teams,
  ],
});

const pack = (weights: object[]) => ({
  schema: 1,
  id: 'weights',
  name: words,
  plan: 'county',
  source: '-',
  provenance: 'assumed',
  groups: [{ id: 'a', name: words }],
  weights,
});

async function load(part: object, files: { forces?: object; scoring?: object } = {}) {
  const root = await mkdtemp(join(tmpdir(), 'sandtable-队伍 '));
  const put = async (path: string, data: object): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), stringify(data));
  };
  try {
    await put('exercises/small/scenario.yaml', { ...goodScenario(), units: [], ...part });
    await put('plans/county.yaml', goodPlan());
    if (files.forces !== undefined) await put('forces/county.yaml', files.forces);
    if (files.scoring !== undefined) await put('rules/scoring/weights.yaml', files.scoring);
    return await loadScenario(join(root, 'exercises', 'small'), region);
  } finally {
    await rm(root, { recursive: true });
  }
}

const take = (more: object = {}) => ({ forces: { file: 'county', withinKm: 0, ...more } });

async function problemsOf(...of: Parameters<typeof load>) {
  const loaded = await load(...of);
  if (loaded.ok) throw new Error('was accepted');
  return loaded.error;
}

describe('the forces that a scenario draws on', () => {
  it('are those at home near the hazard, and those it names', async () => {
    const ids = async (more: object) => {
      const loaded = await load(take(more), { forces: county() });
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
      return loaded.value.units.map((u) => u.id);
    };
    expect(await ids({})).toEqual(['near', 'post-synthetic']);
    expect(await ids({ withinKm: 100 })).toEqual(['far', 'near', 'post-synthetic']);
    expect(await ids({ withinKm: null, always: ['far'] })).toEqual(['far']);
    expect(await ids({ withinKm: null, always: ['post-{township}'] })).toEqual(['post-synthetic']);
  });

  it('are without those that the scenario leaves out, and as strong as it says', async () => {
    const loaded = await load(take({ except: ['near'], strengths: { 'post-synthetic': 7 } }), {
      forces: county(),
    });
    if (!loaded.ok) throw new Error('refused');
    expect(loaded.value.units.map((u) => [u.id, u.strength])).toEqual([['post-synthetic', 7]]);
    const [p, q] = await problemsOf(take({ except: ['ghost'], strengths: { spook: 2 } }), {
      forces: county(),
    });
    expect(p).toMatchObject({ path: 'forces.except[0]', got: '"ghost"' });
    expect(q).toMatchObject({ path: 'forces.strengths.spook' });
  });

  it('go to the seat of their township where there is one', async () => {
    const loaded = await load(take(), { forces: county() });
    if (!loaded.ok) throw new Error('refused');
    const seats = Object.fromEntries(loaded.value.units.map((u) => [u.id, u.seatId]));
    expect(seats).toEqual({ near: 'commander', 'post-synthetic': 'town' });
  });

  it('stand beside the scenario’s own teams and change its fingerprint', async () => {
    const units = [team('own', { village: '西村' })];
    const a = await load({ ...take(), units }, { forces: county() });
    const b = await load({ ...take(), units }, { forces: county(team('x', { village: '远村' })) });
    if (!a.ok || !b.ok) throw new Error('refused');
    expect(a.value.units.map((u) => u.id)).toContain('own');
    expect(a.value.contentHash).not.toBe(b.value.contentHash);
  });
});

describe('what is wrong with forces is named', () => {
  it('a file that does not exist', async () => {
    const [p] = await problemsOf(take());
    expect(p!.file).toContain('county.yaml');
    expect(p!.expected).toBe('a readable file');
  });

  it('a file of another region', async () => {
    const [p] = await problemsOf(take(), { forces: { ...county(), region: 'elsewhere' } });
    expect(p).toMatchObject({ path: 'region', expected: '"synthetic", the scenario\'s region' });
  });

  it('a team without a home', async () => {
    const { home: _home, ...homeless } = team('x', {});
    const [p] = await problemsOf(take(), { forces: county(homeless) });
    expect(p).toMatchObject({ path: 'forces[3].home', got: 'nothing' });
    expect(p!.file).toContain(join('forces', 'county.yaml'));
  });

  it('a home that the region does not have', async () => {
    const [p] = await problemsOf(take(), { forces: county(team('x', { facility: 'castle' })) });
    expect(p).toMatchObject({ path: 'forces[3].home.facility', got: '"castle"' });
    expect(p!.file).toContain(join('forces', 'county.yaml'));
  });

  it.each([
    ['a capability', { capabilities: ['flying'] }, 'forces[3].capabilities[0]', '"flying"'],
    ['a kind', { kind: 'navy' }, 'forces[3].kind', '"navy"'],
  ])('%s that nobody knows', async (_what, more, path, got) => {
    const forces = county(team('x', { village: '西村' }, more));
    const [p] = await problemsOf(take(), { forces });
    expect(p).toMatchObject({ path, got });
    expect(p!.expected).toContain('one of');
  });

  it('a piece of equipment that nobody knows', async () => {
    const forces = county(team('x', { village: '西村' }, { equipment: { crane: 1 } }));
    const [p] = await problemsOf(take(), { forces });
    expect(p!.path).toContain('forces[3].equipment');
  });

  it('a seat that the scenario does not have', async () => {
    const forces = county(team('x', { village: '西村' }, { seat: 'admiral' }));
    const [p] = await problemsOf(take(), { forces });
    expect(p).toMatchObject({ path: 'forces[3].seat', got: '"admiral"' });
  });

  it('two teams of one id, in the file or beside it', async () => {
    const twice = county(team('near', { village: '西村' }));
    expect((await problemsOf(take(), { forces: twice }))[0]!.path).toBe('forces[3].id');
    const own = { ...take(), units: [team('near', { village: '西村' })] };
    expect((await problemsOf(own, { forces: county() }))[0]!.path).toBe('units[0].id');
  });

  it('a team that `always` names and the file does not have', async () => {
    const [p] = await problemsOf(take({ always: ['ghosts'] }), { forces: county() });
    expect(p).toMatchObject({ path: 'forces.always[0]', got: '"ghosts"' });
  });

  it('no team at all', async () => {
    const [p] = await problemsOf({});
    expect(p).toMatchObject({ path: 'units', expected: 'at least one team, here or by `forces`' });
  });
});

describe('a scoring pack', () => {
  const units = [team('own', { village: '西村' })];
  const part = { units, scoring: 'weights' };

  it('gives its weights to the scenario', async () => {
    const scoring = pack([{ target: 'W3', group: 'a', weight: 5 }]);
    const loaded = await load(part, { scoring });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(loaded.value.scoring!.weights).toEqual([{ target: 'W3', group: 'a', weight: 5 }]);
  });

  it.each([
    [
      'a target the plan does not have',
      { target: 'W99', group: 'a', weight: 5 },
      'weights[0].target',
    ],
    ['a group that it does not have', { target: 'W3', group: 'b', weight: 5 }, 'weights[0].group'],
    ['a negative weight', { target: 'W3', group: 'a', weight: -1 }, 'weights[0].weight'],
    ['no weight above 0', { target: 'W3', group: 'a', weight: 0 }, 'weights'],
  ])('with %s is refused', async (_what, weight, path) => {
    const [p] = await problemsOf(part, { scoring: pack([weight]) });
    expect(p!.path).toBe(path);
    expect(p!.file).toContain('weights.yaml');
  });

  it('that does not exist, or weighs another plan, is refused', async () => {
    expect((await problemsOf(part))[0]!.expected).toBe('a readable file');
    const other = { ...pack([{ target: 'W3', group: 'a', weight: 5 }]), plan: 'other' };
    expect((await problemsOf(part, { scoring: other }))[0]).toMatchObject({ path: 'plan' });
  });
});
