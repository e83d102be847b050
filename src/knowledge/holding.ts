import type { Quote } from '../domain/quote.ts';
import type { Approval, Status } from '../domain/status.ts';
import type { FactFields, NameFields, SourceFields, TopicFields } from './schema.ts';

/** One thing on file, as it is kept: its fields as a file words them, and what only the desk can add. Everything shown is built from these. */
export type Holding = TopicHolding | SourceHolding | FactHolding | NameHolding | DraftHolding;
export type HoldingKind = Holding['kind'];

export interface TopicHolding {
  readonly kind: 'topic';
  /** The topic's id. */
  readonly id: string;
  readonly topicId: string;
  readonly fields: TopicFields;
}

export interface SourceHolding {
  readonly kind: 'source';
  readonly id: string;
  readonly topicId: string;
  readonly fields: SourceFields;
  /** Verbatim; offsets count UTF-16 units. */
  readonly text: string;
  /** What an import knows of it; left out: it came from a knowledge file or from chat. */
  readonly imported?: Imported;
  /** Its adding was undone: it is as if it had never been on file. */
  readonly removed?: true;
}

/** What an import notes of a source, so that it knows it again without comparing it with all others. */
export interface Imported {
  /** SHA-256 of the item as it was read: equal for what says the very same. */
  readonly item: string;
  /** SHA-256 of the file that it was read from; null: it was none. */
  readonly file: string | null;
  /** Stands for where it was read; null: it has an identity of its own. */
  readonly place: string | null;
  /** Of its wording (src/language/sketch-index.ts). */
  readonly marks: readonly number[];
  /** Headline, byline, dateline and captions, which are no part of the text. */
  readonly beside: readonly { readonly kind: string; readonly text: string }[];
}

export interface FactHolding {
  readonly kind: 'fact';
  /** `topic/slug`; `fields.id` is the slug. */
  readonly id: string;
  readonly topicId: string;
  readonly fields: FactFields;
  /**
   * For `fields.status`, given in chat by accounts that the platform vouches for; a file's own stand in `fields.approvals` and only propose.
   */
  readonly approved: readonly Approval[];
  /** A status that somebody approved and that takes one more; left out: none. */
  readonly pending?: { readonly status: Status; readonly approvals: readonly Approval[] };
  /** The quote was not in the source's text any more when that changed; left out: it was. */
  readonly gone?: Gone;
  /** Its publication was undone: it is as if it had never been on file. */
  readonly removed?: true;
}

/** Where a quote stands that is gone from its source's current version. */
export interface Gone {
  /** The version of the source that the quote is taken from, and the SHA-256 of its text. */
  readonly version: number;
  readonly sha256: string;
  /** As it stands there. */
  readonly quote: Quote;
  /** UTC ISO text: since when it is gone. */
  readonly at: string;
}

export interface NameHolding {
  readonly kind: 'name';
  /** `topic/id`: one name may be described in several topics. */
  readonly id: string;
  readonly topicId: string;
  readonly fields: NameFields;
}

/** A sentence of a source in the desk's hands (DESIGN.md, "Facts, passages, drafts"). */
export interface DraftHolding {
  readonly kind: 'draft';
  /** The passage's, `sourceId#start-end`. */
  readonly id: string;
  readonly topicId: string;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  /** The sentence: where the source's text changed, it may stand elsewhere, or nowhere. */
  readonly exact: string;
  /** `open`: in the queue; `published`: a fact rests on it; `discarded`: no passage any more. */
  readonly state: 'open' | 'published' | 'discarded';
  /** The fact that came of it; null: none. */
  readonly factId: string | null;
}

/** A holding in one of its versions. */
export interface Held<H extends Holding = Holding> {
  readonly holding: H;
  /** 1 for the first. */
  readonly version: number;
  /** UTC ISO text: when it came to be. */
  readonly at: string;
  /** Who made it so: `slack:U1`, `discord:1`, `file`. */
  readonly by: string;
}

/** Equal for the same thing in all its versions, and for nothing else. */
export const holdingKey = ({ kind, id }: Pick<Holding, 'kind' | 'id'>): string => `${kind} ${id}`;
