import { type Attempt, deliver, type Patience } from './delivery.ts';
import type { Pinned } from './messenger.ts';

/** What one try at pinning, or at taking a pin off, came to; `full`: there is no room for another pin. */
export type PinAttempt = Attempt | { readonly kind: 'full'; readonly detail: string };

/**
 * Pins, or takes a pin off, as patiently as anything is delivered. To do so twice is to do so once, so that what may have arrived is simply
 * tried again. `attempt` never throws for what the platform or the network does.
 */
export async function deliverPin(attempt: () => Promise<PinAttempt>, patience: Patience): Promise<Pinned> {
  let full = false;
  const once = async (): Promise<Attempt> => {
    const came = await attempt();
    if (came.kind !== 'full') return came;
    full = true;
    return { kind: 'refused', reason: 'failed', detail: came.detail };
  };
  const sent = await deliver({ attempt: once, lookUp: 'safe', again: false }, patience);
  if (sent.ok) return { ok: true };
  const { reason, detail } = sent;
  if (full) return { ok: false, reason: 'full', detail };
  // Of pins there is no time limit, and nothing is ever left unsure.
  return { ok: false, reason: reason === 'too-late' || reason === 'unsure' ? 'failed' : reason, detail };
}
