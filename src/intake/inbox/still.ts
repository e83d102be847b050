import type { Waiting } from './waiting.ts';

/** How long (ms) a file must lie as it is before it is taken; one with nothing in it yet may be about to be written. */
const STILL = { file: 2000, empty: 30_000 } as const;

/** Knows since when files lie as they are. */
export interface Stillness {
  /** Those that nobody writes any more, of all that lie there `now` (epoch ms). */
  readonly of: (waiting: readonly Waiting[], now: number) => Waiting[];
}

export function makeStillness(): Stillness {
  let since = new Map<string, { readonly state: string; readonly at: number }>();
  return {
    of: (waiting, now) => {
      const seen = new Map<string, { readonly state: string; readonly at: number }>();
      for (const { file, state } of waiting) {
        const before = since.get(file);
        // A clock that was set back begins anew.
        seen.set(file, before?.state === state && before.at <= now ? before : { state, at: now });
      }
      since = seen;
      return waiting.filter(({ file, isEmpty }) => now - (seen.get(file)?.at ?? now) >= (isEmpty ? STILL.empty : STILL.file));
    },
  };
}
