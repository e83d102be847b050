import type { Migration } from '../migration.ts';
import { takeOverGaps } from '../take-over-gaps.ts';

/** What was asked and what came of it, without words; and the questions that nothing answered, with those that were answered beside the point. */
export const gaps: Migration = {
  name: '0008-gaps',
  statements: (schema) => [
    schema.alterTable('gaps').renameTo('gaps_before'),
    schema
      .createTable('gaps')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('answer_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('reason', 'text')
      .addColumn('topic_id', 'text')
      .addColumn('behind', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('source_id', 'text')
      .addColumn('settled_id', 'text')
      .addColumn('settled_by', 'text')
      .addColumn('settled_at', 'bigint')
      .addColumn('settled_fact', 'text')
      .addColumn('settled_why', 'text')
      .addColumn('told', 'integer', (column) => column.notNull())
      .addUniqueConstraint('gaps_of', ['kind', 'answer_id', 'person']),
    schema.createIndex('gaps_state').on('gaps').columns(['state', 'told', 'at']),
    schema
      .createTable('asks')
      .addColumn('answer_id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('topic_id', 'text')
      .addColumn('behind', 'text', (column) => column.notNull()),
    schema.createIndex('asks_at').on('asks').column('at'),
  ],
  fill: takeOverGaps,
};
