import { type Entries, type Entry, readEntries, readEntry } from './entry.ts';
import { type Item, listFolder, readText } from './folder.ts';
import { caution, fault, type Report, whole } from './problems.ts';
import {
  type FactFields,
  factSchema,
  type NameFields,
  nameSchema,
  type QuestionFields,
  questionSchema,
  SLUG,
  type TopicFields,
  topicSchema,
} from './schema.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';
import { didYouMean } from './suggest.ts';
import { parseYaml, type YamlFile } from './yaml.ts';

/** One topic's folder, each file read and checked by itself; not yet linked. */
export interface TopicFiles {
  /** The folder's name. */
  readonly id: string;
  readonly topic: Entry<TopicFields> | null;
  readonly sources: readonly SourceFile[];
  /** false where a source couldn't even be opened. */
  readonly sourcesComplete: boolean;
  readonly facts: Entries<FactFields>;
  readonly names: Entries<NameFields>;
  readonly questions: Entries<QuestionFields>;
}

const FILES = ['topic.yaml', 'facts.yaml', 'names.yaml', 'questions.yaml'] as const;
const FOLDER = 'sources';
const EMPTY = { entries: [], complete: true } as const;

/** Reads the folder `id` in `root`; null, with a warning, if nothing in it looks like a topic. */
export function readTopicFiles(root: string, id: string, report: Report): TopicFiles | null {
  const items = listFolder(root, id, report);
  if (!items) return null;
  const known: readonly string[] = [...FILES, FOLDER];
  if (!items.some((item) => known.includes(item.name))) {
    report(caution(whole(id), 'is a folder without topic.yaml, so it is not read'));
    return null;
  }
  if (!SLUG.test(id)) report(fault(whole(id), "a topic's folder is named with lower-case letters, digits and hyphens"));
  for (const item of items) {
    if (!known.includes(item.name)) report(caution(whole(`${id}/${item.name}`), `is not read${didYouMean(item.name, known)}`));
  }
  const document = (name: (typeof FILES)[number], needed: boolean): YamlFile | null | undefined => {
    const file = `${id}/${name}`;
    if (!has(items, name, 'file', file, needed, report)) return undefined;
    const text = readText(root, file, report);
    return text === null ? null : parseYaml(text, file, report);
  };
  const topic = document('topic.yaml', true);
  const facts = document('facts.yaml', true);
  const names = document('names.yaml', false);
  const questions = document('questions.yaml', false);
  return {
    id,
    topic: topic ? readEntry(topicSchema, topic, [], report) : null,
    ...readSources(root, id, items, report),
    facts: readEntries(factSchema, 'facts', facts ?? null, report),
    names: names === undefined ? EMPTY : readEntries(nameSchema, 'names', names, report),
    questions: questions === undefined ? EMPTY : readEntries(questionSchema, 'questions', questions, report),
  };
}

function has(items: readonly Item[], name: string, kind: Item['kind'], path: string, needed: boolean, report: Report): boolean {
  const item = items.find((other) => other.name === name);
  if (item?.kind === kind) return true;
  if (item) report(fault(whole(path), `must be a ${kind}, but is a ${item.kind}`));
  else if (needed) report(fault(whole(path), 'is missing; every topic has one (knowledge/README.md shows its form)'));
  return false;
}

function readSources(root: string, id: string, items: readonly Item[], report: Report): Pick<TopicFiles, 'sources' | 'sourcesComplete'> {
  const folder = `${id}/${FOLDER}`;
  const listed = has(items, FOLDER, 'folder', folder, true, report) ? listFolder(root, folder, report) : null;
  const sources: SourceFile[] = [];
  let sourcesComplete = listed !== null;
  for (const item of listed ?? []) {
    const file = `${folder}/${item.name}`;
    if (item.kind !== 'file' || !item.name.endsWith('.md')) {
      report(caution(whole(file), "is not read; a source's name ends in .md"));
      continue;
    }
    const content = readText(root, file, report);
    if (content === null) sourcesComplete = false;
    else sources.push(readSourceFile(content, file, report));
  }
  return { sources, sourcesComplete };
}
