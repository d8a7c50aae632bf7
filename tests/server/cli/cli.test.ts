import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../server/cli/main.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable 命令行 '));
});
afterAll(() => rm(dir, { recursive: true }));

/** One command line with its streams. */
async function call(args: readonly string[], stdin = '') {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (s) => void out.push(s),
    err: (s) => void err.push(s),
    stdin: () => Promise.resolve(stdin),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function json(args: readonly string[], stdin = '') {
  const r = await call([...args, '--json'], stdin);
  return { ...r, data: JSON.parse(r.out) };
}

const WANG = { temperatureC: 20, windLevel: 3, relativeHumidityPct: 40, slopeDeg: 0 };

describe('the command line', () => {
  it('explains itself, and says what it does not know', async () => {
    expect((await call(['--help'])).code).toBe(0);
    const bad = await json(['fly']);
    expect(bad.code).toBe(1);
    expect(bad.data.error).toContain('there are: list, validate, run');
    expect(bad.err).toContain('no command "fly"');
  });

  it.each(['list', 'validate', 'run', 'replay', 'verify', 'model', 'study', 'bench'])(
    'explains %s when asked to',
    async (name) => {
      for (const flag of ['--help', '-h']) {
        const r = await call([name, flag]);
        expect(r.code).toBe(0);
        expect(r.out).toContain(`sandtable ${name} `);
        expect(r.err).toBe('');
      }
    },
  );

  it('refuses an option that a command does not have', async () => {
    const r = await json(['list', '--fast']);
    expect(r.code).toBe(1);
    expect(r.data.error).toContain('--fast');
  });

  it('lists scenarios, models and cases', async () => {
    const { data, code } = await json(['list']);
    expect(code).toBe(0);
    for (const id of ['lezhi-forest-fire', 'wushan-forest-fire']) {
      expect(data.scenarios).toContainEqual(expect.objectContaining({ id, ok: true }));
    }
    expect(data.models.map((m: { name: string }) => m.name)).toContain('rothermel');
    expect(data.cases.length).toBeGreaterThan(3);
  });
});

describe('validate', () => {
  const PLAN = fileURLToPath(new URL('../../../scenarios/plans/wushan.yaml', import.meta.url));
  const SCENARIO = fileURLToPath(
    new URL('../../../scenarios/exercises/wushan-forest-fire', import.meta.url),
  );

  it('accepts the files of the installation', async () => {
    const { data, code } = await json(['validate', PLAN, SCENARIO]);
    expect(data).toMatchObject([
      { kind: 'plan', ok: true, problems: [] },
      { kind: 'scenario', ok: true, problems: [] },
    ]);
    expect(code).toBe(0);
  });

  it('knows every kind of file that scenarios share', async () => {
    const root = fileURLToPath(new URL('../../../scenarios/', import.meta.url));
    const of = (path: string) => join(root, path);
    const files = {
      rules: 'rules/reporting/chongqing-flood.yaml',
      scoring: 'rules/scoring/wushan-plan.yaml',
      evaluation: 'rules/evaluation/four-marks.yaml',
      yearly: 'rules/yearly/lezhi.yaml',
      headquarters: 'headquarters/wushan-general.yaml',
      groups: 'headquarters/usual/groups.yaml',
      'response plan': 'plans/lezhi-hazmat/plan.yaml',
    };
    const { data, code } = await json(['validate', ...Object.values(files).map(of)]);
    expect(data.map((v: { kind: string; ok: boolean }) => [v.kind, v.ok])).toEqual(
      Object.keys(files).map((kind) => [kind, true]),
    );
    expect(code).toBe(0);
  });

  it('names file, path and expectation of a fault, in words and as data', async () => {
    const file = join(dir, 'plan.yaml');
    const text = await readFile(PLAN, 'utf8');
    await writeFile(file, text.replace('metric: reliefWithin', 'metric: kindness'));
    const words = await call(['validate', file]);
    expect(words.code).toBe(1);
    expect(words.out).toContain('targets[0].metric: expected one of "reliefWithin"');
    const { data } = await json(['validate', file]);
    expect(data[0].problems[0]).toMatchObject({
      file,
      path: 'targets[0].metric',
      got: '"kindness"',
    });
  });

  it('refuses a file that is not there', async () => {
    expect((await call(['validate', join(dir, 'nothing.yaml')])).code).toBe(1);
  });
});

describe('run and replay', () => {
  const RUN = ['run', 'wushan-forest-fire', '--seed', '11', '--until', '1h'];

  it('scores an exercise, keeps its log, replays it to the same hash, and notices a changed log', async () => {
    const out = join(dir, 'kept run');
    const { data, code } = await json([...RUN, '--out', out]);
    expect(code).toBe(0);
    expect(data).toMatchObject({ scenario: 'wushan-forest-fire', seed: 11, ticks: 3600 });
    expect(data.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(data.targets.map((t: { id: string }) => t.id)).toEqual(
      expect.arrayContaining(['W1', 'W2', 'W3', 'W7', 'W8', 'W9']),
    );
    expect(data.targets[2]).toMatchObject({ status: 'running', limit: 95, unit: '%' });
    expect(data.burnedHa).toBeGreaterThan(0);
    expect(data.wallMs).toBeGreaterThan(0);

    const again = await json(['replay', out]);
    expect(again.code).toBe(0);
    expect(again.data).toEqual({
      hash: data.hash,
      matches: true,
      expected: data.hash,
      differs: [],
    });

    const occupied = await call([...RUN, '--out', out]);
    expect(occupied.code).toBe(1);
    expect(occupied.err).toContain('is not empty');

    const file = join(out, 'meta.json');
    const meta = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...meta, seed: '12' }));
    const changed = await json(['replay', out]);
    expect(changed.code).toBe(1);
    expect(changed.data.matches).toBe(false);
    expect(changed.data.differs).toContain('wildfireRaster');
  });

  it('does not write a log over a file', async () => {
    const file = join(dir, 'precious.txt');
    await writeFile(file, 'keep me');
    const r = await call([...RUN, '--out', file]);
    expect(r.code).toBe(1);
    expect(r.err).toContain('expected a new folder');
    expect(await readFile(file, 'utf8')).toBe('keep me');
  });

  it('says what is wrong with a log that is no log', async () => {
    await writeFile(join(dir, 'meta.json'), '{"format": 1}');
    const r = await json(['replay', dir]);
    expect(r.code).toBe(1);
    expect(r.data.error).toContain('scenario');
  });

  it.each([
    [['run'], 'needs a scenario'],
    [['run', 'nowhere', '--seed', '1'], 'no scenario "nowhere"'],
    [['run', 'wushan-forest-fire'], '--seed'],
    [[...RUN, '--policy', '--idle'], 'exclude each other'],
    [['run', 'wushan-forest-fire', '--seed', '1', '--until', 'noon'], 'no duration'],
    [
      ['run', 'wushan-forest-fire', '--seed', '1', '--until', '99999h'],
      '--until: expected 0 to 86400 s (24 h), got 99999h',
    ],
  ])('refuses %j', async (args, words) => {
    const r = await json(args);
    expect(r.code).toBe(1);
    expect(r.data.error).toContain(words);
  });
});

