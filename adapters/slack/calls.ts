import type { Attempt } from '../../src/chat/delivery.ts';
import type { Log } from '../../src/chat/platform.ts';
import { failureOf } from './attempt.ts';

/** Makes calls to Slack and says what came of them. */
export interface Calls {
  /** One call. Never throws. */
  readonly tried: (call: () => Promise<{ message: string | null; thread: string | null }>) => Promise<Attempt>;
  /** Notes what went wrong: loudly where Slack won't have what was sent, which is a bug of ours. */
  readonly logged: (attempt: Attempt) => Attempt;
}

export function callsFor(log: Log): Calls {
  const logged = (attempt: Attempt): Attempt => {
    if (attempt.kind === 'refused' && attempt.reason === 'failed') log.error({ code: attempt.detail }, 'Slack refused a message');
    else if (attempt.kind !== 'done') log.debug(attempt, 'a call to Slack failed');
    return attempt;
  };
  return {
    logged,
    tried: async (call) => {
      try {
        return { kind: 'done', ...(await call()) };
      } catch (error) {
        return logged(failureOf(error));
      }
    },
  };
}
