import { createHash } from 'node:crypto';
import type { Cited } from '../chat/ledger.ts';
import type { Asks } from '../desk/asks.ts';
import type { GapAsk, GapState, Gaps } from '../desk/gaps/gaps.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import type { Database } from './database.ts';
import * as queries from './gap-queries.ts';
import { recordedFrom } from './recorded.ts';
import type { Tables } from './tables.ts';

/** Keeps gaps in a database. */
export function makeGaps({ prepare, transaction }: Pick<Database, 'prepare' | 'transaction'>): Gaps {
  const wrong = prepare(queries.NOTE_WRONG);
  const inState = prepare(queries.GAPS_IN);
  const one = prepare(queries.GAP);
  const settledBy = prepare(queries.SETTLED_BY);
  const settle = prepare(queries.SETTLE);
  const noteSource = prepare(queries.NOTE_SOURCE);
  const untold = prepare(queries.UNTOLD);
  const tell = prepare(queries.TELL);
  const tally = prepare(queries.GAP_TALLY);
  return {
    wrong: ({ behind, open, ...row }) => {
      const id = wrongId(row.answerId, row.platform, row.person);
      wrong.run({ ...row, id, open: open ? 1 : 0, behind: JSON.stringify(behind) });
    },
    open: () => inState.all({ state: 'open' }).flatMap(gapFrom),
    find: (ids) =>
      ids.flatMap((id) => {
        const row = one.get({ id });
        return row ? gapFrom(row) : [];
      }),
    settledBy: (settledId) => settledBy.all({ settledId }).flatMap(gapFrom),
    settle: (seen, state, { id: settledId, by, at, factId, why }) => {
      try {
        transaction(() => {
          for (const { id, version } of seen)
            if (settle.run({ id, version, next: version + 1, state, settledId, by, at, factId, why }) === 0) throw new Quicker();
        });
        return true;
      } catch (error) {
        if (error instanceof Quicker) return false;
        throw error;
      }
    },
    noteSource: (ids, sourceId) => {
      transaction(() => {
        for (const id of ids) noteSource.run({ id, sourceId });
      });
    },
    untold: () =>
      [...Map.groupBy(untold.all({}), ({ settled_id: id }) => id ?? '')].map(([id, rows]) => ({
        id,
        at: rows[0]?.settled_at ?? 0,
        since: Math.min(...rows.map(({ at }) => at)),
      })),
    tell: (settledId) => {
      tell.run({ settledId });
    },
    tally: () =>
      tally.all({}).map(({ at, state, topic_id: topicId, behind, settled_id: settledId, settled_at: settledAt }) => ({
        at,
        state: state as GapState,
        topicId,
        behind: JSON.parse(behind) as string[],
        settledId,
        settledAt,
      })),
  };
}

/** Reads what was asked, in a database. */
export function makeAsks({ prepare }: Pick<Database, 'prepare'>): Asks {
  const asks = prepare(queries.ASKS);
  const told = prepare(queries.TOLD_SINCE);
  return {
    since: (since) =>
      asks.all({ since }).map(({ topic_id: topicId, behind, times, ...row }) => ({
        ...row,
        topicId,
        behind: JSON.parse(behind) as string[],
        times: Number(times),
      })),
    toldSince: (since) =>
      told.all({ since }).map(({ fact_id: factId, topic_id: topicId, outcome, behind, times }) => ({
        factId,
        outcome,
        topicId,
        behind: JSON.parse(behind) as string[],
        times: Number(times),
      })),
  };
}

/** Somebody else settled it first. */
class Quicker extends Error {}

/** The id of what a person said of an answer; it doesn't tell who that is. */
export const wrongId = (answerId: string, platform: string, person: string): string =>
  createHash('sha256')
    .update(JSON.stringify([answerId, platform, person]))
    .digest('hex')
    .slice(0, 12);

/** None where it is forgotten whose it was. */
function gapFrom(row: Tables['gaps'] & Pick<Tables['answers'], 'body' | 'cited'>): GapAsk[] {
  if (row.person === null) return [];
  const { answer, asked } = recordedFrom(row.body);
  return [
    {
      id: row.id,
      kind: row.kind as GapAsk['kind'],
      answerId: row.answer_id,
      platform: row.platform,
      channel: row.channel,
      open: row.open === 1,
      person: row.person,
      topicId: row.topic_id,
      behind: JSON.parse(row.behind) as string[],
      question: answer.question,
      within: answer.topicId,
      conversation: asked ?? NO_CONVERSATION,
      told: (JSON.parse(row.cited) as Cited[]).map(({ factId }) => factId),
      reason: row.reason ?? '',
      at: row.at,
      state: row.state as GapState,
      version: row.version,
      sourceId: row.source_id,
      settled:
        row.settled_id === null || row.settled_by === null || row.settled_at === null
          ? null
          : { id: row.settled_id, by: row.settled_by, at: row.settled_at, factId: row.settled_fact, why: row.settled_why },
    },
  ];
}
