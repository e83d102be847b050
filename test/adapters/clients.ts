import { Api } from '../../adapters/discord/api.ts';
import { makeMessenger } from '../../adapters/discord/messenger.ts';
import { clientFor } from '../../adapters/slack/client.ts';
import { slackMessenger } from '../../adapters/slack/messenger.ts';
import type { Messenger } from '../../src/chat/messenger.ts';
import type { FakeDiscord } from '../fakes/discord/fake.ts';
import { SILENT } from '../fakes/slack/bolt-app.ts';
import type { FakeSlack } from '../fakes/slack/fake-slack.ts';
import { AWire, type Moment } from './a-wire.ts';

const LOG = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface Platforms {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Of each request: whether the process ends with it, and when. */
  readonly come: (platform: 'slack' | 'discord') => Moment | null;
  /** The process ends. */
  readonly end: () => void;
  readonly isOver: () => boolean;
}

/** The platforms' own clients of one run of the bot, each on a wire that is cut when the process ends. */
export async function clientsOf(
  platforms: Platforms,
): Promise<{ readonly messengers: readonly [Messenger, Messenger]; readonly wires: readonly AWire[] }> {
  const { slack, discord, clock, come, end, isOver } = platforms;
  const wait = () => (isOver() ? new Promise<void>(() => undefined) : new Promise<void>((resolve) => void setImmediate(resolve)));
  const patience = { wait, retried: () => undefined };
  const wires: AWire[] = [];
  const wireTo = (platform: 'slack' | 'discord', target: string): Promise<string> => {
    const wire = new AWire(target, () => {
      const moment = come(platform);
      if (moment !== null) {
        end();
        for (const each of wires) each.cut();
      }
      return moment;
    });
    wires.push(wire);
    return wire.open();
  };
  const slackUrl = await wireTo('slack', slack.apiUrl);
  const means = { botId: slack.botId, botToken: slack.botToken, apiUrl: slackUrl, patience, log: LOG, clock };
  const first = slackMessenger({ ...means, client: clientFor(slack.botToken, slackUrl, SILENT) });
  const discordUrl = await wireTo('discord', discord.apiUrl);
  const api = new Api({ token: discord.token, apiUrl: discordUrl });
  api.close();
  const second = makeMessenger({
    api,
    patience,
    clock,
    botId: () => discord.botUserId,
    groups: { of: async () => [] },
    places: { guildOf: async () => null },
    apiUrl: discordUrl,
  });
  return { messengers: [first, second], wires };
}
