import type { Polls } from '../intake/feeds/polls.ts';
import type { Database } from './database.ts';
import * as queries from './feed-queries.ts';

/** Keeps in a database how feeds stand. */
export function makePolls({ prepare, transaction }: Pick<Database, 'prepare' | 'transaction'>): Polls {
  const add = prepare(queries.NEW_FEED);
  const one = prepare(queries.FEED);
  const take = prepare(queries.TAKE_FEED);
  const keep = prepare(queries.KEEP_FEED);
  const settle = prepare(queries.SETTLE_FEED);
  return {
    take: (url, hand, now, until) => {
      const known = one.get({ url });
      // Looked at every second: what isn't due costs no write.
      if (known && known.until > now) return null;
      return transaction(() => {
        if (!known) add.run({ url });
        const row = take.run({ url, hand, now, until }) > 0 ? one.get({ url }) : null;
        if (!row) return null;
        const { etag, modified, digest, failures, trouble } = row;
        return { etag, modified, digest, failures, trouble };
      });
    },
    keep: (url, hand, until) => keep.run({ url, hand, until }) > 0,
    settle: (url, hand, standing, due) => {
      settle.run({ url, hand, ...standing, until: due });
    },
  };
}
