import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Invocation } from '../chat/invocation.ts';
import type { Gap, Ledger, RecordedAnswer } from '../chat/ledger.ts';
import type { Conversation } from '../search/conversation.ts';

/** The file within the data folder. */
const FILE = 'sourced.db';

/** What stands in a database, by its `user_version`; each brings it one further. */
const MIGRATIONS = [
  `CREATE TABLE invocations (
     key TEXT PRIMARY KEY, platform TEXT NOT NULL, taken_at INTEGER NOT NULL,
     body TEXT, outcome TEXT, message TEXT, ended_at INTEGER
   ) STRICT;
   CREATE INDEX invocations_unfinished ON invocations (platform, taken_at) WHERE outcome IS NULL;
   CREATE TABLE answers (
     id TEXT PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX answers_key ON answers (key);
   CREATE TABLE conversations (thread TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
   CREATE TABLE gaps (answer_id TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (answer_id, person)) STRICT;
   CREATE TABLE claims (what TEXT PRIMARY KEY, by TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
   CREATE TABLE notes (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;`,
] as const;

/** Opens the ledger in a data folder, which is made where it isn't there. Throws what the file system or SQLite throws. */
export function openLedger(folder: string): Ledger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(path.join(folder, FILE));
  // WAL with NORMAL: a write survives the end of the process; what a power cut may cost is the last moments, never the file.
  // What is forgotten is overwritten: SQLite would leave its words in the file until their place is needed.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 500; PRAGMA secure_delete = ON;');
  chmodSync(path.join(folder, FILE), 0o600);
  migrate(db);
  return makeLedger(db);
}

function migrate(db: DatabaseSync): void {
  const version = z.object({ user_version: z.int() }).parse(db.prepare('PRAGMA user_version').get()).user_version;
  for (const [at, sql] of MIGRATIONS.entries()) {
    if (at < version) continue;
    db.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${at + 1}; COMMIT;`);
  }
}

/** How long (ms) an end may wait to be written: a thing that seems unfinished after a crash is looked up, and not said again. */
const SETTLE = 25;
/** How long (ms) it waits where the database was locked or its disk is full. */
const AGAIN = 1000;

const TEXT = z.object({ body: z.string() });
const DATED = z.object({ at: z.int(), body: z.string() });

function makeLedger(db: DatabaseSync): Ledger {
  const take = db.prepare('INSERT OR IGNORE INTO invocations (key, platform, taken_at, body) VALUES (?, ?, ?, ?)');
  const record = db.prepare('INSERT INTO answers (id, key, at, body) VALUES (?, ?, ?, ?)');
  const finish = db.prepare('UPDATE invocations SET outcome = ?, message = ?, ended_at = ?, body = NULL WHERE key = ?');
  const find = db.prepare('SELECT body FROM answers WHERE id = ?');
  const unfinished = db.prepare('SELECT body FROM invocations WHERE platform = ? AND outcome IS NULL ORDER BY taken_at, key');
  const byKey = db.prepare('SELECT body FROM answers WHERE key = ? ORDER BY at DESC LIMIT 1');
  const conversation = db.prepare('SELECT at, body FROM conversations WHERE thread = ?');
  const converse = db.prepare(
    'INSERT INTO conversations (thread, at, body) VALUES (?, ?, ?) ON CONFLICT (thread) DO UPDATE SET at = excluded.at, body = excluded.body',
  );
  const gap = db.prepare(
    'INSERT INTO gaps (answer_id, person, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT (answer_id, person) DO UPDATE SET reason = excluded.reason, at = excluded.at',
  );
  const gaps = db.prepare('SELECT answer_id AS answerId, person, reason, at FROM gaps ORDER BY at, answer_id, person');
  const claim = db.prepare('INSERT OR IGNORE INTO claims (what, by, at) VALUES (?, ?, ?)');
  const claimed = db.prepare('SELECT by AS body FROM claims WHERE what = ?');
  const release = db.prepare('DELETE FROM claims WHERE by = ?');
  const noted = db.prepare("SELECT at, '' AS body FROM notes WHERE name = ?");
  const notedNames = db.prepare('SELECT name AS body FROM notes WHERE substr(name, 1, length(?)) = ? ORDER BY at DESC, name');
  const note = db.prepare('INSERT INTO notes (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at');
  const forgotten = ['invocations WHERE taken_at', 'answers WHERE at', 'conversations WHERE at', 'gaps WHERE at', 'claims WHERE at'].map(
    (rows) => db.prepare(`DELETE FROM ${rows} < ?`),
  );
  const ended: [outcome: string, message: string | null, at: number, key: string][] = [];
  let settling: NodeJS.Timeout | null = null;
  /** Does all of it or, where it throws, nothing. */
  function atOnce<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      db.exec('COMMIT');
      return done;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
  /** Writes down what is over. */
  function settle(): void {
    if (settling) clearTimeout(settling);
    settling = null;
    if (ended.length === 0) return;
    atOnce(() => {
      for (const end of ended) finish.run(...end);
    });
    ended.splice(0);
  }
  /** By the timer nobody waits: what can't be written now is written later. */
  function settleSoon(ms: number): void {
    settling ??= setTimeout(() => {
      try {
        settle();
      } catch {
        settleSoon(AGAIN);
      }
    }, ms);
  }
  return {
    take: (invocation) => take.run(invocation.key, invocation.platform, invocation.at, JSON.stringify(invocation)).changes > 0,
    record: (answer, kept) => {
      atOnce(() => {
        record.run(answer.id, answer.key, answer.at, JSON.stringify(answer));
        if (kept) converse.run(kept.thread, answer.at, JSON.stringify(kept.conversation));
      });
    },
    finish: (key, { outcome, message, at }) => {
      // What ends after that is unfinished to the next run, which looks it up.
      if (!db.isOpen) return;
      ended.push([outcome, message, at, key]);
      settleSoon(SETTLE);
    },
    find: (id) => one<RecordedAnswer>(find.get(id)),
    unfinished: (platform) => {
      settle();
      return unfinished.all(platform).flatMap((row) => {
        const invocation = one<Invocation>(row);
        return invocation ? [{ invocation, recorded: one<RecordedAnswer>(byKey.get(invocation.key)) }] : [];
      });
    },
    conversation: (thread) => {
      const row = DATED.safeParse(conversation.get(thread));
      return row.success ? { at: row.data.at, conversation: JSON.parse(row.data.body) as Conversation } : null;
    },
    converse: (thread, kept, at) => {
      converse.run(thread, at, JSON.stringify(kept));
    },
    gap: ({ answerId, person, reason, at }) => {
      gap.run(answerId, person, reason, at);
    },
    gaps: () => gaps.all().map((row) => ({ ...row }) as unknown as Gap),
    claim: (what, by, at) => {
      claim.run(what, by, at);
      return TEXT.parse(claimed.get(what)).body;
    },
    release: (by) => {
      release.run(by);
    },
    noted: (name) => {
      const row = DATED.safeParse(noted.get(name));
      return row.success ? row.data.at : null;
    },
    notedNames: (beginning) => notedNames.all(beginning, beginning).map((row) => TEXT.parse(row).body),
    note: (name, at) => {
      note.run(name, at);
    },
    forget: (before) => {
      settle();
      return atOnce(() => forgotten.reduce((sum, statement) => sum + Number(statement.run(before).changes), 0));
    },
    close: () => {
      settle();
      db.close();
    },
  };
}

/** What was written as JSON by this very module; null: no such row, or nothing in it any more. */
function one<T>(row: unknown): T | null {
  const read = TEXT.safeParse(row);
  return read.success ? (JSON.parse(read.data.body) as T) : null;
}
