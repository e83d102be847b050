import { expect, test } from 'vitest';
import type { Address } from '../../src/chat/invocation.ts';
import type { Message } from '../../src/chat/message.ts';
import { ANSWERS } from '../golden/answers.ts';
import { type ABot, started } from './discord/a-bot.ts';

const DAY = 24 * 60 * 60_000;
const word: Message = { answer: ANSWERS.found, answerId: 'c0ffee', buttons: [{ action: 'wrong', label: 'Wrong', index: 0 }], from: 0 };

/** A thread on a question in the channel, where the bot was heard. */
async function thread(bot: ABot): Promise<Address> {
  const { fake } = bot;
  const { message } = fake.people.say(fake.channelId, fake.addUser('maha').id, 'words');
  const { id } = fake.openThread(message, message.author.id, 'thread');
  return { channel: fake.channelId, direct: false, thread: id, message: null, person: '', visibility: 'public', handle: null };
}

const send = (bot: ABot, to: Address, again: boolean) => bot.platform.messenger.send(to, word, { key: 'c0ffee', again });

test('a reply that an earlier run may have posted is found among all that was said since, days later', async () => {
  const bot = await started();
  const to = await thread(bot);
  const first = await send(bot, to, false);
  for (let nth = 0; nth < 250; nth++) bot.fake.botSays(to.thread ?? '', `more ${nth}`);
  bot.fake.pass(3 * DAY);
  bot.ahead += 3 * DAY;
  expect(await send(bot, to, true)).toEqual(first);
  expect(bot.fake.messagesIn(to.thread ?? '').filter(({ embeds }) => embeds.length > 0)).toHaveLength(1);
});

test('where the bot may not read what was said before, a reply that may be there is not posted again', async () => {
  const bot = await started();
  const to = await thread(bot);
  await send(bot, to, false);
  bot.fake.deny(to.channel, ['READ_MESSAGE_HISTORY']);
  expect(await send(bot, to, true)).toMatchObject({ ok: false, reason: 'unsure' });
  expect(bot.fake.messagesIn(to.thread ?? '').filter(({ embeds }) => embeds.length > 0)).toHaveLength(1);
});
