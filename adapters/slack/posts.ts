import type { webApi } from '@slack/bolt';
import { deliver, type Patience } from '../../src/chat/delivery.ts';
import { CLOCKS_APART, type Post, type Sending, type Sent } from '../../src/chat/messenger.ts';
import type { Calls } from './calls.ts';
import { isEdited, lookUp, METADATA } from './look-up.ts';
import type { Payload } from './render.ts';

/** Where a post goes. */
export interface Place {
  readonly channel: string;
  /** null: the channel itself. */
  readonly thread: string | null;
  /** A post there that is surely older; null: none is known. */
  readonly after: string | null;
}

/** Posts that stay. Each carries the key of its newest delivery, by which it is found again; none is posted or edited twice for one key. */
export interface Posts {
  readonly post: (to: Place, payload: Payload, sending: Sending) => Promise<Sent>;
  /** Puts a payload in a post's place. */
  readonly edit: (post: Post, payload: Payload, sending: Sending) => Promise<Sent>;
  /** A post in the direct messages with a person, which are opened for it. */
  readonly tell: (person: string, payload: Payload, sending: Sending) => Promise<Sent>;
}

export interface PostMeans {
  readonly client: webApi.WebClient;
  readonly botId: string;
  readonly patience: Patience;
  readonly calls: Calls;
}

export function postsBy({ client, botId, patience, calls: { tried } }: PostMeans): Posts {
  function post({ channel, thread, after }: Place, payload: Payload, { key, again, since }: Sending): Promise<Sent> {
    const attempt = () =>
      tried(async () => {
        const { ts = null } = await client.chat.postMessage({
          channel,
          ...payload,
          ...(thread === null ? {} : { thread_ts: thread }),
          metadata: metadataOf(key),
        });
        return { message: ts, thread };
      });
    return deliver({ attempt, lookUp: () => lookUp(client, { channel, thread, after: later(after, since), key, botId }), again }, patience);
  }

  /** The id of the direct messages with a person; asking for it twice opens nothing twice. */
  function conversationWith(person: string): Promise<Sent> {
    const attempt = () =>
      tried(async () => {
        const { channel } = await client.conversations.open({ users: person });
        return { message: channel?.id ?? null, thread: null };
      });
    return deliver({ attempt, lookUp: 'safe', again: false }, patience);
  }

  return {
    post,
    edit: (edited, payload, { key, again }) => {
      const { channel, thread, message } = edited;
      const attempt = () =>
        tried(async () => {
          // Always with its blocks: Slack drops those of a message that is given a text alone.
          await client.chat.update({ channel, ts: message, ...payload, metadata: metadataOf(key) });
          return { message, thread };
        });
      const arrived = async (): Promise<Sent | null> => {
        const found = await isEdited(client, edited, { key, botId });
        return found === true ? { ok: true, message, thread } : found || null;
      };
      return deliver({ attempt, lookUp: arrived, again }, patience);
    },
    tell: async (person, payload, sending) => {
      const opened = await conversationWith(person);
      if (!opened.ok) return opened;
      const channel = opened.message;
      if (channel === null) return { ok: false, reason: 'failed', detail: 'a conversation without an id' };
      const sent = await post({ channel, thread: null, after: null }, payload, sending);
      return sent.ok ? { ...sent, channel } : sent;
    },
  };
}

/** The later of a post and a time at which no earlier try had been made; in Slack's notation. */
function later(after: string | null, since: number | undefined): string | null {
  if (since === undefined) return after;
  const earliest = ((since - CLOCKS_APART) / 1000).toFixed(6);
  return after === null || Number(after) < Number(earliest) ? earliest : after;
}

const metadataOf = (key: string) => ({ event_type: METADATA, event_payload: { key } });
