import { z } from 'zod';
import type { Address, Invocation } from '../../src/chat/invocation.ts';
import { type Identity, isDirect, SLACK } from './identity.ts';
import { mentions, said } from './said.ts';

const POST = z.object({
  type: z.literal('event_callback'),
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    channel: z.string(),
    user: z.string(),
    ts: z.string(),
    text: z.string().nullish(),
    thread_ts: z.string().nullish(),
    channel_type: z.string().nullish(),
    subtype: z.string().nullish(),
    bot_id: z.string().nullish(),
    app_id: z.string().nullish(),
    edited: z.unknown().optional(),
  }),
});

/** Messages that say something new; all other subtypes tell of something else (docs.slack.dev/reference/events/message). */
const NEW: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

/**
 * A post as an invocation; null: it asks nothing of the bot (its own post, another app's, an edit, talk outside of threads). An
 * unmentioned post in a thread comes back as `overheard`, which is to be dropped where the bot has no part in the thread. Pure.
 */
export function readEvent(body: unknown, { teamId, userId, botId }: Identity, now: number): Invocation | null {
  const read = POST.safeParse(body);
  if (!read.success) return null;
  const { event } = read.data;
  const { channel, user, ts, subtype, thread_ts: root } = event;
  const byPerson = user !== userId && event.bot_id !== botId && !event.bot_id && !event.app_id && user !== 'USLACKBOT';
  const isNew = !event.edited && (!subtype || NEW.has(subtype));
  if (!byPerson || !isNew) return null;

  const direct = isDirect(channel) || event.channel_type === 'im';
  const thread = root && root !== ts ? root : null;
  const address: Address = { channel, direct, thread, message: ts, person: user, visibility: 'public', handle: null };
  const raw = event.text ?? '';
  const addressed = direct || event.type === 'app_mention' || mentions(raw, userId);
  if (!addressed && thread === null) return null;
  const text = said(raw, userId);
  return {
    key: [SLACK, teamId, channel, ts].join(':'),
    platform: SLACK,
    address,
    input: addressed ? { kind: 'text', text } : { kind: 'overheard', text },
    groups: null,
    at: now,
  };
}

const HOME = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  event: z.object({ type: z.literal('app_home_opened'), user: z.string(), channel: z.string().default(''), tab: z.string() }),
});

/** Somebody opened the bot's home. */
export interface HomeOpened {
  /** The same in every delivery. */
  readonly id: string;
  readonly person: string;
  /** The direct messages with that person; empty: Slack didn't say. */
  readonly channel: string;
}

/** An opened home tab; null: it is something else. Pure. */
export function readHomeOpened(body: unknown): HomeOpened | null {
  const read = HOME.safeParse(body);
  if (!read.success || read.data.event.tab !== 'home') return null;
  const { event, event_id: id } = read.data;
  return { id, person: event.user, channel: event.channel };
}
