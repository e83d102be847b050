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
import { type Field, LONGEST_FIELD } from '../form.ts';
import { carryOut, NEXT, orAgain, say, text, workOf } from './work.ts';

const { form } = WORK_TEXT;
/** Characters of a field of one line. */
const LINE = 300;
/** What one editor may set when publishing; the rest is `/desk status`. */
const SETTABLE = ['unconfirmed', 'official'] as const;

const draft = { draft: z.string(), version: z.coerce.number().int(), exact: z.string().default('') };
const worded = { statement: text, status: text, kind: text, as: text, modality: text, quote: text };

/** Makes an entry of a draft; with `edit` it asks first. */
export const publishCommand = command({
  group: 'desk',
  name: 'publish',
  summary: COMMAND_TEXT.behindButton,
  takes: ['draft', 'version'],
  aside: true,
  listed: false,
  options: z.strictObject({ ...draft, ...worded, edit: z.stringbool().default(false) }),
  run: ({ draft: id, version, exact, edit, ...given }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const passage = work.view.factById.get(id);
    const call = { draft: id, version: String(version), exact };
    if (edit && passage?.quote.exact === exact) {
      const { status, modality, attribution } = proposalFor(passage, work.view);
      const proposed = { status, modality, kind: attribution.kind, as: attribution.as ?? '', quote: exact };
      return askFor(['status', 'kind', 'as', 'modality', 'quote'], filledIn(given, proposed), form.edit.publish, 'desk publish', call);
    }
    const again: Offer = { label: WORK_TEXT.button.change, command: 'desk publish', input: { ...call, ...filledIn(given), edit: 'true' } };
    return orAgain(
      () => {
        const { act, factId } = publishAct({ id, version, exact }, wordingOf(given), work);
        return carryOut(act, WORK_TEXT.done.published(factId), context, [NEXT], [NEXT]);
      },
      passage?.quote.exact === exact ? again : NEXT,
      context,
    );
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
  run: ({ draft: id, version, exact, into }, context) => {
    needs('editor', context.who);
    return orAgain(
      () => {
        const { act, factId } = mergeAct({ id, version, exact }, into, workOf(context));
        return carryOut(act, WORK_TEXT.done.merged(factId, into), context, [NEXT], [NEXT]);
      },
      NEXT,
      context,
    );
  },
});

/** `/desk discard source`: all its drafts that nobody asked about; behind a button: one. */
export const discardCommand = command({
  group: 'desk',
  name: 'discard',
  summary: COMMAND_TEXT.discard,
  takes: ['source'],
  aside: true,
  options: z.strictObject({ source: text, draft: text, version: z.coerce.number().int().default(0), exact: z.string().default('') }),
  run: ({ source, draft: one, version, exact }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const all = one === null ? waitingOf(sourceNamed(source ?? '', work).id) : [{ id: one, version, exact }];
    if (all.length === 0) return say(WORK_TEXT.review.empty, context.now);
    return orAgain(() => carryOut(discardAct(all, work), WORK_TEXT.done.discarded(all.length), context, [NEXT], [NEXT]), NEXT, context);

    function waitingOf(sourceId: string) {
      return queueOf(work, context.told.asked(), { topicId: null, desk: null }).flatMap((item) =>
        item.kind === 'draft' && item.fact.sourceId === sourceId && item.asked === 0
          ? [{ id: item.id, version: item.version, exact: item.fact.quote.exact }]
          : [],
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
  options: z.strictObject({
    fact: z.string(),
    version: z.coerce.number().int().nullable().default(null),
    ...worded,
    /** Asks once more, with what was filled in. */
    again: z.stringbool().default(false),
  }),
  run: ({ fact: id, version, again, ...given }, context) => {
    needs('editor', context.who);
    const work = workOf(context);
    const fact = factNamed(id, work);
    if (version === null || again) {
      const { kind, as } = fact.attribution;
      const stands = { statement: fact.statement, kind, as: as ?? '', modality: fact.modality, quote: fact.quote.exact };
      const input = { fact: fact.id, version: String(fact.version) };
      return askFor(['statement', 'kind', 'as', 'modality', 'quote'], filledIn(given, stands), form.edit.submit, 'desk edit', input);
    }
    const { status: _status, ...wording } = wordingOf(given);
    const offer = (label: string, input: Offer['input']): Offer => ({ label, command: 'desk edit', input: { fact: fact.id, ...input } });
    return orAgain(
      () => {
        const act = editAct(fact.id, version, wording, work);
        return carryOut(act, WORK_TEXT.done.edited(fact.id), context, [], [offer(WORK_TEXT.button.edit, {})]);
      },
      offer(WORK_TEXT.button.change, { version: String(version), ...filledIn(given), again: 'true' }),
      context,
    );
  },
});

/** What was filled in, before what stands in the fields otherwise. */
function filledIn(
  given: Partial<Record<FieldName, string | null>>,
  otherwise: Partial<Record<FieldName, string>> = {},
): Partial<Record<FieldName, string>> {
  const filled = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return { ...otherwise, ...Object.fromEntries(filled) };
}

type FieldName = keyof typeof form.edit.fields;

function askFor(
  names: readonly FieldName[],
  values: Partial<Record<FieldName, string>>,
  submit: string,
  name: string,
  input: Readonly<Record<string, string>>,
): Asking {
  const fields = names.flatMap((each): Field[] => {
    const [label, hint] = form.edit.fields[each];
    const long = each === 'quote' || each === 'statement';
    const most = long ? LONGEST_FIELD : LINE;
    const value = values[each] ?? '';
    const choices = CHOICES[each];
    // What no field has room for stays as it is.
    if (value.length > most) return [];
    return [{ name: each, label, hint, lines: long ? 'many' : 'one', most, required: each !== 'as', value, ...(choices && { choices }) }];
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
