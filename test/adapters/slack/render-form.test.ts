import { describe, expect, test } from 'vitest';
import { readForm, renderForm } from '../../../adapters/slack/form.ts';
import type { Field, Form } from '../../../src/commands/form.ts';
import { checkView } from '../../fakes/slack/check-blocks.ts';
import { record } from '../../fakes/slack/json.ts';

const FORM: Form = {
  id: 'wrong a1b2c3',
  title: 'Not what I asked',
  note: 'What did you want to know? <!channel> *all*',
  fields: [
    { name: 'reason', label: 'In one line', hint: 'how many, not where', lines: 'one', most: 300, required: false },
    { name: 'text', label: 'In full', hint: '', lines: 'many', most: 3000, required: true },
  ],
  submit: 'Send',
};

describe('renderForm', () => {
  test('makes a modal whose fields come back by name', () => {
    expect(renderForm(FORM)).toEqual({
      type: 'modal',
      callback_id: 'sourced',
      private_metadata: 'wrong a1b2c3',
      title: { type: 'plain_text', text: 'Not what I asked', emoji: false },
      submit: { type: 'plain_text', text: 'Send', emoji: false },
      blocks: [
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: FORM.note }] }] },
        {
          type: 'input',
          block_id: 'reason',
          label: { type: 'plain_text', text: 'In one line', emoji: false },
          optional: true,
          element: {
            type: 'plain_text_input',
            action_id: 'reason',
            multiline: false,
            max_length: 300,
            placeholder: { type: 'plain_text', text: 'how many, not where', emoji: false },
          },
        },
        {
          type: 'input',
          block_id: 'text',
          label: { type: 'plain_text', text: 'In full', emoji: false },
          optional: false,
          element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 3000 },
        },
      ],
    });
  });

  test('keeps the lines of a note, of 1,000 characters', () => {
    const lines = ['Said by <the ministry>:', '', 'x'.repeat(970)];
    const [block] = renderForm({ ...FORM, note: lines.join('\n') }).blocks;
    expect(block).toMatchObject({
      elements: [{ elements: [{ text: lines[0] }, { text: '\n' }, { text: lines[2] }] }],
    });
  });

  test('has no block for an empty note', () => {
    expect(renderForm({ ...FORM, note: '' }).blocks).toHaveLength(2);
  });
});

/** The element of a form's only field. */
function elementOf(field: Partial<Field>) {
  const only: Field = { name: 'x', label: 'X', hint: '', lines: 'one', most: 300, required: true, ...field };
  const view = renderForm({ ...FORM, note: '', fields: [only] });
  expect(checkView(record(JSON.parse(JSON.stringify(view))))).toEqual([]);
  return record(view.blocks[0]).element;
}

describe('a field', () => {
  test('has in it what stands there already, to the letter', () => {
    const value = ' “أ” <@U1> &amp; 🔥\n *x* ';
    expect(elementOf({ value, lines: 'many' })).toMatchObject({ initial_value: value });
    expect(elementOf({ value: 'x'.repeat(3000), most: 3000 })).toMatchObject({ initial_value: 'x'.repeat(3000), max_length: 3000 });
    expect(elementOf({ value: '' })).not.toHaveProperty('initial_value');
  });

  test('with choices is a menu, with one of them picked', () => {
    const choices = [
      { label: 'Flooding', value: 'river-flood' },
      { label: 'Ferry', value: 'ferry-accident' },
    ];
    const options = [
      { text: { type: 'plain_text', text: 'Flooding', emoji: false }, value: 'river-flood' },
      { text: { type: 'plain_text', text: 'Ferry', emoji: false }, value: 'ferry-accident' },
    ];
    const menu = { type: 'static_select', action_id: 'x', options, placeholder: { type: 'plain_text', text: 'Which?', emoji: false } };
    expect(elementOf({ choices, hint: 'Which?' })).toEqual(menu);
    expect(elementOf({ choices, hint: 'Which?', value: 'ferry-accident' })).toEqual({ ...menu, initial_option: options[1] });
    expect(elementOf({ choices, hint: 'Which?', value: 'gone' })).toEqual(menu);
  });

  test('takes as many choices, and as long ones, as a form may have', () => {
    const choices = Array.from({ length: 25 }, (_, at) => ({
      label: `${at} ${'ش'.repeat(80)}`,
      value: `${at} ${'v'.repeat(97)}`.slice(0, 100),
    }));
    const value = choices[24]?.value ?? '';
    const element = record(elementOf({ choices, value }));
    expect(element.initial_option).toMatchObject({ value });
    expect(JSON.stringify(element.options)).not.toMatch(/\u2068[^\u2069]*"/u);
  });

  test('without any choice left is a text', () => {
    expect(elementOf({ choices: [] })).toMatchObject({ type: 'plain_text_input' });
  });
});

test('readForm gives what was typed or picked, and an empty text for an empty field', () => {
  const values = {
    reason: { reason: { value: null } },
    text: { text: { value: 'x' } },
    topic: { topic: { selected_option: { value: 'river-flood' } } },
    none: { none: { selected_option: null } },
    nothing: {},
  };
  expect(readForm(values)).toEqual({ reason: '', text: 'x', topic: 'river-flood', none: '', nothing: '' });
});
