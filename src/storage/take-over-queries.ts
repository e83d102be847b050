import { query } from './query.ts';

/** The first release's answers with what became of them; the last answer to an invocation comes last. */
export const TOLD = query()((build) =>
  build
    .withTables<{ invocations: { key: string; outcome: string | null; message: string | null } }>()
    .selectFrom('answers')
    .leftJoin('invocations', 'invocations.key', 'answers.key')
    .select(['answers.id', 'answers.key', 'answers.body', 'invocations.outcome', 'invocations.message'])
    .orderBy('answers.at')
    .orderBy('answers.id', 'desc'),
);

/** Notes what an answer rests on. */
export const NOTE_CITED = query<{ id: string; cited: string }>()((build, { id, cited }) =>
  build.updateTable('answers').set({ cited }).where('id', '=', id),
);
