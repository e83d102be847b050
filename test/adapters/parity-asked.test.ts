import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { runChat } from '../../adapters/console/connect.ts';
import { runLine } from '../../src/commands/registry.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { EYES, nobody } from '../desk/a-newsroom.ts';
import { type ABot, aBot as aDiscordBot, doing as doingOnDiscord } from './discord/a-bot.ts';
import { answerTo, desk } from './parity/library.ts';
import { ASKED } from './parity/questions.ts';
import { expectAlike, expectShown, onConsole, onDiscord, onSlack, type Shown } from './parity/shown.ts';
import { actionsOf, aBot as aSlackBot, doing as doingOnSlack, postsIn, there } from './slack/a-bot.ts';

const open: ABot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close();
});

/** What stands in the terminal after one line was typed. */
async function askConsole(question: string): Promise<ReturnType<typeof onConsole>> {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(`${question}\n`);
  const context = { desk, ...EYES, ...nobody(), conversation: NO_CONVERSATION, remember: () => undefined };
  const ask = (line: string) => runLine(line, context);
  await runChat({ input, output, ask, width: Number.POSITIVE_INFINITY, colour: false, banner: '', history: [] });
  output.end();
  return onConsole(await text(output));
}

/** What stands under a mention in a channel, and behind "more" to its end. */
async function askSlack(question: string): Promise<Shown> {
  const { slack, settled, watched, end } = await aSlackBot({ desk });
  slack.mention('newsroom', 'ada', question);
  await settled();
  const pages = [...postsIn(slack, 'newsroom')];
  expect(pages).toHaveLength(1);
  for (let last = there(pages[0]); actionsOf(last).includes('more'); last = there(pages.at(-1))) {
    slack.press('ada', last, doingOnSlack('more'));
    await settled();
    pages.push(there(slack.ephemeralsFor('ada')[pages.length - 1]));
  }
  expect(watched.filter((each) => /failed|undelivered/u.test(each))).toEqual([]);
  expect(slack.violations).toEqual([]);
  await end();
  return onSlack(pages.map(({ blocks }) => ({ blocks })));
}

/** The same. */
async function askDiscord(question: string): Promise<Shown> {
  const bot = await aDiscordBot({ desk });
  open.push(bot);
  await bot.ready();
  const { fake } = bot;
  const maha = fake.addUser('maha').id;
  const pages = [await fake.people.mention(fake.channelId, maha, question).answer()];
  for (let last = pages[0]; last && JSON.stringify(last.components).includes('sourced:more:'); last = pages.at(-1)) {
    pages.push(await fake.people.press(maha, last, doingOnDiscord('more')).response());
  }
  expect([...bot.undelivered, ...fake.violations]).toEqual([]);
  return onDiscord(pages.map(({ content, embeds }) => ({ content, embeds })));
}

test('a question of every kind is among those that are asked', () => {
  expect([...new Set(ASKED.map((question) => answerTo(question).outcome))].sort()).toEqual([
    'briefing',
    'disputed',
    'found',
    'held',
    'not-known',
    'not-on-file',
    'partial',
    'which',
    'withdrawn',
  ]);
});

test.each(ASKED)('asked in a terminal, in Slack and in Discord, people see the same: %s', async (question) => {
  const answer = answerTo(question);
  const shown = [await askConsole(question), await askSlack(question), await askDiscord(question)];
  for (const each of shown) expectShown(each, answer);
  expectAlike(shown);
});
