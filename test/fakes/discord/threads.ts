import { apiError } from './errors.ts';
import { INTENT } from './intents.ts';
import { CHANNEL, type Channel, FLAG, MESSAGE, type Message, type User } from './model.ts';
import { announceChange, post } from './posting.ts';
import { wireChannel } from './wire.ts';
import type { World } from './world.ts';

const HOUR = 60;

/**
 * Opens a public thread, from a message (then it has that message's id) or on its own.
 * @throws 160004 if the message has one already
 */
export function openThread(world: World, parent: Channel, owner: User, name: string, from?: Message, autoArchive = 24 * HOUR): Channel {
  if (from?.threadId) throw apiError(160_004);
  const id = from?.id ?? world.clock.snowflake();
  const thread = world.addChannel({
    id,
    type: CHANNEL.publicThread,
    guildId: parent.guildId,
    name,
    parentId: parent.id,
    thread: { archived: false, locked: false, ownerId: owner.id, archivedAt: world.clock.iso(), autoArchive },
  });
  announceChannel(world, 'THREAD_CREATE', thread);
  if (from) {
    from.threadId = id;
    from.flags |= FLAG.hasThread;
    const reference = { messageId: from.id, channelId: parent.id, guildId: parent.guildId };
    post(world, { channelId: id, author: from.author, type: MESSAGE.threadStarter, reference }, true);
    announceChange(world, from);
  } else {
    const reference = { messageId: id, channelId: id, guildId: parent.guildId };
    post(world, { channelId: parent.id, author: owner, type: MESSAGE.threadCreated, content: name, reference });
  }
  return thread;
}

/** Tells the bot that a channel or a thread is new or different. */
export function announceChannel(world: World, event: string, channel: Channel): void {
  const data = structuredClone(wireChannel(world, channel));
  if (event === 'THREAD_CREATE') data.newly_created = true;
  world.dispatch({ event, guildId: channel.guildId, channel, intents: INTENT.guilds, data: () => data });
}

/**
 * Makes sure that a channel is no thread in the archive.
 * @throws 50083 if it is
 */
export function requireOpen(channel: Channel): void {
  if (channel.thread?.archived) throw apiError(50_083);
}
