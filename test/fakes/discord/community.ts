import { INTENT } from './intents.ts';
import { CHANNEL, type Channel, type Command, type Guild, isWritten, type Message, type Role, type User } from './model.ts';
import { bitsOf, type Permission } from './permissions.ts';
import { post } from './posting.ts';
import { announceChannel, openThread } from './threads.ts';
import { wireMember } from './wire.ts';
import { World } from './world.ts';

/** Who and what there is on the server, made and looked at from outside. It starts with one guild and one channel. */
export class Community {
  readonly guildId: string;
  readonly channelId: string;
  readonly botUserId: string;
  readonly applicationId: string;
  protected readonly world = new World();

  constructor() {
    const { bot, applicationId } = this.world;
    this.botUserId = bot.id;
    this.applicationId = applicationId;
    this.guildId = this.world.addGuild('Newsroom').id;
    this.channelId = this.world.addChannel({ type: CHANNEL.text, guildId: this.guildId, name: 'general' }).id;
  }

  /** A user who is in no guild. */
  addStranger(name: string): User {
    return this.world.addUser(name);
  }

  /** A user who is in the guild. */
  addUser(name: string, guildId = this.guildId): User {
    const user = this.world.addUser(name);
    this.join(user.id, guildId);
    return user;
  }

  /** Lets a user into a guild. */
  join(userId: string, guildId = this.guildId): void {
    const member = this.world.join(this.world.guild(guildId), this.world.user(userId));
    const data = { ...wireMember(member), guild_id: guildId };
    this.world.dispatch({ event: 'GUILD_MEMBER_ADD', guildId, intents: INTENT.guildMembers, data: () => data });
  }

  /** Another guild with the bot in it; to be made before clients connect. */
  addGuild(name: string): Guild {
    return this.world.addGuild(name);
  }

  addChannel(name: string, guildId = this.guildId): Channel {
    const channel = this.world.addChannel({ type: CHANNEL.text, guildId, name });
    announceChannel(this.world, 'CHANNEL_CREATE', channel);
    return channel;
  }

  addRole(name: string, permissions: readonly Permission[] = [], guildId = this.guildId): Role {
    return this.world.addRole(this.world.guild(guildId), name, bitsOf(permissions));
  }

  /** Gives a member a role. */
  giveRole(userId: string, roleId: string, guildId = this.guildId): void {
    const member = this.world.guild(guildId).members.get(userId);
    member?.roles.add(roleId);
    if (!member) return;
    const data = { ...wireMember(member), guild_id: guildId };
    this.world.dispatch({ event: 'GUILD_MEMBER_UPDATE', guildId, intents: INTENT.guildMembers, data: () => data });
  }

  /** Takes a role from a member. */
  takeRole(userId: string, roleId: string, guildId = this.guildId): void {
    this.world.guild(guildId).members.get(userId)?.roles.delete(roleId);
  }

  /** What someone (the bot, if not said) may not do in a channel from now on; an empty list lifts it. */
  deny(channelId: string, permissions: readonly Permission[], whom: string = this.botUserId): void {
    const channel = this.world.channel(channelId);
    const kept = channel.overwrites.filter((one) => one.id !== whom);
    const type = this.world.users.has(whom) ? 1 : 0;
    channel.overwrites.splice(0, channel.overwrites.length, ...kept, { id: whom, type, allow: 0n, deny: bitsOf(permissions) });
    announceChannel(this.world, 'CHANNEL_UPDATE', channel);
  }

  /** Takes permissions away from everyone in a guild. */
  takeFromEveryone(permissions: readonly Permission[], guildId = this.guildId): void {
    const everyone = this.world.guild(guildId).roles.get(guildId);
    if (everyone) everyone.permissions &= ~bitsOf(permissions);
  }

  /** Takes permissions away from the bot's own role in a guild. */
  takeFromBot(permissions: readonly Permission[], guildId = this.guildId): void {
    const { roles, members } = this.world.guild(guildId);
    for (const id of members.get(this.botUserId)?.roles ?? []) {
      const role = roles.get(id);
      if (role) role.permissions &= ~bitsOf(permissions);
    }
  }

  /** Gives permissions to everyone in a guild. */
  giveEveryone(permissions: readonly Permission[], guildId = this.guildId): void {
    const everyone = this.world.guild(guildId).roles.get(guildId);
    if (everyone) everyone.permissions |= bitsOf(permissions);
  }

  /** A user takes no direct messages from the bot any more. */
  closeDms(userId: string): void {
    this.world.closedDms.add(userId);
  }

  /** A person opens a thread from a message. */
  openThread(from: Message, userId: string, name: string): Channel {
    return openThread(this.world, this.world.channel(from.channelId), this.world.user(userId), name, from);
  }

  /** A thread goes to the archive; a locked one stays there. */
  archive(threadId: string, { locked = false } = {}): void {
    const channel = this.world.channel(threadId);
    if (!channel.thread) throw new Error('Not a thread');
    Object.assign(channel.thread, { archived: true, locked });
    announceChannel(this.world, 'THREAD_UPDATE', channel);
  }

  /** A message of the bot that it wrote some time before. */
  botSays(channelId: string, content: string): Message {
    return post(this.world, { channelId, author: this.world.bot, content });
  }

  /** Lets time pass on the server without waiting for it. */
  pass(ms: number): void {
    this.world.clock.pass(ms);
    this.world.changes.tell();
  }

  /** Waits for something to be true of the server, asked again at each change. */
  until<T>(predicate: () => T | undefined | null | false, timeoutMs?: number): Promise<T> {
    return this.world.changes.until(predicate, timeoutMs);
  }

  /** The messages everyone in a channel sees, oldest first. */
  messagesIn(channelId: string): readonly Message[] {
    return this.world.messagesIn(channelId);
  }

  /** What is pinned in a channel or a thread, whoever wrote it; the oldest pin first. */
  pinnedIn(channelId: string): readonly Message[] {
    return this.world.pinnedIn(channelId);
  }

  /** A member writes something, and somebody pins it, so many times; the bot isn't told. */
  pinOthers(channelId: string, userId: string, count: number): void {
    const author = this.world.user(userId);
    for (let nth = 1; nth <= count; nth++) this.world.pin(post(this.world, { channelId, author, content: `kept, ${nth}` }, true));
    this.world.changes.tell();
  }

  /** The messages of the bot in all channels, oldest first; ephemeral ones, and what it has yet to write, aren't among them. */
  botMessages(): readonly Message[] {
    const all = [...this.world.messages.values()];
    return all.filter((one) => one.author.id === this.botUserId && !one.deleted && one.ephemeralFor === null && isWritten(one));
  }

  /** What only this user sees, oldest first. */
  ephemeralsFor(userId: string): readonly Message[] {
    return [...this.world.messages.values()].filter((one) => one.ephemeralFor === userId && !one.deleted);
  }

  /** The direct conversation with a user. */
  dmOf(userId: string): Channel {
    return this.world.dmWith(this.world.user(userId));
  }

  /** The threads of a channel, or all of them. */
  threads(parentId?: string): readonly Channel[] {
    return this.world.threads(parentId);
  }

  /** The commands of a guild, or the global ones. */
  commands(guildId: string | null): readonly Command[] {
    return this.world.commandsOf(guildId);
  }
}
