import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../chat/a-host.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { aBot, actionsOf, aSlack, doing, FLIGHTS, keysOf, postsIn, there } from './a-bot.ts';

const TROUBLE: readonly Omit<Fault, 'method'>[] = [
  { kind: 'ratelimited', retryAfter: 7 },
  { kind: '502' },
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'ratelimited', times: 3 },
  { kind: 'drop-after', times: 2 },
];

describe('an answer in a channel arrives once', () => {
  test.each(TROUBLE)('in spite of %o', async (fault) => {
    const { slack, settled, watched } = await aBot();
    slack.fault({ ...fault, method: 'chat.postMessage' });
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(watched.filter((each) => each.startsWith('undelivered'))).toEqual([]);
  });

  test('in direct messages, too', async () => {
    const { slack, settled } = await aBot();
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    slack.fault({ method: 'chat.postMessage', kind: '503' });
    slack.dm('ada', FLIGHTS.ask);
    slack.dm('ada', 'and when?');
    await settled();
    expect(postsIn(slack, slack.dmWith('ada').id)).toHaveLength(2);
  });

  test('and as a post of its own in the channel, which is looked up by its key', async () => {
    const slack = await aSlack();
    const { settled } = await aBot({ slack, means: { publicChannels: [slack.channel('newsroom').id] } });
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(slack.callsOf('conversations.history')).toHaveLength(1);
  });

  test('in a long thread, and where looking it up fails at first', async () => {
    const { slack, settled } = await aBot();
    const root = slack.say('newsroom', 'ada', 'a long thread');
    for (let post = 0; post < 250; post++) slack.say('newsroom', 'ben', `${post}`, { thread: root.ts });
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    slack.fault({ method: 'conversations.replies', kind: '500' });
    slack.fault({ method: 'conversations.replies', kind: 'ratelimited' });
    slack.mention('newsroom', 'ada', FLIGHTS.ask, { thread: root.ts });
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('or is given up, rather than told twice, where the bot may not look', async () => {
    const slack = await aSlack({ scopes: ['chat:write', 'app_mentions:read', 'commands'] });
    const { settled, watched } = await aBot({ slack });
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(watched).toContain('undelivered unsure');
  });

  test('after a restart in the middle of posting it', async () => {
    const folder = dataFolder();
    const slack = await aSlack();
    const held = Promise.withResolvers<void>();
    const first = await aBot({ slack, folder, means: { patience: { wait: () => held.promise, retried: () => undefined } } });
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => postsIn(slack, 'newsroom').length === 1);
    await slack.until(() => slack.deliveries.every(({ acks }) => acks.length > 0));
    await first.platform.close();
    const second = await aBot({ slack, folder });
    await second.settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    held.resolve();
    await first.end();
    expect(keysOf(postsIn(slack, 'newsroom'))).toHaveLength(1);
  });

  test('after a restart before it was answered', async () => {
    const folder = dataFolder();
    const slack = await aSlack();
    const first = await aBot({ slack, folder, around: (host) => ({ ...host, answer: async () => undefined }) });
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await asked.allAcked;
    await first.platform.close();
    const second = await aBot({ slack, folder });
    await second.settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });
});

describe('a private answer arrives once', () => {
  test.each([{ kind: 'ratelimited' }, { kind: 'ratelimited', times: 3 }, { kind: '502', times: 2 }] satisfies Omit<Fault, 'method'>[])(
    'in spite of %o',
    async (fault) => {
      const { slack, settled } = await aBot();
      slack.fault({ ...fault, method: 'response_url' });
      slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
      await settled();
      expect(slack.ephemeralsFor('ada')).toHaveLength(1);
    },
  );

  test.each([{ kind: 'drop-before' }, { kind: 'drop-after' }] satisfies Omit<Fault, 'method'>[])(
    'or, where %o leaves that open, is a button away',
    async (fault) => {
      const { slack, settled, watched } = await aBot();
      slack.fault({ ...fault, method: 'response_url' });
      slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
      await settled();
      expect(slack.callsOf('response_url')).toHaveLength(1);
      const line = there(slack.ephemeralsFor('ada').at(-1));
      expect(slack.ephemeralsFor('ada')).toHaveLength(fault.kind === 'drop-after' ? 2 : 1);
      expect(line.text).toContain('may not have reached you');
      expect(actionsOf(line)).toEqual(['more']);
      expect(watched).toContain('undelivered unsure');
      slack.press('ada', line, doing('more'));
      await settled();
      expect(there(slack.ephemeralsFor('ada').at(-1)).text).toContain(FLIGHTS.says);
      expect(slack.violations).toEqual([]);
    },
  );

  test('by the channel where the address that came with the command is used up', async () => {
    const { slack, settled } = await aBot();
    slack.fault({ method: 'response_url', kind: 'error', error: 'used_url' });
    slack.slash('ada', 'newsroom', '/ask', FLIGHTS.ask);
    await settled();
    expect(slack.ephemeralsFor('ada')).toHaveLength(1);
    expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1);
  });
});
