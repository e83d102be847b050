import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QUICK, SILENT } from './bolt-app.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';

const { WebClient } = webApi;

let slack: FakeSlack;
let client: webApi.WebClient;
let channel: string;

beforeEach(async () => {
  slack = await startFakeSlack({ triggerMs: 30_000 });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: SILENT });
  channel = slack.channel('newsroom').id;
});

afterEach(() => slack.close());

const refused = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ok',
    (error: { data?: { error: string } }) => error.data?.error,
  );

test('who the token is and what it may do', async () => {
  const answer = await client.auth.test();
  expect(answer).toMatchObject({ ok: true, user_id: slack.botUserId, bot_id: slack.botId, team_id: slack.teamId });
  expect(answer.response_metadata?.scopes).toContain('chat:write');
  expect(await refused(new WebClient('xoxb-other', { slackApiUrl: slack.apiUrl }).auth.test())).toBe('invalid_auth');
  expect(await refused(new WebClient(undefined, { slackApiUrl: slack.apiUrl }).auth.test())).toBe('not_authed');
  expect(await refused(client.apps.connections.open({}))).toBe('not_allowed_token_type');
  expect(await refused(client.apiCall('no.such'))).toBe('unknown_method');
});

test('a JSON body is as good as a form', async () => {
  const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json; charset=utf-8' };
  const body = JSON.stringify({ channel, text: 'json', blocks: [{ type: 'divider' }] });
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  expect(await response.json()).toMatchObject({ ok: true, channel });
  expect(slack.callsOf('chat.postMessage')[0]?.body).toMatchObject({ blocks: [{ type: 'divider' }] });
});

test('threads, their metadata, updates and deletions', async () => {
  const { ts: root } = slack.say('newsroom', 'ada', 'root');
  const metadata = { event_type: 'answer', event_payload: { id: 'q1' } };
  const posted = await client.chat.postMessage({ channel, thread_ts: root, text: 'reply', metadata });
  const plain = await client.conversations.replies({ channel, ts: root });
  expect(plain.messages?.map(({ text }) => text)).toEqual(['root', 'reply']);
  expect(plain.messages?.[1]).not.toHaveProperty('metadata');
  const full = await client.conversations.replies({ channel, ts: root, include_all_metadata: true });
  expect(full.messages?.[1]).toMatchObject({ metadata, bot_id: slack.botId, thread_ts: root });
  await client.chat.update({ channel, ts: String(posted.ts), text: 'reply, corrected' });
  expect(slack.messagesIn('newsroom', root)[1]).toMatchObject({ text: 'reply, corrected', metadata });
  expect((await client.conversations.history({ channel })).messages?.map(({ text }) => text)).toEqual(['root']);
  await client.chat.delete({ channel, ts: String(posted.ts) });
  expect(slack.messagesIn('newsroom', root)).toHaveLength(1);
  expect(await refused(client.chat.update({ channel, ts: root, text: 'x' }))).toBe('cant_update_message');
  expect(await refused(client.chat.update({ channel, ts: '1.0', text: 'x' }))).toBe('message_not_found');
});

test('replies come in pages', async () => {
  const { ts } = slack.say('newsroom', 'ada', 'root');
  for (const text of ['one', 'two', 'three']) slack.say('newsroom', 'ben', text, { thread: ts });
  const first = await client.conversations.replies({ channel, ts, limit: 3 });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await client.conversations.replies({ channel, ts, limit: 3, cursor });
  expect([...(first.messages ?? []), ...(second.messages ?? [])].map(({ text }) => text)).toEqual(['root', 'one', 'two', 'three']);
  expect(second.has_more).toBe(false);
});

test('channels that the app cannot write in', async () => {
  const say = (to: string): Promise<unknown> => refused(client.chat.postMessage({ channel: to, text: 'x' }));
  expect(await say('C0NOWHERE')).toBe('channel_not_found');
  expect(await say(slack.channel('lobby').id)).toBe('not_in_channel');
  expect(await say(slack.addChannel({ name: 'old', archived: true }).id)).toBe('is_archived');
  expect(await say(slack.addChannel({ name: 'closed', kind: 'private', bot: false }).id)).toBe('channel_not_found');
  const outsider = slack.addUser({ name: 'cleo' });
  expect(await refused(client.chat.postEphemeral({ channel, user: outsider.id, text: 'x' }))).toBe('user_not_in_channel');
  const joined = await client.users.conversations({ types: 'public_channel,private_channel' });
  expect(joined.channels?.map(({ name }) => name)).toEqual(['newsroom', 'sources', 'old']);
});

