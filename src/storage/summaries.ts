import { randomBytes } from 'node:crypto';
import type { DaySummary, PinState, PostState, Summaries, SummaryNotes, SummaryPost, SummaryState } from '../desk/daily/summaries.ts';
import type { Database } from './database.ts';
import { REVISION } from './post-queries.ts';
import * as queries from './summary-queries.ts';
import type { Tables } from './tables.ts';

/** Keeps daily summaries in a database. */
export function makeSummaries({ prepare, transaction }: Pick<Database, 'prepare' | 'transaction'>): Summaries {
  const claim = prepare(queries.CLAIM);
  const one = prepare(queries.SUMMARY);
  const ofDay = prepare(queries.SUMMARY_OF);
  const last = prepare(queries.LAST_SUMMARY);
  const unknown = prepare(queries.UNKNOWN_SUMMARY);
  const giveUp = prepare(queries.GIVE_UP_SUMMARY);
  const adopt = prepare(queries.ADOPT_POST);
  const open = prepare(queries.OPEN_SUMMARIES);
  const pinned = prepare(queries.PINNED_SUMMARIES);
  const change = prepare(queries.CHANGE_SUMMARY);
  const take = prepare(queries.TAKE_SUMMARY);
  const keep = prepare(queries.KEEP_SUMMARY);
  const release = prepare(queries.RELEASE_SUMMARY);
  const posts = prepare(queries.SUMMARY_POSTS);
  const put = prepare(queries.PUT_POST);
  const place = prepare(queries.PLACE_OF);
  const revision = prepare(REVISION);
  const found = (row: Tables['summaries'] | null): DaySummary | null => row && summaryFrom(row);
  return {
    claim: (summary) =>
      claim.run({ ...rowOf({ ...summary, ...NEW, id: randomBytes(6).toString('hex'), shown: summary.made }), hand: null, until: 0 }) > 0,
    find: (id) => found(one.get({ id })),
    of: (platform, channel, day) => found(ofDay.get({ platform, channel, day })),
    last: (platform, channel) => found(last.get({ platform, channel })),
    unknown: (platform, channel) => found(unknown.get({ platform, channel })),
    adopt: (id, from, now) =>
      transaction(() => {
        const known = posts.all({ summaryId: from }).find(({ number }) => number === 0);
        return known?.state === 'open' && giveUp.run({ id: from, now }) > 0 && adopt.run({ id, from }) > 0;
      }),
    open: (platform) => open.all({ platform }).map(summaryFrom),
    pinned: (platform, channel) => pinned.all({ platform, channel }).map(summaryFrom),
    change: (id, changes) =>
      transaction(() => {
        const standing = found(one.get({ id }));
        if (!standing) throw new Error(`there is no summary ${id}`);
        change.run(rowOf({ ...standing, ...changes }));
      }),
    take: (id, hand, now, until) => take.run({ id, hand, now, until }) > 0,
    keep: (id, hand, until) => keep.run({ id, hand, until }) > 0,
    release: (id, hand, at) => {
      release.run({ id, hand, at });
    },
    posts: (summaryId) => posts.all({ summaryId }).map(postFrom),
    put: ({ summaryId, answerId, ...post }) => {
      put.run({ ...post, summary_id: summaryId, answer_id: answerId });
    },
    placeOf: (answerId) => {
      const row = place.get({ answerId, firstId: revision.get({ answerId })?.first_id ?? answerId });
      return row && { number: row.number, isKept: row.state === 'making' || row.state === 'standing' };
    },
  };
}

const NEW = { state: 'making', pin: 'none', detail: null } as const;

function rowOf({ since, made, shown, notes, ...summary }: DaySummary): Omit<Tables['summaries'], 'hand' | 'until'> {
  return {
    ...summary,
    since_seq: since.seq,
    since_at: since.at,
    made_seq: made.seq,
    made_at: made.at,
    shown_seq: shown.seq,
    shown_at: shown.at,
    notes: JSON.stringify(notes),
  };
}

function summaryFrom(row: Tables['summaries']): DaySummary {
  const { id, platform, channel, day, detail } = row;
  return {
    id,
    platform,
    channel,
    day,
    detail,
    since: { seq: row.since_seq, at: row.since_at },
    made: { seq: row.made_seq, at: row.made_at },
    shown: { seq: row.shown_seq, at: row.shown_at },
    notes: JSON.parse(row.notes) as SummaryNotes,
    state: row.state as SummaryState,
    pin: row.pin as PinState,
  };
}

function postFrom({ summary_id, answer_id, state, number, shows, channel, thread, message }: Tables['summary_posts']): SummaryPost {
  return { summaryId: summary_id, number, answerId: answer_id, shows, state: state as PostState, channel, thread, message };
}
