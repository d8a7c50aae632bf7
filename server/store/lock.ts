import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';

/**
 * Holds a data folder for this process. The lock is the operating system's, taken on a small
 * database file, so that a killed server leaves nothing behind that could block the next one.
 * The error says who holds the folder, or why it cannot serve as one.
 */
export function lockDataDir(dataDir: string): Result<{ release(): void }, string> {
  const who = join(dataDir, 'server.json');
  let db: DatabaseSync | null = null;
  try {
    mkdirSync(dataDir, { recursive: true });
    db = new DatabaseSync(join(dataDir, 'lock.db'));
    db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    writeFileSync(who, `${JSON.stringify({ pid: process.pid })}\n`);
  } catch (e) {
    db?.close();
    if ((e as { errcode?: unknown }).errcode !== SQLITE_BUSY) return err(notAFolder(dataDir, e));
    return err(
      `the data folder ${dataDir} is in use by another Sandtable server${holder(who)}; ` +
        'stop it first, or set DATA_DIR to another folder',
    );
  }
  const held = db;
  return ok({
    release: () => {
      held.exec('ROLLBACK');
      held.close();
    },
  });
}

const SQLITE_BUSY = 5;

const notAFolder = (dataDir: string, e: unknown): string =>
  `DATA_DIR ${resolve(dataDir)}: expected a folder that can be written, got ${(e as Error).message}`;

function holder(file: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? ` (process ${pid})` : '';
  } catch {
    return '';
  }
}
