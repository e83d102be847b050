import type { InputBlock, ModalView } from '@slack/types';
import type { Field, Form } from '../../src/commands/form.ts';
import { line, plainText, richText, section } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** `callback_id` of every form: `private_metadata` says which one it is. */
export const FORM = 'sourced';

/** A form as a modal. Each field's name is its block's and its input's id. */
export function renderForm({ id, title, note, fields, submit }: Form): ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: id,
    title: plainText(title, LIMITS.view.title),
    submit: plainText(submit, LIMITS.view.title),
    blocks: [...richText([section([line(note)])]), ...fields.map(input)],
  };
}

function input({ name, label, hint, lines, most, required }: Field): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(label, LIMITS.view.label),
    optional: !required,
    element: {
      type: 'plain_text_input',
      action_id: name,
      multiline: lines === 'many',
      max_length: Math.min(most, LIMITS.view.input),
      ...(hint === '' ? {} : { placeholder: plainText(hint, LIMITS.view.placeholder) }),
    },
  };
}

/** `view.state.values` of a modal that came back, as far as it is read here. */
export type FormState = Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>;

/** What was typed, by field name; an empty field is an empty text. */
export function readForm(values: FormState): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, inputs]) => [name, Object.values(inputs)[0]?.value ?? '']));
}
