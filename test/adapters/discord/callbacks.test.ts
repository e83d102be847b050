import { describe, expect, test } from 'vitest';
import type { Host } from '../../../src/chat/host.ts';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import type { Done } from '../../fakes/discord/handles.ts';
import type { Message } from '../../fakes/discord/model.ts';
import { type ABot, ANSWER, doing, QUESTION, started, wordsOf } from './a-bot.ts';

const ask = (bot: ABot, who: string, channel = bot.fake.channelId): Done =>
  bot.fake.people.slash(who, channel, 'ask', { question: QUESTION });
const plain = ({ content }: Message): string => content.replaceAll('\\', '');

describe('an answer that takes its time', () => {
  /** Holds all work back until it is let go. */
  function held(): { wrap: (host: Host) => Host; letGo: () => void } {
    const gate = Promise.withResolvers<void>();
    const wrap = (host: Host): Host => ({ ...host, answer: (...given) => gate.promise.then(() => host.answer(...given)) });
    return { wrap, letGo: gate.resolve };
  }

  test('of a command is deferred for the same eyes, and then stands in its place', async () => {
    const { wrap, letGo } = held();
    const bot = await started({ wrap });
    const maha = bot.fake.addUser('maha');
    const done = ask(bot, maha.id);
    expect(await done.acknowledged).toMatchObject({ type: 5, data: { flags: 64 } });
    bot.fake.fault({ call: 'PATCH /webhooks', kind: 'drop-after' });
    letGo();
    expect(wordsOf(await done.response())).toContain(ANSWER);
    await bot.host.idle();
    expect(done.followUps()).toEqual([]);
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(1);
  });

  test('of a command in direct messages, and of a button there, is deferred in the open', async () => {
    const { wrap, letGo } = held();
    const bot = await started({ wrap });
    const maha = bot.fake.addUser('maha');
    const done = ask(bot, maha.id, bot.fake.dmOf(maha.id).id);
    expect(await done.acknowledged).toMatchObject({ type: 5, data: {} });
    letGo();
    const answer = await done.response();
    expect(answer.ephemeralFor).toBeNull();
    expect((await bot.fake.people.press(maha.id, answer, doing('context')).response()).ephemeralFor).toBeNull();
  });

  test('of a button is deferred without a sign where its eyes are open; a form is then told to be asked for again', async () => {
    let gate: Promise<void> | null = null;
    const slow = Promise.withResolvers<void>();
    const wrap = (host: Host): Host => ({ ...host, answer: (...given) => (gate ?? Promise.resolve()).then(() => host.answer(...given)) });
    const bot = await started({ wrap });
    const maha = bot.fake.addUser('maha');
    const which = await bot.fake.people.mention(bot.fake.channelId, maha.id, 'What happened?').answer();
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    gate = slow.promise;
    const chosen = bot.fake.people.press(maha.id, which, doing('choose'));
    const wrong = bot.fake.people.press(maha.id, answer, doing('wrong'));
    const context = bot.fake.people.press(maha.id, answer, doing('context'));
    const firsts = await Promise.all([chosen, wrong, context].map((each) => each.acknowledged));
    expect(firsts.map(({ type }) => type)).toEqual([6, 6, 5]);
    bot.fake.fault({ call: 'POST /webhooks', kind: 'drop-after' });
    slow.resolve();
    const [post] = await bot.fake.until(() => chosen.followUps().length > 0 && chosen.followUps());
    expect(post?.ephemeralFor).toBe(null);
    const [told] = await bot.fake.until(() => wrong.followUps().length > 0 && wrong.followUps());
    expect(told).toMatchObject({ ephemeralFor: maha.id });
    expect(told && plain(told)).toBe(DISCORD_TEXT.pressAgain);
    expect((await context.response()).ephemeralFor).toBe(maha.id);
    await bot.host.idle();
    expect(chosen.followUps()).toHaveLength(1);
  });
});

describe('a first response that goes wrong', () => {
  test.each([
    { kind: 'ratelimited' },
    { kind: '502', times: 3 },
    { kind: 'drop-before' },
    { kind: 'drop-before', reset: true },
    { kind: 'drop-after' },
    { kind: 'drop-after', reset: true },
  ] as const)('is there once all the same: %o', async (fault) => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.fault({ call: /callback/u, ...fault });
    const done = ask(bot, maha.id);
    expect(wordsOf(await done.response())).toContain(ANSWER);
    await bot.host.idle();
    const modal = bot.fake.people.press(maha.id, await done.response(), doing('wrong'));
    await modal.modal();
    await bot.settled();
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(1);
    expect(bot.undelivered).toEqual([]);
  });

  test('a share that goes wrong is posted once', async () => {
    for (const kind of ['502', 'drop-before', 'drop-after'] as const) {
      const bot = await started();
      const maha = bot.fake.addUser('maha');
      const answer = await ask(bot, maha.id).response();
      bot.fake.fault({ call: /^POST \/channels/u, kind });
      await bot.fake.people.press(maha.id, answer, doing('share')).acknowledged;
      await bot.fake.until(() => bot.fake.botMessages().length > 0);
      await bot.host.idle();
      expect(bot.fake.botMessages()).toHaveLength(1);
    }
  });

  test('that comes too late is given up', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const stop = bot.fake.until(() => bot.taken.length > 0);
    const done = ask(bot, maha.id);
    bot.fake.pass(3100);
    await stop.catch(() => undefined);
    expect(await done.acknowledged).toMatchObject({ type: null });
    await bot.host.idle();
    expect(bot.undelivered[0]).toMatch(/^too-late/u);
  });
});
