import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { main } from '../../../server/cli/main.ts';

async function sandtable(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: async () => '',
  });
  return { code, out, err };
}

/** The real scenario cut to its first hour: a study of it takes seconds. */
function shortScenario(): string {
  const root = mkdtempSync(join(tmpdir(), 'study-'));
  const dir = join(root, 'exercises', 'wushan-forest-fire');
  cpSync('scenarios/exercises/wushan-forest-fire', dir, { recursive: true });
  const file = join(dir, 'scenario.yaml');
  const data = parse(readFileSync(file, 'utf8'));
  data.duration = '01:00';
  data.injects = [];
  // What else has an hour of its own would come after the end.
  for (const part of ['incidents', 'precursors', 'supplies', 'survey']) delete data[part];
  writeFileSync(file, stringify(data));
  return dir;
}

const dir = shortScenario();
const study = (...args: string[]) => sandtable('study', dir, '--json', ...args);

describe('a study', () => {
  it(
    'gives the same result whoever runs it, and goes on after a kill',
    { timeout: 120_000 },
    async () => {
      const out = join(mkdtempSync(join(tmpdir(), 'study-out-')), 'study');
      const two = JSON.parse((await study('--runs', '3', '--workers', '2', '--out', out)).out);
      expect(two).toMatchObject({ runs: 3, seeds: [1, 2, 3] });
      expect(two.clauses.map((c: { id: string }) => c.id)).toContain('W1');

      const file = join(out, 'trials.jsonl');
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines).toHaveLength(3);
      // Killed in the middle of its third line.
      writeFileSync(file, `${lines.slice(0, 2).join('\n')}\n`);
      appendFileSync(file, lines[2]!.slice(0, 40));
      const again = JSON.parse((await study('--runs', '3', '--workers', '1', '--out', out)).out);
      expect(again.hash).toBe(two.hash);
      expect(again.clauses).toEqual(two.clauses);
      expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);

      const other = await study(
        '--runs',
        '3',
        '--out',
        out,
        '--vary',
        '[{"factor":"wind","min":1,"max":2}]',
      );
      expect(other.code).toBe(1);
      expect(other.err).toMatch(/another scenario, version or variation/);
    },
  );

  it.each([
    [['--runs', '0'], /--runs: expected a whole number from 1/],
    [['--runs', '1e9'], /--runs: expected a whole number/],
    [['--required', '2'], /--required: expected a share/],
    [['--vary', '[{"factor":"moon","min":0,"max":1}]'], /--vary: 0\.factor/],
    [['--vary', 'nowhere.yaml'], /--vary: no file nowhere\.yaml/],
    [['--vary', '{"schema":2,"vary":[]}'], /newer version/],
    [['--realisations', '9', '--runs', '3'], /--realisations: expected at most 3/],
    [['--realisations', '2', '--runs', '4', '--until-decided'], /realisation of its own/],
    [['--vary', '[{"factor":"wind","min":0,"max":99}]'], /wind within 0\.2 and 3/],
  ])('refuses %j by name', async (args, words) => {
    const { code, err } = await study(...args);
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });
});
