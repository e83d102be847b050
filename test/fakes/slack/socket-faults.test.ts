import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { socketApp } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

let slack: FakeSlack;
let stop: (() => Promise<void>) | undefined;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  slack = await startFakeSlack();
});

afterEach(async () => {
  await stop?.();
  stop = undefined;
  await slack.close();
});

/** Soon, yet longer than a busy machine lets a pong wait: without one for so long the library hangs up. */
const RECONNECT_MS = 500;

async function connect(): Promise<void> {
  const running = await socketApp(
    slack,
    (app: App) => {
      app.message(async ({ message, context }) => {
        heard.push(`${message.ts} ${context.retryNum ?? 0}`);
      });
    },
    RECONNECT_MS,
  );
  stop = running.stop;
}

test('a duplicate has the same event_id in another envelope', async () => {
  await connect();
  slack.duplicateNext();
  const said = slack.say('newsroom', 'ada', 'twice');
  await slack.until(() => said.deliveries[0]?.acks.length === 2);
  expect(new Set(said.envelopeIds).size).toBe(2);
  expect(heard).toEqual([`${said.ts} 0`, `${said.ts} 0`]);
});

test('a redelivery is a retry', async () => {
  await connect();
  const said = slack.say('newsroom', 'ada', 'once more');
  await said.acked;
  slack.redeliver(said);
  await slack.until(() => said.deliveries[0]?.acks.length === 2);
  expect(heard).toEqual([`${said.ts} 0`, `${said.ts} 1`]);
});

test('events wait for a connection; commands do not', async () => {
  await connect();
  slack.killSockets();
  await slack.until(() => slack.connections === 0);
  await expect(slack.slash('ada', 'newsroom', '/x', '').acked).rejects.toThrow('dispatch_failed');
  const said = slack.say('newsroom', 'ada', 'anybody?');
  await said.acked;
  expect(slack.connectionsOpened).toBeGreaterThan(1);
  expect(slack.socketGapMs).toBeGreaterThan(0);
});

test.each(['refresh_requested', 'warning', 'link_disabled'] as const)('%s makes the app connect again', async (reason) => {
  await connect();
  slack.refresh(reason);
  await slack.until(() => slack.connectionsOpened > 1 && slack.connections === 1);
  await slack.say('newsroom', 'ada', 'still there?').acked;
});

test('connections are turned away until they are let in', async () => {
  await connect();
  const allow = slack.refuseConnections();
  slack.killSockets();
  await slack.until(() => slack.callsOf('apps.connections.open').length >= 3);
  expect(slack.connections).toBe(0);
  allow();
  await slack.until(() => slack.connections === 1);
});

test('a socket dropped before a delivery is given it when it is back', async () => {
  await connect();
  slack.fault({ method: 'socket', kind: 'drop-before' });
  const said = slack.say('newsroom', 'ada', 'lost?');
  await said.acked;
  expect(heard).toEqual([`${said.ts} 1`]);
});

test('a socket dropped after a delivery leaves it without an ack', async () => {
  await connect();
  slack.fault({ method: 'socket', kind: 'drop-after' });
  const said = slack.say('newsroom', 'ada', 'lost?');
  await slack.until(() => slack.connectionsOpened > 1);
  expect(said.deliveries[0]?.acks).toEqual([]);
  slack.redeliverUnacked();
  await said.acked;
  expect(heard.at(-1)).toBe(`${said.ts} 1`);
});

test('a delayed delivery comes all the same', async () => {
  await connect();
  slack.fault({ method: 'socket', kind: 'delay', ms: 5 });
  await slack.say('newsroom', 'ada', 'late').acked;
  slack.ping();
  expect(heard).toHaveLength(1);
});

test('each envelope goes to one of several connections', async () => {
  await connect();
  const first = stop;
  await connect();
  const second = stop;
  stop = async () => {
    await first?.();
    await second?.();
  };
  expect(slack.connections).toBe(2);
  const said = ['a', 'b', 'c', 'd'].map((text) => slack.say('newsroom', 'ada', text));
  await Promise.all(said.map(({ acked }) => acked));
  expect(said.flatMap(({ envelopeIds }) => envelopeIds)).toHaveLength(4);
  expect(heard).toHaveLength(4);
});
