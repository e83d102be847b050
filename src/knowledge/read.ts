import { realpathSync, statSync } from 'node:fs';
import { type Problem, UserError } from '../domain/errors.ts';
import type { Library } from '../domain/fact.ts';
import { filedHoldings } from './filed.ts';
import { because, type Item, listFolder } from './folder.ts';
import type { Holding } from './holding.ts';
import { LibraryBuilder } from './library.ts';
import { checkLinks } from './link.ts';
import { caution, formatProblems, type Report, sortProblems, whole } from './problems.ts';
import { type TopicQuestion, toQuestion } from './questions.ts';
import { readTopicFiles, type TopicFiles } from './topic-files.ts';

/** What a knowledge folder holds. */
export interface Knowledge {
  /** Everything, entry by entry, in the files' order; null if there is any error. */
  readonly holdings: readonly Holding[] | null;
  /** Everything, linked; null if there is any error, so that nothing broken is ever half-loaded. Warnings don't hinder. */
  readonly library: Library | null;
  /** The topics' own tests; empty if there is any error. */
  readonly questions: readonly TopicQuestion[];
  /** Every error and warning of every file, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and links all topics in `folder`. Whatever is wrong with the files is returned as problems, all at once; nothing in them makes
 * it throw. Throws UserError (exit code 1) if the folder is missing or can't be read, and, unless it `mayBeEmpty`, if it has no topic in it.
 */
export function readKnowledge(folder: string, mayBeEmpty = false): Knowledge {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const root = rootOf(folder);
  const topics = readTopics(root, topLevel(root, folder, report), report);
  checkLinks(topics, report);
  const failed = problems.some((problem) => problem.severity === 'error');
  if (topics.length === 0 && (failed || !mayBeEmpty)) throw noTopic(folder, failed ? problems : []);
  const holdings = failed ? null : filedHoldings(topics);
  return {
    holdings,
    library: holdings && new LibraryBuilder().build(holdings.map((holding) => ({ holding, version: 1, at: '', by: 'file' }))),
    questions: failed
      ? []
      : topics.flatMap((topic) => topic.questions.entries.flatMap(({ whole: fields }) => (fields ? toQuestion(topic.id, fields) : []))),
    problems: sortProblems(problems),
  };
}

function rootOf(folder: string): string {
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder);
  } catch (error) {
    throw new UserError(`The knowledge folder "${folder}" can't be read: ${because(error)}. Create it, or name another folder.`, 1, {
      cause: error,
    });
  }
  throw new UserError(`"${folder}" is a file, but the knowledge folder is needed. Name the folder that the topics' folders are in.`, 1);
}

function topLevel(root: string, folder: string, report: Report): Item[] {
  const faults: Problem[] = [];
  const items = listFolder(root, '', (problem) => faults.push(problem));
  if (!items)
    throw new UserError(
      `The knowledge folder "${folder}" can't be read: ${faults[0]?.reason ?? 'unknown reason'}. Check who may read it.`,
      1,
    );
  faults.forEach(report);
  return items;
}

/** Files that stand beside the topics' folders: the form of the files, and exported sources of no topic. */
const BESIDE_TOPICS: ReadonlySet<string> = new Set(['README.md', 'unfiled.jsonl']);

function readTopics(root: string, items: readonly Item[], report: Report): TopicFiles[] {
  const topics: TopicFiles[] = [];
  for (const { name, kind } of items) {
    if (kind === 'folder') {
      const topic = readTopicFiles(root, name, report);
      if (topic) topics.push(topic);
    } else if (!BESIDE_TOPICS.has(name)) report(caution(whole(name), "is not read; only topics' folders stand here"));
  }
  return topics;
}

function noTopic(folder: string, problems: readonly Problem[]): UserError {
  const found = problems.length > 0 ? `\n\n${formatProblems(problems)}` : '';
  return new UserError(
    `There is no topic in "${folder}". A topic is a folder with topic.yaml, facts.yaml and sources/; knowledge/README.md shows their form. Add one, or name another folder.${found}`,
    1,
  );
}
