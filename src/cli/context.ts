import type { Context } from '../commands/command.ts';
import { openNewsroom } from '../desk/newsroom.ts';
import { READER, type Role } from '../domain/audience.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import type { Shell } from './shell.ts';

/** The desk, opened, and one moment to ask it at; every question stands on its own. */
export function openContext(shell: Shell, role: Role): Context {
  return {
    desk: openNewsroom(shell.folder),
    viewer: { ...READER, role },
    now: shell.now(),
    conversation: NO_CONVERSATION,
    remember: () => undefined,
  };
}
