import type { Followed } from '../../desk/follows/follows.ts';
import type { DeliveryState, Outbox, Target } from '../corrections/outbox.ts';
import type { Cited, RecordedAnswer } from '../ledger.ts';

/** Where a message goes that the bot sends of itself: to one person in private, or to a thread or a channel for all to read. */
export type Addressee = Extract<Target, { kind: 'tell' | 'reply' }>;

/** What such a message is about. What it says is made when it goes out, for the eyes of those who read it then. */
export type About =
  /** What changed for somebody who follows something. */
  | { readonly kind: 'follow'; readonly followId: string; readonly turn: number }
  /** Questions that found nothing have been answered; which, the gaps know. */
  | { readonly kind: 'gap'; readonly gapId: string }
  /** A line for somebody who has to know. */
  | { readonly kind: 'notice'; readonly text: string };

/** One message that the bot sends of itself. */
export interface Dispatch {
  /** The messenger's delivery key; `[0-9a-f]`, 12 characters. What it says is recorded under it. */
  readonly key: string;
  readonly platform: string;
  readonly to: Addressee;
  readonly about: About;
  /** Epoch ms. */
  readonly planned: number;
  readonly state: DeliveryState;
  /** How often it was begun; above 0 an earlier try may have arrived. */
  readonly tries: number;
  /** The platform's own word for what went wrong; null: nothing did. */
  readonly detail: string | null;
}

/** A message before it is begun. */
export interface PlannedDispatch extends Pick<Dispatch, 'key' | 'platform' | 'to' | 'about' | 'planned'> {
  /** What it is, in words that no other message has: of two with the same one there is only the first. */
  readonly once: string;
}

/**
 * Messages that the bot sends of itself, on their way. Every call is synchronous and durable when it returns. Several processes may drain
 * them: a message is in one hand at a time.
 */
export interface Dispatches {
  /** Sets messages going; those whose `once` was planned before are left as they are. Returns how many are new. */
  readonly plan: (planned: readonly PlannedDispatch[]) => number;
  /**
   * Takes the next message of a platform in hand until an instant (epoch ms): one that waits for its time, or that somebody had in hand for
   * longer than that. The oldest first, and to one addressee one at a time; null: none.
   */
  readonly next: (platform: string, now: number, until: number) => Dispatch | null;
  /** Keeps a message that is in hand there until a later instant (epoch ms). */
  readonly keep: Outbox['keep'];
  /** What a message came to; `waiting`: to be tried again from an instant on (epoch ms). What is over stays so. */
  readonly settle: Outbox['settle'];
  /** null: there is none, or it is forgotten. */
  readonly find: (key: string) => Dispatch | null;
  /**
   * The recorded answers, by id, that tell an addressee of a fact without having been asked, by word of a correction or a dispatch; the newest
   * first, without those that surely never got there.
   */
  readonly told: (factId: string, platform: string, to: Addressee) => readonly string[];
  /**
   * In one act: writes down what a message says (null: it says nothing), and how far the follow has come that it is of. False where that
   * follow has come further already, or was stopped: then nothing is written, and the message isn't needed.
   */
  readonly write: (said: Said | null, followed: Followed) => boolean;
}

/** What a message says, and what it rests on. */
export interface Said {
  readonly recorded: RecordedAnswer;
  readonly cited: readonly Cited[];
}
