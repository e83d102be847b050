import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { type Running, socketApp } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function start(arm: (app: App) => void): Promise<{ slack: FakeSlack; running: Running }> {
  const slack = await startFakeSlack({ ackMs: 60_000, triggerMs: 60_000 });
  open.push(() => slack.close());
  const running = await socketApp(slack, arm);
  open.push(running.stop);
  return { slack, running };
}

const BUTTON = {
  type: 'actions' as const,
  block_id: 'row',
  elements: [{ type: 'button' as const, action_id: 'more', text: { type: 'plain_text' as const, text: 'More' }, value: 'q1' }],
};

const MODAL = {
  type: 'modal' as const,
  callback_id: 'note',
  title: { type: 'plain_text' as const, text: 'Note' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: { type: 'plain_text' as const, text: 'What' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

test('a mention is two events for one ts, and is answered in its thread', async () => {
  const messages: unknown[] = [];
  const { slack } = await start((app) => {
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: `You said ${event.text}`, thread_ts: event.ts });
    });
    app.message(async ({ message }) => {
      messages.push(message);
    });
  });
  const asked = slack.mention('newsroom', 'ada', 'is A & B < C?');
  const reply = await slack.until(() => slack.messagesIn('newsroom', asked.ts)[1]);
  expect(reply.text).toBe(`You said <@${slack.botUserId}> is A &amp; B &lt; C?`);
  await asked.allAcked;
  expect(asked.deliveries.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'app_mention', ts: asked.ts, user: slack.user('ada').id, channel: slack.channel('newsroom').id },
    { type: 'message', ts: asked.ts, channel_type: 'channel' },
  ]);
  expect(new Set(asked.deliveries.map(({ payload }) => payload.event_id)).size).toBe(2);
  expect(messages).toHaveLength(1);
  expect(slack.violations).toEqual([]);
});

test('what the app itself says comes back as an event that Bolt leaves alone', async () => {
  const heard: unknown[] = [];
  const { slack, running } = await start((app) => {
    app.message(async ({ message }) => {
      heard.push(message.ts);
    });
  });
  await running.app.client.chat.postMessage({ channel: slack.channel('newsroom').id, text: 'mine' });
  const said = slack.say('newsroom', 'ben', 'theirs');
  await said.acked;
  await slack.until(() => slack.deliveries.every((delivery) => delivery.acks.length === 1));
  expect(slack.deliveries).toHaveLength(2);
  expect(heard).toEqual([said.ts]);
});

test('edits, direct messages and other bots', async () => {
  const heard: unknown[] = [];
  const { slack } = await start((app) => {
    app.event('message', async ({ event }) => {
      heard.push([event.channel_type, event.subtype]);
    });
  });
  const dm = slack.dm('ada', 'hello');
  await dm.acked;
  await slack.edit(dm.channel, dm.ts, 'hello again').acked;
  const bot = slack.botSays('sources', 'beep');
  await bot.acked;
  await slack.unsay(dm.channel, dm.ts).acked;
  expect(heard).toEqual([
    ['im', undefined],
    ['im', 'message_changed'],
    ['group', undefined],
    ['im', 'message_deleted'],
  ]);
});

test("a command's ack is a message, and so is its response, five times", async () => {
  const statuses: unknown[] = [];
  const { slack } = await start((app) => {
    app.command('/sources', async ({ ack, command, respond }) => {
      await ack(`Looking for ${command.text}`);
      await respond({ text: 'Found', response_type: 'in_channel' });
      for (let time = 0; time < 5; time += 1) {
        await respond({ text: `Again ${time}` }).catch((error: unknown) => statuses.push(error));
      }
      statuses.push('done');
    });
  });
  const asked = slack.slash('ada', 'newsroom', '/sources', 'fuel <now>');
  expect((await asked.acked).payload).toEqual({ text: 'Looking for fuel &lt;now&gt;' });
  await slack.until(() => slack.callsOf('response_url').length === 6);
  await slack.until(() => slack.violations.length === 1);
  expect(slack.violations).toEqual(['response_url: used_url']);
  expect(slack.ephemeralsFor('ada').map(({ text }) => text)).toEqual([
    'Looking for fuel &lt;now&gt;',
    'Again 0',
    'Again 1',
    'Again 2',
    'Again 3',
  ]);
  expect(slack.messagesIn('newsroom').map(({ text }) => text)).toEqual(['Found']);
});

