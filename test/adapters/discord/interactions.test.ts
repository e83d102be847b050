import { describe, expect, test } from 'vitest';
import { CHAT_TEXT } from '../../../src/text/chat.ts';
import { DISCORD_TEXT } from '../../../src/text/discord.ts';
import type { Done } from '../../fakes/discord/handles.ts';
import type { Message } from '../../fakes/discord/model.ts';
import { type ABot, ANSWER, doing, QUESTION, started, unstarted, wordsOf } from './a-bot.ts';

const ask = (bot: ABot, who: string, question = QUESTION, channel = bot.fake.channelId): Done =>
  bot.fake.people.slash(who, channel, 'ask', { question });
const plain = ({ content }: Message): string => content.replaceAll('\\', '');

describe('/ask', () => {
  test('answers for the person alone, and is shared to the channel once', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const done = ask(bot, maha.id);
    const answer = await done.response();
    expect(await done.acknowledged).toMatchObject({ type: 4 });
    expect(answer.ephemeralFor).toBe(maha.id);
    expect(wordsOf(answer)).toContain(ANSWER);
    const shared = bot.fake.people.press(maha.id, answer, doing('share'));
    expect(await shared.acknowledged).toMatchObject({ type: 6 });
    const [post] = await bot.fake.until(() => bot.fake.botMessages().length > 0 && bot.fake.botMessages());
    expect(post).toMatchObject({ channelId: bot.fake.channelId, ephemeralFor: null });
    expect(post && wordsOf(post)).toContain(ANSWER);
    const again = bot.fake.people.press(maha.id, answer, doing('share'));
    expect(plain(await again.response())).toBe(CHAT_TEXT.sharedAlready);
    expect(await again.response()).toMatchObject({ ephemeralFor: maha.id });
    expect(bot.fake.botMessages()).toHaveLength(1);
  });

  test('answers for all in a channel that is set to it, and on in a thread on that', async () => {
    const bot = await started({ publicChannels: ['x'] });
    const maha = bot.fake.addUser('maha');
    expect((await ask(bot, maha.id).response()).ephemeralFor).toBe(maha.id);
    const ids: string[] = [];
    const shown = await unstarted({ publicChannels: ids });
    ids.push(shown.fake.channelId);
    await shown.ready();
    const jo = shown.fake.addUser('jo');
    const answer = await ask(shown, jo.id).response();
    expect(answer).toMatchObject({ ephemeralFor: null, channelId: shown.fake.channelId });
    const desk = await shown.fake.people.slash(jo.id, shown.fake.channelId, 'desk', {}, { subcommand: 'help' }).response();
    expect(desk.ephemeralFor).toBe(jo.id);
    await shown.host.idle();
    const thread = shown.fake.openThread(answer, jo.id, 'on');
    expect(wordsOf(await shown.fake.people.say(thread.id, jo.id, 'and when?').answer())).toContain('Brelvane');
  });

  test('by two people at once, and twice by one, is answered to each', async () => {
    const bot = await started();
    const [maha, jo] = [bot.fake.addUser('maha'), bot.fake.addUser('jo')];
    const done = [ask(bot, maha.id), ask(bot, jo.id), ask(bot, maha.id, 'How many aircraft does Brelvane operate?')];
    const answers = await Promise.all(done.map((each) => each.response()));
    expect(answers.map(({ ephemeralFor }) => ephemeralFor)).toEqual([maha.id, jo.id, maha.id]);
  });

  test('reaching the bot twice is answered once', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    bot.fake.duplicateNext('INTERACTION_CREATE');
    await ask(bot, maha.id).response();
    await bot.settled();
    expect(bot.fake.ephemeralsFor(maha.id)).toHaveLength(1);
    expect(bot.fake.calls.filter(({ path }) => path.startsWith('/interactions/'))).toHaveLength(1);
  });
});

