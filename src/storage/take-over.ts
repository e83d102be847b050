import { quotesOf } from '../domain/answer.ts';
import type { Database } from './database.ts';
import { CITE } from './ledger-queries.ts';
import { PLACE } from './post-queries.ts';
import { recordedFrom } from './recorded.ts';
import { NOTE_CITED, TOLD } from './take-over-queries.ts';

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
    for (const each of cited) cite.run({ ...each, answerId: id, asked: 1 });
    if (outcome !== 'sent' || lastOf.get(key) !== id) continue;
    const { channel, thread } = message === null ? { channel: null, thread: null } : address;
    place.run({ answerId: id, channel, thread, message });
  }
}
