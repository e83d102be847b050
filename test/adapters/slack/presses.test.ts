import { describe, expect, test } from 'vitest';
import { readHandle, writePlace } from '../../../adapters/slack/handle.ts';
import { readPress, readSubmission } from '../../../adapters/slack/presses.ts';
import { buttonId } from '../../../src/chat/button.ts';

const SELF = { teamId: 'T1', teamName: 'News', userId: 'U0', userName: 'sourced', botId: 'B0' };
const PRESS = {
  type: 'block_actions',
  user: { id: 'U1' },
  trigger_id: '1.2',
  response_url: 'https://hooks.slack.com/actions/x',
  container: { type: 'message', message_ts: '10.1', channel_id: 'C1', is_ephemeral: false },
  actions: [{ action_id: buttonId({ action: 'context', index: 0 }, 'a1'), action_ts: '11.1' }],
};
const read = (press: object = {}) => readPress({ ...PRESS, ...press }, SELF, 7);

describe('a press', () => {
  test('under a post is answered in the thread there', () => {
    expect(read()).toMatchObject({
      key: 'slack:T1:press:1.2',
      input: { kind: 'press', button: { action: 'context', answerId: 'a1', index: 0 } },
      address: { channel: 'C1', direct: false, thread: null, message: '10.1', person: 'U1', visibility: 'public' },
    });
    expect(read({ container: { ...PRESS.container, thread_ts: '9.1' } })?.address).toMatchObject({ thread: '9.1', message: null });
    expect(read({ message: { thread_ts: '9.1' } })?.address.thread).toBe('9.1');
    expect(readHandle(read()?.address.handle ?? null)).toEqual({ url: PRESS.response_url, trigger: '1.2' });
  });

  test('under what only the person sees stays private, in its thread if it has one', () => {
    const container = { ...PRESS.container, is_ephemeral: true };
    expect(read({ container })?.address).toMatchObject({ visibility: 'private', thread: null });
    expect(read({ container: { ...container, thread_ts: '9.1' } })?.address).toMatchObject({ visibility: 'private', thread: '9.1' });
  });

  test('in direct messages and on the home page is answered by posts in direct messages', () => {
    const direct = read({ container: { ...PRESS.container, channel_id: 'D1' } });
    expect(direct?.address).toMatchObject({ channel: 'D1', direct: true, thread: null, visibility: 'public' });
    expect(readHandle(direct?.address.handle ?? null).url).toBeNull();
    const home = read({ container: { type: 'view', view_id: 'V1' }, view: { private_metadata: 'D1' }, response_url: undefined });
    expect(home?.address).toMatchObject({ channel: 'D1', direct: true, visibility: 'public' });
  });

  test('of a command’s own button says which, and nothing of groups', () => {
    const action_id = buttonId({ action: 'do', index: 3 }, 'a1');
    expect(read({ actions: [{ action_id, action_ts: '11.1' }] })).toMatchObject({
      input: { kind: 'press', button: { action: 'do', answerId: 'a1', index: 3 } },
      groups: null,
    });
  });

  test('in a menu is the choice of its option', () => {
    const action_id = buttonId({ action: 'choose', index: 0 }, 'a1');
    expect(read({ actions: [{ action_id, selected_option: { value: '7' } }] })?.input).toMatchObject({
      button: { action: 'choose', index: 7 },
    });
  });

  test('without a trigger is known by its time and its person', () => {
    expect(read({ trigger_id: undefined })?.key).toBe('slack:T1:press:11.1 U1');
  });

  test.each([{ actions: [{ action_id: 'else' }] }, { actions: [] }, { container: {} }, { type: 'shortcut' }])(
    'of %o is none of ours',
    (press) => {
      expect(read(press)).toBeNull();
    },
  );
});

test('a filled form comes back to where it was opened', () => {
  const place = { id: 'wrong:a1', channel: 'C1', direct: false, thread: '9.1' };
  const view = {
    id: 'V1',
    callback_id: 'sourced',
    private_metadata: writePlace(place),
    state: {
      values: {
        why: { why: { type: 'plain_text_input', value: null } },
        topic: { topic: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: 'Flood' }, value: 'river-flood' } } },
        none: { none: { type: 'static_select', selected_option: null } },
      },
    },
  };
  const body = { type: 'view_submission', user: { id: 'U1' }, trigger_id: '1.3', view };
  expect(readSubmission(body, SELF, 7)).toMatchObject({
    key: 'slack:T1:form:1.3',
    address: { channel: 'C1', thread: '9.1', person: 'U1', visibility: 'private', handle: null },
    input: { kind: 'form', id: 'wrong:a1', values: { why: '', topic: 'river-flood', none: '' } },
    groups: null,
  });
  expect(readSubmission({ ...body, view: { ...view, private_metadata: 'else' } }, SELF, 7)).toBeNull();
  expect(readSubmission({ ...body, view: { ...view, callback_id: 'else' } }, SELF, 7)).toBeNull();
});
