import { query } from './query.ts';

/** The one row of the table that counts changes. */
const ONLY = 1;

/** How often the archive was changed; null: never. */
export const EDITION = query()((build) => build.selectFrom('archive_edition').select('edition').where('number', '=', ONLY));

/** Counts a change. */
export const NEXT_EDITION = query()((build) =>
  build
    .insertInto('archive_edition')
    .values({ number: ONLY, edition: 1 })
    .onConflict((conflict) => conflict.column('number').doUpdateSet((row) => ({ edition: row('archive_edition.edition', '+', 1) }))),
);

/** The gates that something in the archive stood behind. */
export const GATES = query<{ gates: string }>()((build, { gates }) =>
  build.selectFrom('archive_gates').select(['number', 'next']).where('gates', '=', gates),
);

/** How many gates there are, which is the last one's number. */
export const LAST_GATES = query()((build) => build.selectFrom('archive_gates').select((row) => row.fn.count<number>('number').as('last')));

/** Adds gates. */
export const ADD_GATES = query<{ number: number; gates: string }>()((build, { number, gates }) =>
  build.insertInto('archive_gates').values({ number, gates, next: 1 }),
);

/** Notes the number that the next passage behind gates gets. */
export const SET_NEXT = query<{ number: number; next: number }>()((build, { number, next }) =>
  build.updateTable('archive_gates').set({ next }).where('number', '=', number),
);

/** What is in the archive, without where its passages stand. */
export const ARCHIVED = query()((build) =>
  build
    .selectFrom('archived')
    .innerJoin('archive_gates', 'archive_gates.number', 'archived.gates')
    .select(['source_id', 'version', 'archive_gates.gates', 'archive_gates.number', 'tokens', 'first'])
    .orderBy('archived.gates')
    .orderBy('first'),
);

/** Where the passages of a source stand. */
export const SPANS = query<{ source_id: string }>()((build, { source_id }) =>
  build.selectFrom('archived').select(['gates', 'first', 'spans']).where('source_id', '=', source_id),
);

/** Puts a source there. */
export const ADD_ARCHIVED = query<{ source_id: string; version: number; gates: number; tokens: string; first: number; spans: string }>()(
  (build, row) =>
    build.insertInto('archived').values({
      source_id: row.source_id,
      version: row.version,
      gates: row.gates,
      tokens: row.tokens,
      first: row.first,
      spans: row.spans,
    }),
);

/** Takes a source out. */
export const REMOVE_ARCHIVED = query<{ source_id: string }>()((build, { source_id }) =>
  build.deleteFrom('archived').where('source_id', '=', source_id),
);
