import { query } from './query.ts';

type Dated = { readonly at: number };

/** Takes an invocation, unless it was taken before. */
export const TAKE = query<{ key: string; platform: string; at: number; body: string }>()((build, { key, platform, at, body }) =>
  build
    .insertInto('invocations')
    .values({ key, platform, taken_at: at, body })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

/** Writes down an answer. */
export const RECORD = query<{ id: string; key: string; at: number; body: string; cited: string }>()((build, { id, key, at, body, cited }) =>
  build.insertInto('answers').values({ id, key, at, body, cited }),
);

/** Writes down a fact that an answer rests on. */
export const CITE = query<{ factId: string; version: number; answerId: string; asked: number }>()(
  (build, { factId, version, answerId, asked }) =>
    build
      .insertInto('citations')
      .values({ fact_id: factId, version, answer_id: answerId, asked })
      .onConflict((conflict) => conflict.columns(['fact_id', 'version', 'answer_id']).doNothing()),
);

/** An invocation, if there is one of that key. */
export const TAKEN = query<{ key: string }>()((build, { key }) => build.selectFrom('invocations').select('key').where('key', '=', key));

/** Ends an invocation; its words and its handle go. */
export const FINISH = query<{ key: string; outcome: string; at: number }>()((build, { key, outcome, at }) =>
  build.updateTable('invocations').set({ outcome, ended_at: at, body: null }).where('key', '=', key),
);

/** An answer as it was written down. */
export const FIND = query<{ id: string }>()((build, { id }) => build.selectFrom('answers').select('body').where('id', '=', id));

/** What was taken and has no end, in the order in which it was taken. */
export const UNFINISHED = query<{ platform: string }>()((build, { platform }) =>
  build
    .selectFrom('invocations')
    .select(['key', 'body'])
    .where('platform', '=', platform)
    .where('outcome', 'is', null)
    .orderBy('taken_at')
    .orderBy('key'),
);

/** The last answer to an invocation. */
export const LAST_ANSWER = query<{ key: string }>()((build, { key }) =>
  build.selectFrom('answers').select(['id', 'body']).where('key', '=', key).orderBy('at', 'desc').orderBy('id').limit(1),
);

/** How often each fact was told by answers that somebody asked for and that aren't the revision of another. */
export const ASKED = query()((build) =>
  build
    .selectFrom('citations')
    .where('asked', '=', 1)
    .groupBy('fact_id')
    .select(['fact_id', ({ fn }) => fn.count<number>('answer_id').distinct().as('times')]),
);

/** Keeps what a form is for. */
export const KEEP_FORM = query<{ id: string; at: number; body: string }>()((build, { id, at, body }) =>
  build
    .insertInto('forms')
    .values({ id, at, body })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at, body })),
);

/** What a form is for. */
export const FORM = query<{ id: string }>()((build, { id }) => build.selectFrom('forms').select('body').where('id', '=', id));

/** What a conversation has come to. */
export const CONVERSATION = query<{ thread: string }>()((build, { thread }) =>
  build.selectFrom('conversations').select(['at', 'body']).where('thread', '=', thread),
);

/** Keeps what a conversation has come to. */
export const CONVERSE = query<{ thread: string; at: number; body: string }>()((build, { thread, at, body }) =>
  build
    .insertInto('conversations')
    .values({ thread, at, body })
    .onConflict((conflict) => conflict.column('thread').doUpdateSet({ at, body })),
);

/** Takes what only one may have, unless somebody has it. */
export const CLAIM = query<{ what: string; by: string; at: number }>()((build, { what, by, at }) =>
  build
    .insertInto('claims')
    .values({ what, by, at })
    .onConflict((conflict) => conflict.column('what').doNothing()),
);

/** Who has it. */
export const CLAIMED = query<{ what: string }>()((build, { what }) => build.selectFrom('claims').select('by').where('what', '=', what));

/** Gives up everything that somebody has. */
export const RELEASE = query<{ by: string }>()((build, { by }) => build.deleteFrom('claims').where('by', '=', by));

/** The instant noted under a name. */
export const NOTED = query<{ name: string }>()((build, { name }) => build.selectFrom('notes').select('at').where('name', '=', name));

/** The names that begin so, the last noted first; `length` in characters. */
export const NOTED_NAMES = query<{ beginning: string; length: number }>()((build, { beginning, length }) =>
  build
    .selectFrom('notes')
    .select('name')
    .where(({ fn, val }) => fn<string>('substr', ['name', val(1), val(length)]), '=', beginning)
    .orderBy('at', 'desc')
    .orderBy('name'),
);

/** Notes an instant under a name. */
export const NOTE = query<{ name: string; at: number }>()((build, { name, at }) =>
  build
    .insertInto('notes')
    .values({ name, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at })),
);

/** What is old goes by itself. */
export const FORGET = [
  query<Dated>()((build, { at }) => build.deleteFrom('invocations').where('taken_at', '<', at)),
  query<Dated>()((build, { at }) => build.deleteFrom('answers').where('at', '<', at)),
  query<Dated>()((build, { at }) => build.deleteFrom('conversations').where('at', '<', at)),
  query<Dated>()((build, { at }) => build.deleteFrom('claims').where('at', '<', at)),
] as const;

/** What goes with it. */
export const FORGET_WITH = [
  query<Dated>()((build, { at }) => build.deleteFrom('forms').where('at', '<', at)),
  query<Dated>()((build, { at }) => build.deleteFrom('dispatches').where('planned', '<', at)),
  query<Dated>()((build) =>
    build
      .deleteFrom('citations')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('answers').select('answers.id').whereRef('answers.id', '=', 'citations.answer_id'))),
      ),
  ),
  query<Dated>()((build) =>
    build
      .deleteFrom('posts')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('answers').select('answers.id').whereRef('answers.id', '=', 'posts.answer_id'))),
      ),
  ),
  query<Dated>()((build) =>
    build
      .deleteFrom('revisions')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('answers').select('answers.id').whereRef('answers.id', '=', 'revisions.answer_id'))),
      ),
  ),
  query<Dated>()((build, { at }) =>
    build
      .deleteFrom('deliveries')
      .where('correction_id', 'in', ({ selectFrom }) =>
        selectFrom('corrections').select('corrections.id').where('state', '=', 'done').where('goes_at', '<', at),
      ),
  ),
] as const;
