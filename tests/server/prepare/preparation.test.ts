import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { Preparation } from '../../../server/prepare/preparation.ts';
import { ScenarioLibrary } from '../../../server/scenarios/library.ts';

const TEMPLATE = 'wushan-forest-fire';
let root: string;
let played: ReadonlySet<string> = new Set();
let preparation: Preparation;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandtable prepare 沙盘-'));
  preparation = new Preparation({
    library: new ScenarioLibrary(root),
    inUse: (id) => played.has(id),
  });
});
afterAll(async () => {
  await preparation.close();
  await rm(root, { recursive: true, force: true });
});

const template = async () => (await preparation.source(TEMPLATE))!;

describe('a scenario made from another', () => {
  it('starts as the template is, with what can be chosen from and no faults', async () => {
    const { file, own, choices } = await template();
    expect(own).toBe(false);
    expect(choices.targets.map((t) => t.id)).toContain('W1');
    expect(choices.teams.filter((t) => t.near).length).toBeGreaterThan(10);
    const checked = await preparation.check(TEMPLATE, file);
    expect(checked?.problems).toEqual([]);
    const { setup, view, points } = checked!.picture!;
    expect(view.phase).toBe('standby');
    expect(setup.seats.length).toBe((file['seats'] as unknown[]).length);
    expect(points).toMatchObject([{ kind: 'ignition', path: ['wildfire', 'ignitions', 0, 'at'] }]);
  });

  it("names every seat, its own and those of the headquarters' template", async () => {
    const { file, choices } = (await preparation.source('lezhi-h2s-well'))!;
    expect((file['seats'] as { id: string }[]).map((s) => s.id)).toEqual(['tonglv']);
    const names = new Map(choices.seats.map((s) => [s.id, s.name.zh]));
    expect(names.get('tonglv')).toBe('通旅镇');
    expect(names.get('rescue')).toBe('抢险救援组');
    for (const team of choices.teams.filter((x) => x.near))
      expect(names.has(team.seatId), team.id).toBe(true);
  });

  it('is told what is wrong with it, by path, and is not saved so', async () => {
    const { file } = await template();
    const bad = { ...file, duration: 'a day', targets: ['W1', 'W99'] };
    const checked = await preparation.check(TEMPLATE, bad);
    expect(checked?.picture).toBeNull();
    expect(checked?.problems[0]).toMatchObject({ path: 'duration', got: '"a day"' });
    const saved = await preparation.save(TEMPLATE, bad, null);
    expect(saved.ok).toBe(false);
    expect(await readdir(root)).toEqual([]);
  });

  it('is refused an ignition on the water, and degrees of a place outside', async () => {
    const { file } = await template();
    const wildfire = file['wildfire'] as { ignitions: object[] };
    // The middle of the Yangtze's pool at the county seat.
    const ignitions = [{ ...wildfire.ignitions[0], at: { lon: 109.8835, lat: 31.0715 } }];
    const drowned = { ...file, wildfire: { ...wildfire, ignitions } };
    const [first] = (await preparation.check(TEMPLATE, drowned))!.problems;
    expect(first?.path).toBe('wildfire.ignitions[0].at');
    expect(await preparation.place(TEMPLATE, { e: 0, n: 0 })).toBeNull();
  });

  it('is a file that the command line plays, beside the one that it came from', async () => {
    const { file } = await template();
    const except = { ...(file['forces'] as object), except: ['brigade-1'], strengths: {} };
    const draft = { ...file, duration: '23:30', forces: except };
    const saved = await preparation.save(TEMPLATE, draft, null);
    expect(saved).toEqual({ ok: true, value: `${TEMPLATE}-2` });
    const dir = join(root, 'exercises', `${TEMPLATE}-2`);
    const text = await readFile(join(dir, 'scenario.yaml'), 'utf8');
    expect(text).toContain('# Spring dry spell');
    const { scenario } = await openScenario(dir);
    expect(scenario.durationTicks).toBe(23.5 * 3600);
    expect(scenario.units.map((u) => u.id)).not.toContain('brigade-1');
    const listed = await preparation.templates();
    expect(listed.find((c) => c.id === `${TEMPLATE}-2`)).toMatchObject({ own: true });
  });

  it('may be written over and removed until an exercise plays it', async () => {
    const id = `${TEMPLATE}-2`;
    const { file } = (await preparation.source(id))!;
    const changed = await preparation.save(id, { ...file, duration: '23:45' }, id);
    expect(changed).toEqual({ ok: true, value: id });
    played = new Set([id]);
    expect(await preparation.save(id, file, id)).toEqual({ ok: false, error: 'inUse' });
    expect(await preparation.remove(id)).toEqual({ ok: false, error: 'inUse' });
    const copy = await preparation.save(id, file, null);
    expect(copy).toEqual({ ok: true, value: `${TEMPLATE}-3` });
    played = new Set();
    expect((await preparation.remove(id)).ok).toBe(true);
    expect(await preparation.source(id)).toBeNull();
  });

  it('never touches what came with the product', async () => {
    const { file } = await template();
    expect(await preparation.save(TEMPLATE, file, TEMPLATE)).toMatchObject({
      error: 'notAvailable',
    });
    expect(await preparation.remove(TEMPLATE)).toMatchObject({ error: 'notAvailable' });
    expect(await preparation.source('../plans')).toBeNull();
  });
});
