import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { RecordedAnswer } from '../../src/chat/ledger.ts';
import { UserError } from '../../src/domain/errors.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { backUp, restore } from '../../src/storage/backup.ts';
import { databaseOn, openDatabase } from '../../src/storage/database.ts';
import { MIGRATIONS } from '../../src/storage/migrations/all.ts';
import { openStorage } from '../../src/storage/open.ts';
import { FILE, MEMORY } from '../../src/storage/sqlite.ts';
import { ANSWERS } from '../golden/answers.ts';
import { aStorage, dataFolder } from './a-storage.ts';
import { affected } from './holdings.ts';
import { asked, post, recorded } from './recorded.ts';

const NAMES = MIGRATIONS.map(({ name }) => name);

describe('migrations', () => {
  test('are the files of their folder, numbered from 1', () => {
    const files = readdirSync(path.join(import.meta.dirname, '../../src/storage/migrations')).filter((name) => /^\d/u.test(name));
    expect(files.sort()).toEqual(NAMES.map((name) => `${name}.ts`));
    expect(NAMES.map((name) => Number(name.slice(0, 4)))).toEqual(NAMES.map((_, at) => at + 1));
  });

  test('are each made once', () => {
    const folder = dataFolder();
    const first = openStorage(folder);
    expect(first.migrated).toEqual(NAMES);
    first.close();
    expect(aStorage(folder).migrated).toEqual([]);
    const beside = new DatabaseSync(path.join(folder, FILE));
    const rows = beside.prepare('SELECT number, name FROM migrations ORDER BY number').all();
    beside.close();
    expect(rows.map((row) => ({ ...row }))).toEqual(NAMES.map((name, at) => ({ number: at + 1, name })));
  });

  test('that break leave nothing of themselves, and all that was made before', () => {
    const connection = new DatabaseSync(MEMORY);
    const broken = {
      name: 'broken',
      statements: (schema: Parameters<(typeof MIGRATIONS)[number]['statements']>[0]) => [
        schema.createTable('fresh').addColumn('id', 'text'),
        schema.alterTable('nothing').dropColumn('id'),
      ],
    };
    expect(() => databaseOn(connection, [...MIGRATIONS.slice(0, 1), broken])).toThrow('nothing');
    const names = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    expect(names.map(({ name }) => name)).toContain('answers');
    expect(names.map(({ name }) => name)).not.toContain('fresh');
    connection.close();
  });

  test('that a newer version made keep this one from opening the database', () => {
    const folder = dataFolder();
    openDatabase(folder).close();
    const beside = new DatabaseSync(path.join(folder, FILE));
    beside.exec("INSERT INTO migrations VALUES (999, '0999-later', 0)");
    expect(() => openStorage(folder)).toThrow(UserError);
    expect(() => openStorage(folder)).toThrow(/newer version of Sourced/u);
    beside.exec('DELETE FROM migrations WHERE number = 999');
    beside.close();
    expect(aStorage(folder).migrated).toEqual([]);
  });
});

/** The tables as the first release made them. */
const FIRST_RELEASE = `
  CREATE TABLE invocations (
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
  CREATE TABLE notes (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  PRAGMA user_version = 1;`;

describe('a database of the first release', () => {
  const open = asked('open', { at: 3 });
  const told = (id: string, key: string, more: Partial<RecordedAnswer> = {}) =>
    recorded(id, key, { answer: ANSWERS.disputed, offers: [], ...more });
  const [quote] = ANSWERS.disputed.quotes;
  const fact = affected(quote?.factId ?? '', { version: quote?.version ?? 0 });

  /** One as a run of it left it, with something in every table. */
  function firstRelease(): string {
    const folder = dataFolder();
    const connection = new DatabaseSync(path.join(folder, FILE));
    connection.exec(`PRAGMA journal_mode = WAL; ${FIRST_RELEASE}`);
    const take = connection.prepare('INSERT INTO invocations VALUES (?, ?, ?, ?, ?, ?, ?)');
    take.run('open', 'fake', 3, JSON.stringify(open), null, null, null);
    take.run('posted', 'fake', 1, null, 'sent', '7', 9);
    take.run('private', 'fake', 1, null, 'sent', null, 9);
    const record = connection.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)');
    const answers = [
      told('a1', 'posted'),
      told('a2', 'posted', { at: 7 }),
      told('a3', 'private', { at: 8 }),
      told('a4', 'open', { at: 9 }),
    ];
    for (const answer of answers) {
      const { offers: _, asked: __, revises: ___, ...body } = answer;
      record.run(answer.id, answer.key, answer.at, JSON.stringify(body));
    }
    connection.exec(`
      INSERT INTO conversations VALUES ('t', 5, '${JSON.stringify(NO_CONVERSATION)}');
      INSERT INTO gaps VALUES ('a1', 'p', 'wrong', 6);
      INSERT INTO claims VALUES ('x', 'one', 7);
      INSERT INTO notes VALUES ('alive', 8);`);
    connection.close();
    return folder;
  }

  test('is taken over with all that is in it, and what people were told can be put right', () => {
    const { ledger, outbox, books, migrated } = aStorage(firstRelease());
    expect(migrated).toEqual(NAMES);
    expect(ledger.unfinished('fake')).toEqual([{ invocation: open, recorded: told('a4', 'open', { at: 9 }) }]);
    expect(ledger.find('a1')).toEqual(told('a1', 'posted'));
    expect([ledger.take(open), ledger.take(asked('posted'))]).toEqual([false, false]);
    expect(ledger.conversation('t')).toEqual({ conversation: NO_CONVERSATION, at: 5 });
    expect(books.gaps.open()).toMatchObject([
      { kind: 'wrong', answerId: 'a1', platform: 'fake', person: 'p', reason: 'wrong', at: 6, version: 1 },
    ]);
    // Who may know of what was asked then isn't known.
    expect(books.asks.since(0)).toEqual([]);
    expect([ledger.claim('x', 'two', 9), ledger.noted('alive')]).toEqual(['one', 8]);
    expect(outbox.copies([fact]).map((copy) => [copy.recorded.id, copy.state, copy.post])).toEqual([
      ['a1', 'posted', null],
      ['a2', 'posted', { ...post('7'), thread: null }],
      ['a3', 'posted', null],
      ['a4', 'open', null],
    ]);
    expect(outbox.copyOf('a1')?.cited).toContainEqual({ factId: fact.factId, version: fact.version });
    expect(ledger.asked().get(fact.factId)).toBe(4);
  });

  test('can be backed up before, and restored', () => {
    const file = path.join(dataFolder(), 'copy.db');
    backUp(firstRelease(), file);
    const folder = dataFolder();
    restore(file, folder, 0);
    const { ledger, migrated } = aStorage(folder);
    expect([migrated, ledger.find('a3')?.id]).toEqual([NAMES, 'a3']);
  });
});
