/** All substances. To add one, add its data to one of the two lists. */
import { COMBUSTIBLE_LIQUIDS } from './substances-fuel.ts';
import type { Substance } from './substance.ts';
import { TOXIC_GASES } from './substances-toxic.ts';

export const SUBSTANCES: readonly Substance[] = [...TOXIC_GASES, ...COMBUSTIBLE_LIQUIDS];

export const SUBSTANCE_IDS: readonly string[] = SUBSTANCES.map((s) => s.id);

/** The substance of that id; RangeError with the known ids otherwise. */
export function substanceOf(id: string, name = 'substance'): Substance {
  const found = SUBSTANCES.find((s) => s.id === id);
  if (found === undefined)
    throw new RangeError(`${name} is ${String(id)}, must be one of ${SUBSTANCE_IDS.join(', ')}`);
  return found;
}
