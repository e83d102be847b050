import { describe, expect, test } from 'vitest';
import { StartFailure } from '../../../src/chat/platform.ts';
import { CHAT_TEXT } from '../../../src/text/chat.ts';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import type { Message } from '../../fakes/discord/model.ts';
import { ANSWER, type BotOptions, QUESTION, started, unstarted, wordsOf } from './a-bot.ts';

describe('a mention in a channel', () => {
  test('is answered once, in a thread on it that is named by the question', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.duplicateNext();
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const answer = await asked.answer();
    await bot.settled();
    const [thread] = bot.fake.threads(bot.fake.channelId);
    expect(thread).toMatchObject({ id: asked.message.id, name: QUESTION, thread: { autoArchive: 1440 } });
    expect(answer.channelId).toBe(thread?.id);
    expect(wordsOf(answer)).toContain(ANSWER);
    expect(bot.fake.messagesIn(thread?.id ?? '').filter(({ author }) => author.bot)).toHaveLength(1);
    expect(bot.taken[0]).toMatchObject({
      key: `discord:${bot.fake.channelId}:${asked.message.id}`,
      address: { channel: bot.fake.channelId, thread: null, message: asked.message.id, person: maha.id, visibility: 'public' },
    });
  });

  test('is followed up in the thread, with a mention and without one', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const first = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    const followed = await bot.fake.people.say(first.channelId, maha.id, 'and when?').answer();
    expect(followed).toMatchObject({ channelId: first.channelId });
    expect(wordsOf(followed)).toContain('Brelvane');
    const mentioned = await bot.fake.people.mention(first.channelId, maha.id, 'How many aircraft does Brelvane operate?').answer();
    expect(mentioned.channelId).toBe(first.channelId);
    expect(bot.outcomes).toEqual(['found', 'found', 'found']);
  });

  test('by a reply that pings counts, by one that does not, by a role or by everyone does not', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const said = bot.fake.botSays(bot.fake.channelId, 'Here.');
    const role = bot.fake.addRole('desk');
    bot.fake.people.reply(said, maha.id, QUESTION, false);
    bot.fake.people.say(bot.fake.channelId, maha.id, `<@&${role.id}> @everyone ${QUESTION}`);
    await bot.settled();
    expect(bot.taken).toHaveLength(1);
    await bot.fake.people.reply(said, maha.id, QUESTION).answer();
    expect(bot.taken).toHaveLength(2);
  });

  test('by two people at once gets each an answer of their own', async () => {
    const bot = await started();
    const [maha, jo] = [bot.fake.addUser('maha'), bot.fake.addUser('jo')];
    const asked = [
      bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION),
      bot.fake.people.mention(bot.fake.channelId, jo.id, 'How many aircraft does Brelvane operate?'),
    ];
    const answers = await Promise.all(asked.map((each) => each.answer()));
    expect(answers.map(({ channelId }) => channelId)).toEqual(asked.map(({ message }) => message.id));
  });

  test('where no thread can be opened is answered below it', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.deny(bot.fake.channelId, ['CREATE_PUBLIC_THREADS']);
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    expect(await asked.answer()).toMatchObject({ channelId: bot.fake.channelId, reference: { messageId: asked.message.id } });
    bot.fake.deny(bot.fake.channelId, ['SEND_MESSAGES_IN_THREADS']);
    const other = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    expect(await other.answer()).toMatchObject({ channelId: bot.fake.channelId, reference: { messageId: other.message.id } });
  });

  test('where the bot may not post at all is told to the person', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.deny(bot.fake.channelId, ['CREATE_PUBLIC_THREADS', 'SEND_MESSAGES']);
    bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const dm = bot.fake.dmOf(maha.id);
    const [told] = await bot.fake.until(() => bot.fake.messagesIn(dm.id).length > 0 && bot.fake.messagesIn(dm.id));
    expect(told?.content.replaceAll('\\', '')).toBe(CHAT_TEXT.cannotPost);
  });

  test('of words that would ping is answered without pinging anybody', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const hostile = `@everyone @here <@${maha.id}> <@&${bot.fake.guildId}> [x](https://x.example) ${'why '.repeat(450)}`.slice(0, 1900);
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, hostile).answer();
    expect(answer.pinged).toEqual([]);
    expect(bot.fake.threads()[0]?.name).not.toMatch(/[@<>]/u);
    expect(bot.fake.threads()[0]?.name?.length).toBeLessThanOrEqual(100);
  });
});

