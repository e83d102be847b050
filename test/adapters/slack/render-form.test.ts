import { describe, expect, test } from 'vitest';
import { readForm, renderForm } from '../../../adapters/slack/form.ts';
import type { Form } from '../../../src/commands/form.ts';

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

  test('has no block for an empty note', () => {
    expect(renderForm({ ...FORM, note: '' }).blocks).toHaveLength(2);
  });
});

test('readForm gives what was typed, and an empty text for an empty field', () => {
  const values = {
    reason: { reason: { type: 'plain_text_input', value: null } },
    text: { text: { type: 'plain_text_input', value: 'x' } },
  };
  expect(readForm(values)).toEqual({ reason: '', text: 'x' });
});
