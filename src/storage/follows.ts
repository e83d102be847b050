import type { Follow, Follows, Pace, Quiet, Where } from '../desk/follows/follows.ts';
import type { Point } from '../desk/point.ts';
import type { Database } from './database.ts';
import * as queries from './follow-queries.ts';
import type { Tables } from './tables.ts';

/** Keeps who follows what in a database. */
export function makeFollows({ prepare, transaction }: Pick<Database, 'prepare' | 'transaction'>): Follows {
  const all = prepare(queries.FOLLOWS);
  const ofPerson = prepare(queries.FOLLOWS_OF);
  const one = prepare(queries.FOLLOW);
  const ofThing = prepare(queries.FOLLOW_OF);
  const last = prepare(queries.LAST_FOLLOW);
  const set = prepare(queries.SET_FOLLOW);
  const stop = prepare(queries.STOP_FOLLOW);
  return {
    all: () => all.all({}).map(followFrom),
    of: (platform, person) => ofPerson.all({ platform, person }).map(followFrom),
    find: (id) => {
      const row = one.get({ id });
      return row && followFrom(row);
    },
    set: ({ id, platform, person, what, where, pace, zone, quiet, at, turn, since, left }) =>
      transaction(() => {
        const thing = { platform, person, kind: what.kind, thing: what.id, place: spelt(where) };
        const number = (last.get({})?.number ?? 0) + 1;
        const cursor = { turn, since_seq: since.seq, since_at: since.at, held_back: JSON.stringify(left) };
        set.run({ ...thing, ...cursor, id, number, pace, zone, quiet: quiet && JSON.stringify(quiet), time: at });
        const row = ofThing.get(thing);
        if (!row) throw new Error('what was just set is not there');
        return followFrom(row);
      }),
    stop: (id, platform, person) => stop.run({ id, platform, person }) > 0,
  };
}

/** The same text for the same place. */
function spelt(where: Where): string {
  return JSON.stringify(
    where.kind === 'privately' ? { kind: where.kind } : { kind: where.kind, channel: where.channel, thread: where.thread },
  );
}

function followFrom(row: Tables['follows']): Follow {
  return {
    id: row.id,
    platform: row.platform,
    person: row.person,
    what: { kind: row.kind as Follow['what']['kind'], id: row.thing },
    where: JSON.parse(row.place) as Where,
    pace: row.pace as Pace,
    zone: row.zone,
    quiet: row.quiet === null ? null : (JSON.parse(row.quiet) as Quiet),
    at: row.time,
    turn: row.turn,
    since: { seq: row.since_seq, at: row.since_at },
    left: JSON.parse(row.held_back) as Record<string, Point>,
  };
}
