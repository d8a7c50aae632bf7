import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '../../../server/accounts/password.ts';

test('a password is kept as argon2id with its salt and cost, never twice alike', async () => {
  const [a, b] = await Promise.all([hashPassword('正确 horse 8'), hashPassword('正确 horse 8')]);
  expect(a).toMatch(/^argon2id\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(a).not.toBe(b);
  expect(await isPassword('正确 horse 8', a)).toBe(true);
  expect(await isPassword('正确 horse 9', a)).toBe(false);
});

test('the cost that stands in the text counts, and another form is never right', async () => {
  const kept = await hashPassword('password');
  const cheap = kept.replace('m=19456', 'm=8192');
  expect(await isPassword('password', cheap)).toBe(false);
  for (const other of ['', 'password', kept.replace('argon2id', 'argon2i'), `${kept}x$`])
    expect(await isPassword('password', other)).toBe(false);
});

test('the same letters written in two ways of Unicode are one password', async () => {
  const kept = await hashPassword('caf\u00e9 2026');
  expect(await isPassword('cafe\u0301 2026', kept)).toBe(true);
});
