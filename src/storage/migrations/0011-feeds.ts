import type { Migration } from '../migration.ts';

/** Feeds that are polled: what they said of their version, and when they are due. */
export const feeds: Migration = {
  name: '0011-feeds',
  statements: (schema) => [
    schema
      .createTable('feeds')
      .addColumn('url', 'text', (column) => column.primaryKey())
      .addColumn('etag', 'text')
      .addColumn('modified', 'text')
      .addColumn('digest', 'text')
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('trouble', 'text')
      .addColumn('hand', 'text')
      .addColumn('until', 'bigint', (column) => column.notNull()),
  ],
};
