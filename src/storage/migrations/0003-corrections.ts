import type { Migration } from '../migration.ts';
import { takeOver } from '../take-over.ts';

/** What people were told and where it stands, and the word that goes out when that isn't right any more. */
export const corrections: Migration = {
  name: '0003-corrections',
  statements: (schema) => [
    schema.alterTable('answers').addColumn('cited', 'text', (column) => column.notNull().defaultTo('[]')),
    schema
      .createTable('citations')
      .addColumn('fact_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('answer_id', 'text', (column) => column.notNull())
      .addColumn('asked', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('citations_key', ['fact_id', 'version', 'answer_id']),
    schema
      .createTable('posts')
      .addColumn('answer_id', 'text', (column) => column.primaryKey())
      .addColumn('channel', 'text')
      .addColumn('thread', 'text')
      .addColumn('message', 'text'),
    schema
      .createTable('revisions')
      .addColumn('answer_id', 'text', (column) => column.primaryKey())
      .addColumn('first_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addUniqueConstraint('revisions_of', ['first_id', 'number']),
    schema
      .createTable('forms')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull()),
    schema
      .createTable('corrections')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('goes_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull()),
    schema.createIndex('corrections_state').on('corrections').columns(['state', 'goes_at']),
    schema
      .createTable('affected')
      .addColumn('correction_id', 'text', (column) => column.notNull().references('corrections.id'))
      .addColumn('fact_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('word', 'text', (column) => column.notNull())
      .addColumn('by_something_else', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addPrimaryKeyConstraint('affected_key', ['correction_id', 'fact_id']),
    schema.createIndex('affected_fact').on('affected').column('fact_id'),
    schema
      .createTable('steps')
      .addColumn('correction_id', 'text', (column) => column.notNull().references('corrections.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('from_version', 'integer', (column) => column.notNull())
      .addColumn('to_version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('steps_key', ['correction_id', 'number']),
    schema
      .createTable('deliveries')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('correction_id', 'text', (column) => column.notNull().references('corrections.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('rank', 'integer', (column) => column.notNull())
      .addColumn('answer_ids', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('detail', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('deliveries_target', ['correction_id', 'platform', 'target']),
    schema.createIndex('deliveries_open').on('deliveries').columns(['platform', 'state', 'at']),
  ],
  fill: takeOver,
};
