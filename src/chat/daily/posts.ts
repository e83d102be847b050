import { createHash } from 'node:crypto';
import { type DaySummary, REPLIES, type Summaries, type SummaryPost } from '../../desk/daily/summaries.ts';
import type { OnFile } from '../../desk/on-file.ts';
import { citedBy } from '../cited.ts';
import { messageOf, newId, postOf } from '../host.ts';
import type { Address } from '../invocation.ts';
import type { Ledger, RecordedAnswer } from '../ledger.ts';
import type { Messenger, Post, Sent } from '../messenger.ts';
import { keyOf, type Shown } from './content.ts';

export interface PostMeans {
  readonly summaries: Pick<Summaries, 'posts' | 'put'>;
  readonly ledger: Pick<Ledger, 'record' | 'find' | 'placed'>;
  readonly onFile: Pick<OnFile, 'fact' | 'find'>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Throws `Lost` where another hand has the summary by now: nothing may be written down any more. */
  readonly held: () => void;
}

/** What became of a post; null: it shows what it is to show. */
export type Trouble = Pick<Extract<Sent, { ok: false }>, 'reason' | 'detail'>;

/**
 * Brings a post of a summary to show something: posts it, or edits it, and nothing where that is what it shows. Written down before it is
 * sent; what a crash left half done is looked up. null: it is done.
 */
export async function show(
  number: number,
  shown: Shown,
  summary: DaySummary,
  messenger: Messenger,
  means: PostMeans,
): Promise<Trouble | null> {
  const { summaries, ledger, onFile, clock, held } = means;
  const { id: summaryId, platform } = summary;
  const shows = createHash('sha256').update(keyOf(shown)).digest('hex');
  const all = summaries.posts(summaryId);
  const key = `summary ${summaryId} ${number}`;
  const standing = all.find((post) => post.number === number) ?? null;
  if (standing?.state === 'gone' || (standing?.state === 'posted' && standing.shows === shows)) return null;

  if (standing === null || standing.state === 'open') {
    const begun = standing && ledger.find(standing.answerId);
    const address = begun?.address ?? addressOf(number, summary, all);
    const recorded = begun ?? record(address, null);
    const own = begun && standing ? standing.shows : shows;
    const post = { summaryId, number, answerId: recorded.id, shows: own, channel: null, thread: null, message: null };
    if (!begun) summaries.put({ ...post, state: 'open' });
    // Where an earlier try isn't found, what stands now is posted, and not what stood then.
    const message = { ...messageOf(recorded), answer: shown.answer, from: shown.from };
    const sent = await messenger.send(address, message, { key: recorded.id, again: begun !== null, since: recorded.at });
    held();
    if (!sent.ok) {
      // What an earlier summary left there, or didn't, can't be found any more: this one has a post of its own.
      if (sent.reason === 'unsure' && recorded.key !== key) {
        summaries.put({ ...post, answerId: record(address, null).id, shows, state: 'open' });
        return show(number, shown, summary, messenger, means);
      }
      // Below a post whose thread is gone there is nothing more.
      if (sent.reason !== 'gone' || number === 0) return sent;
      summaries.put({ ...post, state: 'gone' });
      return null;
    }
    const at = postOf(sent, address.channel);
    if (!at) return { reason: 'failed', detail: 'a post without an id' };
    ledger.placed(recorded.id, at);
    summaries.put({ ...post, ...at, state: 'posted' });
    // Found or posted just now: what it was written down to say is put right.
    return own === shows ? null : show(number, shown, summary, messenger, means);
  }

  const at = placeOf(standing);
  if (!at) throw new Error(`post ${number} of summary ${summaryId} is edited, and is nowhere`);
  const begun = standing.state === 'editing' && standing.shows === shows ? ledger.find(standing.answerId) : null;
  const recorded = begun ?? record(addressAt(at), standing.answerId);
  if (!begun) summaries.put({ ...standing, answerId: recorded.id, shows, state: 'editing' });
  const sent = await messenger.edit(at, messageOf(recorded), { key: recorded.id, again: begun !== null });
  held();
  // An older record of the post may be forgotten, and with it where it stood.
  if (sent.ok) ledger.placed(recorded.id, at);
  if (sent.ok) summaries.put({ ...standing, answerId: recorded.id, shows, state: 'posted' });
  else if (sent.reason === 'gone') summaries.put({ ...standing, answerId: recorded.id, shows, state: 'gone' });
  return sent.ok || (sent.reason === 'gone' && number > 0) ? null : sent;

  function record(address: Address, revises: string | null): RecordedAnswer {
    const { answer, from, offers } = shown;
    const recorded: RecordedAnswer = {
      id: newId(),
      key,
      platform,
      address,
      answer,
      share: false,
      from,
      above: null,
      offers,
      asked: null,
      revises,
      at: clock(),
    };
    ledger.record(recorded, citedBy(answer, [], onFile), null);
    return recorded;
  }
}

/** Where a post stands; null: it isn't known to be there. */
export function placeOf({ channel, thread, message }: Pick<SummaryPost, 'channel' | 'thread' | 'message'>): Post | null {
  return channel === null || message === null ? null : { channel, thread, message };
}

/** The pinned one in the channel itself; all others in the thread below it. */
function addressOf(number: number, { channel }: DaySummary, all: readonly SummaryPost[]): Address {
  if (number === 0) return { ...IN_CHANNEL, channel };
  const first = all.find((post) => post.number === 0);
  const top = first && placeOf(first);
  if (!top) throw new Error('a thread below nothing');
  const thread = all.find((post) => post.number > 0 && post.thread !== null)?.thread;
  return { ...IN_CHANNEL, channel, ...(thread ? { thread } : { message: top.message }) };
}

const addressAt = ({ channel, thread }: Post): Address => ({ ...IN_CHANNEL, channel, thread });

/** For all to see, and nobody asked. */
const IN_CHANNEL: Address = { channel: '', direct: false, thread: null, message: null, person: '', visibility: 'public', handle: null };

/** Whether there is a thread that more can be put in: where none could be opened, the first of its posts stands alone. */
export function hasThread(posts: readonly SummaryPost[]): boolean {
  const below = posts.filter(({ number, state }) => number > 0 && (state === 'posted' || state === 'editing'));
  return below.length === 0 || below.some(({ thread }) => thread !== null);
}

/** The number of the next correction told in a thread. */
export const nextReply = (posts: readonly SummaryPost[]): number => Math.max(REPLIES - 1, ...posts.map(({ number }) => number)) + 1;
