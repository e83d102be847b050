import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { socketApp } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

let slack: FakeSlack;
let stop: (() => Promise<void>) | undefined;

beforeEach(async () => {
  slack = await startFakeSlack({ ackMs: 60_000 });
});

afterEach(async () => {
  await stop?.();
  stop = undefined;
  await slack.close();
});

async function start(arm: (app: App) => void): Promise<App> {
  const running = await socketApp(slack, arm);
  stop = running.stop;
  return running.app;
}

test('the home tab is published and its menu used', async () => {
  const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
  const chosen: unknown[] = [];
  await start((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const elements = [{ type: 'static_select' as const, action_id: 'desk', options: [option('a'), option('b')] }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'actions', block_id: 'x', elements }] } });
    });
    app.action('desk', async ({ ack, action, body }) => {
      await ack();
      chosen.push(action, body);
    });
  });
  slack.openHome('ada');
  const home = await slack.until(() => slack.homeOf('ada'));
  await slack.press('ada', home, 'desk', 'b').acked;
  expect(chosen).toMatchObject([
    { selected_option: { value: 'b' } },
    { container: { type: 'view', view_id: home.id }, view: { state: { values: { x: { desk: { selected_option: { value: 'b' } } } } } } },
  ]);
  expect(() => slack.press('ada', home, 'desk', 'c')).toThrow(/no option c/u);
});

test('the options of an external menu are in the ack', async () => {
  const app = await start((app) => {
    app.options('who', async ({ ack, options }) => {
      await ack({ options: [{ text: { type: 'plain_text', text: options.value }, value: options.value }] });
    });
  });
  const elements = [{ type: 'external_select' as const, action_id: 'who' }];
  await app.client.chat.postMessage({
    channel: slack.channel('newsroom').id,
    text: 'Who?',
    blocks: [{ type: 'actions', elements }],
  });
  const [message] = slack.messagesIn('newsroom');
  if (message === undefined) throw new Error('no message');
  expect((await slack.suggest('ada', message, 'who', 'min').acked).payload).toMatchObject({ options: [{ value: 'min' }] });
  await slack.suggest('ada', message, 'who', 'm'.repeat(80)).acked;
  expect(slack.violations).toEqual(['block_suggestion: must be less than 76 characters [json-pointer:/options/0/text/text]']);
});
