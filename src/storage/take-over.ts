import { quotesOf } from '../domain/answer.ts';
import type { Database } from './database.ts';
import { CITE } from './ledger-queries.ts';
import { PLACE } from './post-queries.ts';
import { query } from './query.ts';
import { recordedFrom } from './recorded.ts';

/** The first release's answers with what became of them; the last answer to an invocation comes last. */
export const TOLD = query()((build) =>
  build
    .withTables<{ invocations: { key: string; outcome: string | null; message: string | null } }>()
    .selectFrom('answers')
    .leftJoin('invocations', 'invocations.key', 'answers.key')
    .select(['answers.id', 'answers.key', 'answers.body', 'invocations.outcome', 'invocations.message'])
    .orderBy('answers.at')
    .orderBy('answers.id', 'desc'),
);

/** Notes what an answer rests on. */
export const NOTE_CITED = query<{ id: string; cited: string }>()((build, { id, cited }) =>
  build.updateTable('answers').set({ cited }).where('id', '=', id),
);

/** Reads what people were told, and where it stands, out of answers that were recorded before either was written down by itself. */
export function takeOver({ prepare }: Pick<Database, 'prepare'>): void {
  const told = prepare(TOLD).all({});
  const note = prepare(NOTE_CITED);
  const cite = prepare(CITE);
  const place = prepare(PLACE);
  const lastOf = new Map(told.map(({ key, id }) => [key, id]));
  for (const { id, key, body, outcome, message } of told) {
    const { answer, address } = recordedFrom(body);
    const cited = quotesOf(answer).map(({ factId, version }) => ({ factId, version }));
    note.run({ id, cited: JSON.stringify(cited) });
    for (const each of cited) cite.run({ ...each, answerId: id, asked: outcome === undefined ? 0 : 1 });
    if (outcome !== 'sent' || lastOf.get(key) !== id) continue;
    const { channel, thread } = message === null ? { channel: null, thread: null } : address;
    place.run({ answerId: id, channel, thread, message });
  }
}
