import { messageIntent } from './intents.ts';
import type { Fields } from './json.ts';
import { FLAG, MESSAGE, type Message, type Reference, type User } from './model.ts';
import { wireEvent } from './wire.ts';
import type { World } from './world.ts';

/** What a new message is made of; the rest follows from the channel and the time. */
export interface Draft {
  readonly channelId: string;
  readonly author: User;
  readonly id?: string;
  readonly type?: number;
  readonly content?: string;
  readonly embeds?: readonly Fields[];
  readonly components?: readonly Fields[];
  readonly attachments?: readonly Fields[];
  readonly flags?: number;
  readonly nonce?: string | number | null;
  readonly reference?: Reference | null;
  readonly pinged?: readonly string[];
  readonly mentions?: readonly string[];
  readonly ephemeralFor?: string | null;
  readonly interaction?: Message['interaction'];
}

/** What an edit changes. */
export type Edit = Partial<Pick<Message, 'content' | 'embeds' | 'components' | 'attachments' | 'flags' | 'pinged' | 'mentions'>>;

/** Puts a message into its channel and tells the bot, unless only one person sees it. */
export function post(world: World, draft: Draft, silent = false): Message {
  const channel = world.channel(draft.channelId);
  const message: Message = {
    id: world.clock.snowflake(),
    type: draft.reference ? MESSAGE.reply : MESSAGE.plain,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    nonce: null,
    reference: null,
    pinged: [],
    mentions: [],
    ephemeralFor: null,
    interaction: null,
    ...draft,
    timestamp: world.clock.iso(),
    editedAt: null,
    edits: 0,
    pinnedAt: null,
    threadId: null,
    deleted: false,
    versions: [],
  };
  world.messages.set(message.id, message);
  if (message.ephemeralFor !== null) {
    message.pinged = [];
    world.changes.tell();
    return message;
  }
  channel.lastMessageId = message.id;
  if (channel.thread?.archived) channel.thread.archived = false;
  if (silent) world.changes.tell();
  else announce(world, 'MESSAGE_CREATE', message);
  return message;
}

/** Changes a message and tells the bot. */
export function revise(world: World, message: Message, edit: Edit): Message {
  const waiting = (message.flags & FLAG.loading) !== 0;
  if (!waiting && edit.content !== undefined && edit.content !== message.content) message.versions.push(message.content);
  Object.assign(message, edit);
  message.flags &= ~FLAG.loading;
  if (!waiting) {
    message.editedAt = world.clock.iso();
    message.edits += 1;
  }
  announceChange(world, message);
  return message;
}

/** Tells the bot that a message is different now, without marking it as edited. */
export function announceChange(world: World, message: Message): void {
  if (message.ephemeralFor === null) announce(world, 'MESSAGE_UPDATE', message);
  else world.changes.tell();
}

/** Takes a message away and tells the bot. */
export function remove(world: World, message: Message): void {
  message.deleted = true;
  const channel = world.channel(message.channelId);
  if (message.ephemeralFor !== null) {
    world.changes.tell();
    return;
  }
  const { guildId } = channel;
  world.dispatch({
    event: 'MESSAGE_DELETE',
    guildId,
    channel,
    intents: messageIntent(guildId),
    data: () => ({ id: message.id, channel_id: channel.id, ...(guildId !== null && { guild_id: guildId }) }),
  });
}

function announce(world: World, event: string, message: Message): void {
  const channel = world.channel(message.channelId);
  // Taken now: a session that comes back later gets the event as it was, not as things stand then.
  const [hidden, whole] = [false, true].map((contentShown) => structuredClone(wireEvent(world, message, contentShown)));
  world.dispatch({
    event,
    guildId: channel.guildId,
    channel,
    intents: messageIntent(channel.guildId),
    data: (contentShown) => (contentShown ? whole : hidden) ?? {},
  });
}
