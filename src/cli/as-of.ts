import type { Context } from '../commands/command.ts';
import { makeNewsroom } from '../desk/newsroom.ts';
import { type Gate, maySee } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import type { Library } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { loadLexicon } from '../language/load.ts';
import { CLI_TEXT } from '../text/cli.ts';

/**
 * The desk as it was at a moment (epoch ms): what was on file then, with the asker's present rights (DESIGN.md, "Versions"). Throws UserError
 * (exit code 2) for a moment to come, and for one before anything was kept. `lexicon` left out: it is loaded.
 */
export function asOf(moment: number, context: Context, lexicon: Lexicon = loadLexicon()): Context {
  if (moment > context.now) throw new UserError(CLI_TEXT.notYet, 2);
  const { onFile } = context;
  const { library, closed } = onFile.at(new Date(moment).toISOString());
  if (library.topics.length + library.sources.length === 0)
    throw new UserError(CLI_TEXT.beforeMemory(onFile.store.auditSince(EVER)[0]?.at ?? null), 2);
  const open = stillOpen(library, context);
  const desk = makeNewsroom(open, lexicon);
  desk.use(open, closed, undefined, onFile.archive);
  return { ...context, desk, now: moment };
}

const EVER = new Date(0).toISOString();

interface Thing {
  readonly id: string;
  readonly gates: readonly Gate[];
}

/** What was there then, but for what the asker may not see today, and what was taken off as if it had never been there. */
function stillOpen(then: Library, { onFile: { library: today }, viewer, now }: Context): Library {
  const among = <T extends Thing>(things: readonly T[], present: readonly Thing[]): T[] => {
    const open = new Set(present.flatMap(({ id, gates }) => (maySee(gates, viewer, now) ? [id] : [])));
    return things.filter(({ id }) => open.has(id));
  };
  const [topics, sources] = [among(then.topics, today.topics), among(then.sources, today.sources)];
  const [topicIds, sourceIds] = [new Set(topics.map(({ id }) => id)), new Set(sources.map(({ id }) => id))];
  return {
    topics,
    sources,
    facts: among(then.facts, today.facts).filter(({ sourceId }) => sourceIds.has(sourceId)),
    names: then.names.filter(({ topicId }) => topicIds.has(topicId)),
  };
}
