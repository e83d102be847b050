import type { Fields } from './json.ts';
import { CHANNEL, type Channel, FLAG, type Guild, type Member, type Message, type Role, type User } from './model.ts';
import type { World } from './world.ts';

/** A user as Discord shows one. */
export function wireUser(user: User): Fields {
  return {
    id: user.id,
    username: user.username,
    global_name: user.displayName,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    ...(user.bot && { bot: true }),
  };
}

/** A member as Discord shows one; in messages, without the user. */
export function wireMember(member: Member, withUser = true): Fields {
  return {
    ...(withUser && { user: wireUser(member.user) }),
    roles: [...member.roles],
    nick: member.nick,
    avatar: null,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** A role as Discord shows one. */
export function wireRole(role: Role): Fields {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** A channel, a thread or a direct conversation as Discord shows one. */
export function wireChannel(world: World, channel: Channel): Fields {
  const { id, type, thread } = channel;
  const base = { id, type, last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.recipientId !== null) return { ...base, recipients: [wireUser(world.user(channel.recipientId))] };
  const named = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId, rate_limit_per_user: 0 };
  if (!thread) {
    const overwrites = channel.overwrites.map((one) => ({ ...one, allow: one.allow.toString(), deny: one.deny.toString() }));
    return { ...named, position: 0, nsfw: false, topic: null, permission_overwrites: overwrites };
  }
  const count = world.messagesIn(id).length;
  return {
    ...named,
    owner_id: thread.ownerId,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchive,
      archive_timestamp: thread.archivedAt,
    },
  };
}

/** A guild as GUILD_CREATE and GET /guilds/:id show one; `whole` adds what only the gateway sends. */
export function wireGuild(world: World, guild: Guild, whole: boolean): Fields {
  const channels = [...world.channels.values()].filter((one) => one.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()].map(wireRole),
    emojis: [],
    stickers: [],
    features: [],
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    preferred_locale: 'en-US',
    ...(whole && {
      unavailable: false,
      large: false,
      joined_at: guild.members.get(world.bot.id)?.joinedAt,
      member_count: guild.members.size,
      members: [...guild.members.values()].map((member) => wireMember(member)),
      channels: channels.filter((one) => one.type === CHANNEL.text).map((one) => within(wireChannel(world, one))),
      threads: channels.filter((one) => one.thread !== null && !one.thread.archived).map((one) => within(wireChannel(world, one))),
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    }),
  };
}

/** Within a guild's own event its channels don't say which guild they are in. */
function within({ guild_id: _, ...channel }: Fields): Fields {
  return channel;
}

/** True if the bot is shown the message's text: Discord hides what isn't said to it unless the application may read along. */
function shown(world: World, message: Message, contentShown: boolean): boolean {
  if (contentShown || message.author.id === world.bot.id || message.ephemeralFor !== null) return true;
  return message.mentions.includes(world.bot.id) || world.channel(message.channelId).guildId === null;
}

/** A message as Discord shows one to the bot. */
export function wireMessage(world: World, message: Message, contentShown: boolean, deep = true): Fields {
  const { reference } = message;
  const visible = shown(world, message, contentShown);
  const answered = reference && world.messages.get(reference.messageId);
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: wireUser(message.author),
    timestamp: message.timestamp,
    edited_timestamp: message.editedAt,
    content: visible ? message.content : '',
    embeds: visible ? message.embeds : [],
    components: visible ? message.components : [],
    attachments: visible ? message.attachments : [],
    flags: message.flags,
    pinned: message.pinnedAt !== null,
    tts: false,
    mentions: message.mentions.map((id) => wireUser(world.user(id))),
    mention_roles: message.pinged.filter((id) => world.channels.get(message.channelId)?.guildId !== id && isRole(world, id)),
    mention_everyone: message.pinged.includes('everyone') || message.pinged.includes('here'),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(thread && (message.flags & FLAG.hasThread) !== 0 && { thread: wireChannel(world, thread) }),
    ...(message.interaction && {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: {
        id: message.interaction.id,
        type: message.interaction.type,
        user: wireUser(world.user(message.interaction.userId)),
        authorizing_integration_owners: {},
      },
    }),
    ...(reference && {
      message_reference: {
        type: 0,
        message_id: reference.messageId,
        channel_id: reference.channelId,
        guild_id: reference.guildId ?? undefined,
      },
      ...(deep && { referenced_message: answered && !answered.deleted ? wireMessage(world, answered, contentShown, false) : null }),
    }),
  };
}

/** The same with what only the gateway adds: the guild and who the author is there. */
export function wireEvent(world: World, message: Message, contentShown: boolean): Fields {
  const { guildId } = world.channel(message.channelId);
  const member = guildId === null ? undefined : world.guild(guildId).members.get(message.author.id);
  return {
    ...wireMessage(world, message, contentShown),
    channel_type: world.channel(message.channelId).type,
    ...(guildId !== null && { guild_id: guildId }),
    ...(member && { member: wireMember(member, false) }),
  };
}

function isRole(world: World, id: string): boolean {
  return [...world.guilds.values()].some((guild) => guild.roles.has(id));
}

/** The members a client asked for over the gateway: all, some by id, or those whose names begin alike. */
export function memberChunk(world: World, asked: Fields): Fields {
  const guild = world.guild(String(asked.guild_id));
  const ids = [asked.user_ids ?? []].flat();
  const query = String(asked.query ?? '').toLowerCase();
  const members = [...guild.members.values()].filter(({ user }) =>
    ids.length > 0 ? ids.includes(user.id) : user.username.startsWith(query),
  );
  const found = members.map((member) => wireMember(member));
  return { guild_id: guild.id, members: found, chunk_index: 0, chunk_count: 1, not_found: [], nonce: asked.nonce };
}
