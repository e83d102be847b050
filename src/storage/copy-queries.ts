import { expressionBuilder } from 'kysely';
import type { DeliveryState } from '../chat/corrections/outbox.ts';
import type { SummaryState } from '../desk/daily/summaries.ts';
import { type Build, query } from './query.ts';
import type { Tables } from './tables.ts';

/** What a delivery came to that surely changed nothing. */
const NEVER_THERE: DeliveryState = 'unreachable';
/** What a daily summary is as long as it is kept up to date. */
const KEPT = ['making', 'standing'] as const satisfies readonly SummaryState[];

type Told = { factId: string; version: number };
/** Everything whose id comes from one on and before another. */
type Within = { from: string; before: string; version: number };

const where = () => expressionBuilder<Tables, 'answers' | 'revisions'>();

/** The first answer of the post that an answer stands in. */
const firstOf = () => where().fn.coalesce('revisions.first_id', where().ref('answers.id'));

/** A later revision stands in an answer's post, or is on its way there; one that surely never got there doesn't. */
const isRevised = () =>
  where().exists(
    where()
      .selectFrom('revisions as others')
      .leftJoin('deliveries as theirs', 'theirs.key', 'others.answer_id')
      .select('others.answer_id')
      .where('others.first_id', '=', firstOf())
      .where('others.number', '>', where().fn.coalesce('revisions.number', where().lit(0)))
      .where(({ or, eb }) => or([eb('theirs.state', 'is', null), eb('theirs.state', '!=', NEVER_THERE)])),
  );

/** An answer stands in a post of a daily summary that isn't kept up to date any more. */
const isPast = () =>
  where().exists(
    where()
      .selectFrom('summary_posts')
      .innerJoin('summaries', 'summaries.id', 'summary_posts.summary_id')
      .select('summary_posts.number')
      .where('summaries.state', 'not in', KEPT)
      .where(({ or, eb, selectFrom }) =>
        or([
          eb('summary_posts.answer_id', '=', firstOf()),
          eb(
            'summary_posts.answer_id',
            'in',
            selectFrom('revisions as same').select('same.answer_id').where('same.first_id', '=', firstOf()),
          ),
        ]),
      ),
  );

/** Answers, with where they stand, and what became of what asked for them. */
const told = (build: Build) =>
  build
    .selectFrom('answers')
    .leftJoin('invocations', 'invocations.key', 'answers.key')
    .leftJoin('posts', 'posts.answer_id', 'answers.id')
    .leftJoin('deliveries', 'deliveries.key', 'answers.id')
    .leftJoin('dispatches', 'dispatches.key', 'answers.id')
    .leftJoin('revisions', 'revisions.answer_id', 'answers.id')
    .select(({ fn }) => [
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
    ]);

/** Those that rest on something, and stand in their post. */
const citing = (build: Build) =>
  told(build)
    .innerJoin('citations', 'citations.answer_id', 'answers.id')
    .where(({ not }) => not(isRevised()));

/** One answer, and whether another one stands in its post by now (1) or not (0). */
export const COPY = query<{ id: string }>()((build, { id }) =>
  told(build)
    .select((select) => select.case().when(isRevised()).then(1).else(0).end().as('revised'))
    .where('answers.id', '=', id),
);

const ofFact = (build: Build, { factId, version }: Told) =>
  citing(build).where('citations.fact_id', '=', factId).where('citations.version', '<=', version);

/** Those that told a fact in that version or an earlier one. */
export const COPIES = query<Told>()(ofFact);

/** Those of them that don't stand in summaries of days that are over. */
export const COPIES_NOW = query<Told>()((build, places) => ofFact(build, places).where(({ not }) => not(isPast())));

const ofAll = (build: Build, { from, before, version }: Within) =>
  citing(build).where('citations.fact_id', '>=', from).where('citations.fact_id', '<', before).where('citations.version', '<=', version);

/** Those that told anything within a range of ids. */
export const COPIES_WITHIN = query<Within>()(ofAll);

/** Those of them that don't stand in summaries of days that are over. */
export const COPIES_WITHIN_NOW = query<Within>()((build, places) => ofAll(build, places).where(({ not }) => not(isPast())));
