import { z } from 'zod';
import { ACCOUNT_ROLES, type AccountRole } from '../../engine/protocol/accounts.ts';
import { Accounts } from '../accounts/accounts.ts';
import { Audit } from '../accounts/audit.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from '../accounts/password.ts';
import { createLog } from '../log.ts';
import { lockDataDir } from '../store/lock.ts';
import { openStore } from '../store/open-store.ts';
import {
  atMost,
  CliError,
  textFlag,
  type Answer,
  type Call,
  type CliCommand,
  type CliIo,
} from './command.ts';
import { table } from './table.ts';

const NAME = /^[\p{L}\p{N}_.-]{1,40}$/u;
const role = z.enum(ACCOUNT_ROLES);

/** The accounts of a data folder that no server uses now. */
async function within<T>(
  dataDir: string,
  work: (accounts: Accounts, audit: Audit) => Promise<T>,
): Promise<T> {
  const lock = lockDataDir(dataDir);
  if (!lock.ok) throw new CliError(lock.error);
  const log = createLog('silent');
  const opened = await openStore(dataDir, log);
  if (!opened.ok) {
    lock.value.release();
    throw new CliError(opened.error);
  }
  const { store } = opened.value;
  try {
    return await work(await Accounts.open(store), new Audit(store, log, () => Date.now()));
  } finally {
    await opened.value.close();
    lock.value.release();
  }
}

function nameOf(call: Call): string {
  const name = call.positionals[1];
  if (name !== undefined && NAME.test(name)) return name;
  throw new CliError(`a name of 1 to 40 letters, digits, dots and dashes. Usage: account ${USAGE}`);
}

/** From standard input, so that it stands in no history and no list of processes. */
async function passwordOf(io: CliIo): Promise<string> {
  const password = (await io.stdin()).replace(/\r?\n$/, '');
  if (password.length >= MIN_PASSWORD && password.length <= MAX_PASSWORD) return password;
  throw new CliError(
    `standard input: expected a password of ${MIN_PASSWORD} to ${MAX_PASSWORD} characters, got ${password.length}`,
  );
}

function roleOf(call: Call): AccountRole {
  const given = role.safeParse(textFlag(call, 'role') ?? 'instructor');
  if (given.success) return given.data;
  throw new CliError(`--role: one of ${ACCOUNT_ROLES.join(', ')}`);
}

const done = (json: object, text: string): Answer => ({ json, text, ok: true });

async function add(call: Call, dataDir: string, io: CliIo): Promise<Answer> {
  const name = nameOf(call);
  const as = roleOf(call);
  const password = await passwordOf(io);
  return within(dataDir, async (accounts, audit) => {
    if (!accounts.on && as !== 'admin')
      throw new CliError('the first account is an administrator: --role admin');
    const added = await accounts.add(name, as, password, Date.now());
    if (!added.ok)
      throw new CliError(
        added.error === 'taken' ? `${name} is taken` : 'the store takes no writes',
      );
    await audit.note('cli', 'accountAdded', name, as);
    return done({ added: name, role: as }, `added ${name} (${as})`);
  });
}

async function remove(call: Call, dataDir: string): Promise<Answer> {
  const name = nameOf(call);
  return within(dataDir, async (accounts, audit) => {
    const removed = await accounts.remove(name);
    if (!removed.ok) {
      const why = {
        unknown: `no account ${name}`,
        lastAdmin: `${name} is the last administrator, and there are other accounts`,
        store: 'the store takes no writes',
      };
      throw new CliError(why[removed.error]);
    }
    await audit.note('cli', 'accountRemoved', name);
    return done({ removed: name }, `removed ${name}`);
  });
}

const listAll = (dataDir: string): Promise<Answer> =>
  within(dataDir, (accounts) => {
    const all = accounts.list().map(({ name, role: r, createdMs }) => ({
      name,
      role: r,
      created: new Date(createdMs).toISOString(),
    }));
    const rows = all.map((a) => [a.name, a.role, a.created]);
    const text = all.length === 0 ? 'no accounts' : table(['name', 'role', 'created'], rows);
    return Promise.resolve(done({ accounts: all }, text));
  });

const USAGE = 'add NAME [--role admin|instructor|evaluator] | list | remove NAME  [--data DIR]';

export const account: CliCommand = {
  name: 'account',
  usage: USAGE,
  summary: 'accounts of a stopped server; `add` reads the password from standard input',
  options: { role: { type: 'string' }, data: { type: 'string' } },
  run(call, io) {
    const dataDir = textFlag(call, 'data') ?? './data';
    const [what] = call.positionals;
    atMost(account, call, what === 'list' ? 1 : 2);
    if (what === 'add') return add(call, dataDir, io);
    if (what === 'remove') return remove(call, dataDir);
    if (what === 'list') return listAll(dataDir);
    throw new CliError(`add, list or remove. Usage: account ${USAGE}`);
  },
};
