import { describe, expect, test } from 'vitest';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import { type Host, messageOf } from '../../../src/chat/host.ts';
import type { Address } from '../../../src/chat/invocation.ts';
import type { Message } from '../../../src/chat/message.ts';
import { notice } from '../../../src/desk/notice.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { ANSWER, doing, QUESTION, started, wordsOf } from './a-bot.ts';

const FAULTS = [
  { kind: 'ratelimited' },
  { kind: 'ratelimited', global: true },
  { kind: '500', times: 4 },
  { kind: '502', times: 2 },
  { kind: 'drop-before' },
  { kind: 'drop-before', reset: true },
  { kind: 'drop-after' },
  { kind: 'drop-after', times: 3 },
  { kind: 'drop-after', reset: true },
  { kind: 'error', status: 401, code: 0 },
] as const;
const LASTING = FAULTS.slice(0, -1);

describe('a mention is answered once, whatever goes wrong with', () => {
  test.each(LASTING)('the post: %o', async (fault) => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, ...fault });
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    expect(wordsOf(await asked.answer())).toContain(ANSWER);
    await bot.settled();
    expect(bot.fake.messagesIn(asked.message.id).filter(({ author }) => author.bot)).toHaveLength(1);
    expect(bot.undelivered).toEqual([]);
  });

  test.each(FAULTS)('its thread: %o', async (fault) => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /^POST \/channels\/\d+\/messages\/\d+\/threads$/u, ...fault });
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    expect(wordsOf(await asked.answer())).toContain(ANSWER);
    await bot.settled();
    expect(
      bot.fake.botMessages().filter(({ channelId }) => channelId === asked.message.id || channelId === bot.fake.channelId),
    ).toHaveLength(1);
  });

  test('a direct message: the same', async () => {
    for (const fault of LASTING) {
      const bot = await started();
      const maha = bot.fake.addUser('maha');
      bot.fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, ...fault });
      await bot.fake.people.dm(maha.id, QUESTION).answer();
      await bot.settled();
      expect(bot.fake.messagesIn(bot.fake.dmOf(maha.id).id).filter(({ author }) => author.bot)).toHaveLength(1);
    }
  });
});

describe('a post', () => {
  test('of which the question is gone is given up, and so is one in a channel that is', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /threads$/u, kind: 'error', status: 404, code: 10_008 });
    bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    await bot.settled();
    expect(bot.undelivered).toEqual(['gone: HTTP 404, code 10008']);
  });

  test('in a thread that was put away takes it out again', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    bot.fake.fault({ call: /^POST \/channels\/\d+\/messages$/u, kind: 'error', status: 400, code: 50_083 });
    await bot.fake.people.say(answer.channelId, maha.id, 'and when?').answer();
    expect(bot.fake.calls.filter(({ method, path }) => method === 'PATCH' && path === `/channels/${answer.channelId}`)).toHaveLength(1);
  });

  test('without the right to refer to the question does without', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.deny(bot.fake.channelId, ['CREATE_PUBLIC_THREADS', 'READ_MESSAGE_HISTORY']);
    bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const post = await bot.fake.until(() => bot.fake.botMessages()[0]);
    expect(post).toMatchObject({ channelId: bot.fake.channelId, reference: null });
  });
});

describe('what an earlier run may have sent', () => {
  const message = (answer: Answer, answerId: string): Message => ({ answer, answerId, buttons: buttonsFor(answer, false), from: 0 });
  const words: Answer = notice('Only words.', '', 0);

  test('is found where it stands, by its buttons, its reference or its words, and else sent', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const { messenger } = bot.platform;
    const base = { channel: bot.fake.channelId, direct: false, person: maha.id, visibility: 'public', handle: null } as const;
    const inThread = bot.fake.people.say(bot.fake.channelId, maha.id, 'something else').message;
    const thread = bot.fake.openThread(inThread, maha.id, 'a thread');
    const dm: Address = { ...base, channel: bot.fake.dmOf(maha.id).id, direct: true, visibility: 'private', thread: null, message: null };
    const places: Address[] = [
      { ...base, thread: null, message: 'a new one' },
      { ...base, thread: thread.id, message: 'a new one' },
      { ...base, thread: null, message: null },
      dm,
    ];
    let keys = 0;
    for (const to of places) {
      for (const answer of [ANSWERS.found, words]) {
        const key = `c0ffee${++keys}`;
        const before = bot.fake.botMessages().length;
        const asked = to.message === null ? to : { ...to, message: bot.fake.people.say(to.thread ?? to.channel, maha.id, 'x').message.id };
        const first = await messenger.send(asked, message(answer, key), { key, again: true });
        expect(first.ok && bot.fake.botMessages().length).toBe(before + 1);
        // Later than Discord remembers a nonce.
        bot.fake.pass(6 * 60_000);
        expect(await messenger.send(asked, message(answer, key), { key, again: true })).toEqual(first);
        expect(bot.fake.botMessages()).toHaveLength(before + 1);
      }
    }
  });

  test('is not sent again while that cannot be found out', async () => {
    const bot = await started();
    const { messenger } = bot.platform;
    const to: Address = {
      channel: bot.fake.channelId,
      direct: false,
      thread: null,
      message: null,
      person: bot.fake.addUser('maha').id,
      visibility: 'public',
      handle: null,
    };
    bot.fake.fault({ call: /^GET \/channels\/\d+\/messages/u, kind: '502', times: 3 });
    expect(await messenger.send(to, message(words, 'c0ffee'), { key: 'c0ffee', again: true })).toMatchObject({ ok: true });
    bot.fake.fault({ call: /^GET \/channels\/\d+\/messages/u, kind: '502', times: 100 });
    expect(await messenger.send(to, message(words, 'c0ffee1'), { key: 'c0ffee1', again: true })).toMatchObject({
      ok: false,
      reason: 'unreachable',
    });
    expect(bot.fake.botMessages()).toHaveLength(1);
  });
});

