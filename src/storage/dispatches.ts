import type { DeliveryState } from '../chat/corrections/outbox.ts';
import type { About, Addressee, Dispatch, Dispatches } from '../chat/dispatches/dispatches.ts';
import type { Database } from './database.ts';
import * as queries from './dispatch-queries.ts';
import { ADVANCE } from './follow-queries.ts';
import { CITE, RECORD } from './ledger-queries.ts';
import { spelt } from './outbox.ts';
import type { Tables } from './tables.ts';

/** Keeps messages that the bot sends of itself in a database. */
export function makeDispatches({ prepare, transaction }: Pick<Database, 'prepare' | 'transaction'>): Dispatches {
  const plan = prepare(queries.PLAN_DISPATCH);
  const one = prepare(queries.DISPATCH);
  const anyNext = prepare(queries.ANY_DISPATCH);
  const next = prepare(queries.NEXT_DISPATCH);
  const take = prepare(queries.TAKE_DISPATCH);
  const keep = prepare(queries.KEEP_DISPATCH);
  const putOff = prepare(queries.PUT_OFF_DISPATCH);
  const end = prepare(queries.END_DISPATCH);
  const told = prepare(queries.TOLD_UNASKED);
  const advance = prepare(ADVANCE);
  const record = prepare(RECORD);
  const cite = prepare(CITE);
  return {
    plan: (planned) =>
      transaction(() =>
        planned.reduce((sum, { to, about, ...rest }) => sum + plan.run({ ...rest, target: spelt(to), about: JSON.stringify(about) }), 0),
      ),
    next: (platform, now, until) => {
      while (anyNext.get({ platform, now })) {
        const row = next.get({ platform, now });
        if (!row) break;
        const { key, state, tries, at } = row;
        // The count is of the tries before this one: those that may have arrived.
        if (take.run({ key, now, until, state, tries, at }) > 0) return { ...dispatchFrom(row), state: 'trying' };
      }
      return null;
    },
    keep: (key, until) => {
      keep.run({ key, until });
    },
    settle: (key, { state, detail, at }) => {
      if (state === 'waiting') putOff.run({ key, detail, at });
      else end.run({ key, state, detail, at });
    },
    find: (key) => {
      const row = one.get({ key });
      return row && dispatchFrom(row);
    },
    told: (factId, platform, to) => told.all({ factId, platform, target: spelt(to) }).map(({ id }) => id),
    write: (said, { followId, turn, since, left }) =>
      transaction(() => {
        const moved = advance.run({ id: followId, turn, sinceSeq: since.seq, sinceAt: since.at, heldBack: JSON.stringify(left) }) > 0;
        if (!moved || !said) return moved;
        const { recorded, cited } = said;
        const { id, key, at } = recorded;
        record.run({ id, key, at, body: JSON.stringify(recorded), cited: JSON.stringify(cited) });
        for (const { factId, version } of cited) cite.run({ factId, version, answerId: id, asked: 0 });
        return moved;
      }),
  };
}

function dispatchFrom(row: Omit<Tables['dispatches'], 'once'>): Dispatch {
  return {
    key: row.key,
    platform: row.platform,
    to: JSON.parse(row.target) as Addressee,
    about: JSON.parse(row.about) as About,
    planned: row.planned,
    state: row.state as DeliveryState,
    tries: row.tries,
    detail: row.detail,
  };
}
