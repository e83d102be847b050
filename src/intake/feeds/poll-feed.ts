import { createHash } from 'node:crypto';
import type { Tally } from '../../desk/import/import-reads.ts';
import type { Incoming } from '../../desk/import/incoming.ts';
import type { Read } from '../../desk/import/item.ts';
import type { Fetched } from '../../importers/fetch-feed.ts';
import type { Validators } from '../../importers/http-headers.ts';
import { FETCH_TEXT } from '../../text/intake.ts';
import { broughtAnything, Interrupted, readUntil, type Take } from '../taking.ts';
import type { Feed } from './feed-list.ts';
import { mayBeFeed } from './is-feed.ts';
import type { Standing } from './polls.ts';

export interface PollMeans {
  readonly fetch: (url: string, validators: Validators, ending: AbortSignal) => Promise<Fetched>;
  /** What stands in a feed's bytes; `name` is its address. */
  readonly read: (bytes: Buffer, about: { readonly name: string; readonly contentType: string | null }) => AsyncIterable<Read>;
  readonly take: Take;
}

/** What came of a poll. */
export interface Polled {
  readonly end: 'new' | 'unchanged' | 'failed' | 'stopped';
  /** null: nothing was read. */
  readonly tally: Tally | null;
  readonly standing: Standing;
  /** One sentence for the operator; null: all went well. */
  readonly reason: string | null;
  /** For so long (ms) it is to be left alone. */
  readonly quiet: number;
}

/**
 * Asks for a feed once, and brings on file what is new. What the server says of its version is kept only when all was taken in, so that what was
 * broken off comes again. Rejects as `take` does.
 */
export async function pollFeed(
  { url, topicId, publisher }: Feed,
  standing: Standing,
  means: PollMeans,
  ending: AbortSignal,
): Promise<Polled> {
  const fetched = await means.fetch(url, standing, ending);
  const well = { failures: 0, trouble: null } as const;
  const nothing = { tally: null, reason: null, quiet: 0 } as const;
  const failed = (trouble: string, reason: string, quiet: number, tally: Tally | null): Polled => ({
    end: 'failed',
    tally,
    reason,
    quiet,
    standing: { ...standing, failures: standing.failures + 1, trouble },
  });
  if (fetched.kind === 'failed') {
    if (fetched.fault === 'stopped') return { ...nothing, end: 'stopped', standing };
    return failed(fetched.fault, fetched.reason, fetched.retryAfter, null);
  }
  const quiet = fetched.freshFor;
  if (fetched.kind === 'unchanged') return { ...nothing, end: 'unchanged', standing: { ...standing, ...well }, quiet };
  const { bytes, contentType, validators } = fetched;
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest === standing.digest) return { ...nothing, end: 'unchanged', standing: { ...validators, ...well, digest }, quiet };
  if (!mayBeFeed(bytes)) return failed('not-a-feed', FETCH_TEXT.notFeed, quiet, null);
  const incoming = (read: Read): Incoming => ({ read: read.ok ? withPublisher(read, publisher) : read, name: url, place: url, file: null });
  try {
    const tally = await means.take(readUntil(ending, means.read(bytes, { name: url, contentType }), incoming), topicId);
    // One that is refused as a whole isn't the feed that it was.
    if (!broughtAnything(tally) && tally.refused > 0) return failed('refused', FETCH_TEXT.refused, quiet, tally);
    const isNew = tally.added + tally.versions + tally.killed > 0;
    return { end: isNew ? 'new' : 'unchanged', tally, standing: { ...validators, ...well, digest }, reason: null, quiet };
  } catch (error) {
    if (error instanceof Interrupted) return { ...nothing, end: 'stopped', standing };
    throw error;
  }
}

const withPublisher = (read: Extract<Read, { ok: true }>, publisher: string | null): Read => ({
  ...read,
  item: { ...read.item, publisher: read.item.publisher ?? publisher },
});
