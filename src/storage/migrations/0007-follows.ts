import type { Migration } from '../migration.ts';

/** Who follows what, and the messages that the bot sends of itself. */
export const follows: Migration = {
  name: '0007-follows',
  statements: (schema) => [
    schema
      .createTable('follows')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('pace', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('quiet', 'text')
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('turn', 'integer', (column) => column.notNull())
      .addColumn('since_seq', 'bigint', (column) => column.notNull())
      .addColumn('since_at', 'bigint', (column) => column.notNull())
      .addColumn('held_back', 'text', (column) => column.notNull())
      .addUniqueConstraint('follows_thing', ['platform', 'person', 'kind', 'thing', 'place']),
    schema
      .createTable('dispatches')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('once', 'text', (column) => column.notNull().unique())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('planned', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('detail', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull()),
    schema.createIndex('dispatches_open').on('dispatches').columns(['platform', 'state', 'at']),
  ],
};
