import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { zipDirectory } from '../../../server/msel/zip-directory.ts';
import { bytesOf, faults, HEAD, notes, read, refused, ROW, workbook } from './support.ts';

describe('a workbook of Excel or WPS', () => {
  it('may have merged cells: each part has the value of the whole', () => {
    const sheet = utils.aoa_to_sheet([
      ['巫山森林火灾演练脚本', '', '', '', '', '', ''],
      HEAD,
      ['第一阶段 先期处置', '', '', '', '', '', ''],
      ['1', 'H+1', '县气象局', '两坪乡', '电话', '风', ''],
      ['2', 'H+2', '', '两坪乡', '电话', '雨', ''],
    ]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 6 } },
      { s: { r: 2, c: 0 }, e: { r: 2, c: 6 } },
      { s: { r: 3, c: 2 }, e: { r: 4, c: 2 } },
    ];
    const f = read('x.xlsx', workbook(sheet));
    expect(faults(f)).toEqual([]);
    expect(notes(f)).toContain('0  mergedCells');
    expect(f.rows.map((r) => [r.row, r.inject.from.zh])).toEqual([
      [4, '县气象局'],
      [5, '县气象局'],
    ]);
  });

  it.each([false, true])('has dates and times as numbers, from 1904: %s', (date1904) => {
    const sheet = utils.aoa_to_sheet([
      HEAD,
      ...[1, 2, 3, 4, 5].map((n) => [`${n}`, '', '甲', '两坪乡', '电话', '烟', '']),
    ]);
    // 18 March 2026, 14:20: day 46099 since 1900, four years and a day less since 1904.
    const day = date1904 ? 46_099 - 1462 : 46_099;
    sheet['B2'] = { t: 'n', v: day + 14 / 24 + 20 / 1440, z: 'yyyy-mm-dd hh:mm' };
    sheet['B3'] = { t: 'n', v: 26.5 / 24, z: '[h]:mm' };
    sheet['B4'] = { t: 'n', v: 90 };
    sheet['B5'] = { t: 's', v: '2026/3/18 15:20' };
    sheet['B6'] = { t: 'n', v: 2.5 / 24, z: 'hh:mm' };
    const book = { Workbook: { WBProps: { date1904 } } };
    const f = read('x.xlsx', workbook(sheet, book), { times: 'elapsed' });
    expect(faults(f)).toEqual([]);
    expect(f.rows.map((r) => r.inject.atTick)).toEqual([3600, 95_400, 5400, 7200, 9000]);
    expect(notes(f).includes('0  dates1904')).toBe(date1904);
  });

  it.each([false, true])('may be an old .xls, from 1904: %s', (date1904) => {
    const sheet = utils.aoa_to_sheet([
      ['巫山森林火灾演练脚本', '', '', '', '', '', ''],
      HEAD,
      ROW,
      ['2', '', '县气象局', '两坪乡', '电话', '风', ''],
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }];
    const day = date1904 ? 46_099 - 1462 : 46_099;
    sheet['B4'] = { t: 'n', v: day + 14 / 24 + 20 / 1440, z: 'yyyy-mm-dd hh:mm' };
    const book = utils.book_new();
    book.Workbook = { WBProps: { date1904 } };
    utils.book_append_sheet(book, sheet, 'MSEL');
    const xls = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }));
    const f = read('脚本.xls', xls);
    expect(faults(f)).toEqual([]);
    expect(f.rows.map((r) => [r.inject.number, r.inject.from.zh, r.inject.atTick])).toEqual([
      ['1', '村民', 27 * 60],
      ['2', '县气象局', 3600],
    ]);
    expect(notes(f)).toContain('0  mergedCells');
    expect(notes(f).includes('0  dates1904')).toBe(date1904);
    expect(refused('脚本.xls', xls.subarray(0, 600))).toBe('unreadable');
  });

  it('in .xls says its macros are left aside; of Excel 95 or with a password it is refused', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ROW]), 'MSEL');
    const xls = (bookType: 'biff8' | 'biff5') =>
      CFB.read(write(book, { type: 'buffer', bookType }), { type: 'buffer' });
    const bytesWith = (path: string, file = xls('biff8')): Uint8Array => {
      CFB.utils.cfb_add(file, path, new Uint8Array(8));
      return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
    };
    const f = read('x.xls', bytesWith('/_VBA_PROJECT_CUR/VBA/dir'));
    expect(notes(f)).toContain('0  macros');
    expect(f.rows).toHaveLength(1);
    expect(refused('x.xls', bytesWith('/x', xls('biff5')))).toBe('unreadable');
    // What Excel makes of an .xlsx with a password: a compound file around the cipher.
    expect(refused('x.xlsx', bytesWith('/EncryptedPackage'))).toBe('unreadable');
  });

  it('with formulas gives their values, and says so; without a value it is a fault', () => {
    const sheet = utils.aoa_to_sheet([HEAD, ROW, [...ROW]]);
    sheet['A2'] = { t: 'n', v: 7, f: '3+4' };
    sheet['F3'] = { t: 'n', f: 'A1&"x"' };
    sheet['A3'] = { t: 's', v: '8' };
    sheet['G3'] = { t: 'e', v: 0x17, f: 'X!A1' };
    const f = read('x.xlsx', workbook(sheet));
    expect(f.rows[0]!.inject.number).toBe('7');
    expect(notes(f)).toContain('2 编号 formulaUsed');
    expect(faults(f)).toContain('3 期望动作 cellError');
    expect(faults(f).some((x) => /^3 内容 (formulaEmpty|cellError)$/.test(x))).toBe(true);
  });

  it('keeps text that looks like a formula as text', () => {
    const sheet = utils.aoa_to_sheet([HEAD, ROW]);
    sheet['F2'] = { t: 's', v: "'=HYPERLINK(1)" };
    expect(read('x.xlsx', workbook(sheet)).rows[0]!.inject.text.zh).toBe('=HYPERLINK(1)');
  });

  it('with macros is read for its data, and the answer says that they were left aside', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ROW]), 'MSEL');
    const vbaraw = new Uint8Array(64);
    const out = write({ ...book, vbaraw }, { type: 'buffer', bookType: 'xlsm', bookVBA: true });
    const bytes = new Uint8Array(out);
    expect(zipDirectory(bytes)!.map((e) => e.name)).toContain('xl/vbaProject.bin');
    const f = read('x.xlsm', bytes);
    expect(notes(f)).toContain('0  macros');
    expect(f.rows).toHaveLength(1);
  });

  it('that is none, or would unpack to gigabytes, is refused', () => {
    expect(refused('x.xlsx', bytesOf('not a workbook'))).toBe('unreadable');
    expect(refused('x.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('unreadable');
    const bomb = withEntry(workbook(utils.aoa_to_sheet([HEAD, ROW])), 'xl/media/a', 2e9);
    expect(refused('x.xlsx', bomb)).toBe('tooBig');
    const cut = workbook(utils.aoa_to_sheet([HEAD, ROW]));
    expect(refused('x.xlsx', cut.subarray(0, cut.length >> 1))).toBe('unreadable');
  });
});

/** Adds an entry to the central directory of an archive: all that the reader looks at. */
function withEntry(zip: Uint8Array, name: string, size = 4): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const entry = new Uint8Array(46 + name.length);
  const e = new DataView(entry.buffer);
  const first = view.getUint32(end + 16, true);
  entry.set(zip.subarray(first, first + 46));
  e.setUint32(20, 0, true);
  e.setUint32(24, size, true);
  e.setUint16(28, name.length, true);
  e.setUint16(30, 0, true);
  e.setUint16(32, 0, true);
  // It names nothing: no data of its own, at the place of the first.
  entry.set(new TextEncoder().encode(name), 46);
  const out = new Uint8Array(zip.length + entry.length);
  out.set(zip.subarray(0, end));
  out.set(entry, end);
  out.set(zip.subarray(end), end + entry.length);
  const o = new DataView(out.buffer);
  const at = end + entry.length;
  o.setUint16(at + 8, view.getUint16(end + 8, true) + 1, true);
  o.setUint16(at + 10, view.getUint16(end + 10, true) + 1, true);
  o.setUint32(at + 12, view.getUint32(end + 12, true) + entry.length, true);
  return out;
}
