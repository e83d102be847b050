import { Client, ModalSubmitInteraction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readForm, renderForm } from '../../../adapters/discord/form.ts';
import type { Field, Form } from '../../../src/commands/form.ts';
import { checkModal } from '../../fakes/discord/limits/modal.ts';

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

  const field = { name: 'f', label: 'Which', hint: 'pick one', lines: 'one', most: 10, required: true } as const;
  const shown = (change: Partial<Field>): unknown => {
    const [label] = renderForm({ ...FORM, note: '', fields: [{ ...field, ...change }] }).components;
    return label?.type === 18 ? label.component : label;
  };

  test('has what stands in a field already, as it was given', () => {
    expect(shown({ value: '*a* <@1>' })).toMatchObject({ type: 4, value: '*a* <@1>' });
    expect(shown({ value: `${'x'.repeat(9)}😀` })).toMatchObject({ value: 'x'.repeat(9) });
    expect(shown({ value: '' })).not.toHaveProperty('value');
  });

  test('makes a select of choices, in which one may be picked already', () => {
    const choices = [
      { label: '*Ferry* accident', value: 'ferry' },
      { label: 'x'.repeat(120), value: 'long' },
    ];
    expect(shown({ choices, value: 'ferry' })).toEqual({
      type: 3,
      custom_id: 'f',
      required: true,
      placeholder: 'pick one',
      options: [
        { label: '*Ferry* accident', value: 'ferry', default: true },
        { label: `${'x'.repeat(99)}…`, value: 'long' },
      ],
    });
    expect(shown({ choices, required: false })).toMatchObject({ required: false, min_values: 0 });
    expect(JSON.stringify(shown({ choices, value: 'gone' }))).not.toContain('default');
    expect(shown({ choices: [] })).toMatchObject({ type: 4 });
  });

  test('keeps to what Discord takes, whatever it is given', () => {
    const long = 'y'.repeat(3000);
    const choices = Array.from({ length: 30 }, (_, at) => ({ label: `${at} ${long}`, value: `${at}` }));
    const fields = [
      { ...field, name: 'a', label: long, hint: long, most: 3000, value: long },
      { ...field, name: 'b', label: long, hint: long, choices, value: '3' },
      { ...field, name: 'c', choices, required: false },
    ];
    expect(checkModal({ ...renderForm({ ...FORM, title: long, note: long, fields }) })).toEqual([]);
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
