import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { httpApp, type Running } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

let slack: FakeSlack;
let running: Running & { readonly url: string };
const heard: string[] = [];

function arm(app: App): void {
  app.event('app_mention', async ({ event, say }) => {
    heard.push(event.text);
    await say({ text: 'Here', thread_ts: event.ts });
  });
  app.command('/sources', async ({ ack, command }) => {
    heard.push(command.text);
    if (command.text === 'plain') await ack('Plain');
    else await ack({ text: 'Shared', response_type: 'in_channel' });
  });
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Pressed', replace_original: true });
  });
}

beforeEach(async () => {
  heard.length = 0;
  slack = await startFakeSlack({ ackMs: 60_000 });
  running = await httpApp(slack, arm);
});

afterEach(async () => {
  await running.stop();
  await slack.close();
});

test('the request URL answers the challenge', async () => {
  const answer = await slack.verifyUrl(running.url);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ challenge: 'a-challenge' });
});

test('a mention is answered', async () => {
  const asked = slack.mention('newsroom', 'ada', 'hello');
  expect(await asked.acked).toMatchObject({ status: 200 });
  await slack.until(() => slack.messagesIn('newsroom', asked.ts).length === 2);
});

test("a command's answer is a message, in text or in JSON", async () => {
  await slack.slash('ada', 'lobby', '/sources', 'plain').acked;
  await slack.slash('ada', 'newsroom', '/sources', 'fuel').acked;
  expect(slack.ephemeralsFor('ada').map(({ text, channel }) => [text, channel])).toEqual([['Plain', slack.channel('lobby').id]]);
  expect(slack.messagesIn('newsroom').map(({ text }) => text)).toEqual(['Shared']);
});

test('a button', async () => {
  const button = { type: 'button' as const, action_id: 'more', text: { type: 'plain_text' as const, text: 'More' } };
  const blocks = [{ type: 'actions' as const, elements: [button] }];
  await running.app.client.chat.postMessage({ channel: slack.channel('newsroom').id, text: 'Press', blocks });
  const [message] = slack.messagesIn('newsroom');
  if (message === undefined) throw new Error('no message');
  slack.press('ada', message, 'more');
  await slack.until(() => message.text === 'Pressed');
  expect(message.blocks).toEqual([]);
});

test.each(['forged', 'unsigned', 'stale'] as const)('what is %s is turned away', async (signing) => {
  slack.useHttp(running.url, signing);
  expect(await slack.mention('newsroom', 'ada', 'hello').acked).toMatchObject({ status: 401 });
  expect(await slack.slash('ada', 'newsroom', '/sources', 'plain').acked).toMatchObject({ status: 401 });
  expect(heard).toEqual([]);
  expect(slack.ephemeralsFor('ada')).toEqual([]);
});

test('the same payload passes or not by its signature alone', async () => {
  const asked = slack.mention('newsroom', 'ada', 'hello');
  await asked.allAcked;
  const [delivery] = asked.deliveries;
  if (delivery === undefined) throw new Error('no delivery');
  const forged = await slack.post(running.url, delivery.kind, delivery.payload, { signing: 'forged' });
  const retry = { attempt: 1, reason: 'http_timeout' };
  const valid = await slack.post(running.url, delivery.kind, delivery.payload, { retry });
  expect([forged.status, valid.status]).toEqual([401, 200]);
  await slack.until(() => heard.length === 2);
});

test('a duplicate and a retry carry the same event', async () => {
  slack.duplicateNext();
  const asked = slack.mention('newsroom', 'ada', 'hello');
  await slack.until(() => asked.deliveries[0]?.acks.length === 2);
  slack.redeliver(asked);
  await slack.until(() => asked.deliveries[0]?.acks.length === 3);
  await slack.until(() => heard.length === 3);
});

test('an answer that comes too late is not shown', async () => {
  const hasty = await startFakeSlack({ ackMs: 0 });
  const slow = await httpApp(hasty, arm);
  const { late } = await hasty.slash('ada', 'newsroom', '/sources', 'plain').acked;
  expect(late).toBe(true);
  expect(hasty.ephemeralsFor('ada')).toEqual([]);
  await slow.stop();
  await hasty.close();
});
