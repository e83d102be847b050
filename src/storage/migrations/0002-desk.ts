import type { Migration } from '../migration.ts';

const ID = ['kind', 'id'] as const;
const VERSION = ['kind', 'id', 'version'] as const;

/** The desk's memory: what is on file in all its versions, the audit, and what the files said. */
export const desk: Migration = {
  name: '0002-desk',
  statements: (schema) => [
    schema
      .createTable('versions')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('versions_key', [...VERSION]),
    schema
      .createTable('audit')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addUniqueConstraint('audit_version', [...VERSION])
      .addForeignKeyConstraint('audit_of', [...VERSION], 'versions', [...VERSION]),
    schema
      .createTable('heads')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull().references('audit.seq'))
      .addColumn('first_seq', 'bigint', (column) => column.notNull().references('audit.seq'))
      .addPrimaryKeyConstraint('heads_key', [...ID])
      .addForeignKeyConstraint('heads_of', [...VERSION], 'versions', [...VERSION]),
    schema.createIndex('heads_seq').on('heads').column('seq'),
    schema
      .createTable('marks')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('marks_key', [...ID]),
    schema
      .createTable('proposals')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('proposals_key', [...ID]),
    schema
      .createTable('dismissed')
      .addColumn('pair', 'text', (column) => column.primaryKey())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull()),
  ],
  appendOnly: [
    { table: 'versions', keys: [VERSION] },
    { table: 'audit', keys: [['seq'], VERSION] },
  ],
};
