import { expect, test } from 'vitest';
import { CodeThrottle, FREE_TRIES, WAIT_S } from '../../server/auth/code-throttle.ts';
import {
  CODE_ALPHABET,
  hashKey,
  normalCode,
  randomCode,
  randomId,
  randomKey,
  sameSecret,
} from '../../server/auth/keys.ts';

test('codes are six characters that nobody mixes up, all of them used', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 500; i++) {
    const code = randomCode();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
    for (const c of code) seen.add(c);
  }
  expect(seen.size).toBe(CODE_ALPHABET.length);
  expect(CODE_ALPHABET).toHaveLength(32);
  expect(normalCode(' k7m-4qx ')).toBe('K7M4QX');
});

test('ids and keys are long, random and safe in a URL; only a hash is kept', () => {
  expect(Buffer.from(randomId(), 'base64url')).toHaveLength(16);
  expect(Buffer.from(randomKey(), 'base64url')).toHaveLength(32);
  expect(randomKey()).not.toBe(randomKey());
  const key = randomKey();
  expect(hashKey(key)).not.toContain(key);
  expect(sameSecret(hashKey(key), hashKey(key))).toBe(true);
  expect(sameSecret(key, `${key}x`)).toBe(false);
});

test('a browser waits after five wrong codes, then has one try at a time', () => {
  const t = new CodeThrottle();
  let now = 0;
  for (let i = 0; i < FREE_TRIES; i++) {
    expect(t.waitS('b', 'a', now)).toBe(0);
    t.wrong('b', 'a', now);
  }
  expect(t.waitS('b', 'a', now)).toBe(WAIT_S);
  now += 10_000;
  expect(t.waitS('b', 'a', now)).toBe(WAIT_S - 10);
  now += 20_000;
  expect(t.waitS('b', 'a', now)).toBe(0);
  t.wrong('b', 'a', now);
  expect(t.waitS('b', 'a', now)).toBe(WAIT_S);
  t.right('b');
  expect(t.waitS('b', 'a', now)).toBe(0);
});

test('a class behind one address is not held up by one of its browsers', () => {
  const t = new CodeThrottle();
  for (let i = 0; i < 50; i++) t.wrong('guesser', 'class', 0);
  expect(t.waitS('guesser', 'class', 0)).toBeGreaterThan(0);
  expect(t.waitS('other', 'class', 0)).toBe(0);
  expect(t.waitS(null, 'class', 0)).toBe(0);
});

test('a guesser who throws its cookies away is held up by its address', () => {
  const t = new CodeThrottle();
  for (let i = 0; i < 200; i++) t.wrong(`new-${i}`, 'far', 0);
  expect(t.waitS(null, 'far', 0)).toBeGreaterThan(0);
  expect(t.waitS(null, 'class', 0)).toBe(0);
  expect(t.waitS(null, 'far', 301_000)).toBe(0);
});
