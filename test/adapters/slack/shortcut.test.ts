import { describe, expect, test } from 'vitest';
import { readHandle } from '../../../adapters/slack/handle.ts';
import { written } from '../../../adapters/slack/said.ts';
import { readShortcut } from '../../../adapters/slack/shortcut.ts';
import type { Invocation } from '../../../src/chat/invocation.ts';
import type { Form } from '../../../src/commands/form.ts';
import { aBot, there, until } from './a-bot.ts';
import { messageOf } from './a-messenger.ts';

const SELF = { teamId: 'T1', teamName: 'News', userId: 'U0', userName: 'sourced', botId: 'B0' };
const FILE = {
  mimetype: 'text/plain',
  filetype: 'markdown',
  mode: 'hosted',
  url_private: 'https://files.slack.com/files-pri/T1-F1/note.md',
};
const BODY = {
  type: 'message_action',
  callback_id: 'sourced_add_source',
  trigger_id: '1.2',
  response_url: 'https://hooks.slack.com/app/x',
  user: { id: 'U1' },
  channel: { id: 'C1' },
  message: { ts: '10.1', text: 'The ministry said: &lt;3 dead&gt;.\n\n  More at <https://x.example/a?b=1&amp;c=2>.' },
};
const read = (change: object = {}) => readShortcut({ ...BODY, ...change }, SELF, { write: (url) => `sealed ${url}` }, 7);
const withMessage = (message: object) => read({ message: { ...BODY.message, ...message } });

describe('“Add as source” in a message’s menu', () => {
  test('is the command with the message’s text, for the person’s eyes', () => {
    expect(read()).toEqual({
      key: 'slack:T1:shortcut:1.2',
      platform: 'slack',
      address: {
        channel: 'C1',
        direct: false,
        thread: null,
        message: null,
        person: 'U1',
        visibility: 'private',
        handle: expect.any(String),
      },
      input: {
        kind: 'command',
        name: 'desk add',
        options: { text: 'The ministry said: <3 dead>.\n\n  More at https://x.example/a?b=1&c=2.' },
      },
      groups: null,
      at: 7,
    });
    expect(readHandle(read()?.address.handle ?? null)).toEqual({ url: BODY.response_url, trigger: '1.2' });
  });

  test('in a thread is answered there; on the post that a thread begins with, in the channel', () => {
    expect(withMessage({ thread_ts: '9.1' })?.address).toMatchObject({ thread: '9.1', message: null });
    expect(withMessage({ thread_ts: '10.1' })?.address.thread).toBeNull();
    expect(read({ channel: { id: 'D1' } })?.address.direct).toBe(true);
  });

  test('of a message without words has an empty text', () => {
    expect(withMessage({ text: null, files: [FILE] })?.input).toMatchObject({ options: { text: '', file: `sealed ${FILE.url_private}` } });
    expect(withMessage({ text: undefined })?.input).toMatchObject({ options: { text: '' } });
  });

  test.each([
    [{}, true],
    [{ filetype: 'text', mimetype: 'application/octet-stream' }, true],
    [{ filetype: 'csv', mimetype: 'text/csv; charset=utf-8' }, true],
    [{ filetype: '', mimetype: 'text/markdown' }, true],
    [{ filetype: 'pdf', mimetype: 'application/pdf' }, false],
    [{ filetype: 'png', mimetype: 'image/png' }, false],
    [{ filetype: 'html', mimetype: 'text/html' }, false],
    [{ mode: 'external' }, false],
    [{ mode: 'tombstone' }, false],
    [{ url_private: undefined }, false],
  ])('with a file that is %o has it: %s', (change, has) => {
    const options = there(withMessage({ files: [null, { ...FILE, ...change }] })).input;
    expect(options).toEqual({
      kind: 'command',
      name: 'desk add',
      options: { text: expect.any(String), ...(has ? { file: `sealed ${FILE.url_private}` } : {}) },
    });
  });

  test('takes the first text of several files', () => {
    const files = [
      { ...FILE, mimetype: 'image/png', filetype: 'png' },
      { ...FILE, url_private: 'first' },
      { ...FILE, url_private: 'second' },
    ];
    expect(withMessage({ files })?.input).toMatchObject({ options: { file: 'sealed first' } });
  });

  test.each([{ callback_id: 'else' }, { type: 'shortcut' }, { message: undefined }, { trigger_id: undefined }])(
    'with %o is none of ours',
    (change) => expect(read(change)).toBeNull(),
  );
});

