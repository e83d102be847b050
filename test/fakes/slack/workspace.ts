import { Changes } from './changes.ts';
import { Clock } from './clock.ts';
import type { Json } from './json.ts';
import type { Channel, ChannelKind, Group, Identity, Message, Pin, StateValues, StoredFile, User } from './model.ts';
import { Refusal } from './model.ts';

/** A person of the workspace, by the name that tests know them by. */
export interface UserSeed {
  readonly name: string;
  readonly realName?: string;
  readonly tz?: string;
}

/** A channel; everybody is in it unless `members` names some, and so is the app unless `bot` is false. */
export interface ChannelSeed {
  readonly name: string;
  readonly kind?: 'public' | 'private';
  readonly members?: readonly string[];
  readonly bot?: boolean;
  readonly archived?: boolean;
}

/** A user group of people, by their names. */
export interface GroupSeed {
  readonly handle: string;
  readonly members: readonly string[];
  readonly disabled?: boolean;
}

/** Who is there, where, and what was said. */
export class Workspace {
  readonly changes = new Changes();
  readonly clock = new Clock();
  readonly identity: Identity;
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly groups: Group[] = [];
  readonly files = new Map<string, StoredFile>();
  /** Limits and rules that the app's requests broke. */
  readonly violations: string[] = [];
  readonly states = new Map<string, StateValues>();
  #messages: Message[] = [];
  #pins: Pin[] = [];
  #count = 0;

  constructor(identity: Identity, users: readonly UserSeed[], channels: readonly ChannelSeed[]) {
    this.identity = identity;
    this.users.set(identity.botUserId, { id: identity.botUserId, name: 'sourced', realName: 'Sourced', tz: 'Etc/UTC', isBot: true });
    for (const user of users) this.addUser(user);
    for (const channel of channels) this.addChannel(channel);
  }

  /** An id that nothing else has, of Slack's look. */
  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}0${this.#count.toString(36).toUpperCase().padStart(9, 'F')}`;
  }

  addUser(seed: UserSeed): User {
    const user = { id: this.id('U'), name: seed.name, realName: seed.realName ?? seed.name, tz: seed.tz ?? 'Etc/UTC', isBot: false };
    this.users.set(user.id, user);
    this.changes.notify();
    return user;
  }

  /** Sets who is in a user group, which is made if there is none of that handle. */
  setGroup({ handle, members, disabled = false }: GroupSeed): Group {
    const ids = members.map((name) => this.user(name).id);
    const there = this.groups.find((group) => group.handle === handle);
    const group = there ?? { id: this.id('S'), handle, members: ids, disabled };
    group.members = ids;
    if (there === undefined) this.groups.push(group);
    return group;
  }

  addFile(file: Omit<StoredFile, 'id'>): StoredFile {
    const stored = { ...file, id: this.id('F') };
    this.files.set(stored.id, stored);
    return stored;
  }

  addChannel(seed: ChannelSeed): Channel {
    const named = seed.members?.map((name) => this.user(name).id);
    const people = named ?? [...this.users.values()].filter((user) => !user.isBot).map((user) => user.id);
    const bot = seed.bot === false ? [] : [this.identity.botUserId];
    return this.#keep(seed.kind ?? 'public', seed.name, [...people, ...bot], seed.archived ?? false);
  }

  #keep(kind: ChannelKind, name: string, members: readonly string[], archived: boolean, other?: string): Channel {
    const id = this.id(kind === 'im' ? 'D' : 'C');
    const channel: Channel = { id, name, kind, members: new Set(members), created: this.clock.seconds(), archived };
    const kept = other === undefined ? channel : { ...channel, with: other };
    this.channels.set(id, kept);
    this.changes.notify();
    return kept;
  }

  /** By id or name; a test's slip of the pen is an error. */
  user(idOrName: string): User {
    const user = this.users.get(idOrName) ?? [...this.users.values()].find((one) => one.name === idOrName);
    if (user === undefined) throw new Error(`no such user: ${idOrName}`);
    return user;
  }

  /** By id or name; a test's slip of the pen is an error. */
  channel(idOrName: string): Channel {
    const channel = this.channels.get(idOrName) ?? [...this.channels.values()].find((one) => one.name === idOrName);
    if (channel === undefined) throw new Error(`no such channel: ${idOrName}`);
    return channel;
  }

  /** The direct messages between a person and the app, opened if they aren't yet. */
  im(user: string): Channel {
    const open = [...this.channels.values()].find((channel) => channel.with === user);
    return open ?? this.#keep('im', 'directmessage', [user, this.identity.botUserId], false, user);
  }

  /** As the app may name one: unknown to it if it is private and the app isn't in it. */
  channelForApp(id: string): Channel {
    const channel = this.users.get(id)?.isBot === false ? this.im(id) : this.channels.get(id);
    if (channel === undefined || (channel.kind === 'private' && !this.hasApp(channel))) throw new Refusal('channel_not_found');
    return channel;
  }

  hasApp(channel: Channel): boolean {
    return channel.members.has(this.identity.botUserId);
  }

  /** Adds a message and gives it its ts. */
  post(message: Omit<Message, 'ts' | 'edits'>): Message {
    const posted: Message = { ...message, ts: this.clock.ts(), edits: 0, blocks: this.withIds(message.blocks) };
    this.#messages.push(posted);
    this.changes.notify();
    return posted;
  }

  remove(message: Message): void {
    this.#messages = this.#messages.filter((one) => one !== message);
    this.unpin(message.channel, message.ts);
    this.changes.notify();
  }

  /** The oldest pin first. */
  pinsIn(channel: string): readonly Pin[] {
    return this.#pins.filter((pin) => pin.channel === channel);
  }

  pin(channel: string, ts: string, by: string): void {
    this.#pins.push({ channel, ts, by, created: this.clock.seconds() });
    this.changes.notify();
  }

  /** False: it wasn't pinned. */
  unpin(channel: string, ts: string): boolean {
    const left = this.#pins.filter((pin) => pin.channel !== channel || pin.ts !== ts);
    const did = left.length < this.#pins.length;
    this.#pins = left;
    this.changes.notify();
    return did;
  }

  /** A message that everybody in the channel sees. */
  message(channel: string, ts: string): Message | undefined {
    return this.#messages.find((one) => one.channel === channel && one.ts === ts && one.ephemeralTo === undefined);
  }

  has(message: Message): boolean {
    return this.#messages.includes(message);
  }

  /** In order of time; with `thread` its root and replies alone. */
  messages(channel: string, thread?: string): readonly Message[] {
    const here = this.#messages.filter((one) => one.channel === channel && one.ephemeralTo === undefined);
    return thread === undefined ? here : here.filter((one) => one.ts === thread || one.threadTs === thread);
  }

  ephemerals(user: string): readonly Message[] {
    return this.#messages.filter((one) => one.ephemeralTo === user);
  }

  /** Slack names the blocks and elements that the app didn't. */
  withIds(blocks: readonly Json[]): readonly Json[] {
    const name = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const interactive = 'type' in value && !['image', 'mrkdwn', 'plain_text'].includes(String(value.type));
      return interactive && !('action_id' in value) ? { ...value, action_id: this.id('a') } : value;
    };
    return blocks.map((block) => ({
      ...block,
      block_id: block.block_id ?? this.id('b'),
      ...(block.type === 'actions' && Array.isArray(block.elements) ? { elements: block.elements.map(name) } : {}),
      ...(block.accessory === undefined ? {} : { accessory: name(block.accessory) }),
      ...(block.element === undefined ? {} : { element: name(block.element) }),
    }));
  }
}
