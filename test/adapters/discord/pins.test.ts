import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/chat/invocation.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Post } from '../../../src/chat/messenger.ts';
import { MESSAGE } from '../../fakes/discord/model.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { type ABot, started } from './a-bot.ts';

const PIN = /^PUT \/channels\/\d+\/messages\/pins\/\d+$/u;
const HOUR = 3_600_000;
const word = (key: string, answer = ANSWERS.notice): Message => ({ answer, answerId: key, buttons: [], from: 0 });
const send = (bot: ABot, to: Address, key: string, again = false) => bot.platform.messenger.send(to, word(key), { key, again });

/** A summary that stands in a channel. */
async function summary() {
  const bot = await started();
  const { fake, platform } = bot;
  const channel: Address = {
    channel: fake.channelId,
    direct: false,
    thread: null,
    message: null,
    person: '',
    visibility: 'public',
    handle: null,
  };
  const sent = await send(bot, channel, 'k1');
  if (!sent.ok || sent.message === null) throw new Error('it was not posted');
  const post: Post = { channel: fake.channelId, thread: null, message: sent.message };
  const said = () => fake.messagesIn(fake.channelId).filter(({ type }) => type === MESSAGE.pinned).length;
  const pinned = () => fake.pinnedIn(fake.channelId).map(({ id }) => id);
  const under: Address = { ...channel, message: post.message };
  return { bot, fake, channel, under, post, messenger: platform.messenger, said, pinned };
}

describe('a pin', () => {
  test('is one that Discord tells of once, however often it was lost on the way', async () => {
    const { fake, messenger, post, said, pinned } = await summary();
    fake.fault({ call: PIN, kind: 'drop-after', times: 3 });
    expect(await messenger.pin(post)).toEqual({ ok: true });
    expect([pinned(), said()]).toEqual([[post.message], 1]);
  });

  test('is refused to a bot that may manage messages and no more', async () => {
    const { fake, messenger, post, pinned } = await summary();
    fake.takeFromBot(['PIN_MESSAGES']);
    fake.giveEveryone(['MANAGE_MESSAGES']);
    expect(await messenger.pin(post)).toEqual({ ok: false, reason: 'forbidden', detail: 'HTTP 403, code 50013' });
    expect(await messenger.unpin(post)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(pinned()).toEqual([]);
  });

  test('opens a thread that was put away, and not one that is locked', async () => {
    const { bot, fake, messenger, under, pinned } = await summary();
    const sent = await send(bot, under, 'k2');
    if (!sent.ok || sent.message === null || sent.thread === null) throw new Error('it was not posted');
    const post: Post = { channel: fake.channelId, thread: sent.thread, message: sent.message };
    fake.archive(sent.thread);
    expect(await messenger.pin(post)).toEqual({ ok: true });
    expect([fake.pinnedIn(sent.thread).map(({ id }) => id), pinned()]).toEqual([[post.message], []]);
    fake.archive(sent.thread, { locked: true });
    expect(await messenger.unpin(post)).toMatchObject({ ok: false, reason: 'forbidden' });
  });

  test('is gone with its channel, and so is there to be taken off no more', async () => {
    const { messenger, post } = await summary();
    expect(await messenger.pin({ ...post, channel: '1' })).toMatchObject({ ok: false, reason: 'gone' });
    expect(await messenger.unpin({ ...post, channel: '1' })).toEqual({ ok: true });
  });

  test('that Discord never answers for is given up', async () => {
    const { fake, messenger, post } = await summary();
    fake.fault({ call: PIN, kind: '503', times: 8 });
    expect(await messenger.pin(post)).toMatchObject({ ok: false, reason: 'unreachable' });
  });
});

describe('a part of a summary', () => {
  test('is posted in a thread that an earlier run opened and left empty', async () => {
    const { bot, fake, under, post } = await summary();
    const call = /^POST \/channels\/\d+\/messages$/u;
    fake.fault({ call, kind: 'error', status: 400, code: 50_035 });
    expect(await send(bot, under, 'k2')).toMatchObject({ ok: false });
    expect(fake.threads().map(({ id }) => id)).toEqual([post.message]);
    expect(await send(bot, under, 'k2', true)).toMatchObject({ ok: true, thread: post.message });
    expect(fake.botMessages().filter(({ channelId }) => channelId === post.message)).toHaveLength(1);
  });

  test('is not taken for Discord’s own words about the pin, where no thread may be opened', async () => {
    const { bot, fake, messenger, under, post, said } = await summary();
    fake.deny(fake.channelId, ['CREATE_PUBLIC_THREADS']);
    expect(await messenger.pin(post)).toEqual({ ok: true });
    expect(said()).toBe(1);
    const sent = await send(bot, under, 'k2', true);
    expect(sent).toMatchObject({ ok: true, thread: null });
    expect(await send(bot, under, 'k2', true)).toEqual(sent);
    expect(
      fake.messagesIn(fake.channelId).filter(({ reference, type }) => reference?.messageId === post.message && type === MESSAGE.reply),
    ).toHaveLength(1);
  });

  test('is not taken for what the bot answered somebody in the thread', async () => {
    const { bot, fake, under, post } = await summary();
    const maha = fake.addUser('maha');
    const asked = fake.people.mention(fake.openThread(there(fake, post), maha.id, 'Today').id, maha.id, 'What is nowhere on file?');
    await asked.answer();
    expect(await send(bot, under, 'k2', true)).toMatchObject({ ok: true, thread: post.message });
    expect(fake.botMessages().filter(({ channelId }) => channelId === post.message)).toHaveLength(2);
  });
});

test('in a channel in which much was said before, what an earlier run may have posted is looked for since it can have', async () => {
  const { bot, fake, channel } = await summary();
  const maha = fake.addUser('maha').id;
  for (let post = 0; post < 1000; post++) fake.people.say(fake.channelId, maha, `${post}`);
  fake.pass(HOUR);
  const again = (since?: number) => {
    const message: Message = { ...word('k3'), buttons: [{ action: 'do', label: 'Stop', index: 0 }] };
    return bot.platform.messenger.send(channel, message, { key: 'k3', again: true, ...(since !== undefined && { since }) });
  };
  expect(await again()).toMatchObject({ ok: false, reason: 'unsure' });
  const since = Date.now() + HOUR;
  const sent = await again(since);
  expect(sent).toMatchObject({ ok: true, thread: null });
  fake.people.say(fake.channelId, maha, 'and on');
  expect(await again(since)).toEqual(sent);
});

describe('a link', () => {
  test('opens the message in its server, by its thread where it stands in one', async () => {
    const { fake, messenger, post } = await summary();
    const where = `https://discord.com/channels/${fake.guildId}`;
    expect(await messenger.link(post)).toBe(`${where}/${fake.channelId}/${post.message}`);
    expect(await messenger.link({ ...post, thread: '77' })).toBe(`${where}/77/${post.message}`);
  });

  test('is none where the server is not known, as in direct messages', async () => {
    const { fake, messenger, post } = await summary();
    expect(await messenger.link({ ...post, channel: fake.dmOf(fake.addUser('maha').id).id })).toBeNull();
    expect(await messenger.link({ ...post, channel: '1' })).toBeNull();
  });
});

function there(fake: ABot['fake'], { channel, message }: Post) {
  const found = fake.messagesIn(channel).find(({ id }) => id === message);
  if (!found) throw new Error('it stands nowhere');
  return found;
}
