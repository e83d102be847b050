import { z } from 'zod';
import { addAct, appendAct, type NearCopy, type NewSource } from '../../desk/add-source.ts';
import { readAudience, readEmbargo, readPublished, readWebAddress } from '../../desk/read-input.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import { UserError } from '../../domain/errors.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { GAPS_TEXT } from '../../text/gaps.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Result } from '../call.ts';
import { type Context, command } from '../command.ts';
import { type Field, LONGEST_FIELD } from '../form.ts';
import { addForm } from './add-form.ts';
import { carryOut, orAgain, workOf } from './work.ts';

const given = z.string().trim().nullable().default(null);

const options = z.strictObject({
  title: given,
  publisher: given,
  published: given,
  topic: given,
  text: z.string().nullable().default(null),
  url: given,
  embargo: given,
  audience: given,
  file: given,
  /** Ids of the questions that it is added for. */
  gap: given,
  /** Why an attached file could not be read. */
  refused: z.enum(['too-large', 'not-text', 'gone', 'forbidden', 'unreachable']).nullable().default(null),
  /** Set by the form, so that nothing is asked for twice, and an empty publisher means that it names none. */
  asked: z.stringbool().default(false),
  /** Asks once more, with what was given. */
  again: z.stringbool().default(false),
});

/** What was given of a source. */
export type SourceGiven = Omit<z.output<typeof options>, 'asked' | 'again' | 'refused'>;

/** What is blank isn't given. */
const NOTHING: SourceGiven = {
  title: null,
  publisher: null,
  published: null,
  topic: null,
  text: null,
  url: null,
  embargo: null,
  audience: null,
  file: null,
  gap: null,
};

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
    const all = Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value] as const] : []));
    const bare: SourceGiven = { ...NOTHING, ...Object.fromEntries(all) };
    // What no field of the form is for can't be put right in it.
    const beside = {
      url: bare.url === null ? null : readWebAddress(bare.url),
      embargo: bare.embargo === null ? null : readEmbargo(bare.embargo, context.now),
      audience: bare.audience === null ? null : readAudience(bare.audience),
    };
    const retry = { label: WORK_TEXT.button.change, command: 'desk add', input: { ...Object.fromEntries(all), again: 'true' } };
    return orAgain(() => add(bare, beside, { asked, again, refused }, context), retry, context);
  },
});

function add(
  source: SourceGiven,
  beside: Pick<NewSource, 'url' | 'embargo' | 'audience'>,
  { asked, again, refused }: Omit<z.output<typeof options>, keyof SourceGiven>,
  context: Context,
): Result {
  if (refused !== null) throw new UserError(WORK_TEXT.attached[refused], 2);
  const { title, published, text, topic } = source;
  const work = workOf(context);
  const { topics } = work.view;
  if (topics.length === 0) throw new UserError(WORK_TEXT.noTopicOpen, 2);
  const only = topics.length === 1 ? topics[0] : undefined;
  if (again) return addForm(source, beside.embargo, topics.find(({ id }) => id === topic) ?? only, topics);
  const into = topic === null ? only : topicNamed(topic, topics);
  const complete = title !== null && published !== null && text !== null && into !== undefined;
  if (!asked && !complete) return addForm(source, beside.embargo, into, topics);
  const { act, id, drafts, copies } = addAct(
    {
      ...beside,
      title: title ?? '',
      publisher: source.publisher,
      publishedAt: readPublished(published ?? ''),
      topicId: into?.id ?? '',
      text: text ?? '',
    },
    work,
  );
  const asks = source.gap === null ? [] : source.gap.split(' ');
  const kept = asks.length === 0 ? [] : [GAPS_TEXT.done.sourceFor];
  const done = [WORK_TEXT.done.added(title ?? '', id, drafts), ...copyLines(copies), ...kept].join('\n');
  const saying = carryOut(act, done, context, [
    ...asks.slice(0, 1).map((at) => ({ label: GAPS_TEXT.button.back, command: 'desk gaps', input: { at } })),
    { label: WORK_TEXT.button.more, command: 'desk append', input: { source: id } },
    { label: WORK_TEXT.button.review, command: 'desk review', input: { topic: into?.id ?? '' } },
  ]);
  if (context.onFile.find('source', id)) context.books.gaps.noteSource(asks, id);
  return saying;
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
      const field: Field = { name: 'text', label, hint: '', lines: 'many', most: LONGEST_FIELD, required: true };
      return {
        kind: 'form',
        form: { title, note, fields: [text !== null && text.length <= LONGEST_FIELD ? { ...field, value: text } : field], submit },
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
