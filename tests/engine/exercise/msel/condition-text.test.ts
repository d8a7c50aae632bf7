import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrigger, triggerText } from '../../../../engine/exercise/msel/condition-text.ts';
import { triggers } from './condition-arbitrary.ts';

const read = (text: string) => {
  const r = readTrigger(text);
  if (!r.ok) throw new Error(JSON.stringify(r.error));
  return r.value;
};
const faultOf = (text: string) => {
  const r = readTrigger(text);
  return r.ok ? null : r.error;
};

describe('a condition as a line of text', () => {
  it('comes back as it was, whatever it says', () => {
    fc.assert(
      fc.property(triggers, (t) => {
        expect(read(triggerText(t))).toEqual(t);
      }),
      { numRuns: 500 },
    );
  });

  it('is read as people write it: "and" binds closer than "or", brackets closest', () => {
    const t = read('burnedHa > 10 or windMs >= 6 and not event(reportSent, kind=first) for 10min');
    expect(t.forTicks).toBe(600);
    expect(t.condition).toMatchObject({
      kind: 'any',
      of: [
        { kind: 'quantity', quantity: 'burnedHa', op: '>', value: 10 },
        { kind: 'all', of: [{ quantity: 'windMs' }, { kind: 'not', of: { event: 'reportSent' } }] },
      ],
    });
    expect(read('(burnedHa > 10 or windMs >= 6) and rainMmH = 0').condition.kind).toBe('all');
  });

  it('takes Chinese words and full-width signs for the same', () => {
    const zh = read('（burnedHa ≥ 100 或 windMs＞6） 且 非 event（reportSent） 每 30分钟 最多 3');
    const en = read('(burnedHa >= 100 or windMs > 6) and not event(reportSent) every 30min max 3');
    expect(zh).toEqual(en);
  });

  it.each([
    ['smoke > 3', 'a quantity'],
    ['event(reportsent)', 'reportSent'],
    // Applied and forgotten: it would never be seen to happen.
    ['event(roadStruck)', 'roadClosed'],
    ['event(reportSent, unit=bus)', 'seat, kind'],
    ['teams(shelter=a) = 0', 'seat, unit, status, capability'],
    ['target(W1) is good', 'notMet'],
    ['since(fireDetected) > 25', 'its unit'],
    ['burnedHa > 1 every 10s', '1min'],
    ['(burnedHa > 1', '")"'],
    ['burnedHa > 1 extra', 'the end'],
    ['', 'a quantity'],
    [`${'('.repeat(60)}burnedHa > 1`, 'brackets'],
    [`${'not '.repeat(60)}burnedHa > 1`, '"not"'],
    [`${'burnedHa > 1 and '.repeat(80)}burnedHa > 1`, 'parts'],
  ])('refuses %j and says what it expected', (text, expected) => {
    expect(faultOf(text)?.expected).toContain(expected);
  });

  it('says where it stopped', () => {
    expect(faultOf('burnedHa > 10 and smoke > 3')?.at).toBe('burnedHa > 10 and '.length);
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (s) => void readTrigger(s)));
  });
});
