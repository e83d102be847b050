import { describe, expect, test } from 'vitest';
import { readEvent, readHomeOpened } from '../../../adapters/slack/events.ts';
import { said } from '../../../adapters/slack/said.ts';

const SELF = { teamId: 'T1', teamName: 'News', userId: 'U0', userName: 'sourced', botId: 'B0' };
const POST = { type: 'message', channel: 'C1', user: 'U1', ts: '10.1', text: '<@U0> who?', channel_type: 'channel' };
const read = (event: object) => readEvent({ type: 'event_callback', event: { ...POST, ...event } }, SELF, 7);

describe('a post', () => {
  test('that mentions the bot is a question, the same for both of its events', () => {
    expect(read({})).toEqual({
      key: 'slack:T1:C1:10.1',
      platform: 'slack',
      address: { channel: 'C1', direct: false, thread: null, message: '10.1', person: 'U1', visibility: 'public', handle: null },
      input: { kind: 'text', text: 'who?' },
      groups: null,
      at: 7,
    });
    expect(read({ type: 'app_mention', channel_type: undefined })).toEqual(read({}));
  });

  test('in direct messages needs no mention, in a thread or not', () => {
    const direct = { channel: 'D1', channel_type: 'im', text: 'who?' };
    expect(read(direct)).toMatchObject({ address: { direct: true, thread: null }, input: { kind: 'text', text: 'who?' } });
    expect(read({ ...direct, thread_ts: '9.1' })?.address.thread).toBe('9.1');
  });

  test('in a thread is overheard where it mentions nobody; outside of one it is nothing', () => {
    expect(read({ text: 'and when?', thread_ts: '9.1' })?.input).toEqual({ kind: 'overheard', text: 'and when?' });
    expect(read({ text: 'and when?' })).toBeNull();
    expect(read({ text: 'who?', channel: 'G1', channel_type: 'mpim' })).toBeNull();
  });

  test.each([
    { user: 'U0' },
    { bot_id: 'B9' },
    { app_id: 'A9' },
    { user: 'USLACKBOT' },
    { user: undefined },
    { edited: { user: 'U1', ts: '11.1' } },
    { type: 'app_mention', edited: { user: 'U1', ts: '11.1' } },
    { subtype: 'message_changed' },
    { subtype: 'message_deleted' },
    { subtype: 'channel_join' },
    { subtype: 'bot_message' },
    { type: 'reaction_added' },
  ])('that is %o is nothing', (event) => expect(read(event)).toBeNull());

  test.each(['file_share', 'thread_broadcast'])('that is a %s is one like any other', (subtype) => {
    expect(read({ subtype, files: [] })?.input).toEqual({ kind: 'text', text: 'who?' });
  });

  test.each([null, 1, '', [], {}, { type: 'event_callback' }, { type: 'event_callback', event: null }])(
    'of no sense (%o) is nothing',
    (body) => {
      expect(readEvent(body, SELF, 0)).toBeNull();
      expect(readHomeOpened(body)).toBeNull();
    },
  );
});

test.each([
  ['<@U0> who?', 'who?'],
  ['Hey <@U0|sourced>, who?', 'Hey , who?'],
  ['<@U0>', ''],
  ['A &amp; B &lt; C &gt; D', 'A & B < C > D'],
  ['&amp;lt;', '&lt;'],
  ['is <https://x.example/a?b=1&amp;c=2|this> so?', 'is this so?'],
  ['is <https://x.example/a?b=1&amp;c=2> so?', 'is https://x.example/a?b=1&c=2 so?'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['in <#C1|newsroom>?', 'in newsroom?'],
  ['did <@U2> say so?', 'did @someone say so?'],
  ['did <@U2|ben> say so?', 'did @ben say so?'],
  ['<!here> and <!subteam^S1|@desk> <!date^1^{date}|today>', '@here and @desk today'],
  [':wave: at 10:30:20 :+1::skin-tone-2: x', 'at 10:30:20 x'],
  ['one\ntwo', 'one\ntwo'],
])('%s is read as “%s”', (text, words) => expect(said(text, 'U0')).toBe(words));

test('an opened home is told from an opened messages tab', () => {
  const event = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };
  expect(readHomeOpened({ type: 'event_callback', event_id: 'E1', event })).toEqual({ id: 'E1', person: 'U1', channel: 'D1' });
  expect(readHomeOpened({ type: 'event_callback', event_id: 'E1', event: { ...event, tab: 'messages' } })).toBeNull();
});
