import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../commands/command.ts';
import { endedUsage } from '../desk/import/usage.ts';
import { type OpenDesk, openDesk } from '../desk/open.ts';
import { TOLD_NOBODY } from '../desk/told.ts';
import { READER, type Role } from '../domain/audience.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { openStorage, type Storage } from '../storage/open.ts';
import { FILE, MEMORY } from '../storage/sqlite.ts';
import { CLI_TEXT } from '../text/cli.ts';
import type { Shell } from './shell.ts';

/** The desk as a call of the command line finds it. */
export interface Opened {
  readonly context: Context;
  readonly storage: Storage;
}

/** What stands in the data folder, if anything does; else what the knowledge files say, which goes nowhere. */
export function openToRead(shell: Shell, role: Role): Opened {
  return openOn(kept(shell) ?? openStorage(MEMORY), shell, role);
}

/** What is remembered in the data folder; null: nothing. */
export function kept({ memory }: Shell): Storage | null {
  return memory !== null && existsSync(path.join(memory, FILE)) ? openStorage(memory) : null;
}

/** What stands in the data folder, which is made where it isn't there; none, where none was named for another knowledge folder. */
export function openToKeep(shell: Shell, role: Role): Opened {
  return openOn(openStorage(shell.memory ?? MEMORY), shell, role);
}

function openOn(storage: Storage, shell: Shell, role: Role): Opened {
  const now = shell.now();
  // Whatever moment is asked about, what the files say comes on file today.
  const desk = openDesk(storage.store, shell.folder, Date.now(), undefined, {
    archive: storage.archive,
    inMemory: shell.config.indexSentences,
  });
  // No process may have been running when its time was over.
  const ended = endedUsage(desk.onFile, EXPIRY, Date.now());
  if (ended) desk.onFile.submit(ended);
  warn(desk);
  const who = { account: TERMINAL, role, vouched: false, holders: shell.config.roles };
  return {
    storage,
    context: {
      desk: desk.newsroom,
      onFile: desk.onFile,
      who,
      told: TOLD_NOBODY,
      books: storage.books,
      place: null,
      zone: shell.config.timezone,
      viewer: { ...READER, role },
      now,
      conversation: NO_CONVERSATION,
      remember: () => undefined,
    },
  };
}

/** As the audit has what nobody did. */
const EXPIRY = 'expiry';
/** Whoever sits at the terminal: nobody vouches for who that is. */
const TERMINAL = 'terminal';

/** What stands is answered from, and the operator hears why the files aren't. */
function warn({ problems }: OpenDesk): void {
  if (problems.some(({ severity }) => severity === 'error')) process.stderr.write(`${CLI_TEXT.stands(formatProblems(problems))}\n`);
}