test('people, bots, direct messages and pins', async () => {
  const ada = slack.user('ada').id;
  expect((await client.users.info({ user: ada })).user).toMatchObject({ name: 'ada', is_bot: false });
  expect((await client.bots.info({ bot: slack.botId })).bot).toMatchObject({ user_id: slack.botUserId });
  const dm = (await client.conversations.open({ users: ada })).channel?.id ?? '';
  expect((await client.conversations.info({ channel: dm })).channel).toMatchObject({ is_im: true, user: ada });
  const { ts = '' } = await client.chat.postMessage({ channel: dm, text: 'pin me' });
  await client.pins.add({ channel: dm, timestamp: ts });
  expect(await refused(client.pins.add({ channel: dm, timestamp: ts }))).toBe('already_pinned');
  expect((await client.pins.list({ channel: dm })).items).toMatchObject([{ message: { text: 'pin me' } }]);
  await client.pins.remove({ channel: dm, timestamp: ts });
  expect(await refused(client.pins.remove({ channel: dm, timestamp: ts }))).toBe('no_pin');
});

test('a channel has a hundred pins, of anybody’s messages, the newest first', async () => {
  const { id: channel } = slack.channel('newsroom');
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'pin me' });
  slack.pinOthers('newsroom', 'ben', 100);
  expect(await refused(client.pins.add({ channel, timestamp: ts }))).toBe('too_many_pins');
  const [first, second] = slack.pinsIn('newsroom').map((pin) => pin.ts);
  await client.pins.remove({ channel, timestamp: first ?? '' });
  await client.pins.add({ channel, timestamp: ts });
  expect((await client.pins.list({ channel })).items?.[0]).toMatchObject({ created_by: slack.botUserId, message: { ts } });
  slack.unsay('newsroom', second ?? '');
  expect(slack.pinsIn('newsroom')).toHaveLength(99);
  expect(slack.pinsIn('newsroom').at(-1)).toMatchObject({ ts });
  expect(await refused(client.pins.remove({ channel, timestamp: second ?? '' }))).toBe('message_not_found');
  const lobby = slack.channel('lobby').id;
  expect(await refused(client.pins.add({ channel: lobby, timestamp: ts }))).toBe('not_in_channel');
  expect(await refused(client.chat.getPermalink({ channel: lobby, message_ts: ts }))).toBe('not_in_channel');
});

test('scopes that are missing are named', async () => {
  const narrow = await startFakeSlack({ scopes: ['chat:write'] });
  const its = new WebClient(narrow.botToken, { slackApiUrl: narrow.apiUrl });
  const call = its.conversations.replies({ channel: narrow.channel('sources').id, ts: '1.0' });
  await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:history', provided: 'chat:write' } });
  await narrow.close();
});

test('triggers expire and are good for one modal', async () => {
  const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [{ type: 'divider' as const }] };
  const trigger = (): string => String(slack.slash('ada', 'newsroom', '/x', '').deliveries[0]?.payload.trigger_id);
  const [first, second] = [trigger(), trigger()];
  await client.views.open({ trigger_id: first, view });
  expect(slack.modalOf('ada')?.given).toEqual(view);
  expect(await refused(client.views.open({ trigger_id: first, view }))).toBe('exchanged_trigger_id');
  slack.advance(60_000);
  expect(await refused(client.views.open({ trigger_id: second, view }))).toBe('expired_trigger_id');
});

describe('faults', () => {
  const post = (): Promise<unknown> => client.chat.postMessage({ channel, text: 'x' });
  const said = (): number => slack.messagesIn('newsroom').length;

  test.each(['500', '502', '503'] as const)('%s', async (kind) => {
    slack.fault({ method: 'chat.postMessage', kind });
    await expect(post()).rejects.toMatchObject({ statusCode: Number(kind) });
    expect(said()).toBe(0);
    await post();
    expect(said()).toBe(1);
  });

  test('a rate limit is waited out by the client', async () => {
    client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: QUICK, logger: SILENT });
    slack.fault({ kind: 'ratelimited', retryAfter: 0, times: 2 });
    await post();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(3);
    expect(said()).toBe(1);
  });

  test('dropped before and after it took effect', async () => {
    slack.fault({ method: 'chat.postMessage', kind: 'drop-before' });
    await expect(post()).rejects.toThrow();
    expect(said()).toBe(0);
    slack.fault({ method: 'chat.postMessage', kind: 'drop-after' });
    await expect(post()).rejects.toThrow();
    expect(said()).toBe(1);
  });

  test("a delay, and an error of Slack's", async () => {
    slack.fault({ kind: 'delay', ms: 5 });
    await post();
    slack.fault({ kind: 'error', error: 'token_revoked', method: 'chat.postMessage' });
    expect(await refused(post())).toBe('token_revoked');
    expect(said()).toBe(1);
  });
});