test('a button opens a modal, which is submitted with an error first', async () => {
  const { slack, running } = await start((app) => {
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      if (!('trigger_id' in body)) throw new Error('no trigger');
      await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
    });
    app.view('note', async ({ ack, view }) => {
      const said = view.state.values.what?.text?.value;
      if (said === 'bad') await ack({ response_action: 'errors', errors: { what: 'Not that' } });
      else await ack();
    });
  });
  const channel = slack.channel('newsroom').id;
  const { ts } = await running.app.client.chat.postMessage({ channel, text: 'Press', blocks: [BUTTON] });
  const message = await slack.until(() => slack.messagesIn('newsroom').find((one) => one.ts === ts));
  const pressed = slack.press('ada', message, 'more');
  expect(pressed.deliveries[0]?.payload).toMatchObject({
    actions: [{ value: 'q1', block_id: 'row' }],
    container: { is_ephemeral: false },
  });
  const modal = await slack.until(() => slack.modalOf('ada'));
  expect(() => slack.submit('ada', modal, {})).toThrow(/what is empty/u);
  await slack.submit('ada', modal, { what: 'bad' }).acked;
  expect(slack.modalOf('ada')?.errors).toEqual({ what: 'Not that' });
  await slack.submit('ada', modal, { what: 'good' }).acked;
  expect(slack.modalOf('ada')).toBeUndefined();
  expect(slack.violations).toEqual([]);
});

test('a button on an ephemeral message replaces and deletes it', async () => {
  const { slack, running } = await start((app) => {
    app.action('more', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Replaced', replace_original: true });
      await respond({ delete_original: true });
    });
  });
  const channel = slack.channel('sources').id;
  await running.app.client.chat.postEphemeral({ channel, user: slack.user('ben').id, text: 'Press', blocks: [BUTTON] });
  const [message] = slack.ephemeralsFor('ben');
  if (message === undefined) throw new Error('no message');
  expect(() => slack.press('ada', message, 'more')).toThrow(/doesn't see/u);
  const pressed = slack.press('ben', message, ({ value }) => value === 'q1');
  expect(pressed.deliveries[0]?.payload).not.toHaveProperty('message');
  await slack.until(() => message.text === 'Replaced');
  await slack.until(() => slack.ephemeralsFor('ben').length === 0);
});

test('a response_url that fails is no use of it', async () => {
  const outcomes: string[] = [];
  const { slack } = await start((app) => {
    app.command('/sources', async ({ ack, respond }) => {
      await ack();
      const shown = (): void => void outcomes.push('shown');
      const failed = (): void => void outcomes.push('failed');
      for (const text of ['one', 'two', 'three']) await respond({ text }).then(shown, failed);
    });
  });
  slack.fault({ method: 'response_url', kind: '500' });
  slack.fault({ method: 'response_url', kind: 'drop-before' });
  slack.slash('ada', 'newsroom', '/sources', '');
  await slack.until(() => slack.ephemeralsFor('ada').length === 1);
  expect(slack.ephemeralsFor('ada').map(({ text }) => text)).toEqual(['three']);
  expect(outcomes.slice(0, 2)).toEqual(['failed', 'failed']);
});

test('a modal is updated, pushed on and cleared by the answers to it', async () => {
  const titled = (text: string) => ({ ...MODAL, title: { type: 'plain_text' as const, text } });
  const { slack, running } = await start((app) => {
    app.view('note', async ({ ack, view }) => {
      const said = view.state.values.what?.text?.value;
      if (said === 'update') await ack({ response_action: 'update', view: titled('Updated') });
      else if (said === 'push') await ack({ response_action: 'push', view: titled('Pushed') });
      else await ack({ response_action: 'clear' });
    });
  });
  const trigger = slack.slash('ada', 'newsroom', '/none', '').deliveries[0]?.payload.trigger_id;
  await running.app.client.views.open({ trigger_id: String(trigger), view: MODAL });
  const submit = async (what: string): Promise<unknown> => {
    const modal = slack.modalOf('ada');
    if (modal === undefined) throw new Error('no modal');
    await slack.submit('ada', modal, { what }).acked;
    return slack.modalOf('ada')?.given.title;
  };
  expect(await submit('update')).toMatchObject({ text: 'Updated' });
  expect(await submit('push')).toMatchObject({ text: 'Pushed' });
  expect(await submit('clear')).toBeUndefined();
});
