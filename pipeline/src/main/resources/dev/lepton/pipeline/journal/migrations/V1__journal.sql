CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  outcome TEXT
);

CREATE TABLE phase (
  phase TEXT PRIMARY KEY,
  input_hash TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  seconds REAL NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run (id)
);

CREATE TABLE step (
  phase TEXT NOT NULL,
  step TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  detail TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  PRIMARY KEY (phase, step)
);

CREATE TABLE approval (
  gate TEXT NOT NULL,
  subject_hash TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (gate, subject_hash)
);

-- hash = SHA-256 of the previous hash and this row: a changed or removed row breaks the chain.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id),
  at TEXT NOT NULL,
  payload TEXT NOT NULL,
  hash TEXT NOT NULL
);
