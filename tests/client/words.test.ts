import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../client/i18n/en/index.ts';
import { zh } from '../../client/i18n/zh/index.ts';
import { ORDER_TYPES } from '../../client/panels/composer/draft.ts';
import { REJECTION_CODES } from '../../engine/exercise/commands/command.ts';
import { REPORT_ELEMENTS } from '../../engine/exercise/report-elements.ts';
import { EVENT_GRADES } from '../../engine/response/command/command.ts';
import { REPORT_FIGURES } from '../../engine/response/reports/reporting.ts';
import { ITEM_IDS } from '../../engine/response/supplies/items.ts';
import { SITE_KINDS } from '../../engine/response/sites/site.ts';
import { EQUIPMENT } from '../../engine/response/forces/equipment.ts';
import { FORCE_KINDS } from '../../engine/response/forces/kinds.ts';
import { WARNING_LEVELS } from '../../engine/response/warnings/warning.ts';
import { holes, leaves, type WordTree } from './word-tree.ts';
import { CAPABILITIES, SEAT_ROLES } from '../../engine/exercise/scenario.ts';

const chinese = leaves(zh as WordTree);
const english = leaves(en as WordTree);
const source = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('words in two languages', () => {
  it('has every key in both', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('fills the same placeholders in both', () => {
    for (const [key, words] of chinese)
      expect([key, holes(english.get(key)!)]).toEqual([key, holes(words)]);
  });

  it('leaves nothing empty and no Chinese in English', () => {
    for (const [key, words] of [...chinese, ...english])
      expect([key, words.trim()]).not.toEqual([key, '']);
    const mixed = [...english].filter(
      ([key, words]) => key !== 'common.otherLanguage' && /[\u4e00-\u9fff]/.test(words),
    );
    expect(mixed).toEqual([]);
  });

  it('words every refusal, role, capability, report element and order', () => {
    for (const code of REJECTION_CODES) expect(chinese.has(`rejection.${code}`)).toBe(true);
    for (const role of SEAT_ROLES) expect(chinese.has(`role.${role}`)).toBe(true);
    for (const kind of FORCE_KINDS) expect(chinese.has(`forceKind.${kind}`)).toBe(true);
    for (const item of EQUIPMENT) expect(chinese.has(`equipment.${item}`)).toBe(true);
    for (const ability of CAPABILITIES) expect(chinese.has(`capability.${ability}`)).toBe(true);
    for (const element of REPORT_ELEMENTS) expect(chinese.has(`element.${element}`)).toBe(true);
    for (const grade of EVENT_GRADES) expect(chinese.has(`grade.${grade}`)).toBe(true);
    for (const level of WARNING_LEVELS) expect(chinese.has(`warningLevel.${level}`)).toBe(true);
    for (const id of REPORT_FIGURES) expect(chinese.has(`figure.${id}`)).toBe(true);
    for (const kind of SITE_KINDS) expect(chinese.has(`site.${kind}`)).toBe(true);
    for (const id of ITEM_IDS)
      for (const key of ['item', 'itemUnit']) expect(chinese.has(`${key}.${id}`)).toBe(true);
    for (const type of ORDER_TYPES) expect(chinese.has(`task.${type}`)).toBe(true);
  });

  it('words every deadline and note that the engine can send', () => {
    const clocks = source('../../engine/exercise/deadlines.ts').matchAll(/'(deadline\.\w+)'/g);
    for (const [, key] of clocks) expect([key, chinese.has(key!)]).toEqual([key, true]);
    for (const file of readdirSync(new URL('../../engine/response/planning/', import.meta.url))) {
      const notes = source(`../../engine/response/planning/${file}`).matchAll(/note\('(\w+)'/g);
      for (const [, key] of notes)
        expect([key, chinese.has(`previewNote.${key}`)]).toEqual([key, true]);
    }
  });
});
