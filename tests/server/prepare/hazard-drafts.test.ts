import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { put } from '../../../client/prepare/draft.ts';
import { LIST_FORMS } from '../../../client/prepare/hazard-forms.ts';
import type { DraftFile } from '../../../engine/protocol/prepare.ts';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { Preparation } from '../../../server/prepare/preparation.ts';
import { ScenarioLibrary } from '../../../server/scenarios/library.ts';

let root: string;
let preparation: Preparation;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandtable-hazards-'));
  preparation = new Preparation({ library: new ScenarioLibrary(root), inUse: () => false });
});
afterAll(async () => {
  await preparation.close();
  await rm(root, { recursive: true, force: true });
});

const fileOf = async (id: string): Promise<DraftFile> => (await preparation.source(id))!.file;
const blankOf = (path: string) => LIST_FORMS.find((form) => form.path === path)!.blank!;

it('floods of another size, with a new inflow and a levee that breaches, play from the saved file', async () => {
  const from = 'wushan-flash-flood';
  let file = await fileOf(from);
  const here = [
    { lon: 109.6302, lat: 31.2992 },
    { lon: 109.6312, lat: 31.3001 },
  ];
  file = put(file, ['flood', 'catchments', 0, 'areaKm2'], 90);
  file = put(file, ['flood', 'inflows'], [blankOf('flood.inflows').of('inflow-1', here, file)]);
  const levee = blankOf('flood.levees').of('levee-1', here, file);
  const failure = { overtopM: 0.2, afterMin: 10 };
  file = put(file, ['flood', 'levees'], [{ ...levee, failure }]);
  const saved = await preparation.save(from, file, null);
  expect(saved).toEqual({ ok: true, value: `${from}-2` });
  const { scenario } = await openScenario(join(root, 'exercises', `${from}-2`));
  expect(scenario.flood!.catchments[0]!.areaKm2).toBe(90);
  expect(scenario.flood!.inflows[0]!.m3S).toEqual([
    [0, 0],
    [3600, 50],
  ]);
  expect(scenario.flood!.levees[0]!.failure).toEqual({ overtopM: 0.2, afterS: 600 });
});

it('tells by path what a number of a flood, a slope or a tank should be', async () => {
  const wrong: readonly [string, (string | number)[], unknown][] = [
    ['wushan-flash-flood', ['flood', 'catchments', 0, 'lagMin'], 0],
    ['wushan-hongyanzi-2015', ['landslide', 'slides', 0, 'volumeM3'], null],
    ['wushan-hongyanzi-2015', ['landslide', 'slides', 0, 'zone'], 'chalk'],
    ['lezhi-ammonia-cold-store', ['hazmat', 'tanks', 0, 'hole', 'diameterM'], 5],
    ['lezhi-ammonia-cold-store', ['hazmat', 'substance'], 'phlogiston'],
  ];
  for (const [from, path, value] of wrong) {
    const file = put(await fileOf(from), path, value);
    const [first] = (await preparation.check(from, file))!.problems;
    const text = path.reduce<string>(
      (s, k) => s + (typeof k === 'number' ? `[${k}]` : `.${k}`),
      '',
    );
    expect([first?.path, typeof first?.expected]).toEqual([text.slice(1), 'string']);
  }
});

it('takes a new slope and a new tank where the map was clicked', async () => {
  const cases = [
    ['wushan-hongyanzi-2015', 'landslide.slides', { lon: 109.899, lat: 31.08 }],
    ['lezhi-ammonia-cold-store', 'hazmat.tanks', { lon: 105.03, lat: 30.3 }],
  ] as const;
  for (const [from, path, clicked] of cases) {
    const file = await fileOf(from);
    const base = path.split('.');
    const list = base.reduce<unknown>(
      (v, k) => (v as Record<string, unknown>)[k],
      file,
    ) as object[];
    const { points } = (await preparation.check(from, file))!.picture!;
    const near = points.find((p) => p.path.join('.').startsWith(path))!;
    const place =
      (await preparation.place(from, { e: near.at.e + 200, n: near.at.n + 200 })) ?? clicked;
    const added = blankOf(path).of('new-1', [place], file);
    const next = put(file, [...base, list.length], added);
    expect([from, (await preparation.check(from, next))!.problems]).toEqual([from, []]);
  }
});
