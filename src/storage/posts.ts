import type { Post } from '../chat/messenger.ts';
import type { Database } from './database.ts';
import { PLACE, POST, REVISE, REVISION, REVISIONS } from './post-queries.ts';

/** Where answers stand, and which stand in whose place. */
export interface Posts {
  /** An answer stands there, and so does all that is put in its place; null: it arrived, and has no post that could be edited. */
  readonly place: (answerId: string, post: Post | null) => void;
  /** An answer is put in another one's place: it stands where that one does. */
  readonly revise: (answerId: string, revises: string) => void;
}

/** Keeps where answers stand in a database; within the transaction of whoever calls. */
export function makePosts({ prepare }: Pick<Database, 'prepare'>): Posts {
  const revision = prepare(REVISION);
  const revisions = prepare(REVISIONS);
  const revise = prepare(REVISE);
  const post = prepare(POST);
  const place = prepare(PLACE);
  /** However long the chain of revisions is, all of it hangs on the answer that came first. */
  const firstOf = (answerId: string): string => revision.get({ answerId })?.first_id ?? answerId;
  return {
    place: (answerId, at) => {
      const where = at ?? { channel: null, thread: null, message: null };
      const firstId = firstOf(answerId);
      for (const each of [firstId, ...revisions.all({ firstId }).map(({ answer_id }) => answer_id)])
        place.run({ answerId: each, ...where });
    },
    revise: (answerId, revises) => {
      const firstId = firstOf(revises);
      revise.run({ answerId, firstId, number: (revisions.get({ firstId })?.number ?? 0) + 1 });
      const where = post.get({ answerId: revises });
      if (where) place.run({ answerId, ...where });
    },
  };
}
