import type { Migration } from '../migration.ts';

/** Files that were imported whole. */
export const importedFiles: Migration = {
  name: '0012-imported-files',
  statements: (schema) => [
    schema
      .createTable('imported_files')
      .addColumn('sha256', 'text', (column) => column.primaryKey())
      .addColumn('pieces', 'integer', (column) => column.notNull()),
  ],
};
