import { describe, expect, it } from 'vitest';
import { decodeTable } from '../../../server/msel/read-csv.ts';
import { emptyInject } from '../../../server/msel/read-row.ts';
import { bytesOf, csvOf, faults, HEAD, read, refused, ROW } from './support.ts';

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
