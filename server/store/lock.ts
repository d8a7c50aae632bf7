import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';

/**
 * Holds a data folder for this process. The lock is the operating system's, taken on a small
 * database file, so that a killed server leaves nothing behind that could block the next one.
 * The error says who holds the folder.
 */
export function lockDataDir(dataDir: string): Result<{ release(): void }, string> {
  mkdirSync(dataDir, { recursive: true });
  const who = join(dataDir, 'server.json');
  const db = new DatabaseSync(join(dataDir, 'lock.db'));
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    return err(
      `the data folder ${dataDir} is in use by another Sandtable server${holder(who)}; ` +
        'stop it first, or set DATA_DIR to another folder',
    );
  }
  writeFileSync(who, `${JSON.stringify({ pid: process.pid })}\n`);
  return ok({
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  });
}

function holder(file: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? ` (process ${pid})` : '';
  } catch {
    return '';
  }
}
