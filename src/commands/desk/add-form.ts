import { LONGEST_LINE } from '../../desk/add-source.ts';
import type { Topic } from '../../domain/fact.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Asking } from '../call.ts';
import { type Field, type FieldChoice, LONGEST_FIELD } from '../form.ts';
import type { SourceGiven } from './add.ts';

/** A choice's label and value (Slack's and Discord's limits), and how many a menu has (Discord's). */
const CHOICE = { label: 75, value: 100, most: 25 } as const;

const { form } = WORK_TEXT;

/**
 * The form of `/desk add`, with what was given in its fields. A text that no field has room for is taken as it was given; an attached file's
 * is read when the form is filled, since a form has to be shown sooner than a file may take. `embargo` is UTC ISO text.
 */
export function addForm(given: SourceGiven, embargo: string | null, into: Topic | undefined, topics: readonly Topic[]): Asking {
  const { text, file, url, audience, gap } = given;
  const from = text === null ? (file === null ? 'field' : 'file') : text.length <= LONGEST_FIELD ? 'field' : 'given';
  const note = [
    from === 'file' ? form.add.fromFile : from === 'given' ? form.add.given(text?.length ?? 0) : form.add.note,
    form.add.gates(embargo, audience !== null),
  ];
  const [label, hint] = form.add.fields.text;
  const texts: Field[] = [{ name: 'text', label, hint, lines: 'many', most: LONGEST_FIELD, required: true, value: text ?? '' }];
  const kept = { url, embargo, audience, gap, ...(from === 'file' && { file }), ...(from === 'given' && { text }) };
  return {
    kind: 'form',
    form: {
      title: form.add.title,
      note: note.filter((part) => part !== '').join(' '),
      fields: [
        line('title', given, true),
        line('publisher', given, false),
        line('published', given, true),
        topicField(into, topics),
        ...(from === 'field' ? texts : []),
      ],
      submit: form.add.submit,
    },
    call: {
      command: 'desk add',
      input: { asked: 'true', ...Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : []))) },
    },
  };
}

/** What is too long to stand in its line is left for whoever fills it in to say shorter. */
function line(name: 'title' | 'publisher' | 'published', given: SourceGiven, required: boolean): Field {
  const [label, hint] = form.add.fields[name];
  const value = given[name] ?? '';
  return { name, label, hint, lines: 'one', most: LONGEST_LINE, required, value: value.length <= LONGEST_LINE ? value : '' };
}

/** A menu of the topics, where all of them fit into one; else a line for the topic's id, title or alias. */
function topicField(into: Topic | undefined, topics: readonly Topic[]): Field {
  const [label, hint] = form.add.fields.topic;
  const choices = topics.map(({ id, title }): FieldChoice => ({ label: fitting(title), value: id }));
  const fits = choices.length <= CHOICE.most && choices.every(({ value }) => value.length <= CHOICE.value);
  return {
    name: 'topic',
    label,
    hint,
    lines: 'one',
    most: LONGEST_LINE,
    required: true,
    ...(fits && { choices }),
    ...(into && { value: into.id }),
  };
}

/** A title as a menu shows it; no character is cut in two. */
const fitting = (title: string): string =>
  title.length <= CHOICE.label ? title : `${title.slice(0, CHOICE.label - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
