import type { Migration } from '../migration.ts';

/** Where answers stand has a table of its own by now. */
export const posts: Migration = {
  name: '0004-posts',
  statements: (schema) => [schema.alterTable('invocations').dropColumn('message')],
};
