import type { Sent } from './messenger.ts';

/** What one try at posting came to. */
export type Attempt =
  | { readonly kind: 'done'; readonly message: string | null; readonly thread: string | null }
  /** Rate limited: nothing was applied; may be tried again after so many ms. */
  | { readonly kind: 'limited'; readonly ms: number }
  /** Surely not applied: no connection, or the platform said so. */
  | { readonly kind: 'missed'; readonly detail: string }
  /** May have been applied: the connection broke, or the platform broke, after it was sent. */
  | { readonly kind: 'lost'; readonly detail: string }
  | { readonly kind: 'refused'; readonly reason: 'forbidden' | 'gone' | 'too-late' | 'failed'; readonly detail: string };

export interface Delivery {
  /** One try. Never throws for what the platform or the network does. */
  readonly attempt: () => Promise<Attempt>;
  /**
   * Whether an earlier try arrived: what it came to, or null if it surely didn't. Throws where that can't be found out now. null: the
   * platform can't be asked, so that a lost try is never repeated; `safe`: a repeated try is the same message by the platform's own promise.
   */
  readonly lookUp: (() => Promise<Sent | null>) | 'safe' | null;
  /** An earlier run may have tried. */
  readonly again: boolean;
}

/** What deliveries share. */
export interface Patience {
  /** Resolves after so many ms. */
  readonly wait: (ms: number) => Promise<void>;
  /** Told of each further try, for the metrics. */
  readonly retried: () => void;
}

/** Tries in all, and the pause before the second; each further one is twice as long, up to `most` (ms). */
const TRIES = { all: 8, pause: 250, most: 20_000 } as const;

/**
 * Delivers once: waits out rate limits, tries again what surely didn't arrive, looks up what may have, and never repeats what can't be
 * looked up. Gives up after some minutes.
 */
export async function deliver({ attempt, lookUp, again }: Delivery, { wait, retried }: Patience): Promise<Sent> {
  let unsure = again;
  let detail = 'not tried';
  for (let tries = 0; tries < TRIES.all; tries++) {
    if (tries > 0) retried();
    if (unsure && lookUp === null) return { ok: false, reason: 'unsure', detail };
    if (unsure && typeof lookUp === 'function') {
      const found = await lookUp().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      if (found instanceof Error) {
        detail = found.message;
        await wait(pause(tries));
        continue;
      }
      if (found) return found;
      unsure = false;
    }
    const came = await attempt();
    switch (came.kind) {
      case 'done':
        return { ok: true, message: came.message, thread: came.thread };
      case 'refused':
        return { ok: false, reason: came.reason, detail: came.detail };
      case 'limited':
        detail = 'rate limited';
        await wait(came.ms);
        break;
      case 'missed':
        detail = came.detail;
        await wait(pause(tries));
        break;
      case 'lost':
        unsure = true;
        detail = came.detail;
        if (lookUp !== null) await wait(pause(tries));
        break;
    }
  }
  return { ok: false, reason: unsure && typeof lookUp !== 'function' && lookUp !== 'safe' ? 'unsure' : 'unreachable', detail };
}

function pause(tries: number): number {
  return Math.min(TRIES.most, TRIES.pause * 2 ** tries);
}
