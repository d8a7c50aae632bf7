import { createHash } from 'node:crypto';

const BITS_48 = 2 ** 48;

/**
 * Index 0 to n − 1 drawn for a purpose: the first 48 bits of SHA-256 over `seed`, a line feed and
 * the purpose, as a share of n. The seed is kept with the set, so that anybody can draw again and
 * see that nobody chose.
 */
export function drawIndex(seed: string, purpose: string, n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`expected n of 1 or more, got ${n}`);
  const digest = createHash('sha256').update(`${seed}\n${purpose}`).digest();
  return Math.floor((digest.readUIntBE(0, 6) / BITS_48) * n);
}

/** A whole second between the two wall times, both included, ms since 1970. */
export function drawMoment(seed: string, window: { fromMs: number; toMs: number }): number {
  const seconds = Math.floor((window.toMs - window.fromMs) / 1000) + 1;
  return window.fromMs + 1000 * drawIndex(seed, 'start', seconds);
}