describe('/brief', () => {
  test('without a topic gives a choice, and the choice its briefing', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const which = await bot.fake.people.slash(maha.id, bot.fake.channelId, 'brief').response();
    const pressed = bot.fake.people.press(maha.id, which, doing('choose'), ['2']);
    const briefing = await pressed.response();
    expect(briefing.ephemeralFor).toBe(maha.id);
    expect(briefing.id).not.toBe(which.id);
    expect(bot.outcomes).toEqual(['which', 'briefing']);
    await bot.fake.people.press(maha.id, briefing, doing('more')).response();
  });

  test('with a topic, and every command of the desk, answers', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const { people, channelId } = bot.fake;
    expect(plain(await people.slash(maha.id, channelId, 'brief', { topic: 'airline-outage' }).response())).toContain('Brelvane');
    for (const subcommand of ['topics', 'sources', 'changes', 'unconfirmed', 'help']) {
      expect((await people.slash(maha.id, channelId, 'desk', {}, { subcommand }).response()).ephemeralFor).toBe(maha.id);
    }
    await people.slash(maha.id, channelId, 'desk', { question: 'flights', limit: 2 }, { subcommand: 'search' }).response();
    expect(bot.outcomes.filter((outcome) => outcome === 'error')).toEqual([]);
  });
});

describe('the buttons', () => {
  test('open their passage, origins and script for who pressed alone', async () => {
    const bot = await started();
    const [maha, jo] = [bot.fake.addUser('maha'), bot.fake.addUser('jo')];
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    for (const action of ['context', 'origins', 'script'] as const) {
      const done = bot.fake.people.press(jo.id, answer, doing(action));
      expect(await done.acknowledged).toMatchObject({ type: 4 });
      expect((await done.response()).ephemeralFor).toBe(jo.id);
    }
    expect(bot.fake.botMessages()).toHaveLength(1);
  });

  test('ask what was wrong, and note it', async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    const modal = await bot.fake.people.press(maha.id, answer, doing('wrong')).modal();
    expect(modal.title).toBe(CHAT_TEXT.wrongForm.title);
    const noted = await bot.fake.people.submit(maha.id, modal, { why: 'I asked about delays' }).response();
    expect(noted.ephemeralFor).toBe(maha.id);
    expect(plain(noted)).toBe(CHAT_TEXT.noted);
    expect(bot.books.gaps.open()).toMatchObject([{ person: maha.id, reason: 'I asked about delays' }]);
  });

  test('choose under a post for all: the answer is there once, and who comes second is told so', async () => {
    const bot = await started();
    const [maha, jo] = [bot.fake.addUser('maha'), bot.fake.addUser('jo')];
    const which = await bot.fake.people.mention(bot.fake.channelId, maha.id, 'What happened?').answer();
    const chosen = await bot.fake.people.press(maha.id, which, doing('choose')).response();
    expect(chosen).toMatchObject({ ephemeralFor: null, channelId: which.channelId });
    const second = await bot.fake.people.press(jo.id, which, doing('choose')).response();
    expect(plain(second)).toBe(CHAT_TEXT.chosen);
    expect(second.ephemeralFor).toBe(jo.id);
  });

  test("that are not the bot's are acknowledged, and so is a command that there is no more", async () => {
    const bot = await started();
    const maha = bot.fake.addUser('maha');
    const answer = await bot.fake.people.mention(bot.fake.channelId, maha.id, QUESTION).answer();
    Object.assign(answer, { components: [{ type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'other' }] }] });
    expect(await bot.fake.people.press(maha.id, answer, 'other').acknowledged).toMatchObject({ type: 6 });
    Object.assign(bot.fake.commands(null).find(({ name }) => name === 'ask') ?? {}, { name: 'old' });
    const done = bot.fake.people.slash(maha.id, bot.fake.channelId, 'old', { question: 'x' });
    expect(plain(await done.response())).toBe(DISCORD_TEXT.unknownCommand);
  });
});
