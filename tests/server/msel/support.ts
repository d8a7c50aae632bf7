import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { NOTHING_CALLABLE, type MselContext } from '../../../engine/exercise/msel/msel-context.ts';
import type { MselReading } from '../../../engine/protocol/msel.ts';
import { readMselFile } from '../../../server/msel/read-file.ts';
import type { ReadFile } from '../../../server/msel/read-table.ts';
import type { TableInject } from '../../../server/msel/table-inject.ts';

/** An afternoon's exercise with three seats, from 13:20. */
export const CONTEXT: MselContext = {
  seats: [
    { id: 'command', name: { zh: '县应急总指挥', en: 'Incident commander' } },
    { id: 'rescue', name: { zh: '抢险救援组', en: 'Rescue group' } },
    { id: 'town', name: { zh: '两坪乡', en: 'Liangping' } },
  ],
  objectives: [
    { zh: '快报', en: 'Report fast' },
    { zh: '快转', en: 'Move people fast' },
  ],
  targets: [{ id: 'W1', name: { zh: '救助', en: 'Relief' } }],
  durationTicks: 2 * 86_400,
  startDate: '2026-03-18',
  startSecondOfDay: 13 * 3600 + 20 * 60,
  ids: {
    seat: ['command', 'rescue', 'town'],
    unit: ['bus'],
    village: ['v1'],
    shelter: ['shelter-1'],
    depot: ['depot-1'],
    asset: ['mast'],
    incident: ['coach'],
    aid: [],
    instrument: [],
    target: ['W1'],
  },
  callable: {
    ...NOTHING_CALLABLE,
    incident: ['coach'],
    delivery: ['city'],
    outage: ['mast'],
    sensor: ['cam-1'],
    link: ['7'],
    edges: 9,
  },
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  bytesOf(rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n'));

/** A workbook of one sheet, as Excel and WPS write them. */
export function workbook(sheet: WorkSheet, book: Partial<WorkBook> = {}): Uint8Array {
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, 'MSEL');
  Object.assign(made, book);
  return new Uint8Array(write(made, { type: 'buffer', bookType: 'xlsx' }));
}

export function read(
  name: string,
  bytes: Uint8Array,
  reading: MselReading = {},
  existing: readonly TableInject[] = [],
): ReadFile {
  const r = readMselFile(name, bytes, reading, { context: CONTEXT, existing });
  if (!r.ok) throw new Error(JSON.stringify(r.error));
  return r.value;
}

/** Faults as `row column code`. */
export const faults = (f: ReadFile): string[] =>
  f.problems.filter((p) => !p.note).map((p) => `${p.row} ${p.column} ${p.code}`);
export const notes = (f: ReadFile): string[] =>
  f.problems.filter((p) => p.note).map((p) => `${p.row} ${p.column} ${p.code}`);

/** Headings of a small table, and a row that fits them. */
export const HEAD = ['编号', '时刻', '发自', '发给', '渠道', '内容', '期望动作'];
export const ROW = ['1', 'H+0 M+27', '村民', '两坪乡', '电话', '山上冒烟', '核实'];
/** Code with which a whole file is refused; null when it is read. */
export const refused = (name: string, bytes: Uint8Array) => {
  const r = readMselFile(name, bytes, {}, { context: CONTEXT, existing: [] });
  return r.ok ? null : r.error.code;
};
