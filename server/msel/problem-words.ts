import type { MselProblem } from '../../engine/protocol/msel.ts';

type Code = MselProblem['code'];

/** What was expected, in words for the command line; `{}` stands for what the problem itself says. */
const EXPECTED: Readonly<Record<Code, string>> = {
  missing: 'something in this column',
  tooLong: 'at most {} characters',
  numberTaken: 'a number that no other inject has',
  unknownSeat: 'a seat of the scenario: {}',
  unknownTarget: 'a target of the scenario: {}',
  noObjective: 'the number of an objective: {}',
  timeMissing: 'a time, as in {}',
  timeOutside: 'a time within the exercise, at most {} s after its start',
  timePast: 'a time that is still to come, later than {} s after the start',
  conditionMissing: 'a condition, as in {}',
  conditionUnknown: '{}',
  effectUnknown: '{}',
  alreadyFired: 'an inject that has not been fired',
  tooMany: 'at most {} injects',
  unreadable: 'a readable file: {}',
  encoding: 'text in {}',
  tooBig: 'at most {} bytes',
  macros: 'no macros; they were left aside and not run',
  noHeadings: 'a row with headings such as {}',
  columnMissing: 'a column {}',
  columnTwice: 'each field in one column',
  rowLimit: 'at most {} rows',
  numberTwice: 'a number that no other row has; row {} has it',
  idBad: 'an id of lower-case letters, digits and hyphens',
  timeUnclear: 'a time such as {}, 02:30, 90 min or 2026-03-18 14:05',
  timeIgnored: 'no time, as the inject is fired by hand; it was left aside',
  channelUnknown: 'one of {}',
  kindUnknown: 'one of {}',
  approvalUnknown: 'one of {}',
  attachmentMissing: 'a file that has been handed in: {}',
  attachmentBad: '{}',
  formulaEmpty: 'a value; the formula has no stored result',
  formulaUsed: 'a value; the stored result of the formula was taken',
  cellError: 'a value; the cell shows an error',
  mergedCells: 'no merged cells; each part was given the value of the whole',
  dates1904: 'dates from 1900; those of this file count from 1904 and were read so',
  translationMissing: 'a column {}; the Chinese stands in for the English',
  schema: '{}',
};

/** A problem as the command line tells it. */
export const problemWords = (p: Pick<MselProblem, 'code' | 'expected' | 'got'>) => ({
  expected: EXPECTED[p.code].replace('{}', () => p.expected),
  got: p.got === '' ? 'nothing' : `"${p.got}"`,
});
