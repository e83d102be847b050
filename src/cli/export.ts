import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { Context } from '../commands/command.ts';
import { annotationsFile } from '../desk/export/annotations.ts';
import { claimReviewsFile, reviewable } from '../desk/export/claim-reviews.ts';
import { csvFile } from '../desk/export/csv.ts';
import { entriesFor } from '../desk/export/entries.ts';
import { type FiledQuestions, knowledgeFiles, type Questions, readQuestions } from '../desk/export/knowledge-files.ts';
import type { OutFile } from '../desk/export/out-file.ts';
import { type OutgoingTopic, outgoing } from '../desk/export/outgoing.ts';
import { canGo } from '../desk/export/unfiled.ts';
import { UserError } from '../domain/errors.ts';
import { readText } from '../knowledge/folder.ts';
import { formatProblems } from '../knowledge/problems.ts';
import { EXPORT_TEXT } from '../text/export.ts';
import { visible } from '../text/visible.ts';
import { openToRead } from './context.ts';
import { checkFolder, textsIn, writeFiles } from './export-folder.ts';
import type { exportOptions } from './options.ts';
import { type ExitCode, print, type Shell } from './shell.ts';

/** What is written, and what the operator is told of it. */
interface Made {
  readonly files: readonly OutFile[];
  /** Files that said it already. */
  readonly kept: number;
  readonly what: string;
  /** What was left out, and why. */
  readonly left: readonly string[];
}

/** `sourced export`: what somebody may see of what is on file, as files in a folder. */
export async function runExport({ dir, format, role }: z.output<typeof exportOptions>, shell: Shell): Promise<ExitCode> {
  checkFolder(dir);
  const { context } = openToRead(shell, role);
  const { files, kept, what, left } = format === 'files' ? asKnowledge(dir, context, shell) : asEntries(format, context);
  writeFiles(dir, files);
  await print(EXPORT_TEXT.done(dir, files.length, kept, what));
  for (const line of left) process.stderr.write(`${visible(line)}\n`);
  return 0;
}

function asEntries(format: 'csv' | 'json' | 'claimreview', { onFile, viewer, now }: Context): Made {
  const { entries, gone } = entriesFor(onFile.library, viewer, now);
  const left = gone.length === 0 ? [] : [EXPORT_TEXT.gone(gone)];
  if (format === 'claimreview') {
    const reviews = reviewable(entries);
    return { files: [claimReviewsFile(reviews)], kept: 0, what: EXPORT_TEXT.reviews(reviews.length), left };
  }
  return {
    files: [format === 'csv' ? csvFile(entries) : annotationsFile(entries)],
    kept: 0,
    what: EXPORT_TEXT.entries(entries.length),
    left,
  };
}

const NO_QUESTIONS: Questions = new Map();

function asKnowledge(dir: string, { onFile, viewer, now }: Context, shell: Shell): Made {
  const out = outgoing({ held: onFile.all(), library: onFile.library, viewer, now });
  const left: string[] = [];
  const questions = viewer.role === 'admin' ? questionsOf(shell.folder, out.topics, left) : NO_QUESTIONS;
  const { files, kept, problems } = knowledgeFiles(out, questions, textsIn(dir));
  if (problems.length > 0) throw new UserError(EXPORT_TEXT.inTheWay(formatProblems(problems)), 1);
  const closed = out.unfiled.filter((source) => !canGo(source)).map(({ id }) => id);
  if (out.gone.length > 0) left.push(EXPORT_TEXT.gone(out.gone));
  if (closed.length > 0) left.push(EXPORT_TEXT.unfiledLeft(closed));
  const count = (part: 'sources' | 'facts') => out.topics.reduce((sum, topic) => sum + topic[part].length, 0);
  return {
    files,
    kept,
    what: EXPORT_TEXT.knowledge(out.topics.length, count('sources') + out.unfiled.length - closed.length, count('facts')),
    left,
  };
}

/** The topics' own tests, from the knowledge files. What stands in them has no gates of its own: they go out whole or not at all. */
function questionsOf(folder: string, topics: readonly OutgoingTopic[], left: string[]): Questions {
  const found = new Map<string, FiledQuestions>();
  for (const { topic } of topics) {
    const file = `${topic.id}/questions.yaml`;
    if (!existsSync(path.join(folder, file))) continue;
    const text = readText(folder, file, () => undefined);
    const read = readQuestions(text, file);
    if (read) found.set(topic.id, read);
    else left.push(EXPORT_TEXT.questionsLeft(topic.id));
  }
  return found;
}