describe('silence', () => {
  test('meets other talk, small talk in a thread, bots, edits and the bot itself', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const first = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    const { people } = bot.fake;
    people.say(bot.fake.channelId, maha.id, QUESTION);
    people.say(first.channelId, maha.id, 'lol, thanks');
    people.say(first.channelId, maha.id, 'what is on for lunch?');
    const plain = people.say(bot.fake.channelId, maha.id, 'nothing');
    people.edit(plain.message, `<@${bot.fake.botUserId}> ${QUESTION}`);
    bot.fake.botSays(first.channelId, QUESTION);
    await bot.settled();
    expect(bot.fake.messagesIn(first.channelId).filter(({ author }) => author.bot)).toHaveLength(2);
    expect(bot.fake.threads(bot.fake.channelId)).toHaveLength(1);
    expect(bot.fake.messagesIn(bot.fake.channelId).filter(({ author, type }) => author.bot && type !== 18)).toEqual([]);
    expect([...bot.outcomes].sort()).toEqual(['found', 'found', 'silence', 'silence']);
  });
});

describe('without MESSAGE_CONTENT', () => {
  test('mentions, direct messages and commands work; a follow-up is told once to mention the bot', async () => {
    const bot = await started({ fake: { messageContent: false } });
    const maha = bot.fake.addUser('maha');
    expect(bot.platform.detail).toContain('Without MESSAGE_CONTENT');
    expect(bot.logs.filter((line) => line.startsWith(DISCORD_TEXT.withoutContent))).toHaveLength(1);
    const first = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    expect(wordsOf(first)).toContain(ANSWER);
    const told = await bot.fake.people.say(first.channelId, maha.id, 'and when?').answer();
    bot.fake.people.say(first.channelId, maha.id, 'and why?');
    await bot.settled();
    const own = bot.fake.messagesIn(first.channelId).filter(({ author }) => author.bot);
    expect(own.map(({ id }) => id)).toEqual([first.id, own[1]?.id]);
    expect(own[1]?.content.replaceAll('\\', '')).toBe(CHAT_TEXT.mentionMe);
    expect(told.channelId).toBe(first.channelId);
    expect(wordsOf(await bot.fake.people.dm(maha.id, QUESTION).answer())).toContain(ANSWER);
    expect(wordsOf(await bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION }).response())).toContain(ANSWER);
  });
});

describe('a direct message', () => {
  test('is answered in place, and keeps the subject', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const first = await bot.fake.people.dm(maha.id, QUESTION).answer();
    expect(wordsOf(first)).toContain(ANSWER);
    expect(wordsOf(await bot.fake.people.dm(maha.id, 'and when?').answer())).toContain('Brelvane');
    const done = bot.fake.people.slash(maha.id, bot.fake.dmOf(maha.id).id, 'ask', { question: QUESTION });
    expect(await done.response()).toMatchObject({ ephemeralFor: null });
  });
});

describe('the start', () => {
  const failing = async (options: BotOptions): Promise<StartFailure> => {
    const bot = await unstarted(options);
    const error = await bot.start().catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(StartFailure);
    return error as StartFailure;
  };

  test('says that a token is wrong, and where to get a right one', async () => {
    for (const token of ['wrong.secret', 'wrong secret\n']) {
      const failure = await failing({ access: { token } });
      expect(failure).toMatchObject({ message: DISCORD_TEXT.refusedToken, refused: true });
      expect(failure.message).not.toContain('secret');
    }
  });

  test('says that Discord cannot be reached', async () => {
    const failure = await failing({ access: { apiUrl: 'http://127.0.0.1:9/api' } });
    expect(failure).toMatchObject({ refused: false });
    expect(failure.message).toContain('ECONNREFUSED');
  });

  test('takes as many shards as it is told to', async () => {
    const bot = await unstarted({ access: { shards: 1 } });
    const other = bot.fake.addGuild('Other');
    await bot.start();
    expect(bot.platform.detail).toContain('2 servers');
    const maha = bot.fake.addUser('maha', other.id);
    const channel = bot.fake.addChannel('news', other.id);
    await bot.fake.people.mention(channel.id, maha.id, QUESTION).answer();
  });
});

describe('a restart', () => {
  test('answers nothing again, keeps the conversation, and takes what came meanwhile', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const first = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    await bot.end();
    const missed = bot.fake.people.mention(bot.fake.channelId, maha.id, 'How many aircraft does Brelvane operate?');
    await bot.start();
    expect((await missed.answer()).channelId).toBe(missed.message.id);
    await bot.fake.people.say(first.channelId, maha.id, 'and when?').answer();
    await bot.restart();
    await bot.settled();
    const own = bot.fake.botMessages().filter(({ content, embeds }: Message) => content !== '' || embeds.length > 0);
    expect(own).toHaveLength(4);
  });

  test('is graceful: nothing more is taken, and what is in hand is finished', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, kind: 'delay', ms: 50 });
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    await bot.took(1);
    await bot.platform.stop();
    const late = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const leaving = await bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION }).response();
    expect(leaving).toMatchObject({ content: DISCORD_TEXT.leaving, ephemeralFor: maha.id });
    await bot.host.idle();
    expect((await asked.answer()).channelId).toBe(asked.message.id);
    await bot.end();
    expect(bot.taken).toHaveLength(1);
    await bot.start();
    expect((await late.answer()).channelId).toBe(late.message.id);
  });
});
