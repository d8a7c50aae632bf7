import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without 0 and O, 1 and I, which people mix up when they read a code aloud. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

/** 128 random bits: an id that cannot be guessed or counted. */
export const randomId = (): string => randomBytes(16).toString('base64url');

/** 256 random bits: a key or a session's token. */
export const randomKey = (): string => randomBytes(32).toString('base64url');

export const randomSeed = (): string => randomBytes(4).toString('hex');

export function randomCode(): string {
  let code = '';
  for (let i = 0; i < CODE_LENGTH; i++) code += CODE_ALPHABET[randomInt(CODE_ALPHABET.length)];
  return code;
}

/** As typed by a person: case does not matter, spaces and dashes are dropped. */
export const normalCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/**
 * What is kept of a key. The keys are 256 random bits, so a plain hash is as good as a slow one:
 * there is no dictionary to try.
 */
export const hashKey = (key: string): string =>
  createHash('sha256').update(key).digest('base64url');

/** Compares in a time that does not depend on where the two differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest();
  return timingSafeEqual(digest(a), digest(b));
}
