import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { FakeDiscord } from './fake.ts';

const NO_WAIT = { waitForIdentify: (): Promise<void> => Promise.resolve() };

/** A real client, set up as the bot's is; `rest` and `ws` can be overridden. It isn't connected yet. */
export function clientOf(fake: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(options.intents === undefined ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // A second IDENTIFY waits five seconds in Discord, and here there is no reason to.
    ws: { buildIdentifyThrottler: () => Promise.resolve(NO_WAIT) },
    ...options,
    rest: { api: fake.apiUrl, ...options.rest },
  });
}

/** Logs in and waits until the client knows its guilds. */
export async function ready(client: Client, token: string): Promise<Client<true>> {
  const known = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return known;
}
