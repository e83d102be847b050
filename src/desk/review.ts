import { ATTRIBUTION_KINDS, type AttributionKind, MODALITIES, type Modality } from '../domain/attribution.ts';
import { UserError } from '../domain/errors.ts';
import type { Fact } from '../domain/fact.ts';
import { closest, locate } from '../domain/quote.ts';
import { UNFILED } from '../domain/source.ts';
import { STATUS_LABEL, type Status } from '../domain/status.ts';
import { isNameless, needsSpeaker, standsAs } from '../knowledge/fact-rules.ts';
import { hashOf } from '../knowledge/hash.ts';
import type { DraftHolding, FactHolding } from '../knowledge/holding.ts';
import { fullId } from '../knowledge/ids.ts';
import type { FactFields } from '../knowledge/schema.ts';
import { isWholeSentences } from '../knowledge/sentence.ts';
import { plainKey } from '../language/fold.ts';
import { isLive } from '../search/conflicts.ts';
import { WORK_TEXT } from '../text/work.ts';
import { saidBy } from './from-files.ts';
import type { Act } from './on-file.ts';
import { proposalFor } from './queue.ts';
import { newIdOf } from './slug.ts';
import type { Change } from './store.ts';
import { accountShown, needs } from './who.ts';
import { factNamed, heldOf, sourceSeen, type Work } from './work.ts';

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
  /** The sentence: the source may have changed since. */
  readonly exact: string;
}

/** Words of an answer's quote that name what isn't known, where the source says nothing else. */
const SILENT_ON = ['confirmation'] as const;

/** The act that makes a fact of a draft. Throws UserError (exit code 2) for what isn't allowed. */
export function publishAct(seen: DraftSeen, wording: Wording, work: Work): { readonly act: Act; readonly factId: string } {
  return publishing(seen, wording, null, work);
}

/** The act that publishes a draft as another source's word for what a fact says already; they count as one where their origin is one. */
export function mergeAct(seen: DraftSeen, into: string, work: Work): { readonly act: Act; readonly factId: string } {
  const same = factNamed(into, work);
  if (!isLive(same)) throw new UserError(WORK_TEXT.notLive(same.id, STATUS_LABEL[same.status]), 2);
  return publishing(seen, {}, same, work);
}

