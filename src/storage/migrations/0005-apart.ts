import type { Migration } from '../migration.ts';

/** Word of what stands behind gates is apart from other word. */
export const apart: Migration = {
  name: '0005-apart',
  statements: (schema) => [schema.alterTable('corrections').addColumn('behind', 'text', (column) => column.notNull().defaultTo(''))],
};
