import { query } from './query.ts';

type Dated = { readonly at: number };
type Row = Dated & {
  readonly id: string;
  readonly answerId: string;
  readonly platform: string;
  readonly channel: string;
  readonly open: number;
  readonly person: string;
  readonly topicId: string | null;
  readonly behind: string;
};

const UNSETTLED = {
  source_id: null,
  settled_id: null,
  settled_by: null,
  settled_at: null,
  settled_fact: null,
  settled_why: null,
} as const;

/** Keeps, without a word of it, that something was asked and what it came to. */
export const KEEP_ASK = query<{
  answerId: string;
  at: number;
  platform: string;
  outcome: string;
  topicId: string | null;
  behind: string;
}>()((build, { answerId, at, platform, outcome, topicId, behind }) =>
  build
    .insertInto('asks')
    .values({ answer_id: answerId, at, platform, outcome, topic_id: topicId, behind })
    .onConflict((conflict) => conflict.column('answer_id').doNothing()),
);

/** How much was asked since an instant, by all that is kept of it. */
export const ASKS = query<{ since: number }>()((build, { since }) =>
  build
    .selectFrom('asks')
    .where('at', '>=', since)
    .groupBy(['platform', 'outcome', 'topic_id', 'behind'])
    .select(['platform', 'outcome', 'topic_id', 'behind', ({ fn }) => fn.count<number>('answer_id').as('times')])
    .orderBy('platform')
    .orderBy('outcome')
    .orderBy('topic_id')
    .orderBy('behind'),
);

/** How often each fact was told since an instant by answers that somebody asked for, as far as answers are kept. */
export const TOLD_SINCE = query<{ since: number }>()((build, { since }) =>
  build
    .selectFrom('citations')
    .innerJoin('asks', 'asks.answer_id', 'citations.answer_id')
    .where('asks.at', '>=', since)
    .groupBy(['citations.fact_id', 'asks.outcome', 'asks.topic_id', 'asks.behind'])
    .select([
      'citations.fact_id',
      'asks.outcome',
      'asks.topic_id',
      'asks.behind',
      ({ fn }) => fn.count<number>('citations.answer_id').distinct().as('times'),
    ])
    .orderBy('citations.fact_id')
    .orderBy('asks.outcome')
    .orderBy('asks.topic_id')
    .orderBy('asks.behind'),
);

/** Writes down that a question found nothing. */
export const NOTE_MISS = query<Row>()((build, { id, answerId, at, platform, channel, open, person, topicId, behind }) =>
  build
    .insertInto('gaps')
    .values({
      id,
      kind: 'miss',
      answer_id: answerId,
      at,
      platform,
      channel,
      open,
      person,
      reason: null,
      topic_id: topicId,
      behind,
      state: 'open',
      version: 1,
      told: 0,
      ...UNSETTLED,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/** Writes down what a person said was wrong with an answer; the last word counts, and opens what was settled. */
export const NOTE_WRONG = query<Row & { readonly reason: string }>()(
  (build, { id, answerId, at, platform, channel, open, person, topicId, behind, reason }) =>
    build
      .insertInto('gaps')
      .values({
        id,
        kind: 'wrong',
        answer_id: answerId,
        at,
        platform,
        channel,
        open,
        person,
        reason,
        topic_id: topicId,
        behind,
        state: 'open',
        version: 1,
        told: 0,
        ...UNSETTLED,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          reason,
          at,
          topic_id: topicId,
          behind,
          state: 'open',
          version: set('gaps.version', '+', 1),
          told: 0,
          ...UNSETTLED,
        })),
      ),
);

/** Those in a state whose words are still kept, the oldest first. */
export const GAPS_IN = query<{ state: string }>()((build, { state }) =>
  build
    .selectFrom('gaps')
    .innerJoin('answers', 'answers.id', 'gaps.answer_id')
    .where('gaps.state', '=', state)
    .selectAll('gaps')
    .select(['answers.body', 'answers.cited'])
    .orderBy('gaps.at')
    .orderBy('gaps.id'),
);

/** One of them. */
export const GAP = query<{ id: string }>()((build, { id }) =>
  build
    .selectFrom('gaps')
    .innerJoin('answers', 'answers.id', 'gaps.answer_id')
    .where('gaps.id', '=', id)
    .selectAll('gaps')
    .select(['answers.body', 'answers.cited']),
);

/** Those that one act settled. */
export const SETTLED_BY = query<{ settledId: string }>()((build, { settledId }) =>
  build
    .selectFrom('gaps')
    .innerJoin('answers', 'answers.id', 'gaps.answer_id')
    .where('gaps.settled_id', '=', settledId)
    .selectAll('gaps')
    .select(['answers.body', 'answers.cited'])
    .orderBy('gaps.at')
    .orderBy('gaps.id'),
);

/** Filled ones of which nobody has been told yet, whether their words are kept or not. */
export const UNTOLD = query()((build) =>
  build
    .selectFrom('gaps')
    .where('state', '=', 'filled')
    .where('told', '=', 0)
    .select(['id', 'settled_id', 'settled_at', 'at'])
    .orderBy('settled_at')
    .orderBy('at')
    .orderBy('id'),
);

/** Word of them is on its way. */
export const TELL = query<{ settledId: string }>()((build, { settledId }) =>
  build.updateTable('gaps').set({ told: 1 }).where('settled_id', '=', settledId).where('told', '=', 0),
);

/** Settles one, unless it isn't any more what was seen. */
export const SETTLE = query<{
  id: string;
  version: number;
  next: number;
  state: string;
  settledId: string;
  by: string;
  at: number;
  factId: string | null;
  why: string | null;
}>()((build, { id, version, next, state, settledId, by, at, factId, why }) =>
  build
    .updateTable('gaps')
    .set({ state, version: next, settled_id: settledId, settled_by: by, settled_at: at, settled_fact: factId, settled_why: why })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open'),
);

/** Notes which source was added for an open one. */
export const NOTE_SOURCE = query<{ id: string; sourceId: string }>()((build, { id, sourceId }) =>
  build.updateTable('gaps').set({ source_id: sourceId }).where('id', '=', id).where('state', '=', 'open'),
);

/** All that is left of each when its words are gone. */
export const GAP_TALLY = query()((build) =>
  build.selectFrom('gaps').select(['at', 'state', 'topic_id', 'behind', 'settled_id', 'settled_at']).orderBy('at').orderBy('id'),
);

/** Takes the words of what is old away, and whose they were. */
export const FORGET_WORDS = query<Dated>()((build, { at }) =>
  build
    .updateTable('gaps')
    .set({ person: null, reason: null, settled_why: null })
    .where('at', '<', at)
    .where(({ or, eb }) => or([eb('person', 'is not', null), eb('reason', 'is not', null), eb('settled_why', 'is not', null)])),
);
