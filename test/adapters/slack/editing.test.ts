import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../../src/domain/answer.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { actionsOf, aSlack, keysOf, postsIn, there } from './a-bot.ts';
import { aMessenger, messageOf, postOf } from './a-messenger.ts';
import { decode } from './decode.ts';

type Where = 'in a thread' | 'in a channel' | 'in direct messages';

/** A post of the bot's, and another one beside it. */
async function posted(where: Where = 'in a thread') {
  const slack = await aSlack();
  const rig = aMessenger(slack);
  const { id: channel } = where === 'in direct messages' ? slack.dmWith('ada') : slack.channel('newsroom');
  const thread = where === 'in a thread' ? slack.say('newsroom', 'ada', 'when?').ts : null;
  const to = {
    channel,
    direct: where === 'in direct messages',
    thread,
    message: null,
    person: slack.user('ada').id,
    handle: null,
  } as const;
  const post = postOf(
    await rig.messenger.send({ ...to, visibility: 'public' }, messageOf(ANSWERS.found), { key: 'k1', again: false }),
    channel,
  );
  await rig.messenger.send({ ...to, visibility: 'public' }, messageOf(ANSWERS.held), { key: 'k2', again: false });
  const edit = (again = false, key = 'k3') => rig.messenger.edit(post, messageOf(ANSWERS.disputed), { key, again });
  const stands = () => there(postsIn(slack, channel)[0]);
  return { ...rig, slack, post, edit, stands, others: () => postsIn(slack, channel).slice(1) };
}

const QUOTES = quotesOf(ANSWERS.disputed).map(({ text }) => text);

