/** ISO 8601: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a channel's daily summary comes, and what it is about. */
export interface Schedule {
  readonly platform: string;
  /** The platform's own id. A channel has one schedule at most. */
  readonly channel: string;
  /** Ids of topics, in the order in which they are told; empty: all that the channel may see. */
  readonly topics: readonly string[];
  /** In order; at least one. */
  readonly days: readonly Weekday[];
  /** The local time of day, `HH:MM`. */
  readonly time: string;
  /** IANA's name of the time zone. */
  readonly zone: string;
  /** Who answers for it that day, as the desk names them; null: nobody is named. */
  readonly duty: string | null;
  readonly state: 'active' | 'paused';
  /** The account that set it: told where a summary can't be posted or pinned. */
  readonly by: string;
  /** Epoch ms: set, or resumed, then. What was due before isn't made up for. */
  readonly since: number;
}

/** The schedules of all channels. Every call is synchronous and durable when it returns. */
export interface Schedules {
  /** By platform and channel. */
  readonly all: () => readonly Schedule[];
  /** null: none is set. */
  readonly of: (platform: string, channel: string) => Schedule | null;
  /** In place of the channel's earlier one. */
  readonly set: (schedule: Schedule) => void;
  /** No more summaries there; false: there was none. The last one stays pinned, and is kept up to date no more. */
  readonly stop: (platform: string, channel: string) => boolean;
}
