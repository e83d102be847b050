import type { OnFile } from '../desk/on-file.ts';
import type { Viewer } from '../domain/audience.ts';
import { type RoleHolders, roleOf } from '../domain/roles.ts';
import type { Target } from './corrections/outbox.ts';
import { isPrivate } from './corrections/targets.ts';
import { type Address, viewerOf } from './invocation.ts';
import type { Messenger } from './messenger.ts';

/** For all to see, it doesn't matter who looks. */
const NOBODY = { role: 'reader', groups: [] } as const;
/** In place of an address, where there is none. */
export const NOWHERE: Address = {
  channel: '',
  direct: false,
  thread: null,
  message: null,
  person: '',
  visibility: 'private',
  handle: null,
};

/** Where a message of the bot's own goes: to a person in private, or for all to read in a place. */
export function addressOf(to: Extract<Target, { kind: 'tell' | 'reply' }>): Address {
  return to.kind === 'reply'
    ? { ...NOWHERE, channel: to.channel, thread: to.thread, visibility: 'public' }
    : { ...NOWHERE, channel: to.person, person: to.person, direct: true };
}

/** Whose eyes a message at an address is for, with the rights that they have now. */
export async function viewerFor(
  address: Address,
  messenger: Messenger,
  { onFile, holders }: { readonly onFile: Pick<OnFile, 'mindsGroups'>; readonly holders: RoleHolders },
): Promise<Viewer> {
  if (!isPrivate(address)) return viewerOf(address, NOBODY);
  const { person, channel, direct } = address;
  const groups = onFile.mindsGroups(holders) ? await messenger.groupsOf({ person, channel, direct }) : [];
  return viewerOf(address, { role: roleOf(person, groups, holders), groups });
}
