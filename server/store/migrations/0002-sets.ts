/** Sets of exercises under one conductor, and what is written down beside an exercise's log. */
export const sql = `
CREATE TABLE sets (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  scenario_id TEXT NOT NULL,
  seed TEXT NOT NULL,
  instructor_key_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  plan TEXT NOT NULL
) STRICT;
CREATE TABLE notes (
  owner TEXT NOT NULL,
  seq INTEGER NOT NULL,
  wall_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (owner, seq)
) STRICT, WITHOUT ROWID;
`;
