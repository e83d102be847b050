import { describe, expect, test } from 'vitest';
import { dataFolder } from '../../chat/a-host.ts';
import { aBot, aSlack, FLIGHTS, postsIn, until } from './a-bot.ts';

/** Two lines at a time. */
const LINES = 2;

describe('the connection', () => {
  test('is two lines, and what comes on either is answered once', async () => {
    const { slack, settled, reports } = await aBot();
    await slack.until(() => slack.connections === LINES);
    for (let ask = 0; ask < 4; ask++) slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(4);
    expect(reports).toEqual([true]);
  });

  test('that Slack refreshes all at once is there again at once, and nothing is lost or told twice', async () => {
    const { slack, settled } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    slack.refresh('refresh_requested', 'all');
    expect(slack.connections).toBe(0);
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => slack.connections > 0);
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    await slack.until(() => slack.connections === LINES);
    expect(slack.connectionsOpened).toBe(2 * LINES);
    expect(postsIn(slack, 'newsroom')).toHaveLength(3);
    expect(slack.socketGapMs).toBeLessThan(1000);
  });

  test.each(['refresh_requested', 'warning'] as const)('that is told %s goes on with one line meanwhile', async (reason) => {
    const { slack, settled, reports } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.refresh(reason, 'one');
    await slack.until(() => slack.connections === LINES && slack.connectionsOpened === LINES + 1);
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(slack.socketGapMs).toBe(0);
    expect(reports).toEqual([true]);
  });

  test('that breaks in the middle of an answer costs nothing', async () => {
    const { slack, settled, reports } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.fault({ method: 'chat.postMessage', kind: 'delay', ms: 50 });
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => slack.callsOf('chat.postMessage').length === 1);
    slack.killSockets();
    await slack.until(() => slack.connections === 0);
    await slack.until(() => slack.connections === LINES);
    slack.redeliver(asked);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(reports).toEqual([true, false, true]);
  });

  test('that breaks right after an event came is no reason to answer it twice, or never', async () => {
    const { slack } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.fault({ method: 'socket', kind: 'drop-after', times: 2 });
    const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => slack.connections === LINES && slack.connectionsOpened === 2 * LINES);
    slack.redeliverUnacked();
    await asked.allAcked;
    await slack.until(() => postsIn(slack, 'newsroom').length > 0);
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
  });

  test.each([
    { method: 'apps.connections.open', kind: '500', times: 2 },
    { method: 'apps.connections.open', kind: 'drop-before', times: 2 },
    { method: 'apps.connections.open', kind: 'ratelimited', retryAfter: 0, times: 2 },
    { method: 'socket', kind: '503', times: 2 },
  ] as const)('comes back in spite of %o', async (fault) => {
    const { slack, settled, reports } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.fault(fault);
    slack.killSockets();
    await slack.until(() => slack.connections === 0);
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => slack.connections === LINES);
    await settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(reports.at(-1)).toBe(true);
  });

  test('is reported as lost while Socket Mode is switched off', async () => {
    const { slack, reports } = await aBot();
    await slack.until(() => slack.connections === LINES);
    const admit = slack.refuseConnections();
    slack.refresh('link_disabled', 'all');
    await until(() => reports.length === 2);
    admit();
    await slack.until(() => slack.connections === LINES);
    expect(reports).toEqual([true, false, true]);
  });
});

describe('stopping', () => {
  test('takes nothing more, and finishes what is in hand', async () => {
    const slack = await aSlack();
    const folder = dataFolder();
    const { platform, host, end } = await aBot({ slack, folder });
    slack.fault({ method: 'chat.postMessage', kind: 'delay', ms: 50 });
    slack.mention('newsroom', 'ada', FLIGHTS.ask);
    await slack.until(() => slack.callsOf('chat.postMessage').length === 1);
    await platform.stop();
    await slack.until(() => slack.connections === 0);
    await host.idle();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    slack.mention('newsroom', 'ben', FLIGHTS.ask);
    await end();
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    const next = await aBot({ slack, folder });
    await next.settled();
    expect(postsIn(slack, 'newsroom')).toHaveLength(2);
  });

  test('while a connection is being opened leaves none behind', async () => {
    const { slack, platform } = await aBot();
    await slack.until(() => slack.connections === LINES);
    slack.fault({ method: 'apps.connections.open', kind: 'delay', ms: 200, times: 2 });
    slack.killSockets();
    await slack.until(() => slack.callsOf('apps.connections.open').length === 2 * LINES);
    await platform.close();
    await slack.until(() => slack.connections === 0);
    expect(slack.connectionsOpened).toBe(LINES);
  });
});

test('what cannot be written down is not acknowledged, and is answered when it comes again', async () => {
  let broken = true;
  const { slack, settled, logged } = await aBot({
    around: (host) => ({
      ...host,
      take: (invocation) => {
        if (broken) throw new Error('the disk is full');
        return host.take(invocation);
      },
    }),
  });
  const asked = slack.mention('newsroom', 'ada', FLIGHTS.ask);
  await until(() => logged.filter((line) => line.includes('could not be written down')).length === 2);
  expect(asked.deliveries.flatMap(({ acks }) => acks)).toEqual([]);
  expect(logged.join()).toMatch(/"reference":"[0-9a-f]{8}"/u);
  broken = false;
  slack.redeliverUnacked();
  await settled();
  expect(postsIn(slack, 'newsroom')).toHaveLength(1);
});
