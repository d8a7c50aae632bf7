import { describe, expect, it } from 'vitest';
import { CliError } from '../../../server/cli/command.ts';
import { readDuration } from '../../../server/cli/input.ts';
import { displayWidth, figure, table } from '../../../server/cli/table.ts';

describe('durations', () => {
  it.each([
    ['24h', 86_400],
    ['1.5h', 5400],
    ['90min', 5400],
    ['45m', 2700],
    ['30s', 30],
    ['600', 600],
  ])('%s is %i ticks', (text, ticks) => expect(readDuration(text)).toBe(ticks));

  it.each(['', 'noon', '-1h', '1d'])('refuses "%s"', (text) =>
    expect(() => readDuration(text)).toThrow(CliError),
  );
});

describe('tables', () => {
  it('count a Chinese character as two columns, so that columns stand straight', () => {
    expect(displayWidth('巫山 fire')).toBe(9);
    const [, , first, second] = table(
      ['name', 'n'],
      [
        ['巫山', '1'],
        ['fire', '2'],
      ],
    ).split('\n');
    expect(displayWidth(first!.slice(0, first!.indexOf('1')))).toBe(second!.indexOf('2'));
  });

  it('show four digits, and a dash for nothing', () => {
    expect(figure(0.0001234567)).toBe('0.0001235');
    expect(figure(3000)).toBe('3000');
    expect(figure(null)).toBe('–');
  });
});
