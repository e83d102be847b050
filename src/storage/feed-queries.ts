import { query } from './query.ts';
import type { Tables } from './tables.ts';

type Url = { readonly url: string };

/** A feed that nobody knows yet; it is due at once. */
export const NEW_FEED = query<Url>()((build, { url }) =>
  build
    .insertInto('feeds')
    .values({ url, etag: null, modified: null, digest: null, failures: 0, trouble: null, hand: null, until: 0 })
    .onConflict((conflict) => conflict.column('url').doNothing()),
);

export const FEED = query<Url>()((build, { url }) => build.selectFrom('feeds').selectAll().where('url', '=', url));

/** Takes one in hand whose time has come. */
export const TAKE_FEED = query<Url & { hand: string; now: number; until: number }>()((build, { url, hand, now, until }) =>
  build.updateTable('feeds').set({ hand, until }).where('url', '=', url).where('until', '<=', now),
);

/** Keeps one in the hand that has it. */
export const KEEP_FEED = query<Url & { hand: string; until: number }>()((build, { url, hand, until }) =>
  build.updateTable('feeds').set({ until }).where('url', '=', url).where('hand', '=', hand),
);

/** Lets go of one. */
export const SETTLE_FEED = query<Omit<Tables['feeds'], 'hand'> & { hand: string }>()(
  (build, { url, hand, etag, modified, digest, failures, trouble, until }) =>
    build
      .updateTable('feeds')
      .set({ etag, modified, digest, failures, trouble, hand: null, until })
      .where('url', '=', url)
      .where('hand', '=', hand),
);
