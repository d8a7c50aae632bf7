import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Cost of a password: 19 MiB, two passes, one lane (the smallest that OWASP's cheat sheet on
 * password storage of 2024 gives for Argon2id); about a quarter of a second of a small machine.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

/** Shortest password: eight characters, as NIST SP 800-63B (2017) asks of people. */
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 200;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFKC'));
    argon2('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...cost }, (e, tag) => {
      if (e === null) resolve(tag);
      else reject(e);
    });
  });
}

/** Salt, cost and hash of a new password, in one text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, COST);
  const { memory, passes, parallelism } = COST;
  const cost = `m=${memory},t=${passes},p=${parallelism}`;
  return ['argon2id', cost, salt.toString('base64url'), tag.toString('base64url')].join('$');
}

const FORM = /^argon2id\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** Whether this is the password; one that is kept in another form never is. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const m = FORM.exec(kept);
  if (m === null) return false;
  const cost = { memory: Number(m[1]), passes: Number(m[2]), parallelism: Number(m[3]) };
  const tag = await derive(password, Buffer.from(m[4]!, 'base64url'), cost);
  const wanted = Buffer.from(m[5]!, 'base64url');
  return wanted.length === tag.length && timingSafeEqual(wanted, tag);
}
