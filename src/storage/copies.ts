import type { Copy, Outbox } from '../chat/corrections/outbox.ts';
import type { Cited } from '../chat/ledger.ts';
import { type Affected, concerns } from '../desk/store.ts';
import { COPIES, COPIES_WITHIN, COPY } from './copy-queries.ts';
import type { Database } from './database.ts';
import { recordedFrom } from './recorded.ts';

/** What people have been told. */
export interface Copies {
  readonly of: Outbox['copies'];
  readonly one: Outbox['copyOf'];
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly body: string;
  readonly cited: string;
  /** Not null where it is known to stand somewhere, with or without a message. */
  readonly placed: string | null;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly message: string | null;
  /** The key of the invocation that asked for it; null: nobody did. */
  readonly asked: string | null;
  readonly outcome: string | null;
  /** The state of the delivery that it is the message of; null: it is none's. */
  readonly delivery: string | null;
  /** Which revision of its post it is; null: the first answer in it. */
  readonly number: number | null;
  /** The last revision that its post may show; null: there is none. */
  readonly newest: number | null;
}

/** Finds in a database what people have been told. */
export function makeCopies({ prepare }: Pick<Database, 'prepare'>): Copies {
  const copy = prepare(COPY);
  const copies = prepare(COPIES);
  const within = prepare(COPIES_WITHIN);
  const copyFrom = (row: Row): Copy => ({
    recorded: recordedFrom(row.body),
    state: stateOf(row),
    post: postOf(row),
    cited: JSON.parse(row.cited) as Cited[],
    revised: isRevised(row),
  });
  /** What is affected is one fact, or all passages of a source. */
  const rowsOf = ({ factId, version }: Affected): readonly Row[] =>
    concerns({ factId }, `${factId}0`)
      ? within.all({ beginning: factId, length: [...factId].length, version })
      : copies.all({ factId, version });
  return {
    of: (affected) =>
      [...new Map(affected.flatMap(rowsOf).map((row) => [row.id, row])).values()]
        .filter((row) => !isRevised(row))
        .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
        .map(copyFrom),
    one: (id) => {
      const row = copy.get({ id });
      return row && copyFrom(row);
    },
  };
}

const isRevised = ({ number, newest }: Row): boolean => (newest ?? 0) > (number ?? 0);

function postOf({ channel, thread, message }: Row): Copy['post'] {
  return channel === null || message === null ? null : { channel, thread, message };
}

/**
 * What a correction's delivery is still about isn't there yet, though it stands in the place of what is. What else has a place is posted,
 * whoever asked for it. Else an answer is as far as what asked for it: an invocation, or a delivery, where what may have arrived counts as
 * told. What nobody asked for and has no place never got there.
 */
function stateOf({ placed, asked, outcome, delivery }: Row): Copy['state'] {
  if (delivery === 'waiting' || delivery === 'trying') return 'open';
  if (delivery === 'unreachable' || delivery === 'needless') return 'failed';
  if (placed !== null) return 'posted';
  if (asked !== null) return outcome === null ? 'open' : outcome === 'sent' ? 'posted' : 'failed';
  return delivery === null ? 'failed' : 'posted';
}
