import { describe, expect, it } from 'vitest';
import { Hasher } from '../../../engine/kernel/hash.ts';

const digest = (feed: (h: Hasher) => void): string => {
  const h = new Hasher();
  feed(h);
  return h.digest();
};

describe('state hash', () => {
  it('depends on order', () => {
    const ab = digest((h) => h.int(1).int(2));
    const ba = digest((h) => h.int(2).int(1));
    expect(ab).not.toBe(ba);
    expect(digest((h) => h.floats(new Float64Array([1, 2])))).not.toBe(
      digest((h) => h.floats(new Float64Array([2, 1]))),
    );
  });

  it('counts -0 as 0 and refuses NaN', () => {
    expect(digest((h) => h.number(-0))).toBe(digest((h) => h.number(0)));
    expect(() => new Hasher().number(NaN)).toThrow('NaN');
    expect(() => new Hasher().floats(new Float32Array([0, NaN]))).toThrow('NaN');
    expect(() => new Hasher().json({ a: [1, NaN] })).toThrow('NaN');
  });

  it('takes JSON by content: key order and undefined members do not matter', () => {
    const a = digest((h) => h.json({ x: 1, y: [true, null, '巫山'], z: undefined }));
    const b = digest((h) => h.json({ y: [true, null, '巫山'], x: 1 }));
    expect(a).toBe(b);
    expect(digest((h) => h.json({ x: 1, y: [true, null, '巫溪'] }))).not.toBe(a);
    expect(digest((h) => h.json([[1], 2]))).not.toBe(digest((h) => h.json([1, [2]])));
  });

  it('sees a change of one bit anywhere in an array', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 64; i++) {
      const cells = new Int32Array(64);
      cells[i] = 1;
      seen.add(digest((h) => h.ints(cells)));
    }
    for (let bit = 0; bit < 32; bit++) seen.add(digest((h) => h.int(1 << bit)));
    expect(seen.size).toBe(96);
  });

  it('is 16 hexadecimal digits, and the same as ever', () => {
    const h = digest((x) => x.text('sandtable').int(-7).number(Math.PI));
    expect(h).toMatch(/^[0-9a-f]{16}$/);
    expect(h).toMatchInlineSnapshot(`"f68fd5dcec9a68ca"`);
  });
});
