import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../chat/a-host.ts';
import { aBot, aSlack, FAILURE, FLIGHTS, keysOf, postsIn, there } from './a-bot.ts';

describe('a mention', () => {
  test('is answered once in its thread, though two events arrive for it', async () => {
    const { slack, settled } = await aBot();
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    expect(asked.deliveries).toHaveLength(2);
    await settled();
    const posts = postsIn(slack, 'newsroom');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ threadTs: asked.ts, metadata: { event_type: 'sourced_answer' } });
    expect(posts[0]?.text).toContain(FLIGHTS.says);
    expect(keysOf(posts)).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/u)]);
    expect(slack.violations).toEqual([]);
  });

  test('that is delivered twice, and again later, and again to another run, is answered once', async () => {
    const folder = dataFolder();
    const first = await aBot({ folder });
    const { slack } = first;
    slack.duplicateNext(2);
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    const acknowledged = () => slack.until(() => asked.deliveries.every(({ acks, envelopeIds }) => acks.length === envelopeIds.length));
    await acknowledged();
    slack.redeliver(asked);
    await acknowledged();
    await first.settled();
    await first.end();
    const second = await aBot({ slack, folder });
    slack.redeliver(asked);
    await acknowledged();
    await second.settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });

  test('with nothing else in it is answered, too', async () => {
    const { slack, settled } = await aBot();
    slack.mention('newsroom', 'ada', '');
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });

  test('of 1,900 characters, and markup, are answered without breaking a limit or calling anybody', async () => {
    const { slack, settled } = await aBot();
    slack.mention('newsroom', 'ada', 'and what about the flights <!channel> @here *x* '.repeat(40).slice(0, 1900));
    slack.mention('newsroom', 'ben', '<!everyone> <https://x.example|click> `code` &lt;!channel&gt; how many flights did Brelvane cancel?');
    await settled();
    const posts = postsIn(slack, 'newsroom');
    expect(posts).toHaveLength(2);
    expect(JSON.stringify(posts)).not.toMatch(/<!(?:channel|here|everyone)/u);
    expect(slack.violations).toEqual([]);
  });

  test("by two people at once gets each their own answer in each one's thread", async () => {
    const { slack, settled } = await aBot();
    const ada = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    const ben = slack.mention('newsroom', 'ben', FAILURE.ask);
    await settled();
    expect(slack.messagesIn('newsroom', ada.ts).map(({ text }) => text.includes(FLIGHTS.says))).toEqual([false, true]);
    expect(slack.messagesIn('newsroom', ben.ts).map(({ text }) => text.includes(FAILURE.says))).toEqual([false, true]);
  });
});

describe('a thread that the bot answers in', () => {
  test('goes on with and without a mention, and keeps the subject', async () => {
    const { slack, settled } = await aBot();
    const { ts: thread } = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    slack.say('newsroom', 'ada', 'and when?', { thread });
    await settled();
    slack.mention('newsroom', 'ben', 'and why?', { thread });
    await settled();
    const posts = postsIn(slack, 'newsroom');
    expect(posts.map(({ threadTs }) => threadTs)).toEqual([thread, thread, thread]);
    expect(posts[1]?.text).toContain(FLIGHTS.says);
  });

  test('is left alone where nobody asks, or asks what nothing covers', async () => {
    const { slack, settled, watched } = await aBot();
    const { ts: thread } = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    for (const text of ['thanks, lunch?', 'Brelvane cancelled flights, they say.', 'Who won the cycling race in the mountains?'])
      slack.say('newsroom', 'ben', text, { thread });
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(watched.slice(1)).toEqual(['silence', 'silence', 'silence']);
  });
});

describe('what is not meant for the bot', () => {
  test('is met with silence, and not written down', async () => {
    const { slack, settled, watched } = await aBot();
    slack.say('newsroom', 'ada', FLIGHTS.ask);
    const root = slack.say('newsroom', 'ada', 'a thread of our own');
    slack.say('newsroom', 'ben', FLIGHTS.ask, { thread: root.ts });
    slack.botSays('newsroom', `<@${slack.botUserId}> ${FLIGHTS.ask}`);
    await settled();
    expect(postsIn(slack, 'newsroom')).toEqual([]);
    expect(watched).toEqual([]);
  });

  test('edits and deletions change nothing', async () => {
    const { slack, settled } = await aBot();
    const plain = slack.say('newsroom', 'ada', 'lunch?');
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    slack.edit('newsroom', plain.ts, `<@${slack.botUserId}> ${FLIGHTS.ask}`);
    slack.edit('newsroom', asked.ts, `<@${slack.botUserId}> ${FAILURE.ask}`);
    slack.unsay('newsroom', asked.ts);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });
});

describe('a direct message', () => {
  test('is answered where it was sent, keeps the subject, and takes typed commands', async () => {
    const { slack, settled } = await aBot();
    slack.dm('ada', FLIGHTS.ask);
    await settled();
    slack.dm('ada', 'and when?');
    await settled();
    slack.dm('ada', '/desk topics');
    await settled();
    const posts = postsIn(slack, slack.dmWith('ada').id);
    expect(posts.map(({ threadTs }) => threadTs)).toEqual([undefined, undefined, undefined]);
    expect(posts[0]?.text).toContain(FLIGHTS.says);
    expect(posts[1]?.text).toContain(FLIGHTS.says);
    expect(slack.violations).toEqual([]);
  });

  test('in a thread is answered in the thread', async () => {
    const { slack, settled } = await aBot();
    const root = slack.dm('ada', FLIGHTS.ask);
    await settled();
    slack.dm('ada', FAILURE.ask, { thread: root.ts });
    await settled();
    expect(postsIn(slack, slack.dmWith('ada').id).map(({ threadTs }) => threadTs)).toEqual([undefined, root.ts]);
  });
});

test('where the bot may not post, whoever asked is told so', async () => {
  const slack = await aSlack();
  const { settled, watched } = await aBot({ slack });
  slack.fault({ method: 'chat.postMessage', kind: 'error', error: 'restricted_action' });
  slack.mention('newsroom', 'ada', FLIGHTS.ask);
  await settled();
  expect(postsIn(slack, 'newsroom')).toEqual([]);
  expect(there(slack.ephemeralsFor('ada')[0]).text).toContain('may not post');
  expect(watched).toContain('undelivered forbidden');
});
