import type { Point } from '../point.ts';

/** An edit of a summary's posts during the day. */
export interface SummaryEdit {
  /** Epoch ms. */
  readonly at: number;
  /** In one line. */
  readonly text: string;
  /** The facts that the line is about: it stands as long as those who read it may see all of them. */
  readonly factIds: readonly string[];
}

/** What was settled when a day's summary was made, and what has been said in it since. */
export interface SummaryNotes {
  /** When it was first due (epoch ms). */
  readonly due: number;
  readonly topics: readonly string[];
  readonly zone: string;
  readonly duty: string | null;
  /** The account that is told where it can't be posted or pinned. */
  readonly by: string;
  /** When the bot wasn't there meanwhile; epoch ms. */
  readonly offline: readonly { readonly from: number; readonly to: number }[];
  /** A link to the one before; null: there is none, or none can be had. */
  readonly previous: string | null;
  /** What the edits since were about, the first one first. */
  readonly edits: readonly SummaryEdit[];
  /** Corrections up to there have been told in its thread, or are `reply`. */
  readonly corrected: Point;
  /** Corrections that are being told in its thread, as the post with that number; null: none are. */
  readonly reply: { readonly number: number; readonly since: Point; readonly until: Point } | null;
}

/**
 * `making`: it is being posted and pinned, and the one before unpinned · `standing`: it is kept up to date · `over`: the next one came, or
 * no more come · `failed`: it couldn't be posted, or nobody knows whether it was.
 */
export type SummaryState = 'making' | 'standing' | 'over' | 'failed';

/** `trying`: it may be pinned · `refused`: the platform won't · `off`: it was unpinned, or never pinned and won't be. */
export type PinState = 'none' | 'trying' | 'pinned' | 'refused' | 'off';

/** A channel's summary of one day. */
export interface DaySummary {
  /** `[0-9a-f]`, 12 characters. */
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  /** The local date, `YYYY-MM-DD`: one summary a channel and day. */
  readonly day: string;
  /** It covers what happened from there … */
  readonly since: Point;
  /** … to there, when it was made; the next one goes on from there. */
  readonly made: Point;
  readonly notes: SummaryNotes;
  readonly state: SummaryState;
  readonly pin: PinState;
  /** The platform's word for why it couldn't be posted or pinned; null: nothing went wrong. */
  readonly detail: string | null;
  /** How things stood when its posts were last looked at. */
  readonly shown: Point;
}

/**
 * `open`: it may be there, or may not · `posted` · `editing`: it is there, and may show what it showed before · `gone`: it was there, and
 * isn't any more.
 */
export type PostState = 'open' | 'posted' | 'editing' | 'gone';

/** One post of a summary. */
export interface SummaryPost {
  readonly summaryId: string;
  /** 0: the pinned one; below it, in its thread, 1 and on; from `REPLIES` on: corrections that were told there. */
  readonly number: number;
  /** The recorded answer that it shows, or is to show. */
  readonly answerId: string;
  /** A hash of what that says, but for the time at which it was looked at. */
  readonly shows: string;
  readonly state: PostState;
  readonly channel: string | null;
  readonly thread: string | null;
  /** null: it isn't known to be there. */
  readonly message: string | null;
}

/** A post of a summary. */
export interface SummaryPlace {
  readonly number: number;
  /** Whether its summary is being made or kept up to date. */
  readonly isKept: boolean;
}

/** The number of the first correction told in a summary's thread. */
export const REPLIES = 100;

/** Daily summaries and their posts. Every call is synchronous and durable when it returns. */
export interface Summaries {
  /** Makes a channel's summary of a day, in state `making`; false: there is one already, and nothing was done. */
  readonly claim: (summary: Omit<DaySummary, 'id' | 'state' | 'pin' | 'detail' | 'shown'>) => boolean;
  /** null: there is none. */
  readonly find: (id: string) => DaySummary | null;
  readonly of: (platform: string, channel: string, day: string) => DaySummary | null;
  /** The last one that was posted in a channel; null: none was. */
  readonly last: (platform: string, channel: string) => DaySummary | null;
  /** The last one in a channel of which nobody knows whether its first post is there; null: there is none. */
  readonly unknown: (platform: string, channel: string) => DaySummary | null;
  /**
   * Lets a summary that has no post yet have the first post of another one, of which nobody knows whether it is there; that one has failed.
   * False where another hand has that one (`now` is epoch ms), or its post is known by now: then nothing was done.
   */
  readonly adopt: (id: string, from: string, now: number) => boolean;
  /** Those that are being made or kept up to date, the oldest first. */
  readonly open: (platform: string) => readonly DaySummary[];
  /** Those of a channel whose post is pinned, or may be; the oldest first. */
  readonly pinned: (platform: string, channel: string) => readonly DaySummary[];
  readonly change: (
    id: string,
    changes: Partial<Pick<DaySummary, 'notes' | 'state' | 'pin' | 'detail' | 'shown' | 'since' | 'made'>>,
  ) => void;
  /** Takes a summary in hand until an instant, unless another hand has it (epoch ms). */
  readonly take: (id: string, hand: string, now: number, until: number) => boolean;
  /** Keeps it in that hand until a later instant (epoch ms); false: another has it. */
  readonly keep: (id: string, hand: string, until: number) => boolean;
  /** Lets go of it; not to be taken before an instant (epoch ms). */
  readonly release: (id: string, hand: string, at: number) => void;
  /** By number. */
  readonly posts: (summaryId: string) => readonly SummaryPost[];
  /** In place of the post with that number. */
  readonly put: (post: SummaryPost) => void;
  /** The post of a summary that a recorded answer stands in, whatever was put in its place since; null: it stands in none. */
  readonly placeOf: (answerId: string) => SummaryPlace | null;
}
