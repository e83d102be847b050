import path from 'node:path';
import type { Saying } from '../../src/commands/call.ts';
import type { Context } from '../../src/commands/command.ts';
import { readLine, runCommand } from '../../src/commands/registry.ts';
import { type OpenDesk, openDesk } from '../../src/desk/open.ts';
import { TOLD_NOBODY } from '../../src/desk/told.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import { NO_ROLES } from '../../src/domain/roles.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';

const EDITOR: Viewer = { ...READER, role: 'editor' };

/** A desk with the topic that is shipped, and an editor who works at it. */
export interface ADesk extends OpenDesk {
  /** Runs a line at an instant (epoch ms), as the editor or for other eyes. */
  readonly does: (line: string, now: number, viewer?: Viewer) => Saying;
}

/** `now`: since when the topic is on file (epoch ms). */
export function aDesk(now: number): ADesk {
  const { store, books } = openStorage(MEMORY);
  const desk = openDesk(store, path.join(import.meta.dirname, '../../knowledge'), now);
  const context: Omit<Context, 'now' | 'viewer'> = {
    desk: desk.newsroom,
    onFile: desk.onFile,
    who: { account: 'slack:U1', role: 'editor', vouched: true, holders: NO_ROLES },
    told: { ...TOLD_NOBODY, reach: () => ({ posts: 4, people: 3 }) },
    books,
    place: null,
    zone: 'UTC',
    conversation: NO_CONVERSATION,
    remember: () => undefined,
  };
  return {
    ...desk,
    does: (line, now, viewer = EDITOR) => {
      const { command, input } = readLine(line);
      const result = runCommand(command, input, { ...context, now, viewer });
      if (result.kind === 'form') throw new Error('it wants a form');
      return result;
    },
  };
}
