import { expect, test } from 'vitest';
import type { FakeSlackOptions } from '../../fakes/slack/wiring.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { aSlack } from './a-bot.ts';
import { aMessenger, messageOf, postOf } from './a-messenger.ts';

/** A summary that stands in a channel, and a reply under it. */
async function summary(options: FakeSlackOptions = {}) {
  const slack = await aSlack(options);
  const rig = aMessenger(slack);
  const { id: channel } = slack.channel('newsroom');
  const to = { channel, direct: false, thread: null, message: null, person: '', visibility: 'public', handle: null } as const;
  const post = postOf(await rig.messenger.send(to, messageOf(), { key: 'k1', again: false }), channel);
  const under = { ...to, thread: post.message };
  const reply = postOf(await rig.messenger.send(under, messageOf(ANSWERS.found), { key: 'k2', again: false }), channel);
  const pinned = () => slack.pinsIn(channel).map(({ ts }) => ts);
  return { ...rig, slack, to, post, reply, pinned };
}

const HOUR = 3_600_000;

test('in a channel in which much was said before, what an earlier run may have posted is looked for since it can have', async () => {
  const { slack, messenger, to } = await summary();
  for (let post = 0; post < 2000; post++) slack.say('newsroom', 'ben', `${post}`);
  slack.advance(HOUR);
  const sending = { key: 'k3', again: true };
  expect(await messenger.send(to, messageOf(), sending)).toMatchObject({ ok: false, reason: 'unsure' });
  const since = Date.now() + HOUR;
  const sent = await messenger.send(to, messageOf(), { ...sending, since });
  expect(sent).toMatchObject({ ok: true, thread: null });
  slack.say('newsroom', 'ben', 'and on');
  expect(await messenger.send(to, messageOf(), { ...sending, since })).toEqual(sent);
});

test('a pin waits as long as Slack asks for', async () => {
  const { slack, messenger, post, pinned, waited } = await summary();
  slack.fault({ method: 'pins.add', kind: 'ratelimited', retryAfter: 40 });
  expect(await messenger.pin(post)).toEqual({ ok: true });
  expect([waited, pinned()]).toEqual([[40_000], [post.message]]);
});

test('a pin that Slack may have set before it failed is set once', async () => {
  const { slack, messenger, post, pinned } = await summary();
  slack.fault({ method: 'pins.add', kind: 'error', error: 'fatal_error', applied: true });
  slack.fault({ method: 'pins.add', kind: 'drop-after' });
  expect(await messenger.pin(post)).toEqual({ ok: true });
  expect([pinned(), slack.callsOf('pins.add').length]).toEqual([[post.message], 3]);
  slack.fault({ method: 'pins.remove', kind: 'error', error: 'fatal_error', applied: true });
  expect(await messenger.unpin(post)).toEqual({ ok: true });
  expect(pinned()).toEqual([]);
});

test('a reply in a thread is pinned to its channel', async () => {
  const { messenger, post, reply, pinned } = await summary();
  expect(reply.thread).toBe(post.message);
  expect([await messenger.pin(post), await messenger.pin(reply)]).toEqual([{ ok: true }, { ok: true }]);
  expect(pinned()).toEqual([post.message, reply.message]);
});

test.each([
  ['too_many_pins', 'full'],
  ['missing_scope', 'forbidden'],
  ['not_in_channel', 'forbidden'],
  ['restricted_action', 'forbidden'],
  ['permission_denied', 'forbidden'],
  ['is_archived', 'gone'],
  ['message_not_found', 'gone'],
  ['not_pinnable', 'failed'],
])('"%s" is a pin that is %s', async (error, reason) => {
  const { slack, messenger, post, logged } = await summary();
  slack.fault({ method: 'pins.add', kind: 'error', error });
  expect(await messenger.pin(post)).toEqual({ ok: false, reason, detail: error });
  expect(logged).toHaveLength(reason === 'failed' ? 1 : 0);
});

test.each(['no_pin', 'not_pinned', 'message_not_found'])('"%s" is a pin that is off', async (error) => {
  const { slack, messenger, post, logged } = await summary();
  slack.fault({ method: 'pins.remove', kind: 'error', error });
  expect(await messenger.unpin(post)).toEqual({ ok: true });
  expect(logged).toEqual([]);
});

test('a pin is given up after some minutes', async () => {
  const { slack, messenger, post, waited } = await summary();
  slack.fault({ method: 'pins.add', kind: '503', times: 8 });
  expect(await messenger.pin(post)).toMatchObject({ ok: false, reason: 'unreachable' });
  expect(waited.length).toBeGreaterThan(5);
});

test('without the scope nothing is pinned, and the reason says so', async () => {
  const { messenger, post, pinned } = await summary({ scopes: ['chat:write', 'channels:history'] });
  expect(await messenger.pin(post)).toEqual({ ok: false, reason: 'forbidden', detail: 'missing_scope' });
  expect(await messenger.unpin(post)).toEqual({ ok: false, reason: 'forbidden', detail: 'missing_scope' });
  expect(pinned()).toEqual([]);
});

test('a link is what Slack gives for the post, through what may go wrong; none where it gives none', async () => {
  const { slack, messenger, post, reply } = await summary();
  slack.fault({ method: 'chat.getPermalink', kind: 'ratelimited', retryAfter: 3 });
  slack.fault({ method: 'chat.getPermalink', kind: 'drop-after' });
  const link = await messenger.link(post);
  expect(link).toBe(`https://newsroom.example/archives/${post.channel}/p${post.message.replace('.', '')}`);
  expect(await messenger.link(reply)).toContain(`thread_ts=${post.message}`);
  expect(await messenger.link({ ...post, message: '1.000001' })).toBeNull();
  slack.fault({ method: 'chat.getPermalink', kind: '503', times: 8 });
  expect(await messenger.link(post)).toBeNull();
});
