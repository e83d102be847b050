import type { Fields } from './json.ts';

/** A person or a bot. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
}

/** A role of a guild, with its permission bits. */
export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

/** A user in a guild. */
export interface Member {
  readonly user: User;
  nick: string | null;
  readonly roles: Set<string>;
  readonly joinedAt: string;
}

/** A server, as people call it. Its id is also that of the role everyone has. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

/** What one role (0) or one member (1) may and may not do in a channel. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/** What only threads have. */
export interface ThreadState {
  archived: boolean;
  locked: boolean;
  readonly ownerId: string;
  archivedAt: string;
  readonly autoArchive: number;
}

/** Discord's kinds of channel, as far as this server has them. */
export const CHANNEL = { text: 0, dm: 1, publicThread: 11, privateThread: 12 } as const;

/** A text channel, a thread or a direct conversation. */
export interface Channel {
  readonly id: string;
  readonly type: (typeof CHANNEL)[keyof typeof CHANNEL];
  readonly guildId: string | null;
  name: string | null;
  readonly parentId: string | null;
  /** Of a direct conversation: the one the bot talks with. */
  readonly recipientId: string | null;
  readonly overwrites: Overwrite[];
  readonly thread: ThreadState | null;
  lastMessageId: string | null;
}

/** Discord's kinds of message, as far as this server has them. */
export const MESSAGE = { plain: 0, pinned: 6, threadCreated: 18, reply: 19, chatInput: 20, threadStarter: 21 } as const;

const WRITTEN: readonly number[] = [MESSAGE.plain, MESSAGE.reply, MESSAGE.chatInput];

/** True for what someone wrote, as against what Discord itself says and what is still to come. */
export function isWritten(message: Message): boolean {
  return WRITTEN.includes(message.type) && (message.flags & FLAG.loading) === 0;
}

/** The flags of messages the server sets or minds. */
export const FLAG = { suppressEmbeds: 4, hasThread: 32, ephemeral: 64, loading: 128, silent: 4096, componentsV2: 32_768 } as const;

/** A file that somebody put on the server, as a message or an interaction shows it. */
export interface Attachment extends Fields {
  readonly id: string;
  readonly filename: string;
  readonly url: string;
}

/** The message another one answers. */
export interface Reference {
  readonly messageId: string;
  readonly channelId: string;
  readonly guildId: string | null;
}

/** A message as it stands; `versions` keeps the texts it had before. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly author: User;
  readonly type: number;
  readonly timestamp: string;
  content: string;
  embeds: readonly Fields[];
  components: readonly Fields[];
  attachments: readonly Fields[];
  flags: number;
  readonly nonce: string | number | null;
  readonly reference: Reference | null;
  /** Ids of the users, ids of the roles, `everyone` and `here` that were notified. */
  pinged: readonly string[];
  /** Ids of the users the text names (Discord's `mentions`). */
  mentions: readonly string[];
  editedAt: string | null;
  /** How often it was changed; filling a deferral isn't a change. */
  edits: number;
  pinnedAt: string | null;
  threadId: string | null;
  deleted: boolean;
  /** The only one who sees it, if it is ephemeral. */
  readonly ephemeralFor: string | null;
  /** The interaction it answers. */
  readonly interaction: { readonly id: string; readonly type: number; readonly userId: string } | null;
  readonly versions: string[];
}

/** An application command as registered. */
export interface Command {
  readonly id: string;
  readonly guildId: string | null;
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly options: readonly Fields[];
  /** The whole of it, as Discord shows it. */
  readonly wire: Fields;
}
