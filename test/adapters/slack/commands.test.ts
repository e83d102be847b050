import { describe, expect, test } from 'vitest';
import { readCommand, slashCommands } from '../../../adapters/slack/commands.ts';
import { aBot, actionsOf, aSlack, doing, FLIGHTS, keysOf, postsIn, there } from './a-bot.ts';

const SELF = { teamId: 'T1', teamName: 'News', userId: 'U0', userName: 'sourced', botId: 'B0' };
const SLASH = {
  command: '/ask',
  text: 'who?',
  channel_id: 'C1',
  user_id: 'U1',
  response_url: 'https://hooks.slack.com/x',
  trigger_id: '1.2',
};
const read = (body: object, prefix = '', publicChannels: string[] = []) =>
  readCommand({ ...SLASH, ...body }, { prefix, publicChannels }, SELF, 0);

describe('a slash command', () => {
  test('is a command of the registry, with the text where the command takes it', () => {
    expect(read({})?.input).toEqual({ kind: 'command', name: 'ask', options: { question: 'who?' } });
    expect(read({ command: '/brief', text: ' river-flood ' })?.input).toEqual({
      kind: 'command',
      name: 'brief',
      options: { topic: 'river-flood' },
    });
    expect(read({ command: '/brief', text: '' })?.input).toEqual({ kind: 'command', name: 'brief', options: {} });
    expect(read({ command: '/desk', text: 'Sources river' })?.input).toEqual({
      kind: 'command',
      name: 'desk sources',
      options: { topic: 'river' },
    });
    expect(read({ command: '/desk', text: 'nonsense' })?.input).toMatchObject({ name: 'desk help' });
    expect(read({ text: 'A &amp; B &lt; C?' })?.input).toMatchObject({ options: { question: 'A & B < C?' } });
  });

  test('is known with its prefix, and still known where the prefix was changed on one side', () => {
    expect(read({ command: '/news-ask' }, 'news-')?.input).toMatchObject({ name: 'ask' });
    expect(read({ command: '/old-ask' }, 'news-')?.input).toMatchObject({ name: 'ask' });
    expect(read({ command: '/quite-else' })?.input).toMatchObject({ name: 'desk help' });
  });

  test('answers in private but where a channel has it in public; in direct messages always in private', () => {
    expect(read({})?.address).toMatchObject({ visibility: 'private', direct: false });
    expect(read({}, '', ['C1'])?.address.visibility).toBe('public');
    expect(read({ command: '/desk', text: 'topics' }, '', ['C1'])?.address.visibility).toBe('private');
    expect(read({ channel_id: 'D1' }, '', ['D1'])?.address).toMatchObject({ visibility: 'private', direct: true });
  });

  test('is offered for every command and group of the registry', () => {
    expect(slashCommands('news-').map(({ command }) => command)).toEqual(['/news-ask', '/news-brief', '/news-desk']);
    const [ask, brief, desk] = slashCommands('').map(({ usage_hint = '' }) => usage_hint);
    expect([ask, brief]).toEqual(['[question]', '[topic]']);
    const offered = there(desk).split(' | ');
    expect(offered).toEqual(expect.arrayContaining(['topics', 'sources', 'changes', 'unconfirmed', 'search', 'add', 'help']));
    // What is behind buttons alone isn't typed.
    expect(offered).not.toContain('append');
  });
});

