import type { Point } from '../point.ts';

export const PACES = ['now', 'hourly', 'daily'] as const;
export type Pace = (typeof PACES)[number];

/** Hours of the night, on the clocks of a person's zone; they may lie around midnight. */
export interface Quiet {
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`; not in them any more. */
  readonly to: string;
}

/** Where somebody is told. */
export type Where =
  | { readonly kind: 'privately' }
  /** For all to read who read there; `thread` null: in the channel itself. */
  | { readonly kind: 'thread'; readonly channel: string; readonly thread: string | null };

/** How far a follow has come. */
export interface Cursor {
  /** Counts the times that it came further, from 0. */
  readonly turn: number;
  /** What changed after that is still to be told. */
  readonly since: Point;
  /** Entries of which something older is still to be told, each with the point that it was told up to. */
  readonly left: Readonly<Record<string, Point>>;
}

/** Somebody who wants to be told what changes. */
export interface Follow extends Cursor {
  /** `[0-9a-f]`, 12 characters. */
  readonly id: string;
  readonly platform: string;
  /** The platform's id of whoever set it. */
  readonly person: string;
  readonly what: { readonly kind: 'topic' | 'fact'; readonly id: string };
  readonly where: Where;
  readonly pace: Pace;
  /** Of the person, IANA's name: what `quiet` and `at` are read in. */
  readonly zone: string;
  /** null: at any hour. In threads it isn't minded. */
  readonly quiet: Quiet | null;
  /** The local time (`HH:MM`) at which a daily one comes. */
  readonly at: string;
}

/** How far a follow comes by a message, from the turn that the message was made in. */
export interface Followed extends Cursor {
  readonly followId: string;
}

/** Who follows what. Every call is synchronous and durable when it returns. */
export interface Follows {
  /** The oldest first. */
  readonly all: () => readonly Follow[];
  /** A person's; the oldest first. */
  readonly of: (platform: string, person: string) => readonly Follow[];
  /** null: there is none, or it was stopped. */
  readonly find: (id: string) => Follow | null;
  /**
   * Somebody follows a thing in a place; who does so already goes on from where they are, at the new pace and hours. Returns it as it stands.
   */
  readonly set: (follow: Follow) => Follow;
  /** False: there is none, or it isn't that person's. */
  readonly stop: (id: string, platform: string, person: string) => boolean;
}
