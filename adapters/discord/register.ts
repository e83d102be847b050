import { z } from 'zod';
import type { Patience } from '../../src/chat/delivery.ts';
import { StartFailure } from '../../src/chat/platform.ts';
import { DISCORD_TEXT } from '../../src/text/discord.ts';
import { Api, apiBase, faultOf, statusOf, steadily } from './api.ts';
import { type Registered, registerCommands } from './commands.ts';
import type { DiscordAccess } from './connect.ts';

/** Registers the commands without connecting (`sourced register`). Throws StartFailure where Discord refuses the token or isn't there. */
export async function registerDiscord(access: DiscordAccess, patience: Patience): Promise<Registered[]> {
  const api = new Api(access);
  try {
    const { id } = z.object({ id: z.string() }).parse(await steadily(() => api.get('/applications/@me'), patience));
    return await registerCommands({ api, patience, applicationId: id, guilds: access.guilds });
  } catch (error) {
    const status = statusOf(error);
    const where = apiBase(access.apiUrl);
    if (status === 401) throw new StartFailure(DISCORD_TEXT.refusedToken, true);
    throw new StartFailure(status === null ? DISCORD_TEXT.unreachable(where, faultOf(error)) : DISCORD_TEXT.broken(where, status), false);
  } finally {
    api.close();
  }
}

/** What registering came to in one place, as a line. */
export function toldRegistered({ guild, created, changed, removed, failure }: Registered): string {
  const place = guild === null ? DISCORD_TEXT.everywhere : DISCORD_TEXT.server(guild);
  return failure === null
    ? DISCORD_TEXT.registered(place, created.length, changed.length, removed.length)
    : DISCORD_TEXT.notRegistered(place, failure);
}