test.each([
  ['*Bold* and  two spaces :wave:\n\tas it is ', '*Bold* and  two spaces :wave:\n\tas it is '],
  ['A &amp; B &lt; C &gt; D &amp;lt;', 'A & B < C > D &lt;'],
  ['<https://x.example/a?b=1&amp;c=2>', 'https://x.example/a?b=1&c=2'],
  ['see <http://x.example|x.example>.', 'see http://x.example.'],
  ['<https://x.example/|x.example>', 'https://x.example/'],
  ['the <https://x.example/r|report> says', 'the report (https://x.example/r) says'],
  ['<mailto:a@b.example|a@b.example> <tel:+123|+123>', 'a@b.example +123'],
  ['<mailto:a@b.example|the desk>', 'the desk (a@b.example)'],
  ['<@U2|ben> and <@U3> in <#C1|newsroom> and <#C2>', '@ben and @someone in #newsroom and #C2'],
  ['<!here> <!subteam^S1|@desk> <!date^1^{date}|today>', '@here @desk today'],
])('%s is kept as “%s”', (text, kept) => expect(written(text)).toBe(kept));

describe('in Slack', () => {
  async function listening() {
    const taken: Invocation[] = [];
    const bot = await aBot({
      around: (host) => ({ ...host, take: (invocation) => taken.push(invocation) > 0, answer: async () => undefined }),
    });
    return { ...bot, taken };
  }

  test('the shortcut is acknowledged and taken, with an attached text that can be read', async () => {
    const { slack, platform, taken } = await listening();
    const { ts } = slack.say('newsroom', 'ben', 'Read <this>', { files: [slack.upload('# The text\r\n')] });
    const message = there(slack.messagesIn('newsroom').find((each) => each.ts === ts));
    const { payload } = await slack.messageShortcut('ada', message, 'sourced_add_source').acked;
    expect(payload).toEqual({});
    await until(() => taken.length > 0);
    const { input, address } = there(taken[0]);
    expect(address).toMatchObject({ channel: slack.channel('newsroom').id, person: slack.user('ada').id, visibility: 'private' });
    if (input.kind !== 'command') throw new Error('no command');
    expect([input.name, input.options.text]).toEqual(['desk add', 'Read <this>']);
    expect(await platform.messenger.read(there(input.options.file))).toEqual({ ok: true, text: '# The text\n' });
  });

  test('it opens a form whose answers come back, and is answered in private, also where the bot is not', async () => {
    const { slack, platform, taken } = await listening();
    const { ts } = slack.say('lobby', 'ben', 'Words');
    const message = there(slack.messagesIn('lobby').find((each) => each.ts === ts));
    await slack.messageShortcut('ada', message, 'sourced_add_source').acked;
    await until(() => taken.length > 0);
    const { address } = there(taken[0]);
    const form: Form = { id: 'f1', title: 'Add as source', note: '', fields: [], submit: 'Add' };
    const title = { name: 'title', label: 'Title', hint: '', lines: 'one', most: 100, required: true, value: 'Words' } as const;
    const choices = [
      { label: 'Flooding', value: 'river-flood' },
      { label: 'Ferry', value: 'ferry-accident' },
    ];
    const topic = {
      name: 'topic',
      label: 'Topic',
      hint: '',
      lines: 'one',
      most: 100,
      required: true,
      value: 'river-flood',
      choices,
    } as const;
    expect(await platform.messenger.open(address, { ...form, fields: [title, topic] }, { key: 'k1', again: false })).toMatchObject({
      ok: true,
    });
    const modal = there(slack.modalOf('ada'));
    await slack.submit('ada', modal, { title: 'Other words', topic: 'ferry-accident' }).acked;
    await until(() => taken.length > 1);
    expect(taken[1]).toMatchObject({
      input: { kind: 'form', id: 'f1', values: { title: 'Other words', topic: 'ferry-accident' } },
      groups: null,
    });
    expect(slack.modalOf('ada')).toBeUndefined();
    expect(await platform.messenger.send(address, messageOf(), { key: 'k2', again: false })).toMatchObject({ ok: true });
    expect(slack.ephemeralsFor('ada')).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  test('another shortcut is acknowledged and left alone', async () => {
    const { slack, taken } = await listening();
    slack.say('newsroom', 'ben', 'Words');
    const message = there(slack.messagesIn('newsroom')[0]);
    expect((await slack.messageShortcut('ada', message, 'of_an_earlier_day').acked).payload).toEqual({});
    expect(taken).toEqual([]);
  });
});
