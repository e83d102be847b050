import type { Copy, Outbox } from '../chat/corrections/outbox.ts';
import type { Cited } from '../chat/ledger.ts';
import { type Affected, concerns } from '../desk/store.ts';
import { COPIES, COPIES_NOW, COPIES_WITHIN, COPIES_WITHIN_NOW, COPY } from './copy-queries.ts';
import type { Database } from './database.ts';
import { recordedFrom } from './recorded.ts';

/** What people have been told. */
export interface Copies {
  readonly of: Outbox['copies'];
  readonly now: Outbox['copiesNow'];
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
}

/** Finds in a database what people have been told. */
export function makeCopies({ prepare }: Pick<Database, 'prepare'>): Copies {
  const copy = prepare(COPY);
  const all = { ofOne: prepare(COPIES), within: prepare(COPIES_WITHIN) };
  const now = { ofOne: prepare(COPIES_NOW), within: prepare(COPIES_WITHIN_NOW) };
  const copyFrom = (row: Row, revised: boolean): Copy => ({
    recorded: recordedFrom(row.body),
    state: stateOf(row),
    post: postOf(row),
    cited: JSON.parse(row.cited) as Cited[],
    revised,
  });
  /** What is affected is one fact, or all passages of a source. */
  const rowsOf = ({ ofOne, within }: typeof all, { factId, version }: Affected): readonly Row[] =>
    concerns({ factId }, `${factId}0`) ? within.all({ from: factId, before: afterAll(factId), version }) : ofOne.all({ factId, version });
  const found = (which: typeof all, affected: readonly Affected[]): Copy[] =>
    [...new Map(affected.flatMap((each) => rowsOf(which, each)).map((row) => [row.id, row])).values()]
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
      .map((row) => copyFrom(row, false));
  return {
    of: (affected) => found(all, affected),
    now: (affected) => found(now, affected),
    one: (id) => {
      const row = copy.get({ id });
      return row && copyFrom(row, row.revised === 1);
    },
  };
}

/** The first text that comes after all those that begin with `beginning`, which ends in `#`. */
const afterAll = (beginning: string): string => `${beginning.slice(0, -1)}$`;

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
