import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { BatchId } from '../desk/as-json.ts';
import { UserError } from '../domain/errors.ts';
import { because } from '../knowledge/folder.ts';
import { CLI_TEXT } from '../text/cli.ts';

export interface BatchLine {
  readonly id: BatchId;
  readonly question: string;
}

/** Other keys are somebody's own notes and are left alone. */
const lineSchema = z.object(
  {
    id: z.union([z.string(), z.number(), z.null()], { error: CLI_TEXT.badId }).default(null),
    question: z.string({ error: CLI_TEXT.noQuestion }),
  },
  { error: CLI_TEXT.notJson },
);

/** Most bad lines that are told. */
const TOLD = 10;

/** The questions of a JSONL file, empty lines left out. Throws UserError (exit code 2) that names every bad line's file and number. */
export function readBatch(file: string): BatchLine[] {
  const faults: string[] = [];
  const lines = readLines(file).flatMap((line, index): BatchLine[] => {
    if (line.trim() === '') return [];
    const read = lineSchema.safeParse(parsed(line));
    if (read.success) return [read.data];
    faults.push(CLI_TEXT.batchLine(file, index + 1, [...new Set(read.error.issues.map((issue) => issue.message))].join('; ')));
    return [];
  });
  if (faults.length === 0) return lines;
  const more = faults.length > TOLD ? [CLI_TEXT.moreLines(faults.length - TOLD)] : [];
  throw new UserError([...faults.slice(0, TOLD), ...more].join('\n'), 2);
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\u{FEFF}/u, '')
      .split(/\r?\n/u);
  } catch (error) {
    throw new UserError(CLI_TEXT.batchUnreadable(file, because(error)), 2, { cause: error });
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
