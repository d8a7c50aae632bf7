import { expect, it } from 'vitest';
import { mselConditions as en } from '../../client/i18n/en/msel-conditions.ts';
import { mselConditions as zh } from '../../client/i18n/zh/msel-conditions.ts';
import { triggerSentence } from '../../client/msel/condition-words.ts';
import { readTrigger } from '../../engine/exercise/msel/condition-text.ts';
import type { Words } from '../../client/i18n/index.ts';

const GAUGES = new Map([['level-mouth', { unit: 'm', marks: [] }]]);
const NAMES: Record<string, string> = { 'level-mouth': '峡口水位站', rescue: 'Rescue' };

function say(line: string, language: 'zh' | 'en'): string {
  const tree: unknown = { msel: language === 'zh' ? zh : en };
  const t = (key: string, values: Record<string, unknown> = {}): string => {
    let at = tree;
    for (const part of key.split('.')) at = (at as Record<string, unknown>)[part];
    return String(at).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
  const read = readTrigger(line);
  if (!read.ok) throw new Error(read.error.expected);
  const words = { t, has: () => false, language } as unknown as Words;
  return triggerSentence(read.value, words, { gauges: GAUGES, nameOf: (id) => NAMES[id] ?? id });
}

it('a reading is said by its instrument, with its unit', () => {
  expect(say('reading(instrument=level-mouth) >= 1.2', 'zh')).toBe(
    '当峡口水位站读数 ≥ 1.2 m，则发出一次。',
  );
});

it('English has no Chinese brackets', () => {
  expect(say('teamsCommitted(seat=rescue) = 0', 'en')).toMatch(
    /\(seat Rescue\) = 0, it fires once/,
  );
});
