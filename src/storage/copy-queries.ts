import type { DeliveryState } from '../chat/corrections/outbox.ts';
import { type Build, query } from './query.ts';

/** What a delivery came to that surely changed nothing. */
const NEVER_THERE: DeliveryState = 'unreachable';

/** Answers, with where they stand, what became of what asked for them, and which of their post's revisions they are. */
const told = (build: Build) =>
  build
    .selectFrom('answers')
    .leftJoin('invocations', 'invocations.key', 'answers.key')
    .leftJoin('posts', 'posts.answer_id', 'answers.id')
    .leftJoin('deliveries', 'deliveries.key', 'answers.id')
    .leftJoin('dispatches', 'dispatches.key', 'answers.id')
    .leftJoin('revisions', 'revisions.answer_id', 'answers.id')
    .select(({ selectFrom, fn, ref }) => [
      'answers.id',
      'answers.at',
      'answers.body',
      'answers.cited',
      'posts.answer_id as placed',
      'posts.channel',
      'posts.thread',
      'posts.message',
      'invocations.key as asked',
      'invocations.outcome',
      fn.coalesce('deliveries.state', 'dispatches.state').as('delivery'),
      'revisions.number',
      selectFrom('revisions as others')
        .leftJoin('deliveries as theirs', 'theirs.key', 'others.answer_id')
        .select(({ fn: { max } }) => max('others.number').as('newest'))
        .where('others.first_id', '=', fn.coalesce('revisions.first_id', ref('answers.id')))
        .where(({ or, eb }) => or([eb('theirs.state', 'is', null), eb('theirs.state', '!=', NEVER_THERE)]))
        .as('newest'),
    ]);

/** One of them. */
export const COPY = query<{ id: string }>()((build, { id }) => told(build).where('answers.id', '=', id));

/** Those that told a fact in that version or an earlier one. */
export const COPIES = query<{ factId: string; version: number }>()((build, { factId, version }) =>
  told(build)
    .innerJoin('citations', 'citations.answer_id', 'answers.id')
    .where('citations.fact_id', '=', factId)
    .where('citations.version', '<=', version),
);

/** Those that told anything whose id begins so. */
export const COPIES_WITHIN = query<{ beginning: string; length: number; version: number }>()((build, { beginning, length, version }) =>
  told(build)
    .innerJoin('citations', 'citations.answer_id', 'answers.id')
    .where(({ fn, val }) => fn<string>('substr', ['citations.fact_id', val(1), val(length)]), '=', beginning)
    .where('citations.version', '<=', version),
);
