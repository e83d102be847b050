import type { Migration } from '../migration.ts';

/** What stood in the table of gaps before has been taken over. */
export const gapsBefore: Migration = {
  name: '0009-gaps-before',
  statements: (schema) => [schema.dropTable('gaps_before')],
};
