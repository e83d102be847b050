import type { webApi } from '@slack/bolt';
import type { Post, Sent } from '../../src/chat/messenger.ts';
import { codeOf, failureOf } from './attempt.ts';

/** What our posts carry, so that they can be told from each other: the delivery's key. */
export const METADATA = 'sourced_answer';

/** What a post of ours is known by. */
interface Mark {
  readonly key: string;
  readonly botId: string;
}

/** Where a post went that may have arrived. */
interface Posted extends Mark {
  readonly channel: string;
  /** The thread that it belongs in; null: the channel itself. */
  readonly thread: string | null;
  /** A post that is surely older; null: none is known. */
  readonly after: string | null;
}

/** Pages of messages that are looked through, and messages on each (Slack recommends at most 200). */
const PAGES = { most: 10, size: 200 } as const;

/**
 * Looks for a post by its key: what it came to, or null if it surely isn't there. `unsure` where Slack doesn't let the bot look. Throws
 * where it can't be found out now.
 */
export async function lookUp(client: webApi.WebClient, posted: Posted): Promise<Sent | null> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES.most; page++) {
    try {
      const { messages = [], response_metadata: more } = await pageOf(client, posted, cursor);
      const found = messages.find((message) => isOurs(message, posted));
      if (found?.ts) return { ok: true, message: found.ts, thread: posted.thread };
      cursor = more?.next_cursor;
      if (!cursor) return null;
    } catch (error) {
      return notLooked(error);
    }
  }
  return { ok: false, reason: 'unsure', detail: 'look-up: too many messages' };
}

/**
 * Whether a post carries the key of an edit; also false where it isn't there. A failure where Slack doesn't let the bot look. Throws where
 * it can't be found out now.
 */
export async function isEdited(client: webApi.WebClient, { channel, thread, message: ts }: Post, mark: Mark): Promise<boolean | Sent> {
  const options = { channel, latest: ts, oldest: ts, inclusive: true, include_all_metadata: true, limit: PAGES.size };
  try {
    const { messages = [] } =
      thread === null ? await client.conversations.history(options) : await client.conversations.replies({ ...options, ts: thread });
    return messages.some((message) => isOurs(message, mark));
  } catch (error) {
    return notLooked(error);
  }
}

function notLooked(error: unknown): Sent {
  const failure = failureOf(error);
  if (failure.kind !== 'refused') throw error;
  return { ok: false, reason: failure.reason === 'gone' ? 'gone' : 'unsure', detail: `look-up: ${codeOf(error) ?? failure.detail}` };
}

/** A thread comes oldest first, a channel newest first. */
function pageOf(client: webApi.WebClient, { channel, thread, after }: Posted, cursor: string | undefined) {
  const options = {
    channel,
    include_all_metadata: true,
    limit: PAGES.size,
    ...(after === null ? {} : { oldest: after }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return thread === null ? client.conversations.history(options) : client.conversations.replies({ ...options, ts: thread });
}

/** As much of a message as its author and its key are read from. */
interface Message {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

function isOurs({ bot_id: by, metadata }: Message, { key, botId }: Mark): boolean {
  const payload = metadata?.event_payload;
  return by === botId && metadata?.event_type === METADATA && payload !== undefined && 'key' in payload && payload.key === key;
}
