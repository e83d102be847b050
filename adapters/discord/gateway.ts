import {
  Client,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js';
import { StartFailure } from '../../src/chat/platform.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { API_VERSION, type ApiAccess, apiBase, faultOf, statusOf } from './api.ts';

/** What a connection to the gateway needs. */
export interface GatewayAccess extends ApiAccess {
  /** How many shards; `auto`: as Discord recommends. */
  readonly shards: number | 'auto';
}

/** What comes through the gateway, as Discord sends it; the handlers read it themselves. */
export type Heard = (event: GatewayDispatchEvents, data: unknown, shard: number) => void;

/** What becomes of a connection once it stands. */
export interface Fate {
  /** It broke, and discord.js is connecting again. */
  readonly broke: (shard: number) => void;
  /** Discord ended it for good; nothing comes through it any more. */
  readonly ended: (code: number) => void;
}

/** How long (ms) the gateway may take until a shard is in, or the next one. */
const WITHIN = 60_000;

const HEARD = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ChannelDelete,
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadDelete,
  GatewayDispatchEvents.ThreadListSync,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.InteractionCreate,
] as const;

/** MESSAGE_CONTENT was asked for and isn't allowed. */
export class ContentWithheld extends Error {
  override readonly name = 'ContentWithheld';
}

/**
 * Connects. Throws StartFailure, or ContentWithheld. The events are taken as they come, not from discord.js's own objects, since these
 * leave out what its caches don't know, and hold back what comes before all servers are there.
 */
export async function logIn(access: GatewayAccess, content: boolean, heard: Heard, fate: Fate): Promise<Client> {
  const client = makeClient(access, content);
  const late = Promise.withResolvers<never>();
  let watch = setTimeout(() => undefined, 0);
  const wait = (): void => {
    clearTimeout(watch);
    const failure = new StartFailure(DISCORD_TEXT.slow(apiBase(access.apiUrl), WITHIN / 1000), false);
    watch = setTimeout(() => late.reject(failure), WITHIN).unref();
  };
  let closed: number | null = null;
  let up = false;
  const first = Promise.withResolvers<void>();
  for (const event of HEARD) {
    client.ws.on(event, (data: unknown, shard: number) => {
      heard(event, data, shard);
      if (event !== GatewayDispatchEvents.Ready) return;
      if (!up) wait();
      first.resolve();
    });
  }
  // Without a listener an `error` event would end the process; what matters of these comes by the others.
  for (const event of [Events.Error, Events.ShardError] as const) client.on(event, () => undefined);
  client.on(Events.ShardReconnecting, (shard) => up && fate.broke(shard));
  client.on(Events.ShardDisconnect, ({ code }) => {
    closed = code;
    if (up) fate.ended(code);
  });
  wait();
  try {
    await Promise.race([Promise.all([client.login(access.token), first.promise]), late.promise]);
    up = true;
    return client;
  } catch (error) {
    await client.destroy().catch(() => undefined);
    throw failureOf(error, closed, content, apiBase(access.apiUrl));
  } finally {
    clearTimeout(watch);
  }
}

function makeClient({ apiUrl, shards }: GatewayAccess, content: boolean): Client {
  return new Client({
    rest: { api: apiBase(apiUrl), version: API_VERSION },
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(content ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    ...(shards === 'auto' ? { shards } : { shardCount: shards }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
    }),
  });
}

function failureOf(error: unknown, closed: number | null, content: boolean, where: string): Error {
  if (error instanceof StartFailure) return error;
  const refused = (message: string) => new StartFailure(message, true, { cause: error });
  switch (closed) {
    case GatewayCloseCodes.DisallowedIntents:
      return content ? new ContentWithheld('MESSAGE_CONTENT') : refused(DISCORD_TEXT.closed(closed));
    case GatewayCloseCodes.AuthenticationFailed:
      return refused(DISCORD_TEXT.refusedToken);
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return refused(DISCORD_TEXT.shardingRequired);
    case GatewayCloseCodes.InvalidAPIVersion:
    case GatewayCloseCodes.InvalidIntents:
      return refused(DISCORD_TEXT.closed(closed));
  }
  const status = statusOf(error);
  if (status === 401 || faultOf(error) === DiscordjsErrorCodes.TokenInvalid) return refused(DISCORD_TEXT.refusedToken);
  if (status !== null) return new StartFailure(DISCORD_TEXT.broken(where, status), false, { cause: error });
  if (error instanceof Error && error.message.startsWith('Not enough sessions')) {
    return new StartFailure(DISCORD_TEXT.sessions, false, { cause: error });
  }
  return new StartFailure(DISCORD_TEXT.unreachable(where, faultOf(error)), false, { cause: error });
}
