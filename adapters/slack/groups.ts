import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/chat/platform.ts';
import { failureOf } from './attempt.ts';

/**
 * How long (ms) what Slack said is taken for true: `fresh` without a question, up to `remembered` while it is asked again, and no longer.
 * `again`: how long it isn't asked after a failure, where Slack names no other pause. `usergroups.list` is of tier 2: 20 a minute.
 */
const TIMES = { fresh: 60_000, remembered: 120_000, again: 30_000 } as const;

interface Known {
  readonly byPerson: ReadonlyMap<string, readonly string[]>;
  /** When it was asked (epoch ms). */
  readonly at: number;
}

export interface GroupMeans {
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
}

/**
 * The ids of the user groups that a person is in, from one request for all people. Nothing is asked before somebody wants to know, and
 * one request is on its way at a time. Where Slack doesn't tell, nobody is in any: never throws.
 */
export function userGroups({ client, log, clock }: GroupMeans): (person: string) => Promise<readonly string[]> {
  let known: Known | null = null;
  let asking: Promise<void> | null = null;
  let notBefore = 0;
  let failing = false;
  const age = (): number => (known === null ? Number.POSITIVE_INFINITY : Math.abs(clock() - known.at));

  async function ask(): Promise<void> {
    const at = clock();
    try {
      const { usergroups = [] } = await client.usergroups.list({ include_users: true, include_disabled: false });
      known = { byPerson: byPerson(usergroups), at };
      failing = false;
    } catch (error) {
      const failure = failureOf(error);
      notBefore = clock() + (failure.kind === 'limited' ? failure.ms : TIMES.again);
      if (!failing)
        log.warn({ detail: 'detail' in failure ? failure.detail : failure.kind }, 'Slack doesn’t tell who is in which user group');
      failing = true;
    }
  }

  return async (person) => {
    if (age() >= TIMES.fresh && clock() >= notBefore) {
      asking ??= ask().finally(() => {
        asking = null;
      });
    }
    if (age() >= TIMES.remembered) await asking;
    return age() < TIMES.remembered ? (known?.byPerson.get(person) ?? []) : [];
  };
}

function byPerson(groups: readonly { readonly id?: string; readonly users?: readonly string[] }[]): Known['byPerson'] {
  const found = new Map<string, string[]>();
  for (const { id, users = [] } of groups) {
    if (id === undefined) continue;
    for (const user of users) found.set(user, [...(found.get(user) ?? []), id]);
  }
  return found;
}
