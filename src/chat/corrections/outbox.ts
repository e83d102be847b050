import type { Affected, Correction } from '../../desk/store.ts';
import type { Cited, RecordedAnswer } from '../ledger.ts';
import type { Post } from '../messenger.ts';

/** Where word of a correction goes. */
export type Target =
  /** The post that a recorded answer stands in is edited. */
  | { readonly kind: 'edit'; readonly answerId: string }
  /** One reply in the thread, or, where an answer stood in a channel itself, in the channel. */
  | { readonly kind: 'reply'; readonly channel: string; readonly thread: string | null }
  /** A direct message to somebody who was told in private. */
  | { readonly kind: 'tell'; readonly person: string }
  /** To the editor: what it came to. */
  | { readonly kind: 'report'; readonly person: string };

/**
 * `waiting`: not tried yet, or surely not there · `trying`: in hand, or left behind in a crash · `done` · `needless`: what was told is what
 * stands · `ambiguous`: it may be there and can't be looked up, so it isn't sent again · `unreachable`: deleted, closed, not allowed.
 */
export const DELIVERY_STATES = ['waiting', 'trying', 'done', 'needless', 'ambiguous', 'unreachable'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One message of a correction, once for each target. */
export interface OutboxDelivery {
  /** The messenger's delivery key; `[0-9a-f]`, 12 characters. */
  readonly key: string;
  readonly correctionId: string;
  readonly platform: string;
  readonly target: Target;
  /** The recorded answers that it is about, the oldest first. */
  readonly answerIds: readonly string[];
  readonly state: DeliveryState;
  /** How often it was begun; above 0 an earlier try may have arrived. */
  readonly tries: number;
  /** The platform's own word for what went wrong; null: nothing did. */
  readonly detail: string | null;
}

/** An answer that told one of the facts in a version that isn't right any more, and that no later record of the same post replaces. */
export interface Copy {
  readonly recorded: RecordedAnswer;
  /** `open`: it is still being posted, or put in its post · `failed`: it never got there. */
  readonly state: 'posted' | 'open' | 'failed';
  /** Where it stands; null: it has no post of its own that could be edited. */
  readonly post: Post | null;
  /** All that it tells something of. */
  readonly cited: readonly Cited[];
  /** A later record stands in its place, or is on its way there; one that surely never got there doesn't. */
  readonly revised: boolean;
}

/**
 * Corrections on their way. Every call is synchronous and durable when it returns. Several processes may drain one outbox: a delivery is in
 * one hand at a time.
 */
export interface Outbox {
  /** Corrections that wait to go, or are going, whose time has come (epoch ms); the oldest first. */
  readonly due: (now: number) => readonly Correction[];
  /** The ids of corrections of a fact whose time comes, or came, after an instant (epoch ms), whatever became of them; the newest first. */
  readonly of: (factId: string, after: number) => readonly string[];
  /** What people have been told of these facts, up to those versions; oldest first. */
  readonly copies: (affected: readonly Affected[]) => readonly Copy[];
  /** As `copies`, without what stands in daily summaries that aren't kept up to date any more. */
  readonly copiesNow: (affected: readonly Affected[]) => readonly Copy[];
  /** How it is with one answer now; null: it was forgotten. */
  readonly copyOf: (answerId: string) => Copy | null;
  /** Sets a correction going with these deliveries; targets that it has already stay as they are. Returns how many are new. */
  readonly plan: (correctionId: string, deliveries: readonly Pick<OutboxDelivery, 'key' | 'platform' | 'target' | 'answerIds'>[]) => number;
  /**
   * Takes the next delivery of a platform in hand until an instant (epoch ms): one that waits for its time, or that somebody had in hand for
   * longer than that. Edits come first, then replies, people, the report, which waits until nothing else of its correction is open. null: none.
   */
  readonly next: (platform: string, now: number, until: number) => OutboxDelivery | null;
  /** Keeps a delivery that is in hand there until a later instant (epoch ms). */
  readonly keep: (key: string, until: number) => void;
  /** What a delivery came to; `waiting`: to be tried again from an instant on (epoch ms). Those of another correction aren't held up by it. */
  readonly settle: (
    key: string,
    end: { readonly state: Exclude<DeliveryState, 'trying'>; readonly detail: string | null; readonly at: number },
  ) => void;
  readonly deliveries: (correctionId: string) => readonly OutboxDelivery[];
  /** It is over. */
  readonly close: (correctionId: string) => void;
}
