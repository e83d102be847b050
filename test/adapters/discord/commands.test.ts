import { afterEach, describe, expect, test } from 'vitest';
import { registerDiscord, toldRegistered } from '../../../adapters/discord/register.ts';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import { newsroom } from '../../desk/a-newsroom.ts';
import { type ABot, aBot, type BotOptions } from './a-bot.ts';

const open: ABot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) {
    await bot.close();
    expect(bot.fake.violations).toEqual([]);
  }
});

async function made(options: BotOptions = {}): Promise<ABot> {
  const bot = await aBot(options);
  open.push(bot);
  return bot;
}

const patience = { wait: () => Promise.resolve(), retried: () => undefined };
const access = (bot: ABot, guilds: readonly string[] = []) =>
  ({ token: bot.fake.token, apiUrl: bot.fake.apiUrl, guilds, shards: 'auto', home: null }) as const;
const writes = (bot: ABot): number => bot.fake.calls.filter(({ method, path }) => path.includes('/commands') && method !== 'GET').length;

describe('commands', () => {
  test('are registered once, and from then on by difference only', async () => {
    const bot = await (await made()).ready();
    const { fake } = bot;
    expect(fake.commands(null).map(({ name }) => name)).toEqual(['ask', 'brief', 'desk', 'Add as source']);
    expect(fake.commandCreations).toBe(4);
    const told = () => bot.logs.filter((line) => line.startsWith('commands registered')).length;
    await bot.restart();
    while (told() < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(writes(bot)).toBe(4);
    const [ask] = fake.commands(null);
    Object.assign(ask?.wire ?? {}, { description: 'other' });
    Object.assign(fake.commands(null)[1] ?? {}, { name: 'old' });
    Object.assign(fake.commands(null)[1]?.wire ?? {}, { name: 'old' });
    const [result] = await registerDiscord(access(bot), patience);
    expect(result).toEqual({ guild: null, created: ['brief'], changed: ['ask'], removed: ['old'], failure: null });
    expect(writes(bot)).toBe(7);
    expect(result && toldRegistered(result)).toBe('everywhere: 1 new, 1 changed, 1 removed.');
  });

  test('of another kind are others, though they have the same name', async () => {
    const bot = await made();
    const { fake } = bot;
    await registerDiscord(access(bot), patience);
    const [, brief, , menu] = fake.commands(null);
    Object.assign(menu?.wire ?? {}, { name: 'ask' });
    Object.assign(brief ?? {}, { type: 2, wire: { ...brief?.wire, type: 2 } });
    const [result] = await registerDiscord(access(bot), patience);
    expect(result).toEqual({ guild: null, created: ['brief', 'Add as source'], changed: [], removed: ['ask'], failure: null });
    expect(fake.commands(null).map(({ wire }) => [wire.type, wire.name])).toEqual(
      expect.arrayContaining([
        [1, 'ask'],
        [2, 'brief'],
      ]),
    );
  });

  test('of a server stand in that server, and a server that the bot is not in fails alone', async () => {
    const bot = await made();
    const results = await registerDiscord(access(bot, ['1', bot.fake.guildId]), patience);
    expect(results.map(({ created, failure }) => [created.length, failure])).toEqual([
      [0, 'HTTP 404, code 10004'],
      [4, null],
    ]);
    expect(results[0] && toldRegistered(results[0])).toContain(DISCORD_TEXT.server('1'));
    expect(bot.fake.commands(null)).toEqual([]);
    expect(bot.fake.commands(bot.fake.guildId)).toHaveLength(4);
    await registerDiscord(access(bot, [bot.fake.guildId]), patience);
    expect(writes(bot)).toBe(4);
  });

  test('take what the registry says', async () => {
    const bot = await made();
    await registerDiscord(access(bot), patience);
    const named = (name: string) => bot.fake.commands(null).find((command) => command.name === name);
    expect(named('ask')?.wire).toMatchObject({ contexts: [0, 1], integration_types: [0] });
    expect(named('ask')?.options).toMatchObject([
      { name: 'question', type: 3, required: true },
      { name: 'topic', type: 3, required: false, autocomplete: true },
    ]);
    const search = named('desk')?.options.find(({ name }) => name === 'search');
    expect(search).toMatchObject({
      type: 1,
      options: [{ name: 'question' }, { name: 'topic' }, { name: 'limit', type: 4, min_value: 1, max_value: 100 }],
    });
  });

  test('that cannot be registered hinder nothing', async () => {
    const bot = await made();
    bot.fake.fault({ call: /commands/u, kind: 'error', status: 403, code: 50_001 });
    await bot.start();
    await bot.settled();
    expect(bot.fake.commands(null)).toEqual([]);
    expect(bot.logs.some((line) => line.startsWith('commands not registered'))).toBe(true);
  });

  test('with a wrong token say so', async () => {
    const bot = await made();
    await expect(registerDiscord({ ...access(bot), token: 'wrong' }, patience)).rejects.toThrow(DISCORD_TEXT.refusedToken);
  });
});

describe('autocomplete', () => {
  const typed = (bot: ABot, value: string, path = {}) =>
    bot.fake.people.autocomplete(bot.fake.addUser('maha').id, bot.fake.channelId, path === null ? 'desk' : 'brief', 'topic', value);

  test('gives the topics that hold what is typed, those that begin with it first', async () => {
    const bot = await (await made()).ready();
    const choices = await typed(bot, 'brel').choices();
    expect(choices).toEqual([{ name: 'Brelvane Air systems outage', value: 'airline-outage' }]);
    expect((await typed(bot, '').choices()).length).toBeGreaterThan(10);
    expect((await typed(bot, 'TRIAL').choices())[0]).toMatchObject({ name: 'Trial of Dario Menck' });
    const maha = bot.fake.addUser('maha');
    const sub = bot.fake.people.autocomplete(maha.id, bot.fake.channelId, 'desk', 'topic', 'ferry', {}, { subcommand: 'sources' });
    expect(await sub.choices()).toMatchObject([{ value: 'ferry-accident' }]);
    expect(bot.taken).toEqual([]);
  });

  test('gives an empty list where it breaks, and gets through what goes wrong', async () => {
    const broken = {
      ...newsroom,
      view: () => {
        throw new Error('broken');
      },
    };
    const bot = await (await made({ desk: broken })).ready();
    expect(await typed(bot, 'brel').acknowledged).toMatchObject({ type: 8, data: { choices: [] } });
    for (const kind of ['502', 'drop-before', 'drop-after', 'ratelimited'] as const) {
      bot.fake.fault({ call: /callback/u, kind });
      expect(await typed(bot, 'brel').acknowledged).toMatchObject({ type: 8 });
    }
    await bot.platform.stop();
    expect(await typed(bot, 'brel').acknowledged).toMatchObject({ type: 8, data: { choices: [] } });
  });
});
