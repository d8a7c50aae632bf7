import type { DraftProblem } from '../../engine/protocol/prepare.ts';
import type { Words } from '../i18n/index.ts';
import { keysOf } from './draft.ts';

/**
 * What the check expects, as the page says it: the check speaks English, as files and the command line
 * do. What is in none of these words stands as it came.
 */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^a time (before the end|within the duration)/, 'beforeEnd'],
  [/^a duration "hh:mm"/, 'duration'],
  [/^a time before 24:00/, 'timeOfDay'],
  [/^a date "YYYY-MM-DD"/, 'date'],
  [/^records in rising order of time/, 'risingTime'],
  [/^a first record at 00:00/, 'firstRecord'],
  [/^a place whose land cover burns/, 'burns'],
  [/^a place inside (.+)$/, 'insideWindow'],
  [/^a position inside region/, 'insideRegion'],
  [/^the id of a seat of this scenario/, 'seat'],
  [/^a string of length >= 1$/, 'someWords'],
  [/^(?:a )?number$/, 'number'],
  [/^>=? ?(-?[\d.]+)$/, 'atLeast'],
  [/^<=? ?(-?[\d.]+)$/, 'atMost'],
  [/^an array of length >= (\d+)$/, 'entries'],
  [/^one of (.+)$/, 'oneOf'],
];

export function expectedWords(expected: string, { t }: Words): string {
  for (const [pattern, key] of EXPECTED) {
    const found = pattern.exec(expected);
    if (found !== null) return t(`prepare.expected.${key}`, { x: found[1] ?? '' });
  }
  return expected;
}

/** A path in words: members by name, entries by their number. */
export function pathWords(path: string, { t, has }: Words): string {
  return keysOf(path)
    .map((key) => {
      if (typeof key === 'number') return t('prepare.entry', { n: key + 1 });
      return has(`prepare.member.${key}`) ? t(`prepare.member.${key}`) : key;
    })
    .join(' › ');
}

export const faultWords = (p: DraftProblem, words: Words): string =>
  words.t('prepare.fault', { expected: expectedWords(p.expected, words), got: p.got });
