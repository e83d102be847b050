import { readEntries, readEntry } from '../../knowledge/entry.ts';
import { fault, type Report, whole } from '../../knowledge/problems.ts';
import { factSchema, nameSchema, type QuestionFields, questionSchema, topicSchema } from '../../knowledge/schema.ts';
import { parseYaml } from '../../knowledge/yaml.ts';
import { EXPORT_TEXT } from '../../text/export.ts';
import { changedFields } from './changed-fields.ts';
import { editedMap, newMap } from './edit-yaml.ts';
import { type EntryFields, listFile } from './list-file.ts';
import type { Existing, OutFile, Plan } from './out-file.ts';
import type { Outgoing, OutgoingTopic } from './outgoing.ts';
import { sourceFiles, sourcesThere } from './source-files.ts';
import { unfiledFile } from './unfiled.ts';
import { written } from './written.ts';

/** A topic's own tests: the file as it stands, and what it says. */
export interface FiledQuestions {
  readonly text: string;
  readonly entries: readonly QuestionFields[];
}

/** By topic; they are in the knowledge files and nowhere else. */
export type Questions = ReadonlyMap<string, FiledQuestions>;

/** A topic's own tests as its file has them; null: the file can't be read, or has errors. */
export function readQuestions(text: string | null, file: string): FiledQuestions | null {
  if (text === null) return null;
  const document = parseYaml(text, file, () => undefined);
  const { entries, complete } = readEntries(questionSchema, 'questions', document, () => undefined);
  const whole = entries.flatMap((entry) => entry.whole ?? []);
  return complete && whole.length === entries.length ? { text, entries: whole } : null;
}

/**
 * What has to be written into a folder so that it holds what goes out (knowledge/README.md). Files that say the same stay byte for byte,
 * entries that don't are edited where they stand with their comments, and whatever else is there is left alone.
 */
export function knowledgeFiles({ topics, unfiled }: Outgoing, questions: Questions, existing: Existing): Plan {
  const problems: Parameters<Report>[0][] = [];
  const report: Report = (problem) => {
    if (problem.severity === 'error') problems.push(problem);
  };
  const there = sourcesThere(existing);
  const made = topics.map((topic) => topicFiles(topic, questions, existing, there, report));
  const spare = unfiledFile(unfiled);
  // A file that others refer to is there before them: the folder may be watched.
  const order = (['sources', 'names', 'facts', 'topic', 'questions'] as const).flatMap((part) => made.flatMap((files) => files[part]));
  const all = [...order, ...(spare === null ? [] : [spare])];
  for (const { path } of all) if (existing.get(path) === null) report(fault(whole(path), EXPORT_TEXT.unreadable));
  const files = all.filter(({ path, content }) => existing.get(path) !== content);
  return { files, kept: all.length - files.length, problems };
}

type TopicFiles = Readonly<Record<'sources' | 'names' | 'facts' | 'topic' | 'questions', readonly OutFile[]>>;

function topicFiles(
  { topic, sources, facts, names }: OutgoingTopic,
  questions: Questions,
  existing: Existing,
  there: ReadonlyMap<string, string>,
  report: Report,
): TopicFiles {
  const inFolder = (name: string) => ({ file: `${topic.id}/${name}`, text: existing.get(`${topic.id}/${name}`) ?? null });
  const list = (name: string, key: string, schema: Parameters<typeof listFile>[2], wanted: readonly EntryFields[]): OutFile[] => {
    const place = inFolder(name);
    return wanted.length === 0 && place.text === null ? [] : [{ path: place.file, content: listFile(place, key, schema, wanted, report) }];
  };
  const own = questions.get(topic.id);
  const place = inFolder('questions.yaml');
  return {
    sources: sourceFiles(topic.id, sources, existing, there, report),
    names: list(
      'names.yaml',
      'names',
      nameSchema,
      names.map(({ fields }) => fields),
    ),
    facts: list(
      'facts.yaml',
      'facts',
      factSchema,
      facts.map(({ fields }) => fields),
    ),
    topic: [topicFile(topic, inFolder('topic.yaml'), report)],
    questions: !own
      ? []
      : place.text === null
        ? [{ path: place.file, content: own.text }]
        : list('questions.yaml', 'questions', questionSchema, own.entries),
  };
}

function topicFile({ fields }: OutgoingTopic['topic'], { file, text }: { file: string; text: string | null }, report: Report): OutFile {
  const wanted = written(topicSchema, fields);
  if (text === null) return { path: file, content: newMap(wanted) };
  const document = parseYaml(text, file, report);
  const before = document && readEntry(topicSchema, document, [], report)?.whole;
  if (!before) return { path: file, content: text };
  const edit = changedFields(written(topicSchema, before), wanted);
  return { path: file, content: edit.size === 0 ? text : editedMap(text, edit) };
}
