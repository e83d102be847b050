import { z } from 'zod';
import { addAct, appendAct, type NearCopy } from '../../desk/add-source.ts';
import { readAudience, readInstant, readPublished } from '../../desk/read-input.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import { UserError } from '../../domain/errors.ts';
import type { Topic } from '../../domain/fact.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Asking } from '../call.ts';
import { command } from '../command.ts';
import type { Field } from '../form.ts';
import { carryOut, workOf } from './work.ts';

const { form } = WORK_TEXT;
/** Characters of a field that fits every platform (Slack's inputs). */
const LONG = 3000;
const LINE = 300;
/** Topics that a form offers (Discord's selects). */
const TOPICS = 25;

const given = z.string().trim().nullable().default(null);

/** `/desk add`: without a text it asks for one; topic, embargo, audience and a file can be given at once. */
export const addCommand = command({
  group: 'desk',
  name: 'add',
  summary: COMMAND_TEXT.add,
  takes: [],
  aside: true,
  options: z.strictObject({
    title: given,
    publisher: given,
    published: given,
    topic: given,
    text: z.string().nullable().default(null),
    url: given,
    embargo: given,
    audience: given,
    file: given,
    /** Why an attached file could not be read. */
    refused: z.enum(['too-large', 'not-text', 'gone', 'forbidden', 'unreachable']).nullable().default(null),
    /** Set by the form, so that an empty publisher means that it names none. */
    asked: z.stringbool().default(false),
  }),
  run: (input, context) => {
    needs('editor', context.who);
    if (input.refused !== null) throw new UserError(WORK_TEXT.attached[input.refused], 2);
    const { text, title, published, topic, asked } = input;
    const work = workOf(context);
    const topics = work.view.topics;
    const embargo = input.embargo === null || input.embargo === '' ? null : readInstant(input.embargo);
    const audience = input.audience === null || input.audience === '' ? null : readAudience(input.audience);
    const into = topic === null || topic === '' ? (topics.length === 1 ? topics[0] : undefined) : topicNamed(topic, topics);
    if (!asked && (text === null || title === null || published === null || into === undefined)) return askFor(input, into, topics);
    const source = {
      title: title ?? '',
      publisher: input.publisher || null,
      publishedAt: readPublished(published ?? ''),
      url: input.url || null,
      topicId: into?.id ?? '',
      text: text ?? '',
      embargo,
      audience,
    };
    const { act, id, drafts, copies } = addAct(source, work);
    const done = [WORK_TEXT.done.added(source.title, id, drafts), ...copies.slice(0, 3).map((copy) => copyLine(copy, copies))].join('\n');
    return carryOut(act, done, context, [
      { label: WORK_TEXT.button.more, command: 'desk append', input: { source: id } },
      { label: WORK_TEXT.button.review, command: 'desk review', input: { topic: source.topicId } },
    ]);
  },
});

/** More text behind a source that was just added. */
export const appendCommand = command({
  group: 'desk',
  name: 'append',
  summary: COMMAND_TEXT.behindButton,
  takes: ['source'],
  aside: true,
  listed: false,
  options: z.strictObject({
    source: z.string(),
    version: z.coerce.number().int().nullable().default(null),
    text: z.string().nullable().default(null),
  }),
  run: ({ source, version, text }, context) => {
    needs('editor', context.who);
    const stands = context.onFile.find('source', source)?.version ?? 0;
    const more = { label: WORK_TEXT.button.more, command: 'desk append', input: { source } };
    if (text === null) {
      const { title, note, label, submit } = form.more;
      const fields: Field[] = [{ name: 'text', label, hint: '', lines: 'many', most: LONG, required: true }];
      return {
        kind: 'form',
        form: { title, note, fields, submit },
        call: { command: more.command, input: { source, version: String(stands) } },
      };
    }
    const { act, drafts } = appendAct(source, version ?? stands, text, workOf(context));
    return carryOut(act, WORK_TEXT.done.appended(source, drafts), context, [more], [more]);
  },
});

interface Given {
  readonly [name: string]: string | boolean | null;
}

/** Asks for what wasn't given; a text that no field has room for is taken as it was given. */
function askFor(input: Given, into: Topic | undefined, topics: readonly Topic[]): Asking {
  const said = (name: string): string => (typeof input[name] === 'string' ? input[name] : '');
  const line = (name: 'title' | 'publisher' | 'published', required: boolean): Field => {
    const [label, hint] = form.add.fields[name];
    return { name, label, hint, lines: 'one', most: LINE, required, value: said(name).slice(0, LINE) };
  };
  const text = said('text');
  const fits = text.length <= LONG;
  const kept = ['url', 'embargo', 'audience'].filter((name) => said(name) !== '');
  const note = form.add.note(
    `${fits ? '' : form.add.given(text.length)}${form.add.gates(said('embargo') === '' ? null : readInstant(said('embargo')), said('audience') !== '')}`,
  );
  const fields: Field[] = [
    line('title', true),
    line('publisher', false),
    line('published', true),
    {
      name: 'topic',
      label: form.add.fields.topic[0],
      hint: '',
      lines: 'one',
      most: LINE,
      required: true,
      ...(topics.length <= TOPICS && { choices: topics.map(({ id, title }) => ({ label: title.slice(0, 75), value: id })) }),
      ...(into && { value: into.id }),
    },
    ...(fits
      ? [
          {
            name: 'text',
            label: form.add.fields.text[0],
            hint: form.add.fields.text[1],
            lines: 'many',
            most: LONG,
            required: true,
            value: text,
          } as const,
        ]
      : []),
  ];
  const call = {
    command: 'desk add',
    input: { asked: 'true', ...(fits ? {} : { text }), ...Object.fromEntries(kept.map((name) => [name, said(name)])) },
  };
  return { kind: 'form', form: { title: form.add.title, note, fields, submit: form.add.submit }, call };
}

function copyLine({ source, share }: NearCopy, [nearest]: readonly NearCopy[]): string {
  return WORK_TEXT.copyOf(source.title, source.id, share, source === nearest?.source && share >= 0.6);
}
