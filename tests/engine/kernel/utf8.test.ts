import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../engine/kernel/utf8.ts';

test('writes what every other program reads, and reads it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const bytes = encodeUtf8(text);
      expect(new TextDecoder().decode(bytes)).toBe(text);
      expect(decodeUtf8(bytes)).toBe(text);
    }),
  );
});

test('puts long texts together at every border of its pieces', () => {
  // A pair of code units falls on the border for some of these lengths.
  for (const pad of [8190, 8191, 8192, 16_383, 16_384]) {
    const text = `${'字'.repeat(pad)}😀 end`;
    expect(decodeUtf8(encodeUtf8(text))).toBe(text);
  }
});

test('malformed bytes end', () => {
  for (const bytes of [[0xf0], [0xe5, 0x80], [0xff, 0xff], [0xc3]])
    expect(typeof decodeUtf8(Uint8Array.from(bytes))).toBe('string');
});
