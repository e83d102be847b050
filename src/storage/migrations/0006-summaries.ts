import type { Migration } from '../migration.ts';

/** Daily summaries: when they come, each day's, and the posts that they stand in. */
export const summaries: Migration = {
  name: '0006-summaries',
  statements: (schema) => [
    schema
      .createTable('schedules')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('topics', 'text', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('duty', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('schedules_channel', ['platform', 'channel']),
    schema
      .createTable('summaries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('since_seq', 'bigint', (column) => column.notNull())
      .addColumn('since_at', 'bigint', (column) => column.notNull())
      .addColumn('made_seq', 'bigint', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('shown_seq', 'bigint', (column) => column.notNull())
      .addColumn('shown_at', 'bigint', (column) => column.notNull())
      .addColumn('notes', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('pin', 'text', (column) => column.notNull())
      .addColumn('detail', 'text')
      .addColumn('hand', 'text')
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('summaries_day', ['platform', 'channel', 'day']),
    schema.createIndex('summaries_state').on('summaries').columns(['platform', 'state']),
    schema
      .createTable('summary_posts')
      .addColumn('summary_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('answer_id', 'text', (column) => column.notNull())
      .addColumn('shows', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('channel', 'text')
      .addColumn('thread', 'text')
      .addColumn('message', 'text')
      .addPrimaryKeyConstraint('summary_posts_key', ['summary_id', 'number']),
    schema.createIndex('summary_posts_answer').on('summary_posts').column('answer_id'),
  ],
};
