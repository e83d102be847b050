const DAY = 24 * 60 * 60_000;
/** A feed that fails is tried again after twice the time, and so on; never later than this (ms), unless it is polled less often anyway. */
const MOST = 6 * 60 * 60_000;
/** Feeds that were set together are polled apart: each comes later by up to this share of its interval. */
const JITTER = 0.1;

export interface Ended {
  /** Epoch ms. */
  readonly now: number;
  /** The feed's interval. */
  readonly minutes: number;
  /** Polls that failed, one after the other, this one counted. */
  readonly failures: number;
  /** For so long (ms) the server wants to be left alone, or has nothing newer. */
  readonly quiet: number;
  /** 0 to 1. */
  readonly random: number;
}

/** When (epoch ms) a feed is due again: never before its interval is over, nor before its server wants to be asked. */
export function nextPoll({ now, minutes, failures, quiet, random }: Ended): number {
  const interval = minutes * 60_000;
  const pause = failures === 0 ? interval : Math.min(interval * 2 ** Math.min(failures - 1, 20), Math.max(MOST, interval));
  return now + Math.ceil(Math.max(pause, Math.min(quiet, DAY)) * (1 + JITTER * random));
}
