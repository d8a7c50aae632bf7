import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { editedText } from '../../../server/prepare/edit-document.ts';

const SOURCE = `# A drill.
id: drill
weather: # from the duty desk
  base:
    - { at: '00:00', windMs: 7 } # measured
    - { at: '01:00', windMs: 8 }
targets: [W1, W2]
note: |
  two
  lines
`;

const edited = (after: unknown): string => editedText(SOURCE, after);
const before = parseDocument(SOURCE).toJS() as { weather: { base: object[] } };

describe('a file that is changed by the page', () => {
  it('stays as it is, byte for byte, when nothing has changed', () => {
    expect(edited(before)).toBe(SOURCE);
  });

  it('keeps its comments and its layout beside what has changed', () => {
    const [first, second] = before.weather.base;
    const text = edited({
      ...before,
      weather: { base: [{ ...first, windMs: 9 }, second, { at: '02:00', windMs: 5 }] },
      targets: ['W1'],
    });
    expect(text).toContain('# A drill.');
    expect(text).toContain("- { at: '00:00', windMs: 9 } # measured");
    expect(text).toContain('# from the duty desk');
    expect(text).toContain('note: |\n  two\n  lines\n');
    expect(parseDocument(text).toJS()).toMatchObject({
      targets: ['W1'],
      weather: { base: [{ windMs: 9 }, { windMs: 8 }, { at: '02:00', windMs: 5 }] },
    });
  });

  it('says what it was told to say, whatever that is', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    const whole = fc.dictionary(fc.constantFrom('id', 'weather', 'targets', 'note', 'x'), value);
    fc.assert(
      fc.property(whole, (after) => {
        expect(parseDocument(edited(after)).toJS() ?? {}).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });
});
