import { countItems, type IntakeCounts, type IntakeLog } from '../taking.ts';
import type { Feed } from './feed-list.ts';
import { nextPoll } from './next-poll.ts';
import { type Polled, type PollMeans, pollFeed } from './poll-feed.ts';
import type { Polls, Standing } from './polls.ts';

export interface PollingMeans extends PollMeans {
  readonly feeds: readonly Feed[];
  readonly polls: Polls;
  /** This process's, unlike any other's. */
  readonly hand: string;
  /** Epoch ms. */
  readonly clock: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly counts: Pick<IntakeCounts, 'imported' | 'polled'>;
  readonly log: IntakeLog;
}

export interface Polling {
  /** Polls what is due, a few at a time; resolves when nothing more is. Never rejects. */
  readonly go: () => Promise<void>;
  /** Breaks off what is being fetched, and begins nothing more; resolves when nothing is in hand. */
  readonly stop: () => Promise<void>;
}

/** A feed in hand is kept for so long (ms), and renewed so often: what a crash leaves behind is taken up after that. */
const HELD = { lease: 60_000, renew: 15_000 } as const;
/** Feeds that are polled at the same time. */
const HANDS = 4;

export function makePolling(means: PollingMeans): Polling {
  const { feeds, polls, hand, clock, random, counts, log } = means;
  const stopping = new AbortController();
  const inHand = new Map<Feed, Promise<void>>();

  async function one(feed: Feed, standing: Standing): Promise<void> {
    const { url, minutes } = feed;
    const renewing = setInterval(() => {
      try {
        polls.keep(url, hand, clock() + HELD.lease);
      } catch {
        // A locked database: the next time will do, and what another hand took meanwhile is its own.
      }
    }, HELD.renew);
    try {
      const polled = await pollFeed(feed, standing, means, stopping.signal);
      const { failures } = polled.standing;
      const now = clock();
      polls.settle(
        url,
        hand,
        polled.standing,
        polled.end === 'stopped' ? now : nextPoll({ now, minutes, failures, quiet: polled.quiet, random: random() }),
      );
      tell(feed, standing, polled);
    } catch (error) {
      counts.polled('failed');
      log.error({ error, ...named(feed) }, 'taking in a feed broke');
      const failures = standing.failures + 1;
      const due = nextPoll({ now: clock(), minutes, failures, quiet: 0, random: random() });
      polls.settle(url, hand, { ...standing, failures, trouble: 'broke' }, due);
    } finally {
      clearInterval(renewing);
    }
  }

  /** A feed that goes on failing in the same way is told once, and once more when it is well again. */
  function tell(feed: Feed, before: Standing, { end, tally, standing, reason }: Polled): void {
    if (end === 'stopped') return;
    counts.polled(end);
    if (tally) countItems(counts, 'feed', tally);
    const { trouble, failures } = standing;
    if (reason !== null && trouble !== before.trouble)
      log.warn({ ...named(feed), trouble, reason, failures }, 'a feed can not be taken in');
    else if (trouble === null && before.trouble !== null) log.info({ ...named(feed), failed: before.failures }, 'a feed is well again');
    if (tally && reason === null && tally.refused > 0)
      log.warn({ ...named(feed), refused: tally.refused }, 'some entries of a feed were refused');
  }

  /** Which one it is; addresses may hold keys, so that they don't stand in the log. */
  const named = (feed: Feed) => ({ feed: feeds.indexOf(feed) + 1, host: new URL(feed.url).host });

  function begin(feed: Feed): void {
    const now = clock();
    const standing = polls.take(feed.url, hand, now, now + HELD.lease);
    if (!standing) return;
    const busy: Promise<void> = one(feed, standing)
      .catch((error: unknown) => log.error({ error, ...named(feed) }, 'what came of a feed could not be written down'))
      .finally(() => inHand.delete(feed));
    inHand.set(feed, busy);
  }

  return {
    go: async () => {
      for (const feed of feeds) {
        while (inHand.size >= HANDS) await Promise.race(inHand.values());
        if (stopping.signal.aborted) break;
        try {
          if (!inHand.has(feed)) begin(feed);
        } catch (error) {
          log.error({ error, ...named(feed) }, 'a feed could not be taken in hand');
        }
      }
      await Promise.all(inHand.values());
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(inHand.values());
    },
  };
}
