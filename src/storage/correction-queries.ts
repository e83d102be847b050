import { type Build, query } from './query.ts';

const fields = [
  'corrections.id',
  'corrections.by',
  'corrections.behind',
  'corrections.at',
  'corrections.goes_at',
  'corrections.state',
] as const;

/** Those behind the same gates that can still be joined, the oldest first. */
const waiting = (build: Build, at: number, behind: string) =>
  build
    .selectFrom('corrections')
    .select(fields)
    .where('state', '=', 'waiting')
    .where('goes_at', '>', at)
    .where('behind', '=', behind)
    .orderBy('corrections.at')
    .orderBy('corrections.id')
    .limit(1);

/** A correction by its id. */
export const CORRECTION = query<{ id: string }>()((build, { id }) => build.selectFrom('corrections').select(fields).where('id', '=', id));

/** The oldest that can be joined and has a fact. */
export const WAITING_WITH = query<{ factId: string; at: number; behind: string }>()((build, { factId, at, behind }) =>
  waiting(build, at, behind).innerJoin('affected', 'affected.correction_id', 'corrections.id').where('affected.fact_id', '=', factId),
);

/** The oldest that can be joined and is an editor's. */
export const WAITING_BY = query<{ by: string; at: number; behind: string }>()((build, { by, at, behind }) =>
  waiting(build, at, behind).where('by', '=', by),
);

/** Those that are going, and those whose time has come; the oldest first. */
export const DUE = query<{ now: number }>()((build, { now }) =>
  build
    .selectFrom('corrections')
    .select(fields)
    .where((where) => where.or([where('state', '=', 'going'), where.and([where('state', '=', 'waiting'), where('goes_at', '<=', now)])]))
    .orderBy('at')
    .orderBy('id'),
);

/** Those of a fact whose time comes after an instant, the newest first. */
export const OF_FACT = query<{ factId: string; after: number }>()((build, { factId, after }) =>
  build
    .selectFrom('corrections')
    .innerJoin('affected', 'affected.correction_id', 'corrections.id')
    .select('corrections.id')
    .where('affected.fact_id', '=', factId)
    .where('corrections.goes_at', '>', after)
    .orderBy('corrections.goes_at', 'desc')
    .orderBy('corrections.at', 'desc')
    .orderBy('corrections.id'),
);

/** Makes a correction, or lets one go later. */
export const SET_CORRECTION = query<{ id: string; by: string; behind: string; at: number; goesAt: number }>()(
  (build, { id, by, behind, at, goesAt }) =>
    build
      .insertInto('corrections')
      .values({ id, by, behind, at, goes_at: goesAt, state: 'waiting' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ goes_at: goesAt })),
);

/** Sets how far a correction is. */
export const SET_STATE = query<{ id: string; state: string }>()((build, { id, state }) =>
  build.updateTable('corrections').set({ state }).where('id', '=', id),
);

/** What a correction is about, in the order in which it joined. */
export const AFFECTED = query<{ correctionId: string }>()((build, { correctionId }) =>
  build
    .selectFrom('affected')
    .select(['fact_id', 'number', 'version', 'word', 'by_something_else', 'reason'])
    .where('correction_id', '=', correctionId)
    .orderBy('number'),
);

/** Adds to what a correction is about, or changes it. */
export const SET_AFFECTED = query<{
  correctionId: string;
  factId: string;
  number: number;
  version: number;
  word: string;
  bySomethingElse: number;
  reason: string | null;
}>()((build, { correctionId, factId, number, version, word, bySomethingElse, reason }) =>
  build
    .insertInto('affected')
    .values({ correction_id: correctionId, fact_id: factId, number, version, word, by_something_else: bySomethingElse, reason })
    .onConflict((conflict) =>
      conflict.columns(['correction_id', 'fact_id']).doUpdateSet({ version, word, by_something_else: bySomethingElse, reason }),
    ),
);

/** The changes in a correction, in order. */
export const STEPS = query<{ correctionId: string }>()((build, { correctionId }) =>
  build
    .selectFrom('steps')
    .select(['kind', 'id', 'from_version', 'to_version'])
    .where('correction_id', '=', correctionId)
    .orderBy('number'),
);

/** Adds a change. */
export const ADD_STEP = query<{ correctionId: string; number: number; kind: string; id: string; from: number; to: number }>()(
  (build, { correctionId, number, kind, id, from, to }) =>
    build.insertInto('steps').values({ correction_id: correctionId, number, kind, id, from_version: from, to_version: to }),
);
