import { z } from 'zod';
import { addAct, appendAct, type NearCopy } from '../../desk/add-source.ts';
import { readAudience, readInstant, readPublished } from '../../desk/read-input.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import { UserError } from '../../domain/errors.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Result } from '../call.ts';
import { type Context, command } from '../command.ts';
import type { Field } from '../form.ts';
import { addForm, LONG } from './add-form.ts';
import { carryOut, orAgain, workOf } from './work.ts';

/** A text; null where there is none but spaces. */
const given = z
  .string()
  .trim()
  .nullable()
  .default(null)
  .transform((text) => text || null);

const options = z.strictObject({
  title: given,
  publisher: given,
  published: given,
  topic: given,
  text: z
    .string()
    .nullable()
    .default(null)
    .transform((text) => (text?.trim() ? text : null)),
  url: given,
  embargo: given,
  audience: given,
  file: given,
  /** Why an attached file could not be read. */
  refused: z.enum(['too-large', 'not-text', 'gone', 'forbidden', 'unreachable']).nullable().default(null),
  /** Set by the form, so that nothing is asked for twice, and an empty publisher means that it names none. */
  asked: z.stringbool().default(false),
  /** Asks once more, with what was given. */
  again: z.stringbool().default(false),
});

/** What was given of a source. */
export type SourceGiven = Omit<z.output<typeof options>, 'asked' | 'again' | 'refused'>;

/** `/desk add`: without a title, a date or a text it asks; topic, embargo, audience and a file can be given at once. */
export const addCommand = command({
  group: 'desk',
  name: 'add',
  summary: COMMAND_TEXT.add,
  takes: [],
  aside: true,
  options,
  run: ({ asked, again, refused, ...source }, context) => {
    needs('editor', context.who);
    const all = Object.entries(source).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
    const retry = { label: WORK_TEXT.button.change, command: 'desk add', input: { ...Object.fromEntries(all), again: 'true' } };
    return orAgain(() => add(source, { asked, again, refused }, context), retry, context);
  },
});

function add(source: SourceGiven, { asked, again, refused }: Omit<z.output<typeof options>, keyof SourceGiven>, context: Context): Result {
  if (refused !== null) throw new UserError(WORK_TEXT.attached[refused], 2);
  const { title, published, text, topic } = source;
  const work = workOf(context);
  const { topics } = work.view;
  if (topics.length === 0) throw new UserError(WORK_TEXT.noTopicOpen, 2);
  const embargo = source.embargo === null ? null : readInstant(source.embargo);
  const audience = source.audience === null ? null : readAudience(source.audience);
  const into = topic === null ? (topics.length === 1 ? topics[0] : undefined) : topicNamed(topic, topics);
  const complete = title !== null && published !== null && text !== null && into !== undefined;
  if (again || (!asked && !complete)) return addForm(source, embargo, into, topics);
  const { act, id, drafts, copies } = addAct(
    {
      title: title ?? '',
      publisher: source.publisher,
      publishedAt: readPublished(published ?? ''),
      url: source.url,
      topicId: into?.id ?? '',
      text: text ?? '',
      embargo,
      audience,
    },
    work,
  );
  const done = [WORK_TEXT.done.added(title ?? '', id, drafts), ...copyLines(copies)].join('\n');
  return carryOut(act, done, context, [
    { label: WORK_TEXT.button.more, command: 'desk append', input: { source: id } },
    { label: WORK_TEXT.button.review, command: 'desk review', input: { topic: into?.id ?? '' } },
  ]);
}

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
    /** Asks once more, with what was filled in. */
    again: z.stringbool().default(false),
  }),
  run: ({ source, version, text, again }, context) => {
    needs('editor', context.who);
    const stands = context.onFile.find('source', source)?.version ?? 0;
    const more = { label: WORK_TEXT.button.more, command: 'desk append', input: { source } };
    if (text === null || again) {
      const { title, note, label, submit } = WORK_TEXT.form.more;
      const field: Field = { name: 'text', label, hint: '', lines: 'many', most: LONG, required: true };
      return {
        kind: 'form',
        form: { title, note, fields: [text !== null && text.length <= LONG ? { ...field, value: text } : field], submit },
        call: { command: more.command, input: { source, version: String(stands) } },
      };
    }
    const retry = { ...more, label: WORK_TEXT.button.change, input: { source, text, again: 'true' } };
    return orAgain(
      () => {
        const { act, drafts, copies } = appendAct(source, version ?? stands, text, workOf(context));
        const done = [WORK_TEXT.done.appended(source, drafts), ...copyLines(copies)].join('\n');
        return carryOut(act, done, context, [more], [retry]);
      },
      retry,
      context,
    );
  },
});

/** Copies that are pointed out. */
const COPIES = 3;

const copyLines = (copies: readonly NearCopy[]): string[] =>
  copies
    .slice(0, COPIES)
    .map(({ source: { title, id, withdrawn }, share, oneOrigin }) =>
      WORK_TEXT.copyOf(title, id, share, oneOrigin, withdrawn?.reason ?? null),
    );
