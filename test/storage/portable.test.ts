import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/storage/migrations/all.ts';
import { type Build, compile, type Query, type Values } from '../../src/storage/query.ts';
import { sqliteBuild } from '../../src/storage/sqlite.ts';
import type { Tables } from '../../src/storage/tables.ts';

const STORAGE = path.join(import.meta.dirname, '../../src/storage');
const FILES = readdirSync(STORAGE).filter((name) => name.endsWith('.ts'));
const textOf = (name: string) => readFileSync(path.join(STORAGE, name), 'utf8');

/** Builds what the database that comes later would be given. */
const postgres: Build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (build) => new PostgresIntrospector(build),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Functions that mean the same in both. */
const FUNCTIONS = ['count', 'max', 'coalesce', 'substr'];
/** Words after which brackets stand that call nothing. */
const WORDS = /^(?:and|as|exists|in|into|key|not|on|or|references|select|unique|values|where|conflict|from|by|then|else|when|\d+)$/u;
/** What one of the two doesn't know, or takes otherwise. */
const NOT_EVERYWHERE =
  /\b(?:rowid|autoincrement|replace|ignore|glob|like|ilike|pragma|strict|sqlite_\w+|json_\w+|strftime|datetime|julianday|collate|returning|ifnull|true|false)\b/iu;

interface Named {
  readonly name: string;
  readonly query: Query<Values, unknown>;
}

const isQuery = (value: unknown): value is Named['query'] =>
  typeof value === 'object' && value !== null && 'make' in value && typeof value.make === 'function';

async function queriesOf(file: string): Promise<Named[]> {
  const module: Record<string, unknown> = await import(path.join(STORAGE, file));
  return Object.entries(module).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isQuery).map((query) => ({ name: `${file} ${name}`, query })),
  );
}

const queries: readonly Named[] = (await Promise.all(FILES.map(queriesOf))).flat();

describe('what runs on the database', () => {
  test('is all looked at', () => {
    const defined = FILES.filter((name) => name !== 'query.ts').flatMap(
      (name) => textOf(name).match(/\bquery(?:<[\s\S]*?>)?\(\)\(/gu) ?? [],
    );
    expect(defined.length).toBeGreaterThan(50);
    expect(queries).toHaveLength(defined.length);
  });

  test.each(queries.map(({ name, query }) => [name, query] as const))('reads the same for PostgreSQL: %s', (_name, query) => {
    const here = compile(sqliteBuild(), query).sql;
    const there = compile(postgres, query).sql;
    expect(there.replaceAll(/\$\d+/gu, '?')).toBe(here);
    expect(here).not.toMatch(NOT_EVERYWHERE);
    const called = [...here.replaceAll(/"[^"]*"/gu, '').matchAll(/(\w+)\s*\(/gu)].map((hit) => hit[1] ?? '');
    expect(called.filter((word) => !WORDS.test(word) && !FUNCTIONS.includes(word))).toEqual([]);
  });

  test.each(MIGRATIONS.map((migration) => [migration.name, migration] as const))(
    'is made of what PostgreSQL has, too: %s',
    (_name, { statements }) => {
      const sqls = statements(postgres.schema).map((statement) => statement.compile());
      expect(sqls.length).toBeGreaterThan(0);
      for (const { sql, parameters } of sqls) {
        expect(parameters).toEqual([]);
        expect(sql).not.toMatch(NOT_EVERYWHERE);
        const types = [...sql.matchAll(/[(,] "\w+" (\w+)/gu)].map((hit) => hit[1]);
        expect(types.filter((type) => !['text', 'integer', 'bigint'].includes(type ?? ''))).toEqual([]);
      }
    },
  );

  test('names its tables and columns as they are declared', () => {
    const made = MIGRATIONS.flatMap(({ statements }) => statements(postgres.schema).map((statement) => statement.compile().sql)).join('\n');
    const tables = new Set<string | undefined>();
    for (const [, fresh, was, is, gone] of made.matchAll(
      /create table (?:if not exists )?"(\w+)"|alter table "(\w+)" rename to "(\w+)"|drop table "(\w+)"/gu,
    )) {
      tables.delete(was ?? gone);
      tables.add(fresh ?? is);
    }
    tables.delete(undefined);
    const declared = [...textOf('tables.ts').matchAll(/^ {2}readonly (\w+): \{/gmu)].map((hit) => hit[1]);
    expect([...tables, 'migrations'].sort()).toEqual(declared.sort());
  });

  test('knows SQLite in few places', () => {
    const knowing = FILES.filter((name) => /node:sqlite|PRAGMA|TRIGGER|VACUUM/u.test(textOf(name)));
    expect(knowing).toEqual(['backup.ts', 'database.ts', 'full-text.ts', 'sqlite.ts', 'whole.ts']);
  });
});
