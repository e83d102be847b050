import type { Summaries } from '../../desk/daily/summaries.ts';

/** Another hand has the summary by now. */
export class Lost extends Error {}

/** A summary that is in hand is kept for so long (ms), and renewed so often: what a crash leaves behind is taken up after that. */
const HELD = { lease: 15_000, renew: 4_000 } as const;

/**
 * Does something with a summary in hand, unless another hand has it; `work` gets a check that throws `Lost` once it is another's. Returns
 * what came of it: from when on it may be taken again (epoch ms); null: it wasn't to be had, or is lost.
 */
export async function inHand(
  summaryId: string,
  hand: string,
  summaries: Pick<Summaries, 'take' | 'keep' | 'release'>,
  clock: () => number,
  work: (held: () => void) => Promise<number>,
): Promise<number | null> {
  if (!summaries.take(summaryId, hand, clock(), clock() + HELD.lease)) return null;
  const keep = () => summaries.keep(summaryId, hand, clock() + HELD.lease);
  const renewing = setInterval(() => {
    try {
      keep();
    } catch {
      // A locked database: the check before the next write tells.
    }
  }, HELD.renew);
  let again = clock();
  try {
    again = await work(() => {
      if (!keep()) throw new Lost(summaryId);
    });
    return again;
  } catch (error) {
    if (error instanceof Lost) return null;
    again = clock() + HELD.lease;
    throw error;
  } finally {
    clearInterval(renewing);
    summaries.release(summaryId, hand, again);
  }
}
