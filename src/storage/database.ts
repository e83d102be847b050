import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type FullText, fullTextOn } from './full-text.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { type Build, compile, type Query, type Value, type Values } from './query.ts';
import { openSqlite, sqliteBuild } from './sqlite.ts';

/** A statement that is ready to run, as often as one likes. */
export interface Prepared<P extends Values, R> {
  readonly all: (values: P) => readonly R[];
  /** The first row; null: there is none. */
  readonly get: (values: P) => R | null;
  /** Returns how many rows it changed. */
  readonly run: (values: P) => number;
}

/** One database, on one connection. Every call is synchronous, so that nothing of this process can come between two of them. */
export interface Database {
  /** Compiled when it first runs; equal statements are prepared once. */
  readonly prepare: <P extends Values, R>(query: Query<P, R>) => Prepared<P, R>;
  /** Does all of it or, where it throws, nothing. One within another is a bug, and throws. */
  readonly transaction: <T>(work: () => T) => T;
  readonly fullText: FullText;
  /** What had to be done to it when it was opened, by the migrations' names. */
  readonly migrated: readonly string[];
  /** Once is enough; again does nothing. */
  readonly close: () => void;
}

/**
 * Opens the database in a data folder, or `MEMORY`, and brings it up to date. Throws UserError for one that a newer version wrote, and what
 * the file system or SQLite throws.
 */
export function openDatabase(folder: string): Database {
  const connection = openSqlite(folder);
  try {
    return databaseOn(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The database on a connection, brought up to date. */
export function databaseOn(connection: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): Database {
  const build = sqliteBuild();
  const prepare = preparing(connection, build);
  const transaction = transacting(connection);
  const migrated = migrate({ build, prepare, transaction, execute: (sql) => connection.exec(sql) }, migrations);
  return {
    prepare,
    transaction,
    fullText: fullTextOn(connection),
    migrated,
    close: () => {
      if (connection.isOpen) connection.close();
    },
  };
}

function preparing(connection: DatabaseSync, build: Build): Database['prepare'] {
  const bySql = new Map<string, StatementSync>();
  const statementOf = (sql: string): StatementSync => {
    const prepared = bySql.get(sql) ?? connection.prepare(sql);
    bySql.set(sql, prepared);
    return prepared;
  };
  return <P extends Values, R>(query: Query<P, R>): Prepared<P, R> => {
    let ready: { readonly statement: StatementSync; readonly bind: (values: P) => Value[] } | null = null;
    const make = () => {
      const { sql, bind } = compile(build, query);
      ready = { statement: statementOf(sql), bind };
      return ready;
    };
    return {
      all: (values) => {
        const { statement, bind } = ready ?? make();
        return statement.all(...bind(values)) as R[];
      },
      get: (values) => {
        const { statement, bind } = ready ?? make();
        return (statement.get(...bind(values)) as R | undefined) ?? null;
      },
      run: (values) => {
        const { statement, bind } = ready ?? make();
        return Number(statement.run(...bind(values)).changes);
      },
    };
  };
}

function transacting(connection: DatabaseSync): Database['transaction'] {
  // IMMEDIATE: what is read in it stays so until it is over.
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  return (work) => {
    begin.run();
    try {
      const done = work();
      commit.run();
      return done;
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    }
  };
}