describe('model', () => {
  it('tells inputs and outputs with units', async () => {
    const { data } = await json(['model', 'rothermel', '--schema']);
    expect(data.input.properties.dead1hPct).toMatchObject({ unit: '%' });
    expect(Object.values(data.outputs).every((o) => 'unit' in (o as object))).toBe(true);
  });

  it('takes its input from the argument, a file or standard input, with the same answer', async () => {
    const { data: schema } = await json(['model', 'wang-zhengfei', '--schema']);
    const input: Record<string, unknown> = {};
    for (const [name, p] of Object.entries(
      schema.input.properties as Record<string, { minimum?: number; enum?: unknown[] }>,
    )) {
      if (schema.input.required?.includes(name)) {
        input[name] = (WANG as Record<string, unknown>)[name] ?? p.enum?.[0] ?? p.minimum ?? 0;
      }
    }
    const text = JSON.stringify(input);
    const file = join(dir, 'input.json');
    await writeFile(file, text);
    const direct = await json(['model', 'wang-zhengfei', '--input', text]);
    expect(direct.err).toBe('');
    expect(direct.code).toBe(0);
    const fromFile = await json(['model', 'wang-zhengfei', '--input', `@${file}`]);
    const fromStdin = await json(['model', 'wang-zhengfei', '--input', '-'], text);
    expect(fromFile.data).toEqual(direct.data);
    expect(fromStdin.data).toEqual(direct.data);
  });

  it('names every wrong input', async () => {
    const r = await json(['model', 'rothermel', '--input', '{"dead1hPct": -4}']);
    expect(r.code).toBe(1);
    const fields = r.data.problems.map((p: { field: string }) => p.field);
    expect(fields).toContain('dead1hPct');
    expect(fields).toContain('fuel');
  });

  it('refuses text that is no JSON', async () => {
    const r = await call(['model', 'rothermel', '--input', '{fuel']);
    expect(r.code).toBe(1);
    expect(r.err).toContain('no valid JSON');
  });
});

describe('verify', () => {
  it('gives one row a quantity, and a curve as CSV', async () => {
    const { data: listed } = await json(['list']);
    const name = listed.cases[0].case as string;
    const file = join(dir, 'case.csv');
    const { data, code } = await json(['verify', '--case', name, '--out', file]);
    expect(code).toBe(0);
    expect(data[0]).toMatchObject({ case: name, ok: true });
    expect(Object.keys(data[0])).toEqual(
      expect.arrayContaining(['quantity', 'expected', 'got', 'tolerance', 'source']),
    );
    const csv = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(csv.length).toBeGreaterThan(1);
    expect(csv[0]!.split(',').length).toBeGreaterThan(1);
  });

  it('says which file it could not write', async () => {
    const { data: listed } = await json(['list']);
    const file = join(dir, 'no such folder', 'case.csv');
    const r = await json(['verify', '--case', listed.cases[0].case, '--out', file]);
    expect(r.code).toBe(1);
    expect(r.data.error).toContain(`cannot write ${file}`);
  });

  it.each([
    [['verify', 'tides'], 'no cases for "tides"'],
    [['verify', '--case', 'nothing'], 'one of'],
    [['verify', '--input', '{}'], 'belong to one --case'],
  ])('refuses %j', async (args, words) => {
    const r = await json(args);
    expect(r.code).toBe(1);
    expect(r.data.error).toContain(words);
  });
});

describe('the sandtable bin', () => {
  it('starts the command line and passes its exit code on', async () => {
    const bin = fileURLToPath(new URL('../../../server/bin.js', import.meta.url));
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [bin, 'list', '--json']);
    const ids = JSON.parse(stdout).scenarios.map((s: { id: string }) => s.id);
    expect(ids).toContain('wushan-forest-fire');
    await expect(run(process.execPath, [bin, 'fly'])).rejects.toMatchObject({ code: 1 });
  });
});
