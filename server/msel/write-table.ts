import { utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { stringify } from 'yaml';
import type { InjectMember } from '../../engine/exercise/msel/check-inject.ts';
import { effectText } from '../../engine/exercise/msel/effect-text.ts';
import { relativeText } from '../../engine/exercise/msel/relative-time.ts';
import { triggerKind } from '../../engine/exercise/msel/msel.ts';
import { MSEL_FIELDS, type MselFormat } from '../../engine/protocol/msel.ts';
import type { Text } from '../../engine/region/region.ts';
import { escapeFormula } from './cells.ts';
import { headingOf } from './columns.ts';
import type { TableInject } from './table-inject.ts';
import { APPROVAL_WORDS, CHANNEL_WORDS, KIND_WORDS, wordOf } from './words.ts';

type Language = 'zh' | 'en';

/** What a table is written with. */
export interface Writing {
  readonly language: Language;
  readonly seats: readonly { readonly id: string; readonly name: Text }[];
}

/** Characters with which lists of names are parted: a seat whose name has one is given by its id. */
const PARTS_LISTS = /[、，,;；/\n]/;

function seatName(id: string, w: Writing): string {
  const name = w.seats.find((s) => s.id === id)?.name[w.language];
  const shared = w.seats.filter((s) => s.name[w.language] === name).length > 1;
  return name === undefined || shared || PARTS_LISTS.test(name) ? id : name;
}

/** Stands for any condition where only its being there counts. */
const WHEN = { condition: { kind: 'all', of: [] }, forTicks: 0, repeat: null } as const;

function cell(i: TableInject, field: InjectMember, w: Writing): string {
  switch (field) {
    case 'id':
      return i.id;
    case 'number':
      return i.number;
    case 'kind':
      return wordOf(
        KIND_WORDS,
        triggerKind({ ...i, when: i.when === null ? null : WHEN }),
        w.language,
      );
    case 'time':
      return i.atTick === null ? '' : relativeText(i.atTick);
    case 'when':
      return i.when ?? '';
    case 'from':
      return i.from.zh;
    case 'fromEn':
      return i.from.en;
    case 'to':
      return i.toSeatIds.map((id) => seatName(id, w)).join('、');
    case 'channel':
      return wordOf(CHANNEL_WORDS, i.channel, w.language);
    case 'text':
      return i.text.zh;
    case 'textEn':
      return i.text.en;
    case 'expected':
      return i.expected.zh;
    case 'expectedEn':
      return i.expected.en;
    case 'responsible':
      return i.responsible;
    case 'objective':
      return i.objective === null ? '' : String(i.objective);
    case 'target':
      return i.targetId ?? '';
    case 'attachments':
      return i.attachments.join('；');
    case 'approval':
      return wordOf(APPROVAL_WORDS, i.approval, w.language);
    case 'effect':
      return effectText(i.effect);
  }
}

/** By time; those without one after them, by number. */
const inOrder = (injects: readonly TableInject[]): readonly TableInject[] =>
  injects.toSorted(
    (a, b) =>
      (a.atTick ?? Infinity) - (b.atTick ?? Infinity) ||
      (a.number < b.number ? -1 : a.number > b.number ? 1 : 0),
  );

const rowsOf = (injects: readonly TableInject[], w: Writing): string[][] => [
  MSEL_FIELDS.map((f) => headingOf(f, w.language)),
  ...inOrder(injects).map((i) => MSEL_FIELDS.map((f) => escapeFormula(cell(i, f, w)))),
];

/** Widths of the columns of a workbook, characters. */
const WIDTHS: Readonly<Partial<Record<InjectMember, number>>> = {
  text: 60,
  textEn: 60,
  expected: 36,
  expectedEn: 36,
  when: 40,
  to: 24,
  from: 24,
};

function xlsx(injects: readonly TableInject[], w: Writing): Uint8Array {
  const sheet = utils.aoa_to_sheet(rowsOf(injects, w));
  sheet['!cols'] = MSEL_FIELDS.map((f) => ({ wch: WIDTHS[f] ?? 12 }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'MSEL');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}

/** The mark tells Excel that the csv is UTF-8. */
const csv = (injects: readonly TableInject[], w: Writing): Uint8Array =>
  new TextEncoder().encode(`\ufeff${Papa.unparse(rowsOf(injects, w), { newline: '\r\n' })}\r\n`);

const two = (n: number): string => String(n).padStart(2, '0');

/** `hh:mm` or `hh:mm:ss`, as scenario files write times. */
function durationOf(tick: number): string {
  const s = tick % 60;
  const body = `${two(Math.floor(tick / 3600))}:${two(Math.floor(tick / 60) % 60)}`;
  return s === 0 ? body : `${body}:${two(s)}`;
}

/** One inject as a file says it: what goes without saying is left out, so that changes stand out. */
function yamlInject(i: TableInject): Record<string, unknown> {
  const effect = effectText(i.effect);
  const said: [string, unknown, boolean][] = [
    ['id', i.id, true],
    ['number', i.number, true],
    ['at', i.atTick === null ? null : durationOf(i.atTick), i.atTick !== null],
    ['when', i.when, i.when !== null],
    ['offTimeline', true, i.offTimeline],
    ['approval', i.approval, i.approval !== 'approved'],
    ['from', i.from, true],
    ['to', [...i.toSeatIds], true],
    ['channel', i.channel, true],
    ['text', i.text, true],
    ['expected', i.expected, i.expected.zh !== '' || i.expected.en !== ''],
    ['responsible', i.responsible, i.responsible !== ''],
    ['objective', i.objective, i.objective !== null],
    ['target', i.targetId, i.targetId !== null],
    ['attachments', [...i.attachments], i.attachments.length > 0],
    ['effect', effect, effect !== ''],
  ];
  return Object.fromEntries(said.filter(([, , there]) => there).map(([k, v]) => [k, v]));
}

const yaml = (injects: readonly TableInject[]): Uint8Array =>
  new TextEncoder().encode(
    stringify({ schema: 1, injects: inOrder(injects).map(yamlInject) }, { lineWidth: 0 }),
  );

/** An MSEL as a file; reading it gives the same injects. */
export function writeMsel(
  format: MselFormat,
  injects: readonly TableInject[],
  w: Writing,
): Uint8Array {
  if (format === 'yaml') return yaml(injects);
  return format === 'csv' ? csv(injects, w) : xlsx(injects, w);
}
