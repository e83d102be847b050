import type { Sent } from '../messenger.ts';

/** What whoever set a schedule is told that couldn't be done. */
export type Untold = 'notPosted' | 'notPinned' | 'stillPinned' | 'noThread';

/** Why: the platform's word for it. */
export type Reason = Extract<Sent, { ok: false }>['reason'] | 'full';
