import { describe, expect, test } from 'vitest';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import { type ABot, ANSWER, QUESTION, started, unstarted, wordsOf } from './a-bot.ts';

const answersIn = (bot: ABot, channel: string): number => bot.fake.messagesIn(channel).filter(({ author }) => author.bot).length;

describe('a connection that breaks', () => {
  test.each([
    ['is killed', (bot: ABot) => bot.fake.killGateway()],
    ['is to be made anew', (bot: ABot) => bot.fake.reconnect()],
    ['is closed', (bot: ABot) => bot.fake.closeWith(4000)],
  ])('in the middle of an answer (%s) loses and repeats nothing', async (_how, trouble) => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, kind: 'delay', ms: 20 });
    const before = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    await bot.took(1);
    trouble(bot);
    const meanwhile = bot.fake.people.mention(bot.fake.channelId, maha.id, 'How many aircraft does Brelvane operate?');
    const command = bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION });
    expect(wordsOf(await before.answer())).toContain(ANSWER);
    await meanwhile.answer();
    expect(wordsOf(await command.response())).toContain(ANSWER);
    await bot.settled();
    expect(bot.fake.gateway).toMatchObject({ identified: 1, resumed: 1 });
    expect([before, meanwhile].map(({ message }) => answersIn(bot, message.id))).toEqual([1, 1]);
    expect(bot.reports.map(([connected]) => connected)).toEqual([false, true]);
  });
});

describe('a session that is over', () => {
  test('is begun anew, and what was said meanwhile is answered once: mentions, follow-ups, direct messages', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const first = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    await bot.fake.people.dm(maha.id, QUESTION).answer();
    await bot.host.idle();
    const { people } = bot.fake;
    bot.fake.invalidateSession();
    bot.fake.killGateway();
    const missed = people.mention(bot.fake.channelId, maha.id, 'How many aircraft does Brelvane operate?');
    people.say(bot.fake.channelId, maha.id, QUESTION);
    const followed = people.say(first.channelId, maha.id, 'and when?');
    const direct = people.dm(maha.id, 'How many aircraft does Brelvane operate?');
    await Promise.all([missed, followed, direct].map((each) => each.answer(15_000)));
    await bot.settled();
    expect(bot.fake.gateway).toMatchObject({ identified: 2, resumed: 0 });
    expect(answersIn(bot, missed.message.id)).toBe(1);
    expect(answersIn(bot, first.channelId)).toBe(2);
    expect(answersIn(bot, direct.message.channelId)).toBe(2);
    expect(bot.reports.at(-1)?.[0]).toBe(true);
  });

  test('because the gateway was away for a while is made up for as well', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.offline();
    const missed = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    await bot.fake.until(() => bot.fake.gateway.refused > 1);
    bot.fake.online();
    await missed.answer(15_000);
    await bot.settled();
    expect(answersIn(bot, missed.message.id)).toBe(1);
    expect(bot.reports[0]).toEqual([false, DISCORD_TEXT.disconnected]);
    expect(bot.reports.at(-1)?.[0]).toBe(true);
  });

  test('at a restart too, with more missed than one page has, also where a channel may not be read', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const closed = bot.fake.addChannel('closed');
    await bot.fake.people.dm(maha.id, 'How many aircraft does Brelvane operate?').answer();
    await bot.end();
    for (let at = 0; at < 120; at++) bot.fake.people.say(bot.fake.channelId, maha.id, `talk ${at}`);
    bot.fake.people.mention(closed.id, maha.id, QUESTION);
    bot.fake.deny(closed.id, ['READ_MESSAGE_HISTORY']);
    const missed = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    bot.fake.fault({ call: /^GET \/channels\/\d+\/messages/u, kind: '502' });
    const direct = bot.fake.people.dm(maha.id, QUESTION);
    await bot.start();
    await missed.answer();
    await direct.answer();
    await bot.settled();
    expect(answersIn(bot, missed.message.id)).toBe(1);
    expect(answersIn(bot, closed.id)).toBe(0);
  });

  test('is not looked back on at the very first start, nor further than a day', async () => {
    const bot = await unstarted();
    const maha = bot.fake.addUser('maha');
    bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    await bot.start();
    await bot.settled();
    expect(bot.taken).toHaveLength(1);
    await bot.end();
    bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    bot.ahead = 25 * 60 * 60_000;
    await bot.start();
    await bot.settled();
    expect(bot.taken).toHaveLength(2);
  });
});

test('every shard brings its servers, and looks back on its own', async () => {
  const bot = await unstarted({ fake: { shards: 2 } });
  const other = bot.fake.addGuild('Other');
  const maha = bot.fake.addUser('maha');
  bot.fake.join(maha.id, other.id);
  const channels = [bot.fake.channelId, bot.fake.addChannel('news', other.id).id];
  const asked = async () => {
    const said = channels.map((channel) => bot.fake.people.mention(channel, maha.id, QUESTION));
    await Promise.all(said.map((each) => each.answer()));
  };
  await bot.start();
  expect(bot.fake.gateway.connected).toBe(2);
  await asked();
  await bot.end();
  const missed = channels.map((channel) => bot.fake.people.mention(channel, maha.id, QUESTION));
  await bot.start();
  await Promise.all(missed.map((each) => each.answer()));
  await asked();
  expect(bot.fake.botMessages()).toHaveLength(6);
});

describe('a connection that Discord ends for good', () => {
  test('because the content is withheld from now on goes on without it', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.forbidContent();
    await bot.fake.until(() => bot.fake.gateway.identified === 2);
    await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    expect(bot.reports[0]?.[0]).toBe(false);
    expect(bot.reports.at(-1)).toEqual([true, DISCORD_TEXT.up('sourced', 1, false)]);
  });

  test('because the token was replaced is reported in plain words', async () => {
    const bot = await started();
    bot.fake.replaceToken('new');
    await bot.fake.until(() => bot.fake.calls.some(({ path, status }) => path === '/gateway/bot' && status === 401));
    while (bot.reports.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(bot.reports).toEqual([
      [false, DISCORD_TEXT.closed(4004)],
      [false, DISCORD_TEXT.refusedToken],
    ]);
    expect(JSON.stringify(bot.logs)).not.toContain(bot.fake.token);
  });
});
