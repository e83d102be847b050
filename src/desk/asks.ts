/** How often something was asked that came to the same. */
export interface AskTally {
  readonly platform: string;
  /** The answers' outcome. */
  readonly outcome: string;
  /** null: it was about no topic. */
  readonly topicId: string | null;
  /** The gates (`gateKey`) behind which stood what it was about. */
  readonly behind: readonly string[];
  readonly times: number;
}

/** How often a fact or a passage was told by answers that came to the same, about the same. */
export interface ToldTally extends Omit<AskTally, 'platform'> {
  readonly factId: string;
}

/** How often each fact and passage was told, by id, as far as those may know it who may know of a question only if `may` says so. */
export function timesTold(tallies: readonly ToldTally[], may: (tally: ToldTally) => boolean): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const tally of tallies) if (may(tally)) times.set(tally.factId, (times.get(tally.factId) ?? 0) + tally.times);
  return times;
}

/** What was asked, without a word of it: it outlives the questions. Written with each answer (`Ledger.record`). */
export interface Asks {
  /** Since an instant (epoch ms), that instant included. */
  readonly since: (at: number) => readonly AskTally[];
  /** How often each fact and passage was told since then to somebody who asked, as far as answers are kept. */
  readonly toldSince: (at: number) => readonly ToldTally[];
}
