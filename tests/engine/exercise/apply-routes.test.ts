import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * `apply` hands the commonest events to one part and asks no other. A part that begins to handle
 * such an event would never see it: then its case in `apply.ts` has to name that part too.
 */
const ENGINE = new URL('../../../engine/', import.meta.url);

/** The events that a case of `apply` ends with a call of its own, with the parts that it calls. */
function routes(): Map<string, string[]> {
  const text = readFileSync(new URL('exercise/apply.ts', ENGINE), 'utf8');
  const body = text.slice(text.indexOf('switch (b.type)'), text.indexOf('default:'));
  const out = new Map<string, string[]>();
  let waiting: string[] = [];
  for (const line of body.split('\n')) {
    const named = /case '(\w+)':/.exec(line);
    if (named !== null) waiting.push(named[1]!);
    const called = /^\s+(apply[A-Z]\w*)\(s, e\);/.exec(line);
    if (called !== null)
      for (const type of waiting) out.set(type, [...(out.get(type) ?? []), called[1]!]);
    if (/^\s+return;/.test(line)) {
      for (const type of waiting) if (!out.has(type)) out.set(type, []);
      waiting = [];
    }
  }
  return out;
}

/** Parts of `apply`, by the name of their function, with their source. */
function parts(): Map<string, string> {
  const out = new Map<string, string>();
  for (const folder of ['exercise/', 'response/'])
    for (const name of readdirSync(new URL(folder, ENGINE), { recursive: true }) as string[]) {
      if (!name.endsWith('.ts') || name === 'apply.ts') continue;
      const text = readFileSync(new URL(folder + name.replaceAll('\\', '/'), ENGINE), 'utf8');
      const part = /export function (apply[A-Z]\w*)\(s: ExerciseState, e: ExerciseEvent\)/.exec(
        text,
      );
      if (part !== null) out.set(part[1]!, text);
    }
  return out;
}

describe('what apply hands to one part', () => {
  it('is handled by no other', () => {
    const known = parts();
    expect(known.size).toBeGreaterThan(15);
    const all = routes();
    expect(all.get('observationDelivered')).toEqual(['applyKnowledge', 'applyLifelines']);
    for (const [type, called] of all)
      for (const [part, text] of known)
        if (!called.includes(part))
          expect(text.includes(`'${type}'`), `${part} handles ${type}`).toBe(false);
  });
});
