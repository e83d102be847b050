import { ATTRIBUTION_KINDS, type AttributionKind, MODALITIES, type Modality } from '../domain/attribution.ts';
import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import { closest, locate } from '../domain/quote.ts';
import type { Status } from '../domain/status.ts';
import { isNameless, needsSpeaker, standsAs } from '../knowledge/fact-rules.ts';
import type { DraftHolding, FactHolding } from '../knowledge/holding.ts';
import { fullId } from '../knowledge/ids.ts';
import type { FactFields } from '../knowledge/schema.ts';
import { isWholeSentences } from '../knowledge/sentence.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { proposalFor } from './queue.ts';
import { slugOf } from './slug.ts';
import type { Change } from './store.ts';
import { needs } from './who.ts';
import { factNamed, type Work } from './work.ts';

/** What an editor may say of a fact; what is left out stays as it is, or as the cues propose it. */
export interface Wording {
  readonly statement?: string;
  readonly status?: Extract<Status, 'official' | 'unconfirmed'>;
  readonly kind?: AttributionKind;
  /** The speaker in the source's words; empty: nobody is named. */
  readonly as?: string;
  readonly modality?: Modality;
  /** Another stretch of the same source, character for character, in whole sentences. */
  readonly quote?: string;
}

/** A draft as an editor saw it. */
export interface DraftSeen {
  readonly id: string;
  /** 0: nobody had taken it up. */
  readonly version: number;
}

/** Words of an answer's quote that name what isn't known, where the source says nothing else. */
const SILENT_ON = ['confirmation'] as const;

/** The act that makes a fact of a draft. Throws UserError (exit code 2) for what isn't allowed. */
export function publishAct(seen: DraftSeen, wording: Wording, work: Work): { readonly act: Act; readonly factId: string } {
  return publishing(seen, wording, null, work);
}

/** The act that publishes a draft as another source's word for what a fact says already; they count as one where their origin is one. */
export function mergeAct(seen: DraftSeen, into: string, work: Work): { readonly act: Act; readonly factId: string } {
  return publishing(seen, {}, factNamed(into, work), work);
}

function publishing(seen: DraftSeen, wording: Wording, same: Fact | null, work: Work): { readonly act: Act; readonly factId: string } {
  needs('editor', work.who);
  const passage = passageOf(seen, work);
  const topicId = passage.topicId;
  const id = freeId(topicId, slugOf(wording.statement ?? passage.quote.exact), work);
  const proposal = proposalFor(passage, work.view);
  const quote = wording.quote === undefined ? passage.quote.exact : spanIn(passage.sourceId, wording.quote, work);
  const kind = wording.kind ?? proposal.attribution.kind;
  const as = wording.as ?? proposal.attribution.as ?? '';
  const base: FactFields = {
    id: id.slice(topicId.length + 1),
    statement: wording.statement ?? quote,
    source: passage.sourceId,
    quote,
    attribution: { kind, as: as || undefined, relayed: false, inherited: proposal.attribution.inherited && wording.as === undefined },
    status: wording.status ?? proposal.status,
    at: new Date(work.now).toISOString(),
    approvals: [],
    modality: wording.modality ?? proposal.modality,
    links: same ? [{ kind: 'corroborates', to: same.id }] : [],
    questions: same ? [...same.questions].slice(0, 4) : [],
    names: same ? [...same.names] : [],
  };
  const fields = sound(completed(base, passage, work));
  const fact: FactHolding = { kind: 'fact', id, topicId, fields, approved: [] };
  return {
    act: actOf(work, [{ holding: fact, from: 0, act: 'publish', reason: null }, draftChange(seen, passage, 'published', id)]),
    factId: id,
  };
}

/** The act that takes drafts out of the queue and their sentences out of what readers are shown. */
export function discardAct(all: readonly DraftSeen[], work: Work): Act {
  needs('editor', work.who);
  return actOf(
    work,
    all.map((seen) => draftChange(seen, passageOf(seen, work), 'discarded', null)),
  );
}

/**
 * The act that words a published fact otherwise. Its quote may be another stretch of its source, never other words. What was approved by two
 * people stands for what they saw: worded otherwise it falls back to what one editor may set.
 */
