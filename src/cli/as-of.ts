import type { Context } from '../commands/command.ts';
import { makeNewsroom } from '../desk/newsroom.ts';
import { UserError } from '../domain/errors.ts';
import { loadLexicon } from '../language/load.ts';
import { CLI_TEXT } from '../text/cli.ts';

/**
 * The desk as it was at a moment (epoch ms): what was on file then, with the asker's present rights (DESIGN.md, "Versions"). Throws UserError
 * (exit code 2) for a moment to come, and for one before anything was kept.
 */
export function asOf(moment: number, context: Context): Context {
  if (moment > context.now) throw new UserError(CLI_TEXT.notYet, 2);
  const first = context.onFile.store.auditSince(new Date(0).toISOString())[0]?.at ?? null;
  if (first === null || moment < Date.parse(first)) throw new UserError(CLI_TEXT.beforeMemory(first), 2);
  const { library, closed } = context.onFile.at(new Date(moment).toISOString());
  const desk = makeNewsroom(library, loadLexicon());
  desk.use(library, closed);
  return { ...context, desk, now: moment };
}
