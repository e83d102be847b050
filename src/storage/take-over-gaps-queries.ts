import { query } from './query.ts';

/** What was said to be wrong with answers before gaps had a table of their own, with the answer as far as it is kept. */
export const WRONG_BEFORE = query()((build) =>
  build
    .withTables<{ gaps_before: { answer_id: string; person: string; reason: string; at: number } }>()
    .selectFrom('gaps_before')
    .leftJoin('answers', 'answers.id', 'gaps_before.answer_id')
    .select(['gaps_before.answer_id', 'gaps_before.person', 'gaps_before.reason', 'gaps_before.at', 'answers.body'])
    .orderBy('gaps_before.at')
    .orderBy('gaps_before.answer_id')
    .orderBy('gaps_before.person'),
);
