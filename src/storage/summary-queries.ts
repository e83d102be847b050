import { query } from './query.ts';
import type { Tables } from './tables.ts';

type Channel = { readonly platform: string; readonly channel: string };
type Id = { readonly id: string };

const OPEN = ['making', 'standing'] as const;
/** Why nothing is known of a post: the platform wasn't there. */
const AWAY = 'unreachable';
/** It may be pinned. */
const PINNED = ['trying', 'pinned'] as const;

/** A channel's summary of a day, unless there is one. */
export const CLAIM = query<Omit<Tables['summaries'], never>>()((build, row) =>
  build
    .insertInto('summaries')
    .values({
      id: row.id,
      platform: row.platform,
      channel: row.channel,
      day: row.day,
      since_seq: row.since_seq,
      since_at: row.since_at,
      made_seq: row.made_seq,
      made_at: row.made_at,
      shown_seq: row.shown_seq,
      shown_at: row.shown_at,
      notes: row.notes,
      state: row.state,
      pin: row.pin,
      detail: row.detail,
      hand: row.hand,
      until: row.until,
    })
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'day']).doNothing()),
);

export const SUMMARY = query<Id>()((build, { id }) => build.selectFrom('summaries').selectAll().where('id', '=', id));

/** A channel's of a day. */
export const SUMMARY_OF = query<Channel & { day: string }>()((build, { platform, channel, day }) =>
  build.selectFrom('summaries').selectAll().where('platform', '=', platform).where('channel', '=', channel).where('day', '=', day),
);

/** The last one whose first post is known to be there, or was. */
export const LAST_SUMMARY = query<Channel>()((build, { platform, channel }) =>
  build
    .selectFrom('summaries')
    .selectAll('summaries')
    .innerJoin('summary_posts', (join) => join.onRef('summary_posts.summary_id', '=', 'summaries.id').on('summary_posts.number', '=', 0))
    .where('summaries.platform', '=', platform)
    .where('summaries.channel', '=', channel)
    .where('summary_posts.message', 'is not', null)
    .orderBy('summaries.made_at', 'desc')
    .orderBy('summaries.day', 'desc')
    .limit(1),
);

/** The last one whose first post may be there, or may not; what a platform refused surely isn't. */
export const UNKNOWN_SUMMARY = query<Channel>()((build, { platform, channel }) =>
  build
    .selectFrom('summaries')
    .selectAll('summaries')
    .innerJoin('summary_posts', (join) => join.onRef('summary_posts.summary_id', '=', 'summaries.id').on('summary_posts.number', '=', 0))
    .where('summaries.platform', '=', platform)
    .where('summaries.channel', '=', channel)
    .where('summary_posts.state', '=', 'open')
    .where('summaries.state', 'in', ['making', 'failed'])
    .where(({ or, eb }) => or([eb('summaries.detail', 'is', null), eb('summaries.detail', '=', AWAY)]))
    .orderBy('summaries.made_at', 'desc')
    .orderBy('summaries.day', 'desc')
    .limit(1),
);

/** One that may be taken in hand and wasn't posted, as far as is known, has failed; whoever had it in hand has it no more. */
export const GIVE_UP_SUMMARY = query<Id & { now: number }>()((build, { id, now }) =>
  build
    .updateTable('summaries')
    .set({ state: 'failed', detail: AWAY, hand: null })
    .where('id', '=', id)
    .where('state', 'in', ['making', 'failed'])
    .where('until', '<=', now),
);

/** A summary's first post of which nobody knows whether it is there becomes another one's. */
export const ADOPT_POST = query<{ id: string; from: string }>()((build, { id, from }) =>
  build
    .updateTable('summary_posts')
    .set({ summary_id: id })
    .where('summary_id', '=', from)
    .where('number', '=', 0)
    .where('state', '=', 'open'),
);

/** Those that are being made or kept up to date. */
export const OPEN_SUMMARIES = query<{ platform: string }>()((build, { platform }) =>
  build
    .selectFrom('summaries')
    .selectAll()
    .where('platform', '=', platform)
    .where('state', 'in', OPEN)
    .orderBy('made_at')
    .orderBy('day')
    .orderBy('channel'),
);

/** Those of a channel that may be pinned. */
export const PINNED_SUMMARIES = query<Channel>()((build, { platform, channel }) =>
  build
    .selectFrom('summaries')
    .selectAll()
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where('pin', 'in', PINNED)
    .orderBy('made_at')
    .orderBy('day'),
);

export const CHANGE_SUMMARY = query<
  Id &
    Pick<
      Tables['summaries'],
      'notes' | 'state' | 'pin' | 'detail' | 'since_seq' | 'since_at' | 'shown_seq' | 'shown_at' | 'made_seq' | 'made_at'
    >
>()((build, { id, notes, state, pin, detail, since_seq, since_at, shown_seq, shown_at, made_seq, made_at }) =>
  build
    .updateTable('summaries')
    .set({ notes, state, pin, detail, since_seq, since_at, shown_seq, shown_at, made_seq, made_at })
    .where('id', '=', id),
);

/** Takes one in hand whose time has come. */
export const TAKE_SUMMARY = query<Id & { hand: string; now: number; until: number }>()((build, { id, hand, now, until }) =>
  build.updateTable('summaries').set({ hand, until }).where('id', '=', id).where('until', '<=', now),
);

/** Keeps one in the hand that has it. */
export const KEEP_SUMMARY = query<Id & { hand: string; until: number }>()((build, { id, hand, until }) =>
  build.updateTable('summaries').set({ until }).where('id', '=', id).where('hand', '=', hand),
);

/** Lets go of one. */
export const RELEASE_SUMMARY = query<Id & { hand: string; at: number }>()((build, { id, hand, at }) =>
  build.updateTable('summaries').set({ hand: null, until: at }).where('id', '=', id).where('hand', '=', hand),
);

/** The posts of a summary. */
export const SUMMARY_POSTS = query<{ summaryId: string }>()((build, { summaryId }) =>
  build.selectFrom('summary_posts').selectAll().where('summary_id', '=', summaryId).orderBy('number'),
);

/** Puts a post in the place of the one with its number. */
export const PUT_POST = query<Tables['summary_posts']>()(
  (build, { summary_id, number, answer_id, shows, state, channel, thread, message }) =>
    build
      .insertInto('summary_posts')
      .values({ summary_id, number, answer_id, shows, state, channel, thread, message })
      .onConflict((conflict) =>
        conflict.columns(['summary_id', 'number']).doUpdateSet({ answer_id, shows, state, channel, thread, message }),
      ),
);

/** The posts in which an answer stands, or another one of the same post: those that come from the same first answer. */
export const PLACE_OF = query<{ answerId: string; firstId: string }>()((build, { answerId, firstId }) =>
  build
    .selectFrom('summary_posts')
    .innerJoin('summaries', 'summaries.id', 'summary_posts.summary_id')
    .select(['summary_posts.number', 'summaries.state'])
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('summary_posts.answer_id', '=', answerId),
        eb('summary_posts.answer_id', '=', firstId),
        eb('summary_posts.answer_id', 'in', selectFrom('revisions').select('revisions.answer_id').where('first_id', '=', firstId)),
      ]),
    )
    .limit(1),
);