describe('/ask', () => {
  test('answers in private first, and is shared to the channel once', async () => {
    const { slack, settled } = await aBot();
    const asked = slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    await settled();
    expect((await asked.acked).payload).toEqual({});
    expect(postsIn(slack, 'newsroom')).toEqual([]);
    const answer = there(slack.ephemeralsFor('ada')[0]);
    expect(answer.text).toContain(FLIGHTS.says);
    expect(actionsOf(answer)).toEqual(['share', 'context', 'origins', 'script', 'wrong', 'do']);

    slack.press('ada', answer, doing('share'));
    slack.press('ada', answer, doing('share'));
    await settled();
    const posts = postsIn(slack, 'newsroom');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.text).toContain(FLIGHTS.says);
    expect(posts[0]?.threadTs).toBeUndefined();
    expect(there(slack.ephemeralsFor('ada').at(-1)).text).toContain('shared already');

    expect(slack.violations).toEqual([]);
  });

  test('works in a channel that the bot is not in; sharing there is refused with a reason', async () => {
    const { slack, settled } = await aBot();
    slack.slash('ada', 'lobby', '/ask', FLIGHTS.ask);
    await settled();
    const answer = there(slack.ephemeralsFor('ada')[0]);
    slack.press('ada', answer, doing('share'));
    await settled();
    expect(postsIn(slack, 'lobby')).toEqual([]);
    expect(there(slack.ephemeralsFor('ada')[1]).text).toContain('may not post');
  });

  test('answers for all where a channel has it so, even where the bot is no member', async () => {
    const slack = await aSlack();
    const publicChannels = [slack.channel('newsroom').id, slack.channel('lobby').id];
    const { settled } = await aBot({ slack, means: { publicChannels } });
    slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    slack.slash('ada', 'lobby', '/ask', FLIGHTS.ask);
    await settled();
    expect(keysOf(postsIn(slack, 'newsroom'))).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/u)]);
    expect(postsIn(slack, 'lobby')).toHaveLength(1);
    expect(slack.ephemeralsFor('ada')).toEqual([]);
  });

  test('that Slack delivers twice is answered once', async () => {
    const { slack, settled } = await aBot();
    slack.duplicateNext();
    const asked = slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    await slack.until(() => asked.deliveries[0]?.acks.length === 2);
    await settled();
    expect(slack.ephemeralsFor('ada')).toHaveLength(1);
  });

  test('of two people at once stays private to each', async () => {
    const { slack, settled } = await aBot();
    slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    slack.slash('ben', 'newsroom', '/ask', 'How many people were displaced?');
    await settled();
    expect(slack.ephemeralsFor('ada').map(({ text }) => text.includes(FLIGHTS.says))).toEqual([true]);
    expect(slack.ephemeralsFor('ben').map(({ text }) => text.includes(FLIGHTS.says))).toEqual([false]);
  });
});

describe('/brief and /desk', () => {
  test('/brief without a topic offers the topics, and the choice is briefed', async () => {
    const { slack, settled } = await aBot();
    slack.slash('ada', 'newsroom', '/brief', '');
    await settled();
    const which = there(slack.ephemeralsFor('ada')[0]);
    slack.press('ada', which, doing('choose'), '0');
    await settled();
    const briefing = there(slack.ephemeralsFor('ada')[1]);
    expect(JSON.stringify(briefing.blocks)).toContain('Brelvane Air systems outage');
    expect(briefing.blocks.length).toBeGreaterThan(5);
    expect(slack.violations).toEqual([]);
  });

  test('a long briefing goes on behind a button, to its end', async () => {
    const { slack, settled } = await aBot();
    slack.slash('ada', 'newsroom', '/brief', 'airline-outage');
    await settled();
    let pages = 1;
    for (let page = there(slack.ephemeralsFor('ada').at(-1)); actionsOf(page).includes('more') && pages < 20; pages++) {
      slack.press('ada', page, doing('more'));
      await settled();
      page = there(slack.ephemeralsFor('ada').at(-1));
    }
    expect(pages).toBeLessThan(20);
    expect(slack.ephemeralsFor('ada')).toHaveLength(pages);
    expect(slack.violations).toEqual([]);
  });

  test('every sub-command answers in private', async () => {
    const { slack, settled } = await aBot();
    for (const text of ['', 'help', 'topics', 'sources', 'changes', 'unconfirmed', 'search flights', 'who knows'])
      slack.slash('ada', 'newsroom', '/desk', text);
    await settled();
    expect(slack.ephemeralsFor('ada')).toHaveLength(8);
    expect(slack.violations).toEqual([]);
  });
});
