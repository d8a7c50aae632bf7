import type { SQLInputValue } from 'node:sqlite';
import { ok } from '../../engine/kernel/result.ts';
import type { AccountRole } from '../../engine/protocol/accounts.ts';
import type { SetPlan } from '../../engine/protocol/groups.ts';
import { GroupCommit } from './group-commit.ts';
import type { AccountRow, LoginRow, Note, SessionRow, SetRow, SideStore } from './side-store.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Stored } from './store.ts';

type Row = Record<string, SQLInputValue>;

const setOf = (r: Row): SetRow => ({
  id: r['id'] as string,
  code: r['code'] as string,
  scenarioId: r['scenario_id'] as string,
  seed: r['seed'] as string,
  instructorKeyHash: r['instructor_key_hash'] as string,
  createdMs: r['created_ms'] as number,
  plan: JSON.parse(r['plan'] as string) as SetPlan,
});

const noteOf = (r: Row): Note => ({
  seq: r['seq'] as number,
  wallMs: r['wall_ms'] as number,
  kind: r['kind'] as string,
  body: JSON.parse(r['body'] as string) as unknown,
});

const accountOf = (r: Row): AccountRow => ({
  name: r['name'] as string,
  role: r['role'] as AccountRole,
  passwordHash: r['password_hash'] as string,
  createdMs: r['created_ms'] as number,
  failures: r['failures'] as number,
  lockedUntilMs: r['locked_until_ms'] as number,
});

const loginOf = (r: Row): LoginRow => ({
  tokenHash: r['token_hash'] as string,
  account: r['account'] as string,
  createdMs: r['created_ms'] as number,
});

const sessionOf = (r: Row): SessionRow => ({
  tokenHash: r['token_hash'] as string,
  kind: r['kind'] as SessionRow['kind'],
  exerciseId: r['exercise_id'] as string,
  person: r['person'] as string,
  seatId: r['seat_id'] as string | null,
  briefingRead: r['briefing_read'] === 1,
  createdMs: r['created_ms'] as number,
});

/** The part of the embedded store that keeps sessions, sets, notes and accounts. */
export abstract class SqliteSide implements SideStore {
  protected readonly file: SqliteFile;
  protected readonly commits: GroupCommit;

  protected constructor(file: SqliteFile) {
    this.file = file;
    this.commits = new GroupCommit(file);
  }

  #run(sql: string, ...values: SQLInputValue[]): Promise<Stored> {
    return this.commits.write(() => {
      this.file.run(sql, ...values);
      return ok(null);
    });
  }

  saveSession(s: SessionRow): Promise<Stored> {
    return this.#run(
      `INSERT OR REPLACE INTO sessions
         (token_hash, kind, exercise_id, person, seat_id, briefing_read, created_ms)
       VALUES (?,?,?,?,?,?,?)`,
      s.tokenHash,
      s.kind,
      s.exerciseId,
      s.person,
      s.seatId,
      s.briefingRead ? 1 : 0,
      s.createdMs,
    );
  }

  deleteSession(tokenHash: string): Promise<Stored> {
    return this.#run('DELETE FROM sessions WHERE token_hash = ?', tokenHash);
  }

  listSessions(): Promise<readonly SessionRow[]> {
    return Promise.resolve(
      this.file.all('SELECT * FROM sessions ORDER BY created_ms').map(sessionOf),
    );
  }

  saveSet(s: SetRow): Promise<Stored> {
    return this.#run(
      `INSERT OR REPLACE INTO sets
         (id, code, scenario_id, seed, instructor_key_hash, created_ms, plan)
       VALUES (?,?,?,?,?,?,?)`,
      s.id,
      s.code,
      s.scenarioId,
      s.seed,
      s.instructorKeyHash,
      s.createdMs,
      JSON.stringify(s.plan),
    );
  }

  listSets(): Promise<readonly SetRow[]> {
    const rows = this.file.all('SELECT * FROM sets ORDER BY created_ms DESC, id');
    return Promise.resolve(rows.map(setOf));
  }

  addNote(owner: string, n: Omit<Note, 'seq'>): Promise<Stored> {
    return this.#run(
      `INSERT INTO notes (owner, seq, wall_ms, kind, body)
       SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4 FROM notes WHERE owner = ?1`,
      owner,
      n.wallMs,
      n.kind,
      JSON.stringify(n.body),
    );
  }

  loadNotes(owner: string, afterSeq: number): Promise<readonly Note[]> {
    const rows = this.file.all(
      'SELECT * FROM notes WHERE owner = ? AND seq > ? ORDER BY seq',
      owner,
      afterSeq,
    );
    return Promise.resolve(rows.map(noteOf));
  }

  rewriteNotes(owner: string, notes: readonly Pick<Note, 'seq' | 'body'>[]): Promise<Stored> {
    return this.commits.write(() => {
      for (const { seq, body } of notes)
        this.file.run(
          'UPDATE notes SET body = ? WHERE owner = ? AND seq = ?',
          JSON.stringify(body),
          owner,
          seq,
        );
      return ok(null);
    });
  }

  rekeyExercise(id: string, hash: string): Promise<Stored> {
    return this.#run('UPDATE exercises SET instructor_key_hash = ? WHERE id = ?', hash, id);
  }

  saveAccount(a: AccountRow): Promise<Stored> {
    // Not INSERT OR REPLACE: that would take the account's logins along.
    return this.#run(
      `INSERT INTO accounts (name, role, password_hash, created_ms, failures, locked_until_ms)
       VALUES (?1,?2,?3,?4,?5,?6)
       ON CONFLICT (name) DO UPDATE SET role = ?2, password_hash = ?3, created_ms = ?4,
         failures = ?5, locked_until_ms = ?6`,
      a.name,
      a.role,
      a.passwordHash,
      a.createdMs,
      a.failures,
      a.lockedUntilMs,
    );
  }

  deleteAccount(name: string): Promise<Stored> {
    return this.#run('DELETE FROM accounts WHERE name = ?', name);
  }

  listAccounts(): Promise<readonly AccountRow[]> {
    return Promise.resolve(
      this.file.all('SELECT * FROM accounts ORDER BY name COLLATE BINARY').map(accountOf),
    );
  }

  saveLogin(l: LoginRow): Promise<Stored> {
    return this.#run(
      'INSERT OR REPLACE INTO logins (token_hash, account, created_ms) VALUES (?,?,?)',
      l.tokenHash,
      l.account,
      l.createdMs,
    );
  }

  deleteLogin(tokenHash: string): Promise<Stored> {
    return this.#run('DELETE FROM logins WHERE token_hash = ?', tokenHash);
  }

  listLogins(): Promise<readonly LoginRow[]> {
    return Promise.resolve(
      this.file.all('SELECT * FROM logins ORDER BY created_ms, token_hash').map(loginOf),
    );
  }
}
