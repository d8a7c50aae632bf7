/** UTF-8 without TextEncoder, which the engine's language level does not have. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let n = 0;
  for (const ch of text) {
    const c = ch.codePointAt(0)!;
    if (c < 0x80) bytes[n++] = c;
    else if (c < 0x800) {
      bytes[n++] = 0xc0 | (c >> 6);
      bytes[n++] = 0x80 | (c & 63);
    } else if (c < 0x10000) {
      bytes[n++] = 0xe0 | (c >> 12);
      bytes[n++] = 0x80 | ((c >> 6) & 63);
      bytes[n++] = 0x80 | (c & 63);
    } else {
      bytes[n++] = 0xf0 | (c >> 18);
      bytes[n++] = 0x80 | ((c >> 12) & 63);
      bytes[n++] = 0x80 | ((c >> 6) & 63);
      bytes[n++] = 0x80 | (c & 63);
    }
  }
  return bytes.subarray(0, n);
}

/** Code units put together at once: adding them one by one costs twenty times as much. */
const CHUNK = 8192;

/** Not by spreading, which walks an iterator. */
const fromUnits = (units: Uint16Array): string =>
  Reflect.apply(String.fromCharCode, null, units) as string;

/** Inverse of `encodeUtf8`; malformed bytes give wrong characters, never an endless loop. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(CHUNK + 1);
  let text = '';
  let n = 0;
  for (let i = 0; i < bytes.length;) {
    const b = bytes[i++]!;
    let c = b;
    if (b >= 0xf0)
      c =
        ((b & 7) << 18) |
        ((bytes[i++]! & 63) << 12) |
        ((bytes[i++]! & 63) << 6) |
        (bytes[i++]! & 63);
    else if (b >= 0xe0) c = ((b & 15) << 12) | ((bytes[i++]! & 63) << 6) | (bytes[i++]! & 63);
    else if (b >= 0xc0) c = ((b & 31) << 6) | (bytes[i++]! & 63);
    if (c >= 0x10000) {
      units[n++] = 0xd800 + ((c - 0x10000) >> 10);
      units[n++] = 0xdc00 + ((c - 0x10000) & 1023);
    } else units[n++] = c;
    if (n >= CHUNK) {
      text += fromUnits(units.subarray(0, n));
      n = 0;
    }
  }
  return text + fromUnits(units.subarray(0, n));
}
