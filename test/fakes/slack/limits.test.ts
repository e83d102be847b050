import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkBlocks, checkView } from './check-blocks.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import type { Json } from './json.ts';

const plain = (length: number): Json => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number): Json => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const section = (length: number): Json => ({ type: 'section', text: mrkdwn(length) });
const button = (more: Json = {}): Json => ({ type: 'button', text: plain(4), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const option = (value: number, text = 4): Json => ({ text: plain(text), value: 'v'.repeat(value) });
const select = (options: Json[]): Json => actions({ type: 'static_select', action_id: 's', placeholder: plain(4), options });
const input = (label: number, element: Json = {}): Json => ({
  type: 'input',
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'a', ...element },
});
const rich = (...elements: Json[]): Json => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });

/** What is just allowed, and what is just too much. */
const EDGES: readonly (readonly [string, unknown[], unknown[]])[] = [
  ['blocks', times(50, () => ({ type: 'divider' })), times(51, () => ({ type: 'divider' }))],
  ['section text', [section(3000)], [section(3001)]],
  ['no text', [section(1)], [section(0)]],
  ['fields', [{ type: 'section', fields: times(10, () => mrkdwn(2000)) }], [{ type: 'section', fields: times(11, () => mrkdwn(1)) }]],
  ['field text', [{ type: 'section', fields: [mrkdwn(2000)] }], [{ type: 'section', fields: [mrkdwn(2001)] }]],
  ['header', [{ type: 'header', text: plain(150) }], [{ type: 'header', text: plain(151) }]],
  ['header kind', [{ type: 'header', text: plain(1) }], [{ type: 'header', text: mrkdwn(1) }]],
  ['actions', [actions(...times(25, () => button()))], [actions(...times(26, () => button()))]],
  ['context', [{ type: 'context', elements: times(10, () => mrkdwn(1)) }], [{ type: 'context', elements: times(11, () => mrkdwn(1)) }]],
  ['button text', [actions(button({ text: plain(75) }))], [actions(button({ text: plain(76) }))]],
  ['button value', [actions(button({ value: 'v'.repeat(2000) }))], [actions(button({ value: 'v'.repeat(2001) }))]],
  ['button style', [actions(button({ style: 'danger' }))], [actions(button({ style: 'default' }))]],
  ['action_id', [actions(button({ action_id: 'a'.repeat(255) }))], [actions(button({ action_id: 'a'.repeat(256) }))]],
  [
    'unique action_ids',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
  ],
  ['block_id', [{ type: 'divider', block_id: 'b'.repeat(255) }], [{ type: 'divider', block_id: 'b'.repeat(256) }]],
  ['unique block_ids', [{ type: 'divider', block_id: 'b' }], times(2, () => ({ type: 'divider', block_id: 'b' }))],
  ['options', [select(times(100, () => option(1)))], [select(times(101, () => option(1)))]],
  ['option text', [select([option(1, 75)])], [select([option(1, 76)])]],
  ['option value', [select([option(150)])], [select([option(151)])]],
  [
    'markdown',
    [{ type: 'markdown', text: 'x'.repeat(12_000) }],
    [6000, 6001].map((length) => ({ type: 'markdown', text: 'x'.repeat(length) })),
  ],
  ['input label', [input(2000)], [input(2001)]],
  ['placeholder', [input(1, { placeholder: plain(150) })], [input(1, { placeholder: plain(151) })]],
  ['initial value', [input(1, { initial_value: 'xx', max_length: 2 })], [input(1, { initial_value: 'xxx', max_length: 2 })]],
  [
    'initial option',
    [input(1, { type: 'static_select', options: [option(1), option(2)], initial_option: option(2) })],
    [input(1, { type: 'static_select', options: [option(1), option(2)], initial_option: option(2, 5) })],
  ],
  ['unknown block', [{ type: 'divider' }], [{ type: 'div' }]],
  ['unknown property', [section(1)], [{ ...section(1), texts: [] }]],
  ['rich text', [rich({ type: 'text', text: 'x', style: { bold: true } })], [rich({ type: 'text', text: '' })]],
  ['rich text style', [rich({ type: 'user', user_id: 'U1' })], [rich({ type: 'text', text: 'x', style: { loud: true } })]],
  ['rich text parts', [rich({ type: 'emoji', name: 'eye' })], [{ type: 'rich_text', elements: [{ type: 'text', text: 'x' }] }]],
];

test.each(EDGES)('%s', (_, good, bad) => {
  expect(checkBlocks(good, 'message')).toEqual([]);
  expect(checkBlocks(bad, 'message')).toHaveLength(1);
});

test('views', () => {
  const modal = { type: 'modal', title: plain(24), submit: plain(24), close: plain(24), blocks: [input(1)] };
  expect(checkView({ ...modal, private_metadata: 'x'.repeat(3000) })).toEqual([]);
  expect(checkView({ type: 'home', blocks: times(100, () => ({ type: 'divider' })) })).toEqual([]);
  for (const field of ['title', 'submit', 'close']) expect(checkView({ ...modal, [field]: plain(25) })).toHaveLength(1);
  expect(checkView({ ...modal, private_metadata: 'x'.repeat(3001) })).toHaveLength(1);
  expect(checkView({ type: 'home', blocks: times(101, () => ({ type: 'divider' })) })).toHaveLength(1);
  expect(checkView({ type: 'modal', title: plain(1), blocks: [input(1)] })).toHaveLength(1);
  expect(checkView({ type: 'home', blocks: [{ type: 'markdown', text: 'x' }] })).toHaveLength(1);
});

describe('messages', () => {
  let slack: FakeSlack;

  beforeEach(async () => {
    slack = await startFakeSlack();
  });

  afterEach(() => slack.close());

  async function call(method: string, args: Json): Promise<unknown> {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ channel: slack.channel('newsroom').id, ...args });
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : answer;
  }

  const post = (args: Json): Promise<unknown> => call('chat.postMessage', args);

  test('refused are recorded', async () => {
    expect(await post({ text: 'x', blocks: [section(3001)] })).toBe('invalid_blocks');
    expect(slack.violations).toEqual(['chat.postMessage: must be less than 3001 characters [json-pointer:/blocks/0/text/text]']);
    expect(await post({ text: 'x', blocks: times(5, () => section(2700)) })).toBe('msg_blocks_too_long');
    expect(await post({ text: 'x', blocks: '{' })).toBe('invalid_blocks_format');
    expect(await post({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
    expect(await post({ text: ' ' })).toBe('no_text');
    expect(await post({ text: 'x', metadata: { event_type: 'a', event_payload: 'b' } })).toBe('invalid_metadata_schema');
    expect(await post({ text: 'x', metadata: 'b' })).toBe('invalid_metadata_format');
    expect(slack.violations).toHaveLength(7);
    expect(slack.messagesIn('newsroom')).toEqual([]);
  });

  test('an update has less room than a message, in bytes', async () => {
    expect(await post({ text: 'é'.repeat(2001) })).toMatchObject({ ok: true });
    const ts = slack.messagesIn('newsroom')[0]?.ts;
    expect(await call('chat.update', { ts, text: 'é'.repeat(2001) })).toBe('msg_too_long');
    expect(await call('chat.update', { ts, text: 'é'.repeat(2000) })).toMatchObject({ ok: true });
  });
});
