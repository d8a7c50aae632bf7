import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'engine/plan/autopilot/';
/** Units and turns of a circle are no rules of thumb. */
const UNITS = new Set(['MINUTE', 'HOUR', 'M2_PER_HA', 'RAD', 'OCTANT']);

const numbersOf = (file: string): string[] =>
  [
    ...readFileSync(FOLDER + file, 'utf8').matchAll(
      /^(?:export )?const ([A-Z][A-Z0-9_]*) = ([^;]*);/gm,
    ),
  ]
    .filter(
      ([, name, value]) =>
        !UNITS.has(name!) && /\d|HOUR|MINUTE/.test(value!) && !/new |'/.test(value!),
    )
    .map(([, name]) => name!);

/** Rows of the table, each file with the constants that stand in its rows. */
function listed(): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  let file = '';
  for (const row of readFileSync('docs/models/policy.md', 'utf8').split('\n')) {
    const [, at = '', names = ''] = row.split('|');
    file = /`([a-z-]+\.ts)`/.exec(at)?.[1] ?? file;
    const found = [...names.matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name!);
    if (found.length > 0) rows.set(file, [...(rows.get(file) ?? []), ...found]);
  }
  return rows;
}

describe('the rules of thumb of the policy', () => {
  it('are listed as assumed, every one, and no other', () => {
    const code = readdirSync(FOLDER)
      .map((file): [string, string[]] => [file, numbersOf(file).sort()])
      .filter(([, names]) => names.length > 0);
    expect(code.length).toBeGreaterThan(15);
    expect([...listed()].map(([file, names]) => [file, names.sort()]).sort()).toEqual(code.sort());
  });
});
