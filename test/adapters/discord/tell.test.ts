import { describe, expect, test } from 'vitest';
import { buttonsFor } from '../../../src/chat/furniture.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { Sent } from '../../../src/chat/messenger.ts';
import { notice } from '../../../src/desk/notice.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { type ABot, started } from './a-bot.ts';

const HOUR = 60 * 60_000;
const WORDS = notice('Only words.', '', 0);
const message = (answer: Answer, answerId: string): Message => ({ answer, answerId, buttons: buttonsFor(answer, false), from: 0 });
const tell = (bot: ABot, person: string, answer: Answer, { id = 'a1', key = 'k1', again = false } = {}): Promise<Sent> =>
  bot.platform.messenger.tell(person, message(answer, id), { key, again });
const told = (bot: ABot, person: string): number => bot.fake.messagesIn(bot.fake.dmOf(person).id).length;

describe('a word to a person', () => {
  test('says where it stands', async () => {
    const bot = await started();
    const jo = bot.fake.addStranger('jo');
    const sent = await tell(bot, jo.id, WORDS);
    const { id } = bot.fake.dmOf(jo.id);
    expect(sent).toEqual({ ok: true, channel: id, thread: null, message: bot.fake.messagesIn(id)[0]?.id });
  });

  test.each([
    ['gone', 'who is no more', /users\/@me\/channels/u, 404, 10_013],
    ['forbidden', 'who takes none', /messages$/u, 403, 50_007],
    ['forbidden', 'who shares no server with the bot', /channels/u, 403, 50_278],
  ] as const)('is %s to somebody %s', async (reason, _who, call, status, code) => {
    const bot = await started();
    const jo = bot.fake.addStranger('jo');
    bot.fake.fault({ call, kind: 'error', status, code });
    expect(await tell(bot, jo.id, WORDS)).toMatchObject({ ok: false, reason });
    expect(told(bot, jo.id)).toBe(0);
    expect(await tell(bot, '100000000000000009', WORDS)).toMatchObject({ ok: false, reason: 'gone' });
  });

  test('gets through what goes wrong with the conversation, once', async () => {
    const bot = await started();
    const tooMany = { kind: 'error', status: 400, code: 40_003 } as const;
    for (const fault of [{ kind: 'ratelimited' }, { kind: '502' }, { kind: 'drop-before' }, { kind: 'drop-after' }, tooMany] as const) {
      const jo = bot.fake.addStranger('jo');
      bot.fake.fault({ call: /users\/@me\/channels/u, ...fault });
      expect(await tell(bot, jo.id, WORDS, { key: fault.kind })).toMatchObject({ ok: true });
      expect(told(bot, jo.id)).toBe(1);
    }
  });
});

describe('a word that an earlier run may have sent', () => {
  test('is found by its buttons, however long ago', async () => {
    const bot = await started();
    const jo = bot.fake.addStranger('jo');
    const first = await tell(bot, jo.id, ANSWERS.found);
    bot.fake.pass(72 * HOUR);
    bot.ahead += 72 * HOUR;
    expect(await tell(bot, jo.id, ANSWERS.found, { again: true })).toEqual(first);
    expect(told(bot, jo.id)).toBe(1);
    await tell(bot, jo.id, ANSWERS.found, { id: 'a2', key: 'k2', again: true });
    expect(told(bot, jo.id)).toBe(2);
  });

  test('without buttons is found by its words, for a day', async () => {
    const bot = await started();
    const jo = bot.fake.addStranger('jo');
    const first = await tell(bot, jo.id, WORDS);
    bot.fake.pass(2 * HOUR);
    bot.ahead += 2 * HOUR;
    expect(await tell(bot, jo.id, WORDS, { again: true })).toEqual(first);
    await tell(bot, jo.id, notice('Only other words.', '', 0), { key: 'k2', again: true });
    expect(told(bot, jo.id)).toBe(2);
    bot.fake.pass(24 * HOUR);
    bot.ahead += 24 * HOUR;
    await tell(bot, jo.id, WORDS, { key: 'k3', again: true });
    expect(told(bot, jo.id)).toBe(3);
  });
});
