import type { APIMessage } from 'discord.js';
import type { Address, Invocation } from '../../src/chat/invocation.ts';
import { rolesIn } from './groups.ts';
import type { Place } from './places.ts';
import { isMentioned, plainWords } from './words.ts';

export const PLATFORM = 'discord';

/** Kinds of message that people write: plain ones and replies (Developer documentation, "Message Types"); the others are Discord's own. */
const WRITTEN: readonly number[] = [0, 19];

/** What is read of a message, from the gateway or from REST. */
export type Post = Pick<APIMessage, 'id' | 'channel_id' | 'author' | 'type' | 'content'> &
  Partial<Pick<APIMessage, 'mentions' | 'webhook_id' | 'attachments' | 'embeds'>> & {
    readonly guild_id?: string;
    /** The gateway alone tells who the author is in that server. */
    readonly member?: { readonly roles?: readonly string[] };
  };

/** What a message is read with. */
export interface Reading {
  readonly botId: string;
  /** Whether Discord shows the bot what isn't said to it (MESSAGE_CONTENT). */
  readonly content: boolean;
  /** Whether the bot has answered in the conversation there. */
  readonly isIn: (address: Address) => boolean;
  readonly channelName: (id: string) => string | null;
  /** Epoch ms. */
  readonly now: number;
}

/** Whether a person wrote it: not the bot itself, no other bot, no webhook, not Discord. */
export function isPersons({ author, type, webhook_id }: Post, botId: string): boolean {
  return author.id !== botId && author.bot !== true && author.system !== true && webhook_id === undefined && WRITTEN.includes(type);
}

/**
 * What a new message asks of the bot; null: nothing. A mention and a direct message are for it; in a thread that it has answered in, other
 * posts are overheard.
 */
export function messageInvocation(post: Post, place: Place, reading: Reading): Invocation | null {
  const { botId, content, isIn, channelName, now } = reading;
  if (!isPersons(post, botId)) return null;
  const mentions = post.mentions ?? [];
  const address: Address = {
    ...place,
    message: post.id,
    person: post.author.id,
    visibility: place.direct ? 'private' : 'public',
    handle: null,
  };
  const person = (id: string): string | null => {
    const user = mentions.find((each) => each.id === id);
    return user?.global_name ?? user?.username ?? null;
  };
  const text = plainWords(post.content, { botId, person, channel: channelName });
  const groups = rolesIn(post.member, post.guild_id);
  const common = { key: `${PLATFORM}:${post.channel_id}:${post.id}`, platform: PLATFORM, address, groups, at: now };
  if (place.direct || isMentioned(post.content, mentions, botId)) return { ...common, input: { kind: 'text', text } };
  if (place.thread === null || !isIn(address)) return null;
  return { ...common, input: { kind: 'overheard', text: !content && isBlank(post) ? null : text } };
}

/** Without MESSAGE_CONTENT all of this is empty, whatever was written. */
function isBlank({ content, attachments, embeds }: Post): boolean {
  return content === '' && (attachments ?? []).length + (embeds ?? []).length === 0;
}
