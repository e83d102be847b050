import { z } from 'zod';
import { proposalFor, queueOf } from '../../desk/queue.ts';
import { discardAct, editAct, isKind, isModality, mergeAct, publishAct, type Wording } from '../../desk/review.ts';
import { needs } from '../../desk/who.ts';
import { factNamed, sourceNamed } from '../../desk/work.ts';
import { ATTRIBUTION_KINDS, MODALITIES } from '../../domain/attribution.ts';
import { UserError } from '../../domain/errors.ts';
import { STATUS_LABEL } from '../../domain/status.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { WORK_TEXT } from '../../text/work.ts';
import type { Asking, Offer } from '../call.ts';
import { command } from '../command.ts';
import type { Field } from '../form.ts';
import { carryOut, say, workOf } from './work.ts';

const { form } = WORK_TEXT;
/** Characters of a field that fits every platform (Slack's inputs). */
const LONG = 3000;
const LINE = 300;
/** What one editor may set when publishing; the rest is `/desk status`. */
const SETTABLE = ['unconfirmed', 'official'] as const;

const draft = { draft: z.string(), version: z.coerce.number().int() };
const text = z.string().nullable().default(null);
const worded = { statement: text, status: text, kind: text, as: text, modality: text, quote: text };

const NEXT: Offer = { label: WORK_TEXT.button.next, command: 'desk review', input: {} };

/** Makes an entry of a draft; with `edit` it asks first. */
export const publishCommand = command({
  group: 'desk',
  name: 'publish',
  summary: COMMAND_TEXT.behindButton,
  takes: ['draft', 'version'],
  aside: true,
  listed: false,
  options: z.strictObject({ ...draft, ...worded, edit: z.stringbool().default(false) }),
  run: ({ draft: id, version, edit, ...given }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const passage = work.view.factById.get(id);
    if (edit && passage) {
      const { status, modality, attribution } = proposalFor(passage, work.view);
      const values = { status, modality, kind: attribution.kind, as: attribution.as ?? '', quote: passage.quote.exact };
      return askFor(['status', 'kind', 'as', 'modality', 'quote'], values, form.edit.publish, 'desk publish', {
        draft: id,
        version: String(version),
      });
    }
    const { act, factId } = publishAct({ id, version }, wordingOf(given), work);
    return carryOut(act, WORK_TEXT.done.published(factId), context, [NEXT], [NEXT]);
  },
});

/** Publishes a draft as another source's word for what an entry says already. */
export const mergeCommand = command({
  group: 'desk',
  name: 'merge',
  summary: COMMAND_TEXT.behindButton,
  takes: ['draft', 'version', 'into'],
  aside: true,
  listed: false,
  options: z.strictObject({ ...draft, into: z.string() }),
  run: ({ draft: id, version, into }, context) => {
    const { act, factId } = mergeAct({ id, version }, into, workOf(context));
    return carryOut(act, WORK_TEXT.done.merged(factId, into), context, [NEXT], [NEXT]);
  },
});

/** `/desk discard source`: all its drafts that nobody asked about; behind a button: one. */
export const discardCommand = command({
  group: 'desk',
  name: 'discard',
  summary: COMMAND_TEXT.discard,
  takes: ['source'],
  aside: true,
  options: z.strictObject({ source: text, draft: text, version: z.coerce.number().int().default(0) }),
  run: ({ source, draft: one, version }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const all = one === null ? waitingOf(sourceNamed(source ?? '', work).id) : [{ id: one, version }];
    if (all.length === 0) return say(WORK_TEXT.review.empty, context.now);
    return carryOut(discardAct(all, work), WORK_TEXT.done.discarded(all.length), context, [NEXT], [NEXT]);

    function waitingOf(sourceId: string) {
      return queueOf(context.onFile, work.view, context.told.asked(), null).flatMap((item) =>
        item.kind === 'draft' && item.fact.sourceId === sourceId && item.asked === 0 ? [{ id: item.id, version: item.version }] : [],
      );
    }
  },
});

/** `/desk edit entry` */
export const editCommand = command({
  group: 'desk',
  name: 'edit',
  summary: COMMAND_TEXT.edit,
  takes: ['fact'],
  aside: true,
  options: z.strictObject({ fact: z.string(), version: z.coerce.number().int().nullable().default(null), ...worded }),
  run: ({ fact: id, version, ...given }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const fact = factNamed(id, work);
    if (version === null) {
      const { kind, as } = fact.attribution;
      const values = { statement: fact.statement, kind, as: as ?? '', modality: fact.modality, quote: fact.quote.exact };
      const input = { fact: fact.id, version: String(fact.version) };
      return askFor(['statement', 'kind', 'as', 'modality', 'quote'], values, form.edit.submit, 'desk edit', input);
    }
    const { status: _status, ...wording } = wordingOf(given);
    const again: Offer = { label: WORK_TEXT.button.edit, command: 'desk edit', input: { fact: fact.id } };
    return carryOut(editAct(fact.id, version, wording, work), WORK_TEXT.done.edited(fact.id), context, [], [again]);
  },
});

type FieldName = keyof typeof form.edit.fields;

function askFor(
  names: readonly FieldName[],
  values: Partial<Record<FieldName, string>>,
  submit: string,
  name: string,
  input: Readonly<Record<string, string>>,
): Asking {
  const fields = names
    // A quote that no field has room for stays as it is.
    .filter((each) => (values[each] ?? '').length <= LONG)
    .map((each): Field => {
      const [label, hint] = form.edit.fields[each];
      const long = each === 'quote' || each === 'statement';
      const choices = CHOICES[each];
      return {
        name: each,
        label,
        hint,
        lines: long ? 'many' : 'one',
        most: long ? LONG : LINE,
        required: each !== 'as',
        value: values[each] ?? '',
        ...(choices && { choices }),
      };
    });
  return { kind: 'form', form: { title: form.edit.title, note: form.edit.note, fields, submit }, call: { command: name, input } };
}

const CHOICES: Partial<Record<FieldName, Field['choices']>> = {
  status: SETTABLE.map((value) => ({ label: STATUS_LABEL[value], value })),
  kind: ATTRIBUTION_KINDS.map((value) => ({ label: value, value })),
  modality: MODALITIES.map((value) => ({ label: value, value })),
};

/** What was filled in. Throws UserError (exit code 2) for a word that is none of those to choose from. */
function wordingOf(given: Readonly<Record<keyof typeof worded, string | null>>): Wording {
  const { statement, status, kind, as, modality, quote } = given;
  const settable = SETTABLE.find((each) => each === status);
  if (status !== null && !settable) throw new UserError(COMMAND_TEXT.oneOf('status', SETTABLE), 2);
  if (kind !== null && !isKind(kind)) throw new UserError(COMMAND_TEXT.oneOf('kind', ATTRIBUTION_KINDS), 2);
  if (modality !== null && !isModality(modality)) throw new UserError(COMMAND_TEXT.oneOf('modality', MODALITIES), 2);
  return {
    ...(statement !== null && statement.trim() !== '' && { statement: statement.trim() }),
    ...(settable && { status: settable }),
    ...(kind !== null && { kind }),
    ...(as !== null && { as: as.trim() }),
    ...(modality !== null && { modality }),
    ...(quote !== null && { quote }),
  };
}
