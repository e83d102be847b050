import type {
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIStringSelectComponent,
  APITextDisplayComponent,
  APITextInputComponent,
} from 'discord.js';
import type { Field, Form } from '../../src/commands/form.ts';
import { beginning, clipped, lineText, plainText } from './escape.ts';
import { LIMITS } from './limits.ts';

const { modal } = LIMITS;

/**
 * A form as a modal (the `data` of a response of type 9): each field in a label, a text input or, with
 * choices, a select. What sends it has Discord's own words.
 * The note is a text above the fields, or, where these take all five places, the first field's description.
 */
export function renderForm({ id, title, note, fields }: Form): APIModalInteractionResponseCallbackData {
  const told = note.trim() !== '';
  const above = told && fields.length < modal.components;
  const text: APITextDisplayComponent = { type: 10, content: clipped(note, LIMITS.content, lineText) };
  return {
    custom_id: id,
    title: clipped(title, modal.title, plainText),
    components: [...(above ? [text] : []), ...fields.map((field, at) => labelled(field, told && !above && at === 0 ? note : ''))],
  };
}

function labelled(field: Field, description: string): APILabelComponent {
  return {
    type: 18,
    label: clipped(field.label, modal.label, plainText),
    ...(description === '' ? {} : { description: clipped(description, modal.description, plainText) }),
    component: (field.choices ?? []).length > 0 ? select(field) : input(field),
  };
}

/** What stands in it already is as it was given: it comes back as it stands there. */
function input({ name, hint, lines, most, required, value = '' }: Field): APITextInputComponent {
  const max = Math.min(most, modal.value);
  const already = beginning(value, max, (text) => text);
  return {
    type: 4,
    custom_id: name,
    style: lines === 'one' ? 1 : 2,
    required,
    max_length: max,
    ...(hint === '' ? {} : { placeholder: clipped(hint, modal.placeholder, plainText) }),
    ...(already === '' ? {} : { value: already }),
  };
}

function select({ name, hint, required, value: picked, choices = [] }: Field): APIStringSelectComponent {
  return {
    type: 3,
    custom_id: name,
    required,
    // "Must be either omitted or at least 1 if required": only then may it stay empty.
    ...(required ? {} : { min_values: 0 }),
    ...(hint === '' ? {} : { placeholder: clipped(hint, LIMITS.select.placeholder, plainText) }),
    options: choices.slice(0, LIMITS.select.options).map(({ label, value }) => ({
      label: clipped(label, LIMITS.select.label, plainText) || value,
      value,
      ...(value === picked && { default: true }),
    })),
  };
}

/** What is read of discord.js's `ModalSubmitInteraction`. */
export interface SubmittedModal {
  readonly customId: string;
  readonly fields: { readonly fields: ReadonlyMap<string, object> };
}

/** A filled form as it came back: its id, and by field name what was typed or picked; an empty text where nothing was. */
export function readForm({ customId, fields }: SubmittedModal): { id: string; values: Record<string, string> } {
  const filled = [...fields.fields].flatMap(([name, field]) => {
    const value = 'values' in field && Array.isArray(field.values) ? (field.values[0] ?? '') : 'value' in field ? field.value : null;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { id: customId, values: Object.fromEntries(filled) };
}