export function editAct(factId: string, version: number, wording: Omit<Wording, 'status'>, work: Work): Act {
  needs('editor', work.who);
  const fact = factNamed(factId, work);
  const held = work.onFile.find('fact', fact.id);
  if (!held) throw new Error(`${fact.id} is shown, but not held`);
  const { fields } = held.holding;
  const quote = wording.quote === undefined ? fields.quote : spanIn(fields.source, wording.quote, work);
  const as = wording.as ?? fields.attribution.as ?? '';
  const next: FactFields = {
    ...fields,
    statement: wording.statement ?? fields.statement,
    quote,
    attribution: { ...fields.attribution, kind: wording.kind ?? fields.attribution.kind, as: as || undefined },
    modality: wording.modality ?? fields.modality,
    // What was read from other words doesn't hold for these.
    answers: quote === fields.quote ? fields.answers : undefined,
  };
  const same =
    quote === fields.quote && next.modality === fields.modality && JSON.stringify(next.attribution) === JSON.stringify(fields.attribution);
  const whole = sound(completed(next, { ...fact, quote: { ...fact.quote, exact: quote } }, work));
  const { pending: _pending, ...bare } = held.holding;
  const holding: FactHolding = same
    ? { ...held.holding, fields: whole }
    : {
        ...bare,
        approved: [],
        fields: { ...whole, status: held.holding.approved.length > 0 ? standsAs(whole.attribution.kind) : whole.status },
      };
  return actOf(work, [{ holding, from: version, act: 'edit', reason: null }]);
}

/** The passage of a draft, which nobody else has dealt with. */
function passageOf({ id, version }: DraftSeen, { view, onFile }: Work): Fact {
  const passage = view.factById.get(id);
  const held = onFile.find('draft', id);
  if (!passage || passage.reviewed || (held !== null && held.version === version && held.holding.state !== 'open'))
    throw new UserError(WORK_TEXT.noDraft, 2);
  return passage;
}

function draftChange({ id, version }: DraftSeen, passage: Fact, state: DraftHolding['state'], factId: string | null): Change {
  const { start, end, exact } = passage.quote;
  const holding: DraftHolding = {
    kind: 'draft',
    id,
    topicId: passage.topicId,
    sourceId: passage.sourceId,
    start,
    end,
    exact,
    state,
    factId,
  };
  return { holding, from: version, act: state === 'published' ? 'publish' : 'discard', reason: null };
}

const actOf = (work: Work, changes: readonly Change[]): Act => ({ at: work.now, by: work.who.account, changes });

/** What a modality needs beside it, from the source's own words. */
function completed(fields: FactFields, fact: Fact, { view }: Work): FactFields {
  const { modality } = fields;
  const { scope, view: whose, ...rest } = fields;
  return {
    ...rest,
    ...(modality === 'absence' && { scope: scope ?? { slot: [...(view.profile({ ...fact, modality }).scope?.slots ?? SILENT_ON)] } }),
    ...(modality === 'characterisation' && { view: whose ?? fields.attribution.as ?? WORK_TEXT.theSource }),
  };
}

/** Throws UserError where the parts don't go together (knowledge/README.md, "Rules to write by"). */
function sound(fields: FactFields): FactFields {
  const { kind, as } = fields.attribution;
  if (as === undefined && needsSpeaker(kind)) throw new UserError(WORK_TEXT.noSpeaker(kind), 2);
  if (fields.status === 'official' && isNameless(kind)) throw new UserError(WORK_TEXT.nameless(kind), 2);
  return fields;
}

/** The wanted stretch of a source, exactly as it stands there. Throws UserError with the nearest one where it doesn't. */
function spanIn(sourceId: string, wanted: string, { view }: Work): string {
  const text = view.sourceById.get(sourceId)?.text ?? '';
  const exact = wanted.trim();
  const found = locate(text, exact);
  if (!found) throw new UserError(WORK_TEXT.notInSource(closest(text, exact)?.passage ?? null), 2);
  const { begins, ends } = isWholeSentences(text, found.start, found.end);
  if (!begins || !ends) throw new UserError(WORK_TEXT.notWhole, 2);
  return exact;
}

/** An id that never was a fact's. */
function freeId(topicId: string, slug: string, { onFile }: Work): string {
  for (let n = 1; ; n++) {
    const id = fullId(topicId, n === 1 ? slug : `${slug}-${n}`);
    if (onFile.store.history('fact', id).length === 0) return id;
  }
}

export const isKind = (text: string): text is AttributionKind => ATTRIBUTION_KINDS.some((kind) => kind === text);
export const isModality = (text: string): text is Modality => MODALITIES.some((modality) => modality === text);
