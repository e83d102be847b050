import type { Migration } from '../migration.ts';

/** Which sources' sentences the database's own full text finds. The terms themselves are in one index for each set of gates, made when it is needed. */
export const archive: Migration = {
  name: '0010-archive',
  statements: (schema) => [
    schema
      .createTable('archive_gates')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('gates', 'text', (column) => column.notNull().unique())
      .addColumn('next', 'integer', (column) => column.notNull()),
    schema
      .createTable('archived')
      .addColumn('source_id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('gates', 'integer', (column) => column.notNull().references('archive_gates.number'))
      .addColumn('tokens', 'text', (column) => column.notNull())
      .addColumn('first', 'integer', (column) => column.notNull())
      .addColumn('spans', 'text', (column) => column.notNull()),
    schema
      .createTable('archive_edition')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('edition', 'integer', (column) => column.notNull()),
  ],
};
