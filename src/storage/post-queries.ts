import { query } from './query.ts';

/** The first answer of the post that an answer is put in, and which of its revisions it is. */
export const REVISION = query<{ answerId: string }>()((build, { answerId }) =>
  build.selectFrom('revisions').select(['first_id', 'number']).where('answer_id', '=', answerId),
);

/** The revisions of a post's first answer, the newest first. */
export const REVISIONS = query<{ firstId: string }>()((build, { firstId }) =>
  build.selectFrom('revisions').select(['answer_id', 'number']).where('first_id', '=', firstId).orderBy('number', 'desc'),
);

/** Puts an answer in the place of another one's post. */
export const REVISE = query<{ answerId: string; firstId: string; number: number }>()((build, { answerId, firstId, number }) =>
  build.insertInto('revisions').values({ answer_id: answerId, first_id: firstId, number }),
);

/** Where an answer stands. */
export const POST = query<{ answerId: string }>()((build, { answerId }) =>
  build.selectFrom('posts').select(['channel', 'thread', 'message']).where('answer_id', '=', answerId),
);

/** Notes where an answer stands. */
export const PLACE = query<{ answerId: string; channel: string | null; thread: string | null; message: string | null }>()(
  (build, { answerId, channel, thread, message }) =>
    build
      .insertInto('posts')
      .values({ answer_id: answerId, channel, thread, message })
      .onConflict((conflict) => conflict.column('answer_id').doUpdateSet({ channel, thread, message })),
);