describe('a run that ends in the middle', () => {
  /** Takes, and never answers: the end of a process in between. */
  const wrap = (): { wrap: (host: Host) => Host; on: { value: boolean } } => {
    const on = { value: false };
    return { on, wrap: (host) => ({ ...host, answer: (...given) => (on.value ? Promise.resolve() : host.answer(...given)) }) };
  };

  test('before its answer was written down: the next one answers, once', async () => {
    const crash = wrap();
    const bot = await started({ wrap: crash.wrap });
    const maha = bot.fake.addUser('maha');
    crash.on.value = true;
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const command = bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION });
    await bot.took(2);
    crash.on.value = false;
    await bot.restart();
    expect(wordsOf(await asked.answer())).toContain(ANSWER);
    expect(wordsOf(await command.response())).toContain(ANSWER);
    await bot.restart();
    await bot.settled();
    expect(bot.fake.messagesIn(asked.message.id).filter(({ author }) => author.bot)).toHaveLength(1);
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(1);
  });

  test('after a command was deferred: the next one fills that in', async () => {
    const crash = wrap();
    const never = Promise.withResolvers<void>();
    const bot = await started({
      wrap: (host) => ({ ...host, answer: (...given) => (crash.on.value ? never.promise : host.answer(...given)) }),
    });
    const maha = bot.fake.addUser('maha');
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    crash.on.value = true;
    const command = bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION });
    const pressed = bot.fake.people.press(maha.id, answer, doing('context'));
    expect(await Promise.all([command, pressed].map((each) => each.acknowledged))).toMatchObject([{ type: 5 }, { type: 5 }]);
    crash.on.value = false;
    await bot.restart();
    expect(wordsOf(await command.response())).toContain(ANSWER);
    expect(wordsOf(await pressed.response())).toContain('Brelvane');
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(2);
    expect(bot.fake.botMessages()).toHaveLength(1);
  });

  test('after the answer arrived, before that was written down: it is found, and not sent again', async () => {
    const bot = await started({ wrap: (host) => host });
    const maha = bot.fake.addUser('maha');
    const asked = bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION);
    const answer = await asked.answer();
    const command = bot.fake.people.slash(maha.id, bot.fake.channelId, 'ask', { question: QUESTION });
    await command.response();
    await bot.host.idle();
    const left = bot.taken.map((invocation) => ({ ...invocation, key: `${invocation.key}:again` }));
    const [post, private_] = left;
    const recorded = [answer, await command.response()].map((message) => {
      const id = JSON.stringify(message.components).match(/sourced:[a-z]+:([a-z0-9]+):/u)?.[1] ?? '';
      return bot.ledger.find(id);
    });
    for (const [at, invocation] of left.entries()) {
      bot.ledger.take(invocation);
      const before = recorded[at];
      if (!before) throw new Error('nothing recorded');
      // As the earlier run left it: taken and written down, and not finished.
      expect(before.key).toBe(bot.taken[at]?.key);
      const to = { ...before.address, handle: invocation.address.handle };
      const sent = await bot.platform.messenger.send(to, messageOf(before), { key: before.id, again: true });
      expect(sent).toMatchObject({ ok: true });
    }
    expect(post && private_).toBeTruthy();
    for (const { key } of left) bot.ledger.finish(key, { outcome: 'sent', post: null, at: 0 });
    expect(bot.fake.botMessages()).toHaveLength(1);
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(1);
  });
});
