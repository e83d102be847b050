import type { DeliveryState, Outbox, OutboxDelivery, Target } from '../chat/corrections/outbox.ts';
import { makeCopies } from './copies.ts';
import { makeCorrections } from './corrections.ts';
import type { Database } from './database.ts';
import * as queries from './outbox-queries.ts';

interface Row {
  readonly key: string;
  readonly correction_id: string;
  readonly platform: string;
  readonly target: string;
  readonly answer_ids: string;
  readonly state: string;
  readonly tries: number;
  readonly detail: string | null;
}

/** Keeps corrections on their way in a database. */
export function makeOutbox(database: Database): Outbox {
  const { prepare, transaction } = database;
  const corrections = makeCorrections(database);
  const copies = makeCopies(database);
  const deliveries = prepare(queries.DELIVERIES);
  const plan = prepare(queries.PLAN);
  const anyNext = prepare(queries.ANY_NEXT);
  const next = prepare(queries.NEXT);
  const take = prepare(queries.TAKE_IN_HAND);
  const keep = prepare(queries.KEEP);
  const wait = prepare(queries.WAIT);
  const end = prepare(queries.END);
  return {
    due: corrections.due,
    of: corrections.of,
    copies: copies.of,
    copiesNow: copies.now,
    copyOf: copies.one,
    plan: (correctionId, planned) =>
      transaction(() => {
        let number = deliveries.all({ correctionId }).length;
        const before = number;
        for (const { key, platform, target, answerIds } of planned) {
          const row = { key, correctionId, number, platform, target: spelt(target), rank: queries.RANK[target.kind] };
          number += plan.run({ ...row, answerIds: JSON.stringify(answerIds) });
        }
        // Planning again what is over, and finding nothing new, leaves it over.
        if (number > before || corrections.find(correctionId)?.state === 'waiting') corrections.setState(correctionId, 'going');
        return number - before;
      }),
    next: (platform, now, until) => {
      while (anyNext.get({ platform, now })) {
        const row = next.get({ platform, now });
        if (!row) break;
        const { key, state, tries, at } = row;
        // The count is of the tries before this one: those that may have arrived.
        if (take.run({ key, until, state, tries, at }) > 0) return { ...deliveryFrom(row), state: 'trying' };
      }
      return null;
    },
    keep: (key, until) => {
      keep.run({ key, until });
    },
    settle: (key, { state, detail, at }) => {
      if (state === 'waiting') wait.run({ key, detail, at });
      else end.run({ key, state, detail, at });
    },
    deliveries: (correctionId) => deliveries.all({ correctionId }).map(deliveryFrom),
    close: (correctionId) => corrections.setState(correctionId, 'done'),
  };
}

/** The same text for the same target. */
export function spelt(target: Target): string {
  if (target.kind === 'edit') return JSON.stringify({ kind: target.kind, answerId: target.answerId });
  if (target.kind === 'reply') return JSON.stringify({ kind: target.kind, channel: target.channel, thread: target.thread });
  return JSON.stringify({ kind: target.kind, person: target.person });
}

function deliveryFrom(row: Row): OutboxDelivery {
  return {
    key: row.key,
    correctionId: row.correction_id,
    platform: row.platform,
    target: JSON.parse(row.target) as Target,
    answerIds: JSON.parse(row.answer_ids) as string[],
    state: row.state as DeliveryState,
    tries: row.tries,
    detail: row.detail,
  };
}
