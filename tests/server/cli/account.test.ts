import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { main } from '../../../server/cli/main.ts';
import { lockDataDir } from '../../../server/store/lock.ts';

const dirs: string[] = [];
afterEach(async () => {
  for (const d of dirs.splice(0)) await rm(d, { recursive: true, force: true });
});

async function cli(dir: string, args: string[], stdin = '') {
  const out: string[] = [];
  const io = {
    out: (t: string) => void out.push(t),
    err: (t: string) => void out.push(t),
    stdin: () => Promise.resolve(stdin),
  };
  const code = await main(['account', ...args, '--data', dir], io);
  return { code, said: out.join('\n') };
}

test('accounts are added, listed and removed by whoever has the machine', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-account-'));
  dirs.push(dir);
  expect((await cli(dir, ['list'])).said).toBe('no accounts');
  expect((await cli(dir, ['add', '李'], 'password-1\n')).said).toMatch(/--role admin/);
  expect((await cli(dir, ['add', '李', '--role', 'admin'], 'short')).said).toMatch(
    /password of 8 to 200 characters, got 5/,
  );
  expect(await cli(dir, ['add', '李', '--role', 'admin'], 'password-1\n')).toEqual({
    code: 0,
    said: 'added 李 (admin)',
  });
  expect((await cli(dir, ['add', 'bo'], 'password-2\n')).said).toBe('added bo (instructor)');
  expect((await cli(dir, ['add', 'bo'], 'password-2\n')).said).toMatch(/bo is taken/);
  expect((await cli(dir, ['add', 'x', '--role', 'king'], 'password-2')).code).toBe(1);
  const { said } = await cli(dir, ['list', '--json']);
  expect(said).not.toMatch(/argon2|password/);
  expect((JSON.parse(said) as { accounts: object[] }).accounts).toMatchObject([
    { name: 'bo', role: 'instructor' },
    { name: '李', role: 'admin' },
  ]);
  expect((await cli(dir, ['remove', '李'])).said).toMatch(/last administrator/);
  expect((await cli(dir, ['remove', 'bo'])).code).toBe(0);
  expect((await cli(dir, ['remove', 'bo'])).said).toMatch(/no account bo/);
  const lock = lockDataDir(dir);
  expect((await cli(dir, ['list'])).said).toMatch(/in use by another Sandtable server/);
  if (lock.ok) lock.value.release();
}, 30_000);
