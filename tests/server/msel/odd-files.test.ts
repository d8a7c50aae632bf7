import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { decodeTable } from '../../../server/msel/read-csv.ts';
import { readMselFile } from '../../../server/msel/read-file.ts';
import { emptyInject } from '../../../server/msel/read-row.ts';
import { zipDirectory } from '../../../server/msel/zip-directory.ts';
import { bytesOf, CONTEXT, csvOf, faults, notes, read, workbook } from './support.ts';

const HEAD = ['编号', '时刻', '发自', '发给', '渠道', '内容', '期望动作'];
const ROW = ['1', 'H+0 M+27', '村民', '两坪乡', '电话', '山上冒烟', '核实'];
const refused = (name: string, bytes: Uint8Array) => {
  const r = readMselFile(name, bytes, {}, { context: CONTEXT, existing: [] });
  return r.ok ? null : r.error.code;
};

/** GBK bytes of a text, by trying: Node can read that encoding and not write it. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly number[]>();
  for (let hi = 0x81; hi <= 0xfe; hi++)
    for (let lo = 0x40; lo <= 0xfe; lo++)
      table.set(decoder.decode(new Uint8Array([hi, lo])), [hi, lo]);
  return new Uint8Array([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : table.get(c)!)));
}

describe('a csv file', () => {
  const text = [HEAD, ROW].map((r) => r.join(',')).join('\r\n');

  it.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a mark', bytesOf(`\ufeff${text}`)],
    ['GBK', gbk(text)],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])],
    ['tabs', bytesOf(text.replaceAll(',', '\t'))],
    ['semicolons', bytesOf(text.replaceAll(',', ';'))],
  ])('is read in %s', (_what, bytes) => {
    const f = read('msel.csv', bytes);
    expect(faults(f)).toEqual([]);
    expect(f.rows[0]!.inject).toMatchObject({
      number: '1',
      atTick: 27 * 60,
      from: { zh: '村民' },
      toSeatIds: ['town'],
      channel: 'phone',
      text: { zh: '山上冒烟', en: '山上冒烟' },
      approval: 'draft',
    });
  });

  it('in no known encoding is refused', () => {
    const bytes = new Uint8Array([0xff, 0xff, 0x80, 0x00, 0x81]);
    expect(decodeTable(bytes).ok).toBe(false);
    expect(refused('x.csv', bytes)).toBe('encoding');
  });

  it('without headings is refused, with a quote left open too', () => {
    expect(refused('x.csv', bytesOf('a,b,c\n1,2,3'))).toBe('noHeadings');
    expect(refused('x.csv', bytesOf(`${HEAD.join(',')}\n1,"open,2`))).toBe('unreadable');
  });

  it('may have a title above the headings, lines of phases and blank lines', () => {
    const f = read('x.csv', csvOf([['演练脚本'], [], HEAD, ROW, ['', '', '', '', '', '', '']]));
    expect(f.rows.map((r) => r.row)).toEqual([4]);
  });

  it('with missing columns says which, and which fields it needs', () => {
    const f = read(
      'x.csv',
      csvOf([
        ['编号', '时刻', '内容', '期望动作'],
        ['1', 'H+1', '烟', '核实'],
      ]),
    );
    expect(faults(f)).toEqual(['1 发给 columnMissing']);
  });

  it('names every fault by row and column', () => {
    const f = read(
      'x.csv',
      csvOf([
        [...HEAD, '触发方式', '触发条件', '审批状态', '目标', '效果'],
        ['1', 'soon', '甲', '两坪乡、火星', '鸽子', '烟', '', '', '', '差不多', '9x', 'explode()'],
        ['1', 'H+1', '甲', '两坪乡', '电话', '烟', '', '条件', '', '', '', ''],
        ['3', 'H+1', '甲', '两坪乡', '电话', '烟', '', '条件', 'smoke > 3', '', '', ''],
        ['4', '', '甲', '两坪乡', '电话', '烟', '', '定时', '', '', '', ''],
      ]),
    );
    expect(faults(f).sort()).toEqual(
      [
        '2 发给 unknownSeat',
        '2 审批状态 approvalUnknown',
        '2 效果 effectUnknown',
        '2 时刻 timeUnclear',
        '2 渠道 channelUnknown',
        '2 目标 noObjective',
        '3 编号 numberTwice',
        '3 触发条件 conditionMissing',
        '4 触发条件 conditionUnknown',
        '5 时刻 timeMissing',
      ].sort(),
    );
  });

  it('changes only what it has columns for', () => {
    const before = {
      ...emptyInject('i04'),
      number: '4',
      atTick: 60,
      toSeatIds: ['rescue'],
      text: { zh: '旧', en: 'old' },
      approval: 'approved' as const,
      effect: { kind: 'incident', incident: 'coach' } as const,
    };
    const f = read(
      'x.csv',
      csvOf([
        ['编号', '发给', '内容'],
        ['4', '抢险救援组', '新'],
      ]),
      {},
      [before],
    );
    expect(f.rows[0]!.inject).toEqual({ ...before, text: { zh: '新', en: '新' } });
  });

  it('takes columns from whoever maps them', () => {
    const f = read(
      'x.csv',
      csvOf([
        ['编号', '谁', '内容', '时刻'],
        ['1', '两坪乡', '烟', '14:20'],
      ]),
      {
        fields: ['number', 'to', 'text', 'time'],
        times: 'clock',
      },
    );
    expect(f.rows[0]!.inject).toMatchObject({ toSeatIds: ['town'], atTick: 3600 });
  });
});

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

  it('of ten thousand rows is read whole, and one of more is refused', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [
      `n${i}`,
      `M+${i % 2000}`,
      '甲',
      '两坪乡',
      '电话',
      `第 ${i} 条`,
      '',
    ]);
    const f = read('x.csv', csvOf([HEAD, ...rows]));
    expect(f.rows).toHaveLength(10_000);
    expect(faults(f)).toEqual([]);
    const more = csvOf([HEAD, ...rows, ...rows.slice(0, 1000)]);
    expect(refused('x.csv', more)).toBe('rowLimit');
  });
});

describe('an MSEL in YAML', () => {
  it('names the line and member of each fault, and keeps the good ones', () => {
    const yaml = `schema: 1
injects:
  - { id: a, number: '1', from: { zh: 甲, en: A }, to: [town], channel: phone, text: { zh: 烟, en: smoke } }
  - { id: b, number: '1', from: { zh: 甲, en: A }, to: [town], channel: phone, text: { zh: 烟, en: smoke } }
  - { id: c, number: '3', from: { zh: 甲, en: A }, to: [town], channel: pigeon, text: { zh: 烟, en: smoke } }
  - { id: d, number: '4', from: { zh: 甲, en: A }, to: [town], channel: phone, text: { zh: 烟, en: smoke }, when: 'smoke > 1' }
`;
    const f = read('x.yaml', bytesOf(yaml));
    expect(faults(f)).toEqual(['4 number numberTwice', '5 channel schema', '6 when schema']);
    expect(f.rows.filter((r) => !r.faulty).map((r) => r.inject.id)).toEqual(['a']);
    expect(refused('x.yaml', bytesOf('injects: [}'))).toBe('unreadable');
    expect(refused('x.yaml', bytesOf('schema: 2\ninjects: []'))).toBe('schema');
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
