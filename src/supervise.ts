import { type Platform, StartFailure } from './chat/platform.ts';
import type { PlatformHealth } from './health.ts';

export interface Supervised {
  /** Connects; rejects with StartFailure for what the operator or the network is to blame for. */
  readonly connect: () => Promise<Platform>;
  /** Told of every change. */
  readonly health: (health: PlatformHealth) => void;
  /** Told of an error that is no StartFailure: a bug. */
  readonly failed: (error: unknown) => void;
  /** Resolves after so many ms, or at once when the work is over. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface Supervisor {
  /** Settles when the first try is over: the platform, or why it failed. */
  readonly first: Promise<Platform | StartFailure>;
  /** Tries no more; the platform that is connected, if one is. */
  readonly end: () => Promise<Platform | null>;
}

/** Pause before the second try, twice as long each time, up to `most` (ms). */
const PAUSE = { first: 1000, most: 5 * 60_000 } as const;

/** Brings a platform up, and tries again for as long as it takes: one platform's failure is nobody else's. */
export function supervise({ connect, health, failed, wait }: Supervised): Supervisor {
  let over = false;
  let up: Platform | null = null;
  const tried = Promise.withResolvers<Platform | StartFailure>();

  async function keepTrying(): Promise<void> {
    for (let pause: number = PAUSE.first; !over; pause = Math.min(PAUSE.most, pause * 2)) {
      health({ state: 'starting', detail: '' });
      try {
        up = await connect();
        health({ state: 'connected', detail: up.detail });
        tried.resolve(up);
        return;
      } catch (error) {
        const failure =
          error instanceof StartFailure ? error : new StartFailure('It broke while starting; the log says where.', false, { cause: error });
        if (failure !== error) failed(error);
        health({ state: failure.refused ? 'refused' : 'disconnected', detail: failure.message });
        tried.resolve(failure);
      }
      await wait(pause);
    }
  }

  const trying = keepTrying();
  return {
    first: tried.promise,
    end: async () => {
      over = true;
      await trying;
      return up;
    },
  };
}
