/** Exercises, their logs, snapshots (bytes in files of their own) and the browsers' sessions. */
export const sql = `
CREATE TABLE exercises (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  scenario_id TEXT NOT NULL,
  seed TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  instructor_key_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  parent_id TEXT,
  parent_tick INTEGER,
  phase TEXT NOT NULL,
  tick INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE log (
  exercise_id TEXT NOT NULL REFERENCES exercises (id),
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (exercise_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshots (
  exercise_id TEXT NOT NULL REFERENCES exercises (id),
  seq INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  hash TEXT NOT NULL,
  file TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  PRIMARY KEY (exercise_id, tick, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  exercise_id TEXT NOT NULL REFERENCES exercises (id),
  person TEXT NOT NULL,
  seat_id TEXT,
  briefing_read INTEGER NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
