import { describe, expect, test } from 'vitest';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Post, Sent } from '../../../src/chat/messenger.ts';
import { notice } from '../../../src/desk/notice.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import type { Message as Posted } from '../../fakes/discord/model.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { type ABot, QUESTION, started, wordsOf } from './a-bot.ts';

const PATCH = /^PATCH \/channels\/\d+\/messages\/\d+$/u;
const NEW = notice('Only words, and new ones.', '', 0);
const words = (answer: Answer, answerId = 'c0ffee'): Message => ({ answer, answerId, buttons: buttonsFor(answer, false), from: 0 });
const edit = (bot: ABot, post: Post, message: Message, again = false): Promise<Sent> =>
  bot.platform.messenger.edit(post, message, { key: 'e1', again });
const patches = (bot: ABot): number => bot.fake.calls.filter(({ method, path }) => PATCH.test(`${method} ${path}`)).length;

/** An answer in a thread on a question, and where it stands. */
async function answered(): Promise<{ bot: ABot; post: Post; answer: Posted }> {
  const bot = await started();
  const maha = bot.fake.addUser('maha');
  const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
  return { bot, answer, post: { channel: bot.fake.channelId, thread: answer.channelId, message: answer.id } };
}

describe('an edit', () => {
  test('writes everything anew: what the new answer has not got goes', async () => {
    const { bot, post, answer } = await answered();
    expect(answer.embeds.length * answer.components.length).toBeGreaterThan(0);
    expect(await edit(bot, post, words(NEW))).toEqual({ ok: true, message: post.message, thread: post.thread });
    expect(answer).toMatchObject({ embeds: [], components: [], pinged: [], edits: 1 });
    expect(answer.content).toContain('new ones');
  });

  test('reaches what answered an interaction for all to see', async () => {
    const ids: string[] = [];
    const bot = await started({ publicChannels: ids });
    ids.push(bot.fake.channelId);
    const maha = bot.fake.addUser('maha');
    const shown = await bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION }).response();
    const post = { channel: bot.fake.channelId, thread: null, message: shown.id };
    expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: true });
    expect(shown.content).toContain('new ones');
  });

  test('takes a thread that was put away out again', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.archive(answer.channelId);
    bot.fake.fault({ call: `PATCH /channels/${answer.channelId}`, kind: 'drop-before', times: 2 });
    expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: true });
    expect(answer.edits).toBe(1);
    expect(bot.fake.threads()[0]?.thread).toMatchObject({ archived: false });
  });

  test('of what stands in a locked thread is forbidden', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.archive(answer.channelId, { locked: true });
    expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(answer.edits).toBe(0);
  });

  test('that a thread cannot be opened for is one that is gone', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.archive(answer.channelId);
    bot.fake.fault({ call: new RegExp(`^PATCH /channels/${answer.channelId}$`, 'u'), kind: 'error', status: 400, code: 160_006 });
    expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: false, reason: 'gone', detail: 'HTTP 400, code 160006' });
  });

  test("of another's message fails, and so does one that Discord won't have", async () => {
    const { bot } = await answered();
    const said = bot.fake.people.say(bot.fake.channelId, bot.fake.addUser('jo').id, 'hello').message;
    const post = { channel: bot.fake.channelId, thread: null, message: said.id };
    expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: false, reason: 'failed' });
    expect(said.content).toBe('hello');
  });
});

describe('an edit that may have arrived', () => {
  test.each([1, 2, 3])('is looked at before it is made again: %i answers are lost', async (times) => {
    const { bot, post, answer } = await answered();
    bot.fake.fault({ call: PATCH, kind: 'drop-after', times });
    bot.fake.fault({ call: /^GET \/channels\/\d+\/messages\/\d+$/u, kind: '502' });
    expect(await edit(bot, post, words(ANSWERS['found-several']))).toMatchObject({ ok: true });
    expect([answer.edits, patches(bot)]).toEqual([1, 1]);
  });

  test('is made where something else stands there: other words, or the same over other buttons', async () => {
    const { bot, post, answer } = await answered();
    await edit(bot, post, words(ANSWERS.disputed, 'a1'));
    await edit(bot, post, words(ANSWERS.disputed, 'a2'), true);
    expect(answer.edits).toBe(2);
    await edit(bot, post, words(ANSWERS['found-several'], 'a2'), true);
    expect(answer.edits).toBe(3);
    await edit(bot, post, words(ANSWERS['found-several'], 'a2'), true);
    expect(answer.edits).toBe(3);
  });

  test('is known though Discord adds to what it was given, and trims it', async () => {
    const { bot, post, answer } = await answered();
    await edit(bot, post, words(ANSWERS.disputed, 'a1'));
    const embeds = answer.embeds.map((embed) => ({ ...embed, content_scan_version: 3, description: `${String(embed.description)} ` }));
    Object.assign(answer, { embeds, content: ` ${answer.content}` });
    expect(await edit(bot, post, words(ANSWERS.disputed, 'a1'), true)).toMatchObject({ ok: true });
    expect(answer.edits).toBe(1);
    Object.assign(answer, { embeds: embeds.map((embed) => ({ ...embed, description: 'Somebody else’s.' })) });
    await edit(bot, post, words(ANSWERS.disputed, 'a1'), true);
    expect(answer.edits).toBe(2);
  });

  test('is made where the bot may not read what stands there', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.deny(bot.fake.channelId, ['READ_MESSAGE_HISTORY']);
    expect(await edit(bot, post, words(NEW), true)).toMatchObject({ ok: true });
    expect(answer.content).toContain('new ones');
  });

  test('is not made while that cannot be found out', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.fault({ call: /^GET \/channels\/\d+\/messages\/\d+$/u, kind: '502', times: 100 });
    expect(await edit(bot, post, words(NEW), true)).toMatchObject({ ok: false, reason: 'unreachable' });
    expect(answer.edits).toBe(0);
  });
});

describe('the limit on edits of old messages', () => {
  test('is waited out where it is short, and where Discord does not say how long it is', async () => {
    for (const retryAfter of [0.01, 0]) {
      const { bot, post, answer } = await answered();
      bot.fake.fault({ call: PATCH, kind: 'old-edits', retryAfter, times: 2 });
      expect(await edit(bot, post, words(NEW))).toMatchObject({ ok: true });
      expect([answer.edits, patches(bot)]).toEqual([1, 3]);
      expect(wordsOf(answer)).toContain('new ones');
    }
  });

  test('is left for another time where it is long', async () => {
    const { bot, post, answer } = await answered();
    bot.fake.fault({ call: PATCH, kind: 'old-edits', retryAfter: 1800 });
    expect(await edit(bot, post, words(NEW))).toEqual({ ok: false, reason: 'unreachable', detail: 'rate limited' });
    expect(patches(bot)).toBe(1);
    expect(await edit(bot, post, words(NEW), true)).toMatchObject({ ok: true });
    expect(answer.edits).toBe(1);
  });
});
