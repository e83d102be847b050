import { describe, expect, test } from 'vitest';
import type { Fields } from './json.ts';
import { checkCommand } from './limits/command.ts';
import { checkMessage } from './limits/message.ts';
import { checkChoices, checkModal } from './limits/modal.ts';

const x = (length: number): string => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const button = (custom_id: string, more: Fields = {}): Fields => ({ type: 2, style: 1, label: 'b', custom_id, ...more });
const row = (...components: Fields[]): Fields => ({ type: 1, components });
const menu = (options: number, more: Fields = {}): Fields => ({
  type: 3,
  custom_id: 'm',
  options: times(options, (index) => ({ label: 'l', value: `${index}` })),
  ...more,
});
const wrong = (problems: readonly { at: string }[]): string[] => problems.map(({ at }) => at);

describe('messages', () => {
  test.each<[string, Fields]>([
    ['long text', { content: x(2000) }],
    ['ten embeds', { embeds: times(10, () => ({ title: x(256) })) }],
    [
      'a full embed',
      { embeds: [{ description: x(4096), fields: times(25, () => ({ name: 'n', value: 'v' })), footer: { text: x(1800) } }] },
    ],
    ['25 buttons', { components: times(5, (line) => row(...times(5, (place) => button(`${line}-${place}`)))) }],
    ['a full menu', { components: [row(menu(25, { placeholder: x(150) }))] }],
    ['a link', { components: [row({ type: 2, style: 5, label: 'l', url: 'https://example.org' })] }],
  ])('%s is fine', (_what, body) => expect(checkMessage(body)).toEqual([]));

  test.each<[string, Fields]>([
    ['content', { content: x(2001) }],
    ['embeds', { embeds: times(11, () => ({ title: 't' })) }],
    ['embeds', { embeds: times(2, () => ({ description: x(3001) })) }],
    ['embeds.0.description', { embeds: [{ description: x(4097) }] }],
    ['embeds.0.fields', { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] }],
    ['embeds.0.fields.0.value', { embeds: [{ fields: [{ name: 'n', value: '' }] }] }],
    ['embeds.0.fields.0.name', { embeds: [{ fields: [{ name: x(257), value: 'v' }] }] }],
    ['embeds.0.footer.text', { embeds: [{ footer: { text: x(2049) } }] }],
    ['embeds.0.author.name', { embeds: [{ author: { name: x(257) } }] }],
    ['components', { components: times(6, (line) => row(button(`${line}`))) }],
    ['components.0.components', { components: [row(...times(6, (place) => button(`${place}`)))] }],
    ['components.0.components', { components: [row(menu(1), button('b'))] }],
    ['components', { components: [row(button('a'), button('a'))] }],
    ['components.0.components.0.label', { components: [row(button('a', { label: x(81) }))] }],
    ['components.0.components.0.custom_id', { components: [row(button(x(101)))] }],
    ['components.0.components.0.options', { components: [row(menu(26))] }],
    ['components.0.components.0.placeholder', { components: [row(menu(1, { placeholder: x(151) }))] }],
    ['components.0.type', { components: [{ type: 17, components: [] }] }],
    ['flags', { flags: 32_768 }],
    ['nonce', { nonce: x(26) }],
    ['allowed_mentions', { allowed_mentions: { parse: ['users'], users: ['1'] } }],
  ])('too much in %s', (at, body) => expect(wrong(checkMessage(body))).toEqual([at]));
});

describe('modals and suggestions', () => {
  const input = { type: 4, custom_id: 'i', label: 'l', style: 1 };
  const modal = { title: x(45), custom_id: 'm', components: [row({ ...input, placeholder: x(100), max_length: 4000 })] };

  test('within the limits', () => {
    expect(checkModal(modal)).toEqual([]);
    expect(checkModal({ ...modal, components: [{ type: 18, label: 'l', component: input }] })).toEqual([]);
    expect(checkChoices({ choices: times(25, () => ({ name: x(100), value: 'v' })) })).toEqual([]);
  });

  test.each<[string, Fields]>([
    ['title', { title: x(46) }],
    ['components', { components: [] }],
    ['components.0.components.0.label', { components: [row({ ...input, label: x(46) })] }],
    ['components.0.components.0.placeholder', { components: [row({ ...input, placeholder: x(101) })] }],
    ['components.0.components.0.max_length', { components: [row({ ...input, max_length: 4001 })] }],
  ])('too much in %s', (at, more) => expect(wrong(checkModal({ ...modal, ...more }))).toEqual([at]));

  test.each<[string, Fields]>([
    ['choices', { choices: times(26, () => ({ name: 'n', value: 'v' })) }],
    ['choices.0.name', { choices: [{ name: x(101), value: 'v' }] }],
    ['choices.0.value', { choices: [{ name: 'n', value: x(101) }] }],
  ])('too much in %s', (at, data) => expect(wrong(checkChoices(data))).toEqual([at]));
});

describe('commands', () => {
  const option = { name: 'o', description: 'd', type: 3 };

  test.each<Fields>([
    {
      name: 'ask',
      description: 'd',
      options: [
        { ...option, required: true },
        { ...option, name: 'p' },
      ],
    },
    { name: 'اسأل', description: 'd' },
    { name: 'a', description: 'd', options: [{ name: 's', description: 'd', type: 1, options: [option] }] },
    { name: 'Ask About This', type: 3 },
  ])('%o is fine', (command) => expect(checkCommand(command)).toEqual([]));

  test.each<[string, Fields]>([
    ['name', { name: 'Ask' }],
    ['name', { name: 'a b' }],
    ['description', { description: x(101) }],
    ['options', { options: times(26, (index) => ({ ...option, name: `o${index}` })) }],
    ['options.0.description', { options: [{ ...option, description: '' }] }],
    ['options.1', { options: [option, { ...option, name: 'p', required: true }] }],
    ['options', { options: times(25, (o) => ({ ...option, name: `o${o}`, choices: times(4, () => ({ name: x(50), value: x(50) })) })) }],
  ])('too much in %s', (at, more) => expect(wrong(checkCommand({ name: 'ask', description: 'd', ...more }))).toEqual([at]));
});
