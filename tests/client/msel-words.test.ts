import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as en from '../../client/i18n/en/msel.ts';
import { mselConditions as enConditions } from '../../client/i18n/en/msel-conditions.ts';
import * as enQueue from '../../client/i18n/en/inject-queue.ts';
import * as zh from '../../client/i18n/zh/msel.ts';
import { mselConditions as zhConditions } from '../../client/i18n/zh/msel-conditions.ts';
import * as zhQueue from '../../client/i18n/zh/inject-queue.ts';
import { FAULT_CODES } from '../../engine/exercise/msel/check-inject.ts';
import { EVENT_FILTERS, isEventName } from '../../engine/exercise/msel/event-facts.ts';
import { QUANTITY_FILTERS, QUANTITY_IDS } from '../../engine/exercise/msel/quantity-specs.ts';
import { ATTACHMENT_CODES, MSEL_FIELDS, TABLE_CODES } from '../../engine/protocol/msel.ts';
import { holes, leaves } from './word-tree.ts';

const chinese = leaves({ msel: { ...zh.msel, ...zhConditions }, ...zhQueue });
const english = leaves({ msel: { ...en.msel, ...enConditions }, ...enQueue });

describe('words of the inject editor', () => {
  it('stand in both languages, with the same gaps', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
    for (const [key, words] of chinese)
      expect([key, holes(english.get(key)!)]).toEqual([key, holes(words)]);
    for (const [key, words] of english)
      expect([key, /[\u4e00-\u9fff]/.test(words)]).toEqual([key, false]);
  });

  it('name every problem, field, filter and quantity', () => {
    const wanted = [
      ...[...FAULT_CODES, ...TABLE_CODES].map((c) => `msel.code.${c}`),
      ...ATTACHMENT_CODES.map((c) => `msel.attachProblem.${c}`),
      ...MSEL_FIELDS.map((f) => `msel.field.${f}`),
      ...[...EVENT_FILTERS, ...QUANTITY_FILTERS].map((f) => `msel.filter.${f}`),
      ...QUANTITY_IDS.map((q) => `msel.quantity.${q}`),
    ];
    expect(wanted.filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('name no event that there is not', () => {
    const events = Object.keys(zhConditions.event);
    expect(events.filter((e) => !isEventName(e))).toEqual([]);
  });

  it('are those that the page asks for', () => {
    for (const file of [
      'msel-room',
      'toolbar',
      'import-dialog',
      'inject-fields',
      'inject-editor',
    ]) {
      const source = readFileSync(
        new URL(`../../client/msel/${file}.tsx`, import.meta.url),
        'utf8',
      );
      for (const [, key] of source.matchAll(/t\('(msel\.[\w.]+)'/g))
        expect([key, chinese.has(key!)]).toEqual([key, true]);
    }
  });
});
