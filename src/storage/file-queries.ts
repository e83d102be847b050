import { query } from './query.ts';

/** How many sources a file has. */
export const PIECES = query<{ sha256: string }>()((build, { sha256 }) =>
  build.selectFrom('imported_files').select('pieces').where('sha256', '=', sha256),
);

/** Notes a file, in place of what was known of it. */
export const NOTE_FILE = query<{ sha256: string; pieces: number }>()((build, { sha256, pieces }) =>
  build
    .insertInto('imported_files')
    .values({ sha256, pieces })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ pieces })),
);
