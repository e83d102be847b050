import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The ledger as the first release had it. Its databases have these tables already, and no list of migrations. */
export const firstRelease: Migration = {
  name: '0001-first-release',
  statements: (schema) => [
    schema
      .createTable('invocations')
      .ifNotExists()
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('taken_at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('outcome', 'text')
      .addColumn('message', 'text')
      .addColumn('ended_at', 'bigint'),
    schema
      .createIndex('invocations_unfinished')
      .ifNotExists()
      .on('invocations')
      .columns(['platform', 'taken_at'])
      .where(sql.ref('outcome'), 'is', null),
    schema
      .createTable('answers')
      .ifNotExists()
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema.createIndex('answers_key').ifNotExists().on('answers').column('key'),
    schema
      .createTable('conversations')
      .ifNotExists()
      .addColumn('thread', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema
      .createTable('gaps')
      .ifNotExists()
      .addColumn('answer_id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('gaps_key', ['answer_id', 'person']),
    schema
      .createTable('claims')
      .ifNotExists()
      .addColumn('what', 'text', (column) => column.primaryKey())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('notes')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull()),
  ],
};
