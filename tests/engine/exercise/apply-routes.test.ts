import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { APPLIED_BY } from '../../../engine/exercise/apply.ts';

const ENGINE = new URL('../../../engine/', import.meta.url);

/** Parts of `apply`, by the name of their function, with their source. */
function parts(): Map<string, string> {
  const out = new Map<string, string>();
  for (const folder of ['exercise/', 'response/'])
    for (const name of readdirSync(new URL(folder, ENGINE), { recursive: true }) as string[]) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(new URL(folder + name.replaceAll('\\', '/'), ENGINE), 'utf8');
      const part = /export function (apply[A-Z]\w*)\(s: \w+, e: ExerciseEvent\)/.exec(text);
      if (part !== null) out.set(part[1]!, text);
    }
  return out;
}

/** A part that handles an event which the table does not hand to it would never see it. */
it('a part is handed the events that its source names, and no others', () => {
  const known = parts();
  for (const [type, called] of Object.entries(APPLIED_BY)) {
    const naming = [...known].filter(([, text]) => text.includes(`'${type}'`)).map(([n]) => n);
    expect([type, naming.toSorted()]).toEqual([type, called.map((f) => f.name).toSorted()]);
  }
});

it('people are sheltered before the goods of their shelter are counted', () => {
  expect(APPLIED_BY.peopleSheltered.map((f) => f.name)).toEqual(['applyPeople', 'applySupplies']);
});