describe('an edit', () => {
  test('puts all of a message in a post’s place: quotes, fallback text, buttons and key', async () => {
    const { slack, post, messenger, stands, others } = await posted();
    const message = { ...messageOf(ANSWERS.disputed), buttons: [{ action: 'context', label: 'Show in context', index: 0 }] as const };
    expect(await messenger.edit(post, message, { key: 'k3', again: false })).toEqual({
      ok: true,
      message: post.message,
      thread: post.thread,
    });
    expect(decode({ blocks: stands().blocks }).quotes).toEqual(QUOTES);
    expect(stands().text).toContain('Disputed');
    expect(actionsOf(stands())).toEqual(['context']);
    expect(keysOf([stands()])).toEqual(['k3']);
    expect(slack.callsOf('chat.update')[0]?.body).toMatchObject({ parse: 'none', channel: post.channel, ts: post.message });
    expect(others().map(({ edits }) => edits)).toEqual([0]);
    expect(slack.violations).toEqual([]);
  });

  test('that changes nothing is none that fails', async () => {
    const { messenger, post } = await posted();
    expect(await messenger.edit(post, messageOf(ANSWERS.found), { key: 'k3', again: false })).toMatchObject({ ok: true });
  });

  const TROUBLE: readonly Omit<Fault, 'method'>[] = [
    { kind: 'ratelimited', retryAfter: 7 },
    { kind: '503' },
    { kind: '503', applied: true },
    { kind: 'error', error: 'internal_error', applied: true },
    { kind: 'drop-before' },
    { kind: 'drop-after' },
    { kind: 'drop-before', times: 3 },
    { kind: 'ratelimited', times: 3 },
  ];

  test.each(
    (['in a thread', 'in a channel', 'in direct messages'] as const).flatMap((where) => TROUBLE.map((fault) => [where, fault] as const)),
  )('%s is made once in spite of %o', async (where, fault) => {
    const { slack, edit, stands } = await posted(where);
    slack.fault({ method: 'chat.update', ...fault });
    expect(await edit()).toMatchObject({ ok: true });
    expect([stands().edits, keysOf([stands()])]).toEqual([1, ['k3']]);
    expect(decode({ blocks: stands().blocks }).quotes).toEqual(QUOTES);
  });

  test.each(['in a thread', 'in a channel', 'in direct messages'] as const)(
    '%s is looked for at its own place before it is made again',
    async (where) => {
      const { slack, edit, stands, post } = await posted(where);
      slack.fault({ method: 'chat.update', kind: 'drop-after' });
      await edit();
      expect(await edit(true)).toMatchObject({ ok: true });
      expect(stands().edits).toBe(1);
      const looked = slack.callsOf(post.thread === null ? 'conversations.history' : 'conversations.replies');
      expect(looked.map(({ body }) => body)).toMatchObject([
        { latest: post.message, oldest: post.message },
        { latest: post.message, oldest: post.message },
      ]);
      expect(slack.callsOf('chat.update')).toHaveLength(1);
    },
  );

  test('of another delivery than the one that stands there is made', async () => {
    const { edit, stands } = await posted();
    await edit(false, 'k3');
    expect(await edit(true, 'k4')).toMatchObject({ ok: true });
    expect([stands().edits, keysOf([stands()])]).toEqual([2, ['k4']]);
  });

  test('waits as long as Slack asks', async () => {
    const { slack, edit, waited } = await posted();
    slack.fault({ method: 'chat.update', kind: 'ratelimited', retryAfter: 7 });
    await edit();
    expect(waited).toEqual([7000]);
  });

  test('that can be looked for only later waits for that', async () => {
    const { slack, edit, stands } = await posted();
    slack.fault({ method: 'chat.update', kind: 'drop-after' });
    slack.fault({ method: 'conversations.replies', kind: '500', times: 2 });
    expect(await edit()).toMatchObject({ ok: true });
    expect(stands().edits).toBe(1);
  });

  test('that may not be looked for is unsure, and not made again', async () => {
    const { slack, edit, stands } = await posted();
    slack.fault({ method: 'chat.update', kind: 'drop-after' });
    slack.fault({ method: 'conversations.replies', kind: 'error', error: 'missing_scope' });
    expect(await edit()).toMatchObject({ ok: false, reason: 'unsure', detail: 'look-up: missing_scope' });
    expect(stands().edits).toBe(1);
  });

  test.each([
    ['cant_update_message', 'forbidden'],
    ['edit_window_closed', 'forbidden'],
    ['not_in_channel', 'forbidden'],
    ['channel_not_found', 'forbidden'],
    ['is_archived', 'gone'],
    ['is_inactive', 'gone'],
    ['message_not_found', 'gone'],
    ['msg_too_long', 'failed'],
  ])('that Slack refuses for %s comes to: %s', async (error, reason) => {
    const { slack, edit, stands, logged } = await posted();
    slack.fault({ method: 'chat.update', kind: 'error', error });
    expect(await edit()).toEqual({ ok: false, reason, detail: error });
    expect(stands().edits).toBe(0);
    expect(logged).toHaveLength(reason === 'failed' ? 1 : 0);
  });

  test('in a channel that was archived finds it gone', async () => {
    const { slack, edit } = await posted();
    slack.archive('newsroom');
    expect(await edit()).toMatchObject({ ok: false, reason: 'gone' });
  });

  test('of somebody else’s post is forbidden', async () => {
    const { slack, messenger, post } = await posted();
    const { ts } = slack.say('newsroom', 'ben', 'mine');
    expect(await messenger.edit({ ...post, thread: null, message: ts }, messageOf(), { key: 'k3', again: true })).toMatchObject({
      reason: 'forbidden',
    });
  });

  test('keeps to what an update may hold, whatever its words are', async () => {
    const { slack, messenger, post } = await posted();
    for (const [at, answer] of Object.values(ANSWERS).entries()) {
      const long = { ...answer, question: '🔥<&>'.repeat(400), notes: ['ü'.repeat(3000)] };
      expect(await messenger.edit(post, messageOf(long), { key: `e${at}`, again: false })).toMatchObject({ ok: true });
    }
    expect(slack.violations).toEqual([]);
    expect(slack.callsOf('chat.update').every(({ body }) => Buffer.byteLength(String(body.text)) <= 4000)).toBe(true);
  });
});
