import { Changes } from './changes.ts';
import { Clock, snowflakeAt } from './clock.ts';
import { apiError } from './errors.ts';
import type { Fields } from './json.ts';
import {
  type Attachment,
  CHANNEL,
  type Channel,
  type Command,
  type Guild,
  type Member,
  type Message,
  type Role,
  type User,
} from './model.ts';
import { ALL, bitsOf } from './permissions.ts';

/** An event for the bot: `data` is asked for by each session, which may or may not be shown what people write. */
export interface Dispatch {
  readonly event: string;
  readonly guildId: string | null;
  /** Where it happened; a channel that the bot can't see stays silent. */
  readonly channel?: Channel;
  /** The intents of which a session needs one; 0 if everyone gets it. */
  readonly intents: number;
  readonly data: (contentShown: boolean) => Fields;
}

const DAY = 86_400_000;
const RESERVED = bitsOf(['ADMINISTRATOR', 'MENTION_EVERYONE', 'MANAGE_MESSAGES', 'MANAGE_THREADS', 'PIN_MESSAGES']);

/** What exists on the server: guilds, channels, users, messages, commands. */
export class World {
  readonly clock = new Clock();
  readonly changes = new Changes();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>();
  readonly messages = new Map<string, Message>();
  readonly commands = new Map<string, Command>();
  /** The files that people put on the server, by id. */
  readonly attachments = new Map<string, Attachment>();
  /** Users who take no direct messages. */
  readonly closedDms = new Set();
  /** Whatever a client sent beyond Discord's limits or this project's rules. */
  readonly violations: string[] = [];
  readonly bot: User;
  readonly applicationId: string;
  /** Whether the application may be shown what people write. */
  contentAllowed = true;
  membersAllowed = true;
  commandCreations = 0;
  /** Developer documentation, JSON error codes, 30003. */
  maxPins = 250;
  readonly #dispatched: ((dispatch: Dispatch) => void)[] = [];

  constructor() {
    // Apart in time, as guilds are in Discord: shards are told apart by it.
    this.applicationId = snowflakeAt(this.clock.now() - 2 * DAY);
    this.bot = { id: this.applicationId, username: 'sourced', displayName: 'Sourced', bot: true };
    this.users.set(this.bot.id, this.bot);
  }

  /** Registers who passes events on to the bot. */
  onDispatch(listener: (dispatch: Dispatch) => void): void {
    this.#dispatched.push(listener);
  }

  /** Tells the bot that something happened, and whoever waits that something changed. */
  dispatch(dispatch: Dispatch): void {
    for (const listener of this.#dispatched) listener(dispatch);
    this.changes.tell();
  }

  /** Makes a guild that the bot is a member of; the next one falls to the next shard. */
  addGuild(name: string): Guild {
    const id = snowflakeAt(this.clock.now() - (this.clock.now() % 1000) - DAY + this.guilds.size);
    const everyone: Role = { id, name: '@everyone', permissions: ALL & ~RESERVED };
    const owner = this.addUser(`owner-${this.guilds.size}`);
    const guild: Guild = { id, name, ownerId: owner.id, roles: new Map([[id, everyone]]), members: new Map() };
    this.guilds.set(id, guild);
    const role = this.addRole(guild, 'Sourced', bitsOf(['PIN_MESSAGES']));
    this.join(guild, owner);
    this.join(guild, this.bot).roles.add(role.id);
    return guild;
  }

  addRole(guild: Guild, name: string, permissions = 0n): Role {
    const role: Role = { id: this.clock.snowflake(), name, permissions };
    guild.roles.set(role.id, role);
    return role;
  }

  addUser(username: string, bot = false): User {
    const user: User = { id: this.clock.snowflake(), username, displayName: username, bot };
    this.users.set(user.id, user);
    return user;
  }

  join(guild: Guild, user: User): Member {
    const member: Member = { user, nick: null, roles: new Set(), joinedAt: this.clock.iso() };
    guild.members.set(user.id, member);
    return member;
  }

  addChannel(fields: Partial<Channel> & Pick<Channel, 'type' | 'guildId' | 'name'>): Channel {
    const channel: Channel = {
      id: this.clock.snowflake(),
      parentId: null,
      recipientId: null,
      overwrites: [],
      thread: null,
      lastMessageId: null,
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct conversation between the bot and a user, made if need be. */
  dmWith(user: User): Channel {
    const known = [...this.channels.values()].find((one) => one.recipientId === user.id);
    return known ?? this.addChannel({ type: CHANNEL.dm, guildId: null, name: null, recipientId: user.id });
  }

  /** @throws 10004 */
  guild(id: string): Guild {
    const guild = this.guilds.get(id);
    if (!guild) throw apiError(10_004);
    return guild;
  }

  /** @throws 10003 */
  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw apiError(10_003);
    return channel;
  }

  /** @throws 10013 */
  user(id: string): User {
    const user = this.users.get(id);
    if (!user) throw apiError(10_013);
    return user;
  }

  /**
   * A message that is there for everyone in the channel.
   * @throws 10008 if there is none, or it was deleted, or is ephemeral
   */
  message(channelId: string, id: string): Message {
    const message = this.messages.get(id);
    if (!message || message.channelId !== channelId || message.deleted || message.ephemeralFor !== null) throw apiError(10_008);
    return message;
  }

  /** The messages of a channel for everyone in it, oldest first. */
  messagesIn(channelId: string): Message[] {
    return [...this.messages.values()].filter((one) => one.channelId === channelId && !one.deleted && one.ephemeralFor === null);
  }

  /** Pins a message, later than every pin before. */
  pin(message: Message): void {
    const last = this.pinnedIn(message.channelId).at(-1)?.pinnedAt ?? null;
    const now = this.clock.now();
    message.pinnedAt = new Date(last === null ? now : Math.max(now, Date.parse(last) + 1)).toISOString();
  }

  /** What is pinned in a channel, the oldest pin first. */
  pinnedIn(channelId: string): Message[] {
    const all = this.messagesIn(channelId).filter(({ pinnedAt }) => pinnedAt !== null);
    return all.sort((one, other) => ((one.pinnedAt ?? '') < (other.pinnedAt ?? '') ? -1 : 1));
  }

  /** The commands of a guild, or the global ones. */
  commandsOf(guildId: string | null): Command[] {
    return [...this.commands.values()].filter((one) => one.guildId === guildId);
  }

  /** The threads of a channel, or all of them. */
  threads(parentId?: string): Channel[] {
    return [...this.channels.values()].filter((one) => one.thread !== null && (parentId === undefined || one.parentId === parentId));
  }
}
