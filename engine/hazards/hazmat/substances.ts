/**
 * All substances, from one data file. To add one, add its data there: every value has its unit, its
 * source and a status. `protocol/substance-schema.ts` is the form of the file; a test holds the file to it.
 */
import file from './substances.json' with { type: 'json' };
import type { Substance } from './substance.ts';

// The compiler widens the tuples and words of a JSON file; the test against the schema has them exact.
export const SUBSTANCES = file.substances as unknown as readonly Substance[];

export const SUBSTANCE_IDS: readonly string[] = SUBSTANCES.map((s) => s.id);

/** The substance of that id; RangeError with the known ids otherwise. */
export function substanceOf(id: string, name = 'substance'): Substance {
  const found = SUBSTANCES.find((s) => s.id === id);
  if (found === undefined)
    throw new RangeError(`${name} is ${String(id)}, must be one of ${SUBSTANCE_IDS.join(', ')}`);
  return found;
}
