import type { Outbox } from './corrections/outbox.ts';
import type { End } from './corrections/word.ts';
import type { Messenger } from './messenger.ts';

/** What is delivered: one message, known by its key. */
export interface Carried {
  readonly key: string;
  readonly platform: string;
}

export interface HandsMeans<D extends Carried> {
  readonly outbox: Pick<Outbox, 'keep' | 'settle'> & {
    /** Takes what comes next on a platform in hand, until an instant (epoch ms); null: nothing. */
    readonly next: (platform: string, now: number, until: number) => D | null;
  };
  readonly deliver: (delivery: D, messenger: Messenger) => Promise<End>;
  /** What comes of a delivery that a bug interrupted. */
  readonly broken: (delivery: D) => End;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Told of a bug in a delivery, with the delivery's key. */
  readonly failed: (reference: string, error: unknown) => void;
  /** Told of what may not have arrived, or surely hasn't. */
  readonly undelivered: (platform: string, reason: string, detail: string) => void;
}

/** Those who deliver, a few at a time on each platform. */
export interface Hands {
  /** Sets all hands to work that have none; resolves when they found nothing more to do. Never rejects. */
  readonly work: (messenger: Messenger) => Promise<void>;
  /** Whether there are hands for a platform. */
  readonly serve: (platform: string) => boolean;
  /** Nothing more is taken; resolves when nothing is in hand. */
  readonly stop: () => Promise<void>;
}

/** A delivery that is in hand is kept for so long (ms), and renewed so often: what a crash leaves behind is taken up after that. */
const HELD = { lease: 5_000, renew: 1_500 } as const;
/** Of one platform. */
const HANDS = 4;

export function makeHands<D extends Carried>({ outbox, deliver, broken, clock, failed, undelivered }: HandsMeans<D>): Hands {
  const inHand = new Set<string>();
  const working = new Map<string, Set<Promise<void>>>();
  let stopped = false;

  async function one(delivery: D, messenger: Messenger): Promise<void> {
    const { key } = delivery;
    inHand.add(key);
    const renewing = setInterval(() => keep(key), HELD.renew);
    try {
      const end = await deliver(delivery, messenger).catch((error: unknown): End => {
        failed(key, error);
        return broken(delivery);
      });
      outbox.settle(key, end);
      const { state, detail } = end;
      if (state === 'ambiguous' || state === 'unreachable') undelivered(delivery.platform, state, detail ?? '');
    } finally {
      clearInterval(renewing);
      inHand.delete(key);
    }
  }

  /** Where it can't be kept now, it is at the next time, or somebody else looks it up. */
  function keep(key: string): void {
    try {
      outbox.keep(key, clock() + HELD.lease);
    } catch (error) {
      failed(key, error);
    }
  }

  function take({ platform }: Messenger): D | null {
    const now = clock();
    return stopped ? null : outbox.next(platform, now, now + HELD.lease);
  }

  /** Delivers that, and what comes after it. */
  async function hand(first: D, messenger: Messenger): Promise<void> {
    for (let delivery: D | null = first; delivery !== null; delivery = take(messenger)) {
      // After a pause of the whole process its own deliveries look as if somebody had left them behind.
      if (!inHand.has(delivery.key)) await one(delivery, messenger);
    }
  }

  return {
    work: async (messenger) => {
      const { platform } = messenger;
      const hands = working.get(platform) ?? new Set();
      working.set(platform, hands);
      try {
        // Where there is nothing for one hand, there is nothing for the others.
        while (hands.size < HANDS) {
          const first = take(messenger);
          if (first === null) break;
          const busy: Promise<void> = hand(first, messenger)
            .catch((error: unknown) => failed(platform, error))
            .finally(() => hands.delete(busy));
          hands.add(busy);
        }
      } catch (error) {
        failed(platform, error);
      }
      await Promise.all(hands);
    },
    serve: (platform) => working.has(platform),
    stop: async () => {
      stopped = true;
      await Promise.all([...working.values()].flatMap((hands) => [...hands]));
    },
  };
}
