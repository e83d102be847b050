import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fakes/slack/faults.ts';
import { ANSWERS } from '../../golden/answers.ts';
import { aSlack, keysOf, postsIn } from './a-bot.ts';
import { aMessenger, messageOf, postOf } from './a-messenger.ts';

/** Somebody who never wrote to the bot. */
async function stranger() {
  const slack = await aSlack();
  const rig = aMessenger(slack);
  const { id } = slack.addUser({ name: 'cleo' });
  const tell = (again = false, key = 'k1') => rig.messenger.tell(id, messageOf(ANSWERS.disputed), { key, again });
  return { ...rig, slack, id, tell, told: () => postsIn(slack, slack.dmWith('cleo').id) };
}

describe('word to a person', () => {
  test('goes to their direct messages, which are opened, and says where it stands', async () => {
    const { slack, id, tell, told, messenger } = await stranger();
    const sent = await tell();
    expect(sent).toEqual({ ok: true, channel: slack.dmWith('cleo').id, message: told()[0]?.ts, thread: null });
    expect(slack.callsOf('conversations.open').map(({ body }) => body)).toMatchObject([{ users: id }]);
    expect(keysOf(told())).toEqual(['k1']);
    expect(await messenger.edit(postOf(sent), messageOf(), { key: 'k2', again: false })).toMatchObject({ ok: true });
    expect(told().map(({ edits }) => edits)).toEqual([1]);
    expect(slack.violations).toEqual([]);
  });

  const TROUBLE: readonly Fault[] = [
    { method: 'conversations.open', kind: 'ratelimited' },
    { method: 'conversations.open', kind: '502' },
    { method: 'conversations.open', kind: 'drop-before' },
    { method: 'conversations.open', kind: 'drop-after' },
    { method: 'chat.postMessage', kind: 'ratelimited' },
    { method: 'chat.postMessage', kind: '503' },
    { method: 'chat.postMessage', kind: '503', applied: true },
    { method: 'chat.postMessage', kind: 'drop-before' },
    { method: 'chat.postMessage', kind: 'drop-after' },
  ];

  test.each(TROUBLE)('arrives once in spite of %o', async (fault) => {
    const { slack, tell, told } = await stranger();
    slack.fault(fault);
    const sent = await tell();
    expect(sent).toMatchObject({ ok: true, channel: slack.dmWith('cleo').id, message: told()[0]?.ts });
    expect(told()).toHaveLength(1);
  });

  test('that an earlier run said is found among others, and not said again', async () => {
    const { tell, told } = await stranger();
    const first = await tell(false, 'k1');
    await tell(false, 'k2');
    expect(await tell(true, 'k1')).toEqual(first);
    expect(told()).toHaveLength(2);
  });

  test.each([
    ['conversations.open', 'user_disabled', 'gone'],
    ['conversations.open', 'user_not_found', 'gone'],
    ['conversations.open', 'cannot_dm_bot', 'forbidden'],
    ['conversations.open', 'user_not_visible', 'forbidden'],
    ['conversations.open', 'missing_scope', 'forbidden'],
    ['chat.postMessage', 'messages_tab_disabled', 'forbidden'],
  ])('that %s refuses for %s comes to: %s', async (method, error, reason) => {
    const { slack, tell, told } = await stranger();
    slack.fault({ method, kind: 'error', error });
    expect(await tell()).toEqual({ ok: false, reason, detail: error });
    expect(told()).toEqual([]);
  });

  test('goes to no bot, and to nobody who isn’t there', async () => {
    const { slack, messenger } = await stranger();
    const tell = (person: string) => messenger.tell(person, messageOf(), { key: 'k9', again: false });
    expect(await tell(slack.botUserId)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await tell('U0NOBODY')).toMatchObject({ ok: false, reason: 'gone' });
  });

  test('waits for nothing where Slack isn’t there, and says so at last', async () => {
    const { slack, tell } = await stranger();
    slack.fault({ method: 'conversations.open', kind: '503', times: 20 });
    expect(await tell()).toMatchObject({ ok: false, reason: 'unreachable' });
  });
});