function publishing(seen: DraftSeen, wording: Wording, same: Fact | null, work: Work): { readonly act: Act; readonly factId: string } {
  needs('editor', work.who);
  const passage = passageOf(seen, work);
  const topicId = topicFor(passage, same, work);
  const slug = newIdOf(wording.statement ?? passage.quote.exact, [passage.id, work.now, work.who.account], (each) =>
    isTaken(fullId(topicId, each), work),
  );
  const id = fullId(topicId, slug);
  const proposal = proposalFor(passage, work.view);
  const quote = wording.quote === undefined ? passage.quote.exact : spanIn(passage.sourceId, wording.quote, work);
  const kind = wording.kind ?? proposal.attribution.kind;
  const as = wording.as ?? proposal.attribution.as ?? '';
  const base: FactFields = {
    id: slug,
    statement: wording.statement ?? quote,
    source: passage.sourceId,
    quote,
    attribution: {
      kind,
      as: as || undefined,
      relayed: isRelayed(kind, as, passage.sourceId, work),
      inherited: proposal.attribution.inherited && as === proposal.attribution.as,
    },
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

/**
 * The topic that a fact goes into: its source's; where that is unfiled, the topic of what it says the same as, or the only one there is.
 * Throws UserError where there are several.
 */
function topicFor({ topicId, sourceId }: Fact, same: Fact | null, { view }: Work): string {
  if (topicId !== UNFILED) return topicId;
  const [only, ...others] = view.topics;
  const found = same?.topicId ?? (others.length === 0 ? only?.id : undefined);
  if (found === undefined) throw new UserError(WORK_TEXT.unfiled(view.sourceById.get(sourceId)?.title ?? sourceId), 2);
  return found;
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
  const held = heldOf('fact', fact, work);
  if (fact.status === 'withdrawn') throw new UserError(WORK_TEXT.staysWithdrawn(fact.id), 2);
  const { fields } = held.holding;
  const quote = wording.quote === undefined ? fields.quote : spanIn(fields.source, wording.quote, work);
  const { attribution } = fields;
  const [kind, as] = [wording.kind ?? attribution.kind, wording.as ?? attribution.as ?? ''];
  const spoken = kind === attribution.kind && as === (attribution.as ?? '');
  const next: FactFields = {
    ...fields,
    statement: wording.statement ?? fields.statement,
    quote,
    attribution: spoken
      ? attribution
      : { kind, as: as || undefined, relayed: isRelayed(kind, as, fields.source, work), inherited: attribution.inherited },
    // Whose view it is goes with the speaker, where it was the speaker's.
    view: spoken || fields.view !== attribution.as ? fields.view : undefined,
    modality: wording.modality ?? fields.modality,
    // What was read from other words doesn't hold for these.
    answers: quote === fields.quote ? fields.answers : undefined,
  };
  const whole = sound(completed(next, { ...fact, quote: { ...fact.quote, exact: quote } }, work));
  if (hashOf(whole) === hashOf(fields)) throw new UserError(WORK_TEXT.nothingChanged, 2);
  const { pending: _pending, gone, ...rest } = held.holding;
  // Another quote is one of the source as it stands.
  const bare: FactHolding = gone && quote === fields.quote ? { ...rest, gone } : rest;
  const fallsBack = held.holding.approved.length > 0;
  const holding: FactHolding =
    saidBy(whole) === saidBy(fields)
      ? { ...held.holding, fields: whole }
      : {
          ...bare,
          approved: [],
          // Why it was approved is no reason for what it falls back to.
          fields: fallsBack
            ? { ...whole, status: standsAs(whole.attribution.kind), reason: undefined, at: new Date(work.now).toISOString() }
            : whole,
        };
  return actOf(work, [{ holding, from: version, act: 'edit', reason: null }]);
}

/** The passage of a draft that still waits. Throws UserError that says what became of it otherwise. */
function passageOf({ id, exact }: DraftSeen, work: Work): Fact {
  const { view, onFile, who } = work;
  const passage = view.factById.get(id);
  if (passage && !passage.reviewed && passage.quote.exact === exact) return passage;
  const source = sourceSeen(id.slice(0, id.lastIndexOf('#')), work);
  const held = onFile.find('draft', id);
  if (source && held && held.holding.state !== 'open' && held.holding.exact === exact) {
    const factId = held.holding.factId !== null && view.factById.has(held.holding.factId) ? held.holding.factId : null;
    throw new UserError(WORK_TEXT.draftDone(held.holding.state, factId, accountShown(held.by, who.holders), held.at), 2);
  }
  if (source?.withdrawn) throw new UserError(WORK_TEXT.killedAlready(source.title, source.withdrawn.reason), 2);
  throw new UserError(passage && !passage.reviewed ? WORK_TEXT.draftChanged(passage.quote.exact) : WORK_TEXT.noDraft, 2);
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
  const exact = wanted.replace(/\r\n?/gu, '\n').trim();
  const found = locate(text, exact);
  if (!found) throw new UserError(WORK_TEXT.notInSource(closest(text, exact)?.passage ?? null), 2);
  const { begins, ends } = isWholeSentences(text, found.start, found.end);
  if (!begins || !ends) throw new UserError(WORK_TEXT.notWhole, 2);
  return exact;
}

/** Whether an id ever was a fact's. */
const isTaken = (id: string, { onFile }: Work): boolean => onFile.store.history('fact', id).length > 0;

/** An authority's word that another publisher passes on. */
function isRelayed(kind: AttributionKind, as: string, sourceId: string, work: Work): boolean {
  const publisher = sourceSeen(sourceId, work)?.publisher ?? null;
  return kind === 'official-on-record' && (publisher === null || plainKey(publisher) !== plainKey(as));
}

export const isKind = (text: string): text is AttributionKind => ATTRIBUTION_KINDS.some((kind) => kind === text);
export const isModality = (text: string): text is Modality => MODALITIES.some((modality) => modality === text);
