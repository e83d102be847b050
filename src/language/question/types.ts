import type { Slot } from '../../domain/fact.ts';
import type { Pos } from '../wordnet.ts';

/** What kind of thing a part of a question asks for. */
export type Ask = Slot | 'whether' | 'source' | 'confirmation' | 'denial';

/** One thing that the evidence has to cover. */
export interface Need {
  readonly kind: 'name' | 'number' | 'date' | 'ordinal' | 'word' | 'unknown';
  /** As the asker wrote it. */
  readonly text: string;
  /** Base forms, or one phrase; empty for names and numbers. */
  readonly bases: readonly { readonly base: string; readonly pos: Pos | null }[];
  /** Single words inside a phrase, which together may stand for it. */
  readonly words: readonly string[];
  /** Candidate names' ids. */
  readonly nameIds: readonly string[];
  readonly value: number | null;
  /** `unit`: what is counted, or the kind asked for by "which"; `modifier`: says which of them. */
  /** `head`: the very thing asked about ("the population of …", "the firm's revenue"); `speaker`: who is asked to have said, confirmed or denied it. */
  readonly role: 'unit' | 'modifier' | 'predicate' | 'speaker' | 'head' | 'other';
  /** Where it stands in the part's text, UTF-16 offset. */
  readonly start: number;
  /** A name that only places the thing: "in Westhaven", "the Menck trial". */
  readonly adjunct: boolean;
  /** Helps ranking; never missing. */
  readonly optional: boolean;
}

export interface Part {
  readonly text: string;
  readonly ask: Ask;
  readonly needs: readonly Need[];
  /** "they", "it", "that": leans on what was said before. */
  readonly pronoun: boolean;
  /** Nothing but question words. */
  readonly bare: boolean;
  readonly past: boolean;
  readonly negated: boolean;
  /** Asks what somebody said, so that a speaker may be among the needs. */
  readonly speech: boolean;
}

/** A claim that the question takes for granted. */
export interface Claim {
  readonly text: string;
  readonly part: Part;
}

export interface Question {
  /** As asked, cleaned of invisible characters. */
  readonly text: string;
  readonly kind: 'greeting' | 'thanks' | 'help' | 'empty' | 'overview' | 'changes' | 'ask';
  readonly parts: readonly Part[];
  readonly claims: readonly Claim[];
  /** Names that a spelling may mean, where the reader must say which. */
  readonly unsure: readonly { readonly text: string; readonly nameIds: readonly string[] }[];
  /** Goes on from what was asked before: "and …", "what about …". */
  readonly continues: boolean;
  /** Words corrected: typed → taken for. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
}
