import { Client, ModalSubmitInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readForm, renderForm } from '../../../adapters/discord/form.ts';
import type { Form } from '../../../src/commands/form.ts';

const FORM: Form = {
  id: 'wrong:a1b2c3',
  title: 'Not what I asked',
  note: 'What did you want to know? <@1> *all*',
  fields: [
    { name: 'reason', label: 'In one line', hint: 'how many, not where', lines: 'one', most: 300, required: false },
    { name: 'text', label: 'In full', hint: '', lines: 'many', most: 9000, required: true },
  ],
  submit: 'Send',
};

describe('renderForm', () => {
  test('makes a modal of labelled inputs under the note', () => {
    expect(renderForm(FORM)).toEqual({
      custom_id: 'wrong:a1b2c3',
      title: 'Not what I asked',
      components: [
        { type: 10, content: 'What did you want to know? \\<\\@1\\> \\*all\\*' },
        {
          type: 18,
          label: 'In one line',
          component: { type: 4, custom_id: 'reason', style: 1, required: false, max_length: 300, placeholder: 'how many, not where' },
        },
        { type: 18, label: 'In full', component: { type: 4, custom_id: 'text', style: 2, required: true, max_length: 4000 } },
      ],
    });
  });

  test('has no more than five places: the note goes to the first field where fields take all', () => {
    const five = Array.from(
      { length: 5 },
      (_, at) => ({ name: `f${at}`, label: 'x'.repeat(80), hint: 'y'.repeat(200), lines: 'one', most: 10, required: true }) as const,
    );
    const { components } = renderForm({ ...FORM, fields: five });
    expect(components).toHaveLength(5);
    expect(components[0]).toMatchObject({ type: 18, label: `${'x'.repeat(44)}…`, description: FORM.note });
    expect(components[1]).not.toHaveProperty('description');
  });
});

describe('readForm', () => {
  test('reads what discord.js makes of a filled modal', () => {
    const client = new Client({ intents: [] });
    const { components } = renderForm(FORM);
    const typed = components.map((each, id) =>
      each.type === 18 && each.component.type === 4
        ? { type: 18, id, component: { type: 4, id: id + 10, custom_id: each.component.custom_id, value: `typed *${id}*` } }
        : { type: 10, id },
    );
    const made: unknown = Reflect.construct(ModalSubmitInteraction, [
      client,
      {
        id: '1',
        type: 5,
        application_id: '2',
        token: 't',
        version: 1,
        entitlements: [],
        authorizing_integration_owners: {},
        user: { id: '3', username: 'u', discriminator: '0' },
        data: { custom_id: FORM.id, components: typed },
      },
    ]);
    if (!(made instanceof ModalSubmitInteraction)) throw new Error('not a submitted modal');
    expect(readForm(made)).toEqual({ id: FORM.id, values: { reason: 'typed *1*', text: 'typed *2*' } });
  });
});
