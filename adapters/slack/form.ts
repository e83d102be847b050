import type { InputBlock, ModalView, PlainTextInput, PlainTextOption, StaticSelect } from '@slack/types';
import type { Field, FieldChoice, Form } from '../../src/commands/form.ts';
import { line, plainText, richText, section, shortText } from './blocks.ts';
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
    blocks: [...richText([section(note.split('\n').map((each) => line(each)))]), ...fields.map(input)],
  };
}

function input(field: Field): InputBlock {
  const { name, label, required, choices = [] } = field;
  return {
    type: 'input',
    block_id: name,
    label: plainText(label, LIMITS.view.label),
    optional: !required,
    // Slack shows no menu without options, and no form with such a menu.
    element: choices.length === 0 ? typed(field) : picked(field, choices),
  };
}

function typed({ name, hint, lines, most, value = '' }: Field): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: lines === 'many',
    max_length: Math.min(most, LIMITS.view.input),
    ...placeholder(hint),
    ...(value === '' ? {} : { initial_value: value }),
  };
}

function picked({ name, hint, value }: Field, choices: readonly FieldChoice[]): StaticSelect {
  const options = choices.slice(0, LIMITS.options).map(option);
  const initial = options.find((each) => each.value === value);
  return {
    type: 'static_select',
    action_id: name,
    options,
    ...placeholder(hint),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** A value goes as it is: ours have at most 100 characters, and Slack's may have 150. */
function option({ label, value }: FieldChoice): PlainTextOption {
  return { text: shortText(label), value };
}

function placeholder(hint: string) {
  return hint === '' ? {} : { placeholder: plainText(hint, LIMITS.view.placeholder) };
}

/** `view.state.values` of a modal that came back, as far as it is read here: of each input, what was typed or picked. */
export type FormState = Readonly<
  Record<string, Readonly<Record<string, { readonly value?: string | null; readonly selected_option?: { readonly value: string } | null }>>>
>;

/** What was typed or picked, by field name; an empty field is an empty text. */
export function readForm(values: FormState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, inputs]) => {
      const [{ value, selected_option: option } = {}] = Object.values(inputs);
      return [name, value ?? option?.value ?? ''];
    }),
  );
}
