import type { Call, Offer } from '../commands/call.ts';
import type { Answer } from '../domain/answer.ts';
import type { Conversation } from '../search/conversation.ts';
import type { Address, Invocation } from './invocation.ts';
import type { Post } from './messenger.ts';

/** An answer as it was given, written down before it is posted. */
export interface RecordedAnswer {
  /** `[a-z0-9]`, in button ids, and the delivery's key. */
  readonly id: string;
  /** The invocation's. */
  readonly key: string;
  readonly platform: string;
  /** Where it goes; without the handle, which is a secret. */
  readonly address: Address;
  readonly answer: Answer;
  /** Whether a button offers to share it to the channel. */
  readonly share: boolean;
  /** The first item that it shows. */
  readonly from: number;
  /** What is said above it; null: nothing. */
  readonly above: string | null;
  /** What buttons under it do, beside those that every such answer has. */
  readonly offers: readonly Offer[];
  /** The conversation that the question was asked in, so that it can be asked anew; null: none. */
  readonly asked: Conversation | null;
  /** The recorded answer in whose post it stands now; null: it has a post of its own. */
  readonly revises: string | null;
  /** Epoch ms. */
  readonly at: number;
}

/** A fact that an answer rests on, in the version that was told. */
export interface Cited {
  readonly factId: string;
  readonly version: number;
}

/** That somebody asked for an answer, as it is kept without its words. */
export interface KeptAsk {
  /** The topic that the question names or that the conversation was about; null: none. */
  readonly topicId: string | null;
  /** The gates (`gateKey`) behind which, in the asker's own view, stands something that it is about. */
  readonly behind: readonly string[];
  /** It is one of the questions that nothing on file answers. */
  readonly missed: boolean;
}

/** What an earlier run took and didn't finish. */
export interface Unfinished {
  readonly invocation: Invocation;
  /** null: it hadn't come to an answer. */
  readonly recorded: RecordedAnswer | null;
}

/**
 * What the bot remembers of what it was asked and what it said. Every write but `finish` is durable when the call returns; every call is
 * synchronous, so that nothing can come between.
 */
export interface Ledger {
  /** Takes an invocation, once: false where its key was taken before. */
  readonly take: (invocation: Invocation) => boolean;
  /**
   * Writes down an answer, what it rests on and, in the same act, what its conversation has come to, and that it was asked for (`ask`; null or
   * left out: nobody did).
   */
  readonly record: (
    answer: RecordedAnswer,
    cited: readonly Cited[],
    kept: { readonly thread: string; readonly conversation: Conversation } | null,
    ask?: KeptAsk | null,
  ) => void;
  /**
   * It is over (durable a moment later, or when the ledger closes): posted (`post`: where its last answer stands; null: it has no id), or
   * given up, or met with silence. The invocation's words and handle are forgotten.
   */
  readonly finish: (
    key: string,
    end: { readonly outcome: 'sent' | 'silent' | 'failed'; readonly post: Post | null; readonly at: number },
  ) => void;
  /** Where a recorded answer stands that no invocation asked for; null: it has no post. */
  readonly placed: (answerId: string, post: Post | null) => void;
  readonly find: (answerId: string) => RecordedAnswer | null;
  /** How often each fact and passage was told, by id. */
  readonly asked: () => ReadonlyMap<string, number>;
  /** What a form that is shown is for, by its id. */
  readonly keepForm: (formId: string, call: Call, at: number) => void;
  readonly formOf: (formId: string) => Call | null;
  /** In the order in which they were taken. */
  readonly unfinished: (platform: string) => readonly Unfinished[];
  /** null: the bot hasn't answered in that conversation. */
  readonly conversation: (thread: string) => { readonly conversation: Conversation; readonly at: number } | null;
  readonly converse: (thread: string, conversation: Conversation, at: number) => void;
  /** Who has a thing that only one may have: `by`, if nobody had it before. `at` is epoch ms. */
  readonly claim: (what: string, by: string, at: number) => string;
  /** Gives up whatever `by` has: another may have it. */
  readonly release: (by: string) => void;
  /** The last instant (epoch ms) noted under a name; null: none yet. */
  readonly noted: (name: string) => number | null;
  readonly note: (name: string, at: number) => void;
  /** The names that something was noted under and that begin so, the last noted first. */
  readonly notedNames: (beginning: string) => readonly string[];
  /** Forgets questions and answers older than that instant (epoch ms), and what gaps say of them; returns how many. What is left are counts. */
  readonly forget: (before: number) => number;
  readonly close: () => void;
}
