import { type APIInteraction, GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import { type Platform, type PlatformMeans, StartFailure } from '../../src/chat/platform.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { Api } from './api.ts';
import { registerCommands } from './commands.ts';
import { Connection } from './connection.ts';
import type { Post } from './events.ts';
import type { GatewayAccess, Heard } from './gateway.ts';
import { Groups } from './groups.ts';
import { Intake } from './intake.ts';
import { LookBack } from './look-back.ts';
import { makeMessenger } from './messenger.ts';
import { Places } from './places.ts';

/** How Discord is reached (`DiscordConfig` in src/config.ts). */
export interface DiscordAccess extends GatewayAccess {
  /** Servers that the commands are registered in; none: everywhere. */
  readonly guilds: readonly string[];
  /** The server whose roles count in direct messages; null: none do. */
  readonly home: string | null;
}

const READY = z.object({
  user: z.object({ id: z.string(), username: z.string() }),
  application: z.object({ id: z.string() }).optional(),
  guilds: z.array(z.object({ id: z.string() })).default([]),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const CHANNELS = z.object({
  id: z.string().optional(),
  guild_id: z.string().optional(),
  channels: z.array(z.unknown()).default([]),
  threads: z.array(z.unknown()).default([]),
});
const CHANNEL_ID = z.object({ id: z.string() });

/**
 * Connects the bot to Discord. Throws StartFailure where the token is refused or Discord can't be reached. Nothing that comes is taken
 * before the caller had its turn with what an earlier run left (`host.resume`).
 */
export async function connectDiscord(access: DiscordAccess, means: PlatformMeans): Promise<Platform> {
  // What can't stand in a request's header is no token, and is told before an error quotes it.
  if (/[^\x21-\x7e]/u.test(access.token)) throw new StartFailure(DISCORD_TEXT.refusedToken, true);
  const { clock, patience, log, memory, report } = means;
  const self = { botId: '', applicationId: '', name: '', guilds: new Set<string>() };
  const api = new Api(access);
  const places = new Places(api);
  const botId = () => self.botId;
  const groups = new Groups({ api, places, home: access.home, clock, log });
  const messenger = makeMessenger({ api, patience, clock, botId, groups, places, apiUrl: access.apiUrl });
  const intake: Intake = new Intake({
    ...means,
    messenger,
    places,
    botId,
    content: () => connection.content,
    talked: (conversation) => lookBack.talked(conversation),
  });
  const lookBack = new LookBack({
    api,
    memory,
    patience,
    clock,
    log,
    take: (post, overheard) => intake.message(post, overheard),
  });
  const detail = () => DISCORD_TEXT.up(self.name, self.guilds.size, connection.content);

  const began = (data: unknown, shard: number): void => {
    const { user, application, guilds, shard: [, shards] = [0, 1] } = READY.parse(data);
    Object.assign(self, { botId: user.id, name: user.username, applicationId: application?.id ?? user.id });
    for (const { id } of guilds) self.guilds.add(id);
    lookBack.begun(
      shard,
      shards,
      guilds.map(({ id }) => id),
    );
    if (started) report(true, detail());
  };
  const learn = (data: unknown): void => {
    const { id, guild_id: guild = id, channels, threads } = CHANNELS.parse(data);
    for (const channel of [...channels, ...threads]) places.learn(channel, guild);
  };
  let started = false;
  const hear: Heard = (event, data, shard) => {
    lookBack.touch();
    switch (event) {
      case GatewayDispatchEvents.Ready:
        return began(data, shard);
      case GatewayDispatchEvents.Resumed:
        lookBack.resumed(shard);
        return report(true, detail());
      case GatewayDispatchEvents.GuildCreate:
        learn(data);
        return lookBack.guild(data);
      case GatewayDispatchEvents.ThreadListSync:
        return learn(data);
      case GatewayDispatchEvents.ChannelDelete:
      case GatewayDispatchEvents.ThreadDelete:
        return places.forget(CHANNEL_ID.parse(data).id);
      case GatewayDispatchEvents.MessageCreate:
        return intake.message(data as Post);
      case GatewayDispatchEvents.InteractionCreate:
        return intake.interaction(data as APIInteraction);
      default:
        return places.learn(data);
    }
  };
  const connection: Connection = new Connection({
    access,
    log,
    report,
    detail,
    heard: (event, data, shard) => {
      try {
        hear(event, data, shard);
      } catch (error) {
        log.error({ platform: 'discord', event, error: error instanceof Error ? error.name : 'unknown' }, 'an event could not be read');
      }
    },
    broke: (shard) => {
      lookBack.broke(shard);
      report(false, DISCORD_TEXT.disconnected);
    },
  });
  const letGo = async (): Promise<void> => {
    intake.stop();
    lookBack.stop();
    await connection.close();
    messenger.callbacks.close();
    api.close();
  };

  try {
    await connection.open();
  } catch (error) {
    await letGo();
    throw error;
  }
  started = true;
  setImmediate(() => intake.open());
  void register();
  async function register(): Promise<void> {
    for (const result of await registerCommands({ api, patience, applicationId: self.applicationId, guilds: access.guilds })) {
      if (result.failure === null) log.info({ platform: 'discord', ...result }, 'commands registered');
      else log.warn({ platform: 'discord', ...result }, 'commands not registered');
    }
  }
  return {
    name: 'Discord',
    detail: detail(),
    messenger,
    stop: () => {
      lookBack.stop();
      intake.stop();
      return Promise.resolve();
    },
    close: letGo,
  };
}
