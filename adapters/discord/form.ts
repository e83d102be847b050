import type { APILabelComponent, APIModalInteractionResponseCallbackData, APITextDisplayComponent } from 'discord.js';
import type { Field, Form } from '../../src/commands/form.ts';
import { clipped, lineText, plainText } from './escape.ts';
import { LIMITS } from './limits.ts';

const { modal } = LIMITS;

/**
 * A form as a modal (the `data` of a response of type 9): each field a text input in a label. What sends it has Discord's own words.
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

function labelled({ name, label, hint, lines, most, required }: Field, description: string): APILabelComponent {
  return {
    type: 18,
    label: clipped(label, modal.label, plainText),
    ...(description === '' ? {} : { description: clipped(description, modal.description, plainText) }),
    component: {
      type: 4,
      custom_id: name,
      style: lines === 'one' ? 1 : 2,
      required,
      max_length: Math.min(most, modal.value),
      ...(hint === '' ? {} : { placeholder: clipped(hint, modal.placeholder, plainText) }),
    },
  };
}

/** What is read of discord.js's `ModalSubmitInteraction`. */
export interface SubmittedModal {
  readonly customId: string;
  readonly fields: { readonly fields: ReadonlyMap<string, object> };
}

/** A filled form as it came back: its id, and what was typed by field name. */
export function readForm({ customId, fields }: SubmittedModal): { id: string; values: Record<string, string> } {
  const typed = [...fields.fields].flatMap(([name, field]) =>
    'value' in field && typeof field.value === 'string' ? [[name, field.value] as const] : [],
  );
  return { id: customId, values: Object.fromEntries(typed) };
}
