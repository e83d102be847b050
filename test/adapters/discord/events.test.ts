import type { APIInteraction, APIMessage } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { messageInvocation, type Post } from '../../../adapters/discord/events.ts';
import { readInteraction } from '../../../adapters/discord/interactions.ts';
import { byAge, madeAt, snowflakeAt } from '../../../adapters/discord/snowflake.ts';
import { threadName } from '../../../adapters/discord/threads.ts';
import { isMentioned, plainWords } from '../../../adapters/discord/words.ts';

const BOT = '100000000000000001';
const MAHA = '100000000000000002';
const PLACE = { channel: 'c', thread: null, direct: false };
const THREAD = { channel: 'c', thread: 't', direct: false };
const reading = { botId: BOT, content: true, isIn: () => true, channelName: () => 'news', now: 5 };

const user = (id: string, change: object = {}) =>
  ({ id, username: `u${id.slice(-1)}`, global_name: null, ...change }) as APIMessage['author'];
const post = (content: string, change: Partial<Post> = {}): Post => ({
  id: '1',
  channel_id: 'c',
  author: user(MAHA),
  type: 0,
  content,
  mentions: [],
  ...change,
});
const mention = `<@${BOT}>`;

describe('words', () => {
  const named = {
    botId: BOT,
    person: (id: string) => (id === MAHA ? 'Maha' : null),
    channel: (id: string) => (id === '9' ? 'news' : null),
  };

  test.each([
    [`${mention} who was it?`, 'who was it?'],
    [`who <@!${BOT}> was it?`, 'who was it?'],
    [`what did <@${MAHA}> and <@7> say in <#9> and <#8>?`, 'what did @Maha and @someone say in #news and #channel?'],
    ['<@&5> <:smile:12> <a:wave:13> </ask:14> <id:guide>', '@role :smile: :wave: /ask #guide'],
    ['at <t:1767225600:R> or <t:99999999999999>', 'at 2026-01-01 00:00 UTC or <t:99999999999999>'],
    ['  two\nlines  here ', 'two\nlines here'],
  ])('%s', (content, words) => {
    expect(plainWords(content, named)).toBe(words);
  });

  test('name the bot by its id alone', () => {
    expect(isMentioned(mention, [], BOT)).toBe(true);
    expect(isMentioned('', [{ id: BOT }], BOT)).toBe(true);
    expect(isMentioned(`<@&${BOT}> @everyone`, [{ id: MAHA }], BOT)).toBe(false);
  });
});

describe('a message', () => {
  test('for the bot is its text, with an address of the place', () => {
    expect(messageInvocation(post(`${mention} why?`), THREAD, reading)).toEqual({
      key: 'discord:c:1',
      platform: 'discord',
      at: 5,
      groups: null,
      input: { kind: 'text', text: 'why?' },
      address: { ...THREAD, message: '1', person: MAHA, visibility: 'public', handle: null },
    });
    const direct = messageInvocation(post('why?'), { ...PLACE, direct: true }, reading);
    expect(direct).toMatchObject({ input: { kind: 'text' }, address: { direct: true, visibility: 'private' } });
  });

  test('brings the roles along that its author has in the server, without the one that all have', () => {
    const own = { guild_id: '9', member: { roles: ['9', '11', '12'] } };
    expect(messageInvocation(post(`${mention} why?`, own), THREAD, reading)?.groups).toEqual(['11', '12']);
    expect(messageInvocation(post(`${mention} why?`, { guild_id: '9', member: { roles: [] } }), THREAD, reading)?.groups).toEqual([]);
  });

  test('in a thread that the bot is in is overheard; without its words, where Discord withholds them', () => {
    expect(messageInvocation(post('why?'), THREAD, reading)?.input).toEqual({ kind: 'overheard', text: 'why?' });
    expect(messageInvocation(post(''), THREAD, { ...reading, content: false })?.input).toEqual({ kind: 'overheard', text: null });
    expect(messageInvocation(post(''), THREAD, reading)?.input).toEqual({ kind: 'overheard', text: '' });
    expect(messageInvocation(post('why?'), THREAD, { ...reading, isIn: () => false })).toBeNull();
    expect(messageInvocation(post('why?'), PLACE, reading)).toBeNull();
  });

  test.each([
    ['the bot itself', { author: user(BOT) }],
    ['another bot', { author: user(MAHA, { bot: true }) }],
    ['a webhook', { webhook_id: '7' }],
    ['Discord', { author: user(MAHA, { system: true }) }],
    ['Discord, by its type', { type: 18 }],
  ])('by %s is nothing', (_who, change) => {
    expect(messageInvocation(post(`${mention} why?`, change as Partial<Post>), THREAD, reading)).toBeNull();
  });
});

