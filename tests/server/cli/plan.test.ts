import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../server/cli/main.ts';

const PLAN = 'scenarios/plans/wushan-forest-fire/plan.yaml';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable 方案 '));
});
afterAll(() => rm(dir, { recursive: true }));

async function json(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main([...args, '--json'], {
    out: (s) => void out.push(s),
    err: (s) => void err.push(s),
    stdin: () => Promise.resolve(''),
  });
  return { code, err: err.join('\n'), data: JSON.parse(out.join('\n')) };
}

/** The plan with a piece of its text changed, in a file of its own. */
async function changed(from: string | RegExp, to: string): Promise<string> {
  const text = await readFile(PLAN, 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  const file = join(dir, `${Math.abs(other.length)}-${to.length}.yaml`);
  await writeFile(file, other);
  return file;
}

describe('sandtable plan', () => {
  it('accepts the plans of this installation, by id and by file', async () => {
    for (const name of ['wushan-forest-fire', PLAN]) {
      const { code, data } = await json('plan', 'check', name, '--scenario', 'wushan-forest-fire');
      expect(data).toMatchObject({ plan: 'wushan-forest-fire', ok: true, faults: [] });
      expect(code).toBe(0);
    }
  });

  it('names file, path and tasks of a cycle, and fails', async () => {
    const file = await changed(
      '  - id: forecast\n    name: { zh: 火场预测, en: Forecast the fire }',
      '  - id: forecast\n    after: [{ task: warn, is: done }]\n    name: { zh: 火场预测, en: Forecast the fire }',
    );
    const { code, data } = await json('plan', 'check', file);
    expect(code).toBe(1);
    expect(data.faults[0]).toMatchObject({
      file,
      path: 'tasks[6].after',
      code: 'cycle',
      message: 'tasks wait for one another: forecast → warn → forecast',
    });
  });

  it('holds a stock against what the depots of the scenario hold', async () => {
    const file = await changed(
      'item: reliefKit, atLeast: { value: 3000',
      'item: reliefKit, atLeast: { value: 30000',
    );
    const alone = await json('plan', 'check', file);
    expect(alone.code).toBe(0);
    const { code, data } = await json('plan', 'check', file, '--scenario', 'wushan-forest-fire');
    expect(code).toBe(1);
    expect(data.faults[0]).toMatchObject({ code: 'tooLittleStock', params: { wanted: 30000 } });
  });

  it('refuses a file from a newer version, numbers out of range and files that are not there', async () => {
    const newer = await json('plan', 'check', await changed('schema: 1', 'schema: 2'));
    expect(newer.code).toBe(1);
    expect(newer.data.error).toContain('the file is from a newer version of this program');
    const range = await json(
      'plan',
      'check',
      await changed('omission: { value: 0.01', 'omission: { value: 1.5'),
    );
    expect(range.data.error).toContain('human.omission.value: expected <= 1, got 1.5');
    const none = await json('plan', 'check', 'nowhere');
    expect(none.data.error).toContain('there are: lezhi-forest-fire, lezhi-hazmat');
  });

  it('gives the form of a plan as JSON Schema', async () => {
    const { data } = await json('plan', 'schema');
    expect(data.properties.schema).toEqual({ type: 'number', const: 1 });
    expect(data.required).toContain('tasks');
  });
});

describe('sandtable run --plan', () => {
  it('plays by the plan, alike every time, and tells what became of each task', async () => {
    const run = () =>
      json(
        'run',
        'wushan-forest-fire',
        '--seed',
        '3',
        '--until',
        '1h',
        '--plan',
        'wushan-forest-fire',
      );
    const [a, b] = [await run(), await run()];
    expect(a.data.hash).toBe(b.data.hash);
    expect(a.data.plan).toEqual({ id: 'wushan-forest-fire', version: '1.0' });
    const report = a.data.planTrace.tasks.find(
      (t: { taskId: string }) => t.taskId === 'first-report',
    );
    expect(report.possibleTick).toBeGreaterThan(0);
    expect(report.startedTick).toBeGreaterThan(report.possibleTick);
    const policy = await json('run', 'wushan-forest-fire', '--seed', '3', '--until', '1h');
    expect(policy.data.planTrace).toBeNull();
    expect(policy.data.hash).not.toBe(a.data.hash);
  });
});
