import type { Conversation } from '../../search/conversation.ts';

/**
 * `open`: nothing answers it yet, as far as the desk has said · `filled`: an editor said what answers it · `closed`: an editor said that
 * nothing will, and why.
 */
export type GapState = 'open' | 'filled' | 'closed';

/** What an editor decided on a gap. */
export interface Settled {
  /** Of the act, which may settle several: `[0-9a-f]`, 12 characters. */
  readonly id: string;
  /** The editor's account. */
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  /** The entry that answers it; null: asking again does. */
  readonly factId: string | null;
  /** Why it was closed; null: it was filled. */
  readonly why: string | null;
}

/** One person's question that found nothing, or that was answered beside the point. */
export interface GapAsk {
  /** Unique, and tells nothing of the person. */
  readonly id: string;
  /** `miss`: it found nothing · `wrong`: the person said that the answer isn't what was asked. */
  readonly kind: 'miss' | 'wrong';
  /** The recorded answer that it is about. */
  readonly answerId: string;
  readonly platform: string;
  /** Where it was asked: a thread's parent, or the direct messages' own. */
  readonly channel: string;
  /** For all to read there. */
  readonly open: boolean;
  /** The platform's id. Nobody is ever shown it. */
  readonly person: string;
  /** The topic that it names or that the conversation was about; null: none. */
  readonly topicId: string | null;
  /** The gates (`gateKey`) behind which, in the asker's own view, stands something that it is about. */
  readonly behind: readonly string[];
  /** As it was asked. */
  readonly question: string;
  /** The one topic that its answer was to be of; null: of all. */
  readonly within: string | null;
  /** The conversation that it was asked in. */
  readonly conversation: Conversation;
  /** Facts and passages that the answer told something of, by id. */
  readonly told: readonly string[];
  /** What the person said was wrong; empty: nothing, or it is a miss. */
  readonly reason: string;
  /** Epoch ms. */
  readonly at: number;
  readonly state: GapState;
  /** Goes up whenever an editor decides on it. */
  readonly version: number;
  /** The source that was added for it; null: none. */
  readonly sourceId: string | null;
  /** null: it is open. */
  readonly settled: Settled | null;
}

/** What somebody said was wrong with an answer. */
export type Wrong = Pick<GapAsk, 'answerId' | 'platform' | 'channel' | 'open' | 'person' | 'topicId' | 'behind' | 'reason' | 'at'>;

/** A gap as an editor saw it. */
export type GapSeen = Pick<GapAsk, 'id' | 'version'>;

/** What is left of a gap when its words are forgotten. */
export interface GapTally extends Pick<GapAsk, 'at' | 'state' | 'topicId' | 'behind'> {
  readonly settledId: string | null;
  /** Epoch ms; null: it is open. */
  readonly settledAt: number | null;
}

/** An act that filled gaps, and whose word is still to go out. */
export interface Filled {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** When the first of them was asked (epoch ms). */
  readonly since: number;
}

/**
 * Questions that nothing on file answered. A miss is written down with its answer (`Ledger.record`); its words go with the answer's. Every
 * call is synchronous and durable when it returns.
 */
export interface Gaps {
  /** One for a person and an answer: the last word counts. */
  readonly wrong: (wrong: Wrong) => void;
  /** Those that are open and whose words are kept, the oldest first. */
  readonly open: () => readonly GapAsk[];
  /** In the order asked for, without those that are forgotten. */
  readonly find: (ids: readonly string[]) => readonly GapAsk[];
  /** What one act settled, as far as its words are kept, the oldest first. */
  readonly settledBy: (settledId: string) => readonly GapAsk[];
  /** Settles all of them, or, where somebody was quicker with one, none: false. */
  readonly settle: (seen: readonly GapSeen[], state: Exclude<GapState, 'open'>, settled: Settled) => boolean;
  /** Notes the source that was added for open ones. */
  readonly noteSource: (ids: readonly string[], sourceId: string) => void;
  /** Acts that filled something of which nobody has been told, the oldest first. */
  readonly untold: () => readonly Filled[];
  /** Word of an act is planned. */
  readonly tell: (settledId: string) => void;
  /** All that ever were, the oldest first. */
  readonly tally: () => readonly GapTally[];
}
