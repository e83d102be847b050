import type { Attribution, Modality } from './attribution.ts';
import type { Gate } from './audience.ts';
import type { Quote } from './quote.ts';
import type { Source } from './source.ts';
import type { Approval, Status } from './status.ts';

/** The kinds of thing that a question can ask for and a fact can answer. */
export const SLOTS = ['count', 'amount', 'duration', 'time', 'place', 'who', 'which', 'reason', 'manner', 'what'] as const;
export type Slot = (typeof SLOTS)[number];

/** One thing that a fact answers: a count of *what*, a time of *which event* (JUDGING.md, "The data says what it answers"). */
export interface FactAnswer {
  readonly slot: Slot;
  /** What is counted or measured, or the kind that `which` names. */
  readonly unit: string | null;
  /** Which event or thing it is about. */
  readonly subject: string | null;
  /** The answer's words as they stand in the quote; null where the whole quote answers. */
  readonly value: string | null;
  /** Written by an editor, or read from the quote by the machine. */
  readonly declared: boolean;
}

export const SCOPE_SLOTS = [...SLOTS, 'confirmation'] as const;
export type ScopeSlot = (typeof SCOPE_SLOTS)[number];

/** What an absence is silent about. */
export interface Scope {
  readonly slots: readonly ScopeSlot[];
  readonly subject: string | null;
  /** The id of the name that has not said; null: nobody in particular. */
  readonly body: string | null;
}

export const LINK_KINDS = ['supersedes', 'corrects', 'contradicts', 'denies', 'corroborates', 'no-confirmation-of'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  readonly kind: LinkKind;
  readonly to: string;
}

/** What the desk put on file: a statement for finding, a quote for saying, and its standing. */
export interface Fact {
  /** `topic/slug`, never used again; for a passage `sourceId#start-end`. */
  readonly id: string;
  readonly version: number;
  readonly topicId: string;
  readonly sourceId: string;
  /** The desk's words, only for finding; never shown as an answer. */
  readonly statement: string;
  /** Where `gone` is there, as it stands in that earlier version of the source. */
  readonly quote: Quote;
  /** The source has been changed since, and the quote is gone from it. Left out: it stands there. */
  readonly gone?: {
    /** The version of the source that has the quote. */
    readonly version: number;
    /** UTC ISO text: since when it is gone. */
    readonly at: string;
  };
  readonly attribution: Attribution;
  readonly status: Status;
  /** A status that takes two people and doesn't have them yet; shown to editors only. */
  readonly proposedStatus: Status | null;
  /** Given in chat, for the status that is proposed or reached by them. */
  readonly approvals: readonly Approval[];
  readonly modality: Modality;
  /** Whose view a characterisation is. */
  readonly view: string | null;
  /** null: not declared, to be read from the quote. */
  readonly answers: readonly FactAnswer[] | null;
  readonly scope: Scope | null;
  readonly links: readonly Link[];
  /** Ids of names that the fact is about, though its words don't say them. */
  readonly names: readonly string[];
  /** How a reporter would ask; these help ranking and never decide. */
  readonly questions: readonly string[];
  /** UTC ISO text each, or null. */
  readonly asOf: string | null;
  readonly validUntil: string | null;
  readonly reviewBy: string | null;
  readonly statusReason: string | null;
  readonly statusAt: string | null;
  /** false for passages and drafts: "Not yet reviewed by the desk". */
  readonly reviewed: boolean;
  readonly gates: readonly Gate[];
}

export const NAME_KINDS = ['person', 'body', 'place', 'group', 'thing', 'event'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A named thing with its spellings (DOMAIN.md, "Names"). */
export interface Name {
  readonly id: string;
  readonly topicId: string;
  readonly name: string;
  readonly kind: NameKind;
  /** The common nouns for it, lower case: "prison". */
  readonly is: readonly string[];
  /** Ids of the places that it lies in. */
  readonly in: readonly string[];
  readonly aliases: readonly string[];
  /** Spellings that never answer by themselves: they bring up "did you mean". */
  readonly maybe: readonly string[];
  readonly gates: readonly Gate[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly desk: string;
  /** One or two fact ids. */
  readonly bottomLine: readonly string[];
  readonly gates: readonly Gate[];
}

/** Everything on file, linked: every id in it resolves. */
export interface Library {
  readonly topics: readonly Topic[];
  readonly sources: readonly Source[];
  readonly facts: readonly Fact[];
  readonly names: readonly Name[];
}
