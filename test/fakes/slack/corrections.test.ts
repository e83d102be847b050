import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SILENT } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import type { Message } from './model.ts';

let slack: FakeSlack;
let client: webApi.WebClient;

const clientFor = (target: FakeSlack) =>
  new webApi.WebClient(target.botToken, { slackApiUrl: target.apiUrl, logger: SILENT, retryConfig: { retries: 0 } });

beforeEach(async () => {
  slack = await startFakeSlack();
  client = clientFor(slack);
});

afterEach(() => slack.close());

/** A post of the app's in the newsroom. */
async function post(): Promise<Message> {
  const metadata = { event_type: 'a', event_payload: { key: '1' } };
  const blocks = [{ type: 'divider' as const }];
  await client.chat.postMessage({ channel: slack.channel('newsroom').id, text: 'before', blocks, metadata });
  const message = slack.messagesIn('newsroom').at(-1);
  if (message === undefined) throw new Error('nothing was posted');
  return message;
}

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof webApi.WebAPIPlatformError ? error.data.error : String(error)),
  );

describe('an update', () => {
  test('is counted, and drops what it doesn’t bring but metadata', async () => {
    const message = await post();
    const where = { channel: message.channel, ts: message.ts };
    await client.chat.update({ ...where, text: 'after', blocks: [{ type: 'divider' }, { type: 'divider' }] });
    expect(message).toMatchObject({ edits: 1, text: 'after', metadata: { event_payload: { key: '1' } } });
    expect(message.blocks).toHaveLength(2);
    await client.chat.update({ ...where, text: 'alone', metadata: { event_type: 'a', event_payload: { key: '2' } } });
    expect(message).toMatchObject({ edits: 2, blocks: [], metadata: { event_payload: { key: '2' } } });
  });

  test('is refused where it may not be', async () => {
    const message = await post();
    const { ts } = slack.say('newsroom', 'ada', 'hers');
    const update = (change: object) => codeOf(client.chat.update({ channel: message.channel, ts: message.ts, text: 'x', ...change }));
    expect(await update({ ts })).toBe('cant_update_message');
    expect(await update({ ts: '1.000000' })).toBe('message_not_found');
    expect(await update({ channel: slack.channel('lobby').id })).toBe('not_in_channel');
    slack.archive('newsroom');
    expect(await update({})).toBe('is_inactive');
    slack.remove(message);
    expect(slack.messagesIn('newsroom').map((one) => one.edits)).toEqual([0]);
  });

  test.each([
    [{ kind: '503' }, 0],
    [{ kind: '503', applied: true }, 1],
    [{ kind: 'error', error: 'internal_error', applied: true }, 1],
    [{ kind: 'drop-before' }, 0],
    [{ kind: 'drop-after' }, 1],
    [{ kind: 'ratelimited' }, 0],
  ] as const)('that ends with %o is made %i times', async (fault, edits) => {
    const message = await post();
    slack.fault({ method: 'chat.update', ...fault });
    const strict = new webApi.WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      logger: SILENT,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    expect(await codeOf(strict.chat.update({ channel: message.channel, ts: message.ts, text: 'after' }))).not.toBe('ok');
    expect(message.edits).toBe(edits);
  });
});

test('direct messages are opened with people, and with nobody else', async () => {
  const ada = slack.user('ada').id;
  const { channel } = await client.conversations.open({ users: ada });
  expect(channel?.id).toBe(slack.dmWith('ada').id);
  expect(await codeOf(client.conversations.open({ users: slack.botUserId }))).toBe('cannot_dm_bot');
  expect(await codeOf(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
});

test('user groups are listed with their people where that is asked for', async () => {
  const { id } = slack.setGroup({ handle: 'desk', members: ['ada', 'ben'] });
  slack.setGroup({ handle: 'former', members: ['ada'], disabled: true });
  slack.setGroup({ handle: 'desk', members: ['ben'] });
  const { usergroups } = await client.usergroups.list({ include_users: true });
  expect(usergroups).toMatchObject([{ id, handle: 'desk', users: [slack.user('ben').id] }]);
  expect((await client.usergroups.list({ include_disabled: true })).usergroups?.map((group) => group.users)).toEqual([
    undefined,
    undefined,
  ]);
  const bare = await startFakeSlack({ scopes: [] });
  expect(await codeOf(clientFor(bare).usergroups.list({}))).toBe('missing_scope');
  await bare.close();
});

describe('a file', () => {
  /** Its `url_private`, as a message tells it. */
  function addressOf(content: string, target = slack): string {
    target.say('newsroom', 'ada', 'here', { files: [target.upload(content)] });
    const [file] = target.messagesIn('newsroom').at(-1)?.files ?? [];
    return String(file?.url_private);
  }

  const get = (url: string, token?: string): Promise<Response> =>
    fetch(url, { redirect: 'manual', ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) });

  test('is for who has a token that may read files; others are led to a page to sign in', async () => {
    const url = addressOf('# Words');
    const response = await get(url, slack.botToken);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/plain', '# Words']);
    expect([(await get(url)).status, (await get(url, slack.appToken)).status]).toEqual([302, 302]);
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    const bare = await startFakeSlack({ scopes: [] });
    expect((await get(addressOf('x', bare), bare.botToken)).status).toBe(302);
    await bare.close();
  });

  test('that was deleted is not found', async () => {
    const file = slack.upload('x');
    slack.say('newsroom', 'ada', 'here', { files: [file] });
    const url = String(slack.messagesIn('newsroom').at(-1)?.files?.[0]?.url_private);
    slack.deleteFile(file);
    expect((await get(url, slack.botToken)).status).toBe(404);
  });

  test('tells of itself in the event of its message', async () => {
    addressOf('x');
    expect(slack.deliveries.at(-1)?.payload).toMatchObject({
      event: { subtype: 'file_share', files: [{ filetype: 'markdown', mimetype: 'text/plain', size: 1 }] },
    });
  });
});

test('a message shortcut tells the app of the message', async () => {
  const { ts } = slack.say('lobby', 'ben', 'Words <and> more');
  const [message] = slack.messagesIn('lobby');
  if (message === undefined) throw new Error('no message');
  const { deliveries } = slack.messageShortcut('ada', message, 'a_shortcut');
  expect(deliveries[0]).toMatchObject({
    kind: 'interactive',
    payload: {
      type: 'message_action',
      callback_id: 'a_shortcut',
      user: { id: slack.user('ada').id },
      channel: { id: slack.channel('lobby').id },
      message_ts: ts,
      message: { ts, text: 'Words &lt;and&gt; more', user: slack.user('ben').id },
    },
  });
});
