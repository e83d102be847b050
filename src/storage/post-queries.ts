import { query } from './query.ts';

/** The first answer of the post that an answer stands in, and how many were put in its place before this one. */
export const REVISION = query<{ answerId: string }>()((build, { answerId }) =>
  build.selectFrom('revisions').select(['first_id', 'number']).where('answer_id', '=', answerId),
);

/** The newest revision of a post's first answer. */
export const REVISIONS = query<{ firstId: string }>()((build, { firstId }) =>
  build.selectFrom('revisions').select(['answer_id', 'number']).where('first_id', '=', firstId).orderBy('number', 'desc'),
);

export const REVISE = query<{ answerId: string; firstId: string; number: number }>()((build, { answerId, firstId, number }) =>
  build.insertInto('revisions').values({ answer_id: answerId, first_id: firstId, number }),
);

export const POST = query<{ answerId: string }>()((build, { answerId }) =>
  build.selectFrom('posts').select(['channel', 'thread', 'message']).where('answer_id', '=', answerId),
);

export const PLACE = query<{ answerId: string; channel: string | null; thread: string | null; message: string | null }>()(
  (build, { answerId, channel, thread, message }) =>
    build
      .insertInto('posts')
      .values({ answer_id: answerId, channel, thread, message })
      .onConflict((conflict) => conflict.column('answer_id').doUpdateSet({ channel, thread, message })),
);
