import path from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { z } from 'zod';
import { type Found, findFiles } from '../desk/import/find-files.ts';
import { importFiles } from '../desk/import/import-files.ts';
import type { Tally } from '../desk/import/import-reads.ts';
import { endedUsage } from '../desk/import/usage.ts';
import { OnFile } from '../desk/on-file.ts';
import { synchronise } from '../desk/synchronise.ts';
import { topicNamed } from '../desk/topics.ts';
import { UserError } from '../domain/errors.ts';
import { openReader } from '../importers/read.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { loadLexicon } from '../language/load.ts';
import { openStorage, type Storage } from '../storage/open.ts';
import { CLI_TEXT } from '../text/cli.ts';
import { DESK_TEXT } from '../text/desk.ts';
import { IMPORT_TEXT } from '../text/import.ts';
import { visible } from '../text/visible.ts';
import type { importOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** Sentences of older sources that are moved out of memory's reach at a time, in one transaction. */
const MOVED = 4000;
/** As the audit has it. */
const IMPORT = 'import';

/** `sourced import PATH…`: sources in. Throws UserError for wrong use, before anything is changed. */
export async function runImport({ paths, topic }: z.output<typeof importOptions>, shell: Shell): Promise<ExitCode> {
  if (shell.memory === null) throw new UserError(IMPORT_TEXT.noData, 2);
  const files = findFiles(paths.map((each) => path.normalize(each)));
  const storage = openStorage(shell.memory);
  const reader = openReader(shell.now);
  try {
    const onFile = onFileIn(storage, shell);
    const topicId = topic === null ? null : topicNamed(topic, onFile.library.topics).id;
    const ended = endedUsage(onFile, IMPORT, shell.now());
    if (ended) onFile.submit(ended);
    const bar = progressBar(files);
    const tally = await importFiles(files, {
      onFile,
      by: IMPORT,
      topicId,
      clock: shell.now,
      readFile: reader.readFile,
      memory: storage.files,
      ...(bar && { progress: bar.at }),
    }).finally(() => bar?.stop());
    while (onFile.archiveOn(MOVED, shell.now()));
    await print(summaryOf(tally));
    return tally.refused === 0 ? 0 : 1;
  } finally {
    await reader.close();
    storage.close();
  }
}

/** What stands, with what the knowledge files say; nothing is read for answers, which nobody asks here. */
function onFileIn({ store, archive }: Storage, { folder, config }: Shell): OnFile {
  const onFile = new OnFile(store, { use: () => undefined }, { archive, inMemory: config.indexSentences, lexicon: loadLexicon() });
  const { taken, problems } = synchronise(onFile, folder, Date.now(), true);
  const told = formatProblems(problems);
  if (!taken && onFile.library.topics.length === 0) throw new UserError(DESK_TEXT.broken(told), 1);
  if (problems.some(({ severity }) => severity === 'error')) process.stderr.write(`${CLI_TEXT.stands(told)}\n`);
  return onFile;
}

/** On a terminal; null: nobody looks. */
function progressBar(files: readonly Found[]): { readonly at: (tally: Tally, bytes: number) => void; readonly stop: () => void } | null {
  if (!process.stderr.isTTY) return null;
  const bar = new SingleBar({ format: IMPORT_TEXT.progress, stream: process.stderr, clearOnComplete: true }, Presets.shades_grey);
  bar.start(
    files.reduce((sum, found) => sum + (found.ok ? found.size : 0), 0),
    0,
    { added: 0, skipped: 0, refused: 0 },
  );
  const at = ({ added, versions, killed, same, older, refused }: Tally, bytes: number) =>
    bar.update(bytes, { added: added + versions + killed, skipped: same + older, refused });
  return { at, stop: () => bar.stop() };
}

function summaryOf({ added, versions, killed, held, same, older, refused, refusals }: Tally): string {
  const more = refused - refusals.length;
  return [
    IMPORT_TEXT.taken(added, versions, killed, held),
    IMPORT_TEXT.skipped(same, older),
    IMPORT_TEXT.refused(refused),
    ...refusals.map(({ where: { file, at, name }, reason }) => visible(IMPORT_TEXT.refusal(file, at, name, reason))),
    ...(more > 0 ? [IMPORT_TEXT.more(more)] : []),
  ].join('\n');
}