describe('an interaction', () => {
  const around = { place: THREAD, publicChannels: ['c'], now: 5 };
  const base = { id: '1', application_id: '2', token: 'secret', member: { user: user(MAHA) } };
  const read = (change: object, where: Parameters<typeof readInteraction>[1] = around) =>
    readInteraction({ ...base, ...change } as unknown as APIInteraction, where);
  const press = (custom_id: string, flags = 0, more = {}) => ({
    type: 3,
    data: { custom_id, component_type: 2, ...more },
    message: { flags },
  });

  test('that is a command is private, but for those that a channel shows', () => {
    const ask = read({ type: 2, data: { type: 1, name: 'ask', options: [{ name: 'question', type: 3, value: 'why?' }] } });
    expect(ask?.invocation).toMatchObject({
      key: 'discord:interaction:1',
      input: { kind: 'command', name: 'ask', options: { question: 'why?' } },
      address: { visibility: 'public', thread: 't', message: null, person: MAHA },
    });
    expect(ask?.handle).toMatchObject({ defers: 'public', late: false });
    const options = [{ name: 'search', type: 1, options: [{ name: 'limit', type: 4, value: 3 }] }];
    const search = read({ type: 2, data: { type: 1, name: 'desk', options } });
    expect(search?.invocation).toMatchObject({
      input: { name: 'desk search', options: { limit: '3' } },
      address: { visibility: 'private' },
    });
    expect(search?.handle).toMatchObject({ defers: 'private', late: true });
    expect(read({ type: 2, data: { type: 1, name: 'gone' } })).toBeNull();
    expect(read({ type: 2, data: { type: 2, name: 'ask' } })).toBeNull();
  });

  test.each([
    ['context', 0, 'public', 'private', false],
    ['share', 64, 'private', 'silent', false],
    ['choose', 0, 'public', 'silent', false],
    ['choose', 64, 'private', 'private', false],
    ['wrong', 0, 'public', 'silent', true],
    ['do', 64, 'private', 'silent', true],
  ])('that is a press of "%s" (flags %i) is %s and deferred %s, late: %s', (action, flags, visibility, defers, late) => {
    const asked = read(press(`sourced:${action}:abc:0`, flags));
    expect(asked?.invocation).toMatchObject({ input: { kind: 'press', button: { action, answerId: 'abc' } }, address: { visibility } });
    expect(asked?.handle).toEqual({ applicationId: '2', id: '1', token: 'secret', kind: 'press', defers, late });
  });

  test('that is a choice from a menu stands for the chosen one', () => {
    const menu = (values: string[]) => read(press('sourced:choose:abc:0', 0, { component_type: 3, values }));
    expect(menu(['7'])?.invocation.input).toMatchObject({ button: { action: 'choose', index: 7 } });
    expect(menu([])).toBeNull();
    expect(read(press('somebody:else'))).toBeNull();
  });

  test('brings the roles of a member along; in direct messages there are none to bring', () => {
    const press_ = press('sourced:context:abc:0');
    const member = { user: user(MAHA), roles: ['9', '11'] };
    expect(read({ ...press_, guild_id: '9', member })?.invocation.groups).toEqual(['11']);
    expect(
      read({ ...press_, member: undefined, user: user(MAHA) }, { ...around, place: { ...PLACE, direct: true } })?.invocation,
    ).toMatchObject({
      groups: null,
      address: { person: MAHA },
    });
  });

  test('that is a command with a file has its address, and yes and no as words', () => {
    const options = [
      { name: 'file', type: 11, value: '7' },
      { name: 'all', type: 5, value: false },
      { name: 'other', type: 11, value: '8' },
    ];
    const resolved = { attachments: { 7: { id: '7', filename: 'a.txt', url: 'https://cdn.discordapp.com/attachments/a.txt' } } };
    expect(read({ type: 2, data: { type: 1, name: 'ask', options, resolved } })?.invocation.input).toEqual({
      kind: 'command',
      name: 'ask',
      options: { file: 'https://cdn.discordapp.com/attachments/a.txt', all: 'false' },
    });
  });

  describe('from the menu of a message', () => {
    const menu = (content: string, attachments: object[] = [], name = 'Add as source') =>
      read({ type: 2, data: { type: 3, name, target_id: '5', resolved: { messages: { 5: { id: '5', content, attachments } } } } })
        ?.invocation;
    const picture = { filename: 'a.png', content_type: 'image/png', url: 'https://cdn.discordapp.com/a.png' };
    const text = { filename: 'b', content_type: 'text/plain; charset=utf-8', url: 'https://cdn.discordapp.com/b' };
    const unknown = { filename: 'c.TXT', url: 'https://cdn.discordapp.com/c.TXT' };

    test.each([
      ['its words as they were written', 'As <@1> *said*:\n\n“No.” ', [], { text: 'As <@1> *said*:\n\n“No.” ' }],
      ['its first text, too', 'see', [picture, text, unknown], { text: 'see', file: text.url }],
      ['a text that is known by its name alone', '', [unknown, text], { file: unknown.url }],
      ['no other file', '', [picture], { text: '' }],
    ])('gives %s', (_what, content, attachments, options) => {
      const invocation = menu(content, attachments);
      expect(invocation).toMatchObject({ address: { visibility: 'private', message: null, person: MAHA } });
      expect(invocation?.input).toEqual({ kind: 'command', name: 'desk add', options });
    });

    test('is nothing where it is another', () => {
      expect(menu('x', [], 'Translate')).toBeUndefined();
    });
  });

  test('that is a filled form has its words, from labels and from rows', () => {
    const input = { type: 4, custom_id: 'why', value: 'because' };
    for (const components of [[{ type: 10 }, { type: 18, component: input }], [{ type: 1, components: [input] }]]) {
      const asked = read({ type: 5, data: { custom_id: 'wrong:abc', components } });
      expect(asked?.invocation).toMatchObject({
        input: { kind: 'form', id: 'wrong:abc', values: { why: 'because' } },
        address: { visibility: 'private' },
      });
    }
    const select = (values: string[]) => ({ type: 18, component: { type: 3, custom_id: 'topic', values } });
    const picked = (values: string[]) => read({ type: 5, data: { custom_id: 'f', components: [select(values)] } })?.invocation.input;
    expect(picked(['ferry'])).toEqual({ kind: 'form', id: 'f', values: { topic: 'ferry' } });
    expect(picked([])).toEqual({ kind: 'form', id: 'f', values: { topic: '' } });
  });
});

test('ids tell when they were made', () => {
  const at = Date.parse('2026-11-22T12:00:00Z');
  expect(madeAt(snowflakeAt(at))).toBe(at);
  expect(snowflakeAt(0)).toBe('0');
  expect(madeAt('none')).toBe(0);
  expect(['10', '9', '9'].sort(byAge)).toEqual(['9', '9', '10']);
});

test('a thread is named by the first words of its question', () => {
  expect(threadName('Who\n was @everyone <@1>?\u202E', 'x')).toBe('Who was everyone 1?');
  expect(threadName(' \n', 'x')).toBe('x');
  const long = threadName('word '.repeat(100), 'x');
  expect(long).toMatch(/^(?:word )+word…$/u);
  expect(long.length).toBeLessThanOrEqual(100);
  expect(threadName('😀'.repeat(99), 'x')).toMatch(/^(?:😀)+…$/u);
});
