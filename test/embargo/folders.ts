import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { sha256Of } from '../../src/knowledge/hash.ts';
import { runs } from '../deep.ts';
import { FIXTURES, FLOOD, onFile, RECALL } from '../search/on-file.ts';
import { type Gating, gateFields, HIDDEN_TOPIC, type Hidden, type HiddenFact, type HiddenSource, hiddenFor } from './hidden-facts.ts';

/** A few topics, where each newsroom that stands on them costs time; all of them in the deep tier. */
export const SOME_TOPICS: readonly string[] = readdirSync(FIXTURES).filter(
  (topic) => runs(0, 1) === 1 || topic === FLOOD || topic === RECALL,
);

/** Two knowledge folders of one newsroom. */
export interface Folders {
  /** As it is. */
  readonly open: string;
  /** With 50 facts more that a reader may not see. */
  readonly whole: string;
  readonly hidden: Hidden;
  readonly remove: () => void;
}

/** What both folders are called, each in one of its own: what a process is told of where it is gives nothing away. */
export const KNOWLEDGE = 'knowledge';

/**
 * Fixture topics without their questions, twice: as they are, and with the hidden facts beside them. `topics` left out: all of them; `hiddenBy`:
 * in place of each way of hiding another.
 */
export function makeFolders(topics: readonly string[] = readdirSync(FIXTURES), hiddenBy?: Readonly<Record<Gating, Gating>>): Folders {
  const root = mkdtempSync(path.join(tmpdir(), 'sourced-embargo-'));
  const [open, whole] = [path.join(root, 'open', KNOWLEDGE), path.join(root, 'whole', KNOWLEDGE)];
  for (const folder of [open, whole])
    for (const topic of topics)
      cpSync(path.join(FIXTURES, topic), path.join(folder, topic), {
        recursive: true,
        filter: (file) => path.basename(file) !== 'questions.yaml',
      });
  const hidden = hiddenFor(onFile(FIXTURES, topics).library);
  const gate = (gating: Gating | null) => (gating === null ? {} : gateFields(hiddenBy?.[gating] ?? gating));
  mkdirSync(path.join(whole, HIDDEN_TOPIC.id, 'sources'), { recursive: true });
  writeFileSync(path.join(whole, HIDDEN_TOPIC.id, 'topic.yaml'), stringify({ ...topicFields, ...gate('embargo') }));
  for (const each of hidden.sources)
    writeFileSync(path.join(whole, each.topicId, 'sources', `${each.id}.md`), sourceFile(each, gate(each.gating)));
  append(
    whole,
    'facts',
    hidden.facts.map((fact) => entryOf(fact, fact.gatedBy === 'fact' ? gate(fact.gating) : {})),
  );
  append(
    whole,
    'names',
    hidden.names.map(({ topicId, entry }) => [topicId, entry] as const),
  );
  return { open, whole, hidden, remove: () => rmSync(root, { recursive: true }) };
}

/** The files of a folder by their path in it, with their bytes as Latin 1. */
export function bytesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    files.map((each) => {
      const file = path.join(each.parentPath, each.name);
      return [path.relative(folder, file), readFileSync(file, 'latin1')];
    }),
  );
}

const { title, aliases } = HIDDEN_TOPIC;
const topicFields = { title, aliases, desk: 'Lantern desk', bottomLine: ['lantern-0'] };

const sourceFile = ({ id, fields, text }: HiddenSource, gate: object): string =>
  `---\n${stringify({ id, ...fields, ...gate, sha256: sha256Of(text) })}---\n${text}`;

const entryOf = ({ id, topicId, sourceId, quote, entry }: HiddenFact, gate: object): readonly [string, object] => [
  topicId,
  { id, source: sourceId, quote, ...entry, ...gate },
];

/** Puts entries behind those that a topic's file has; what stood there stays as it was, byte for byte. */
function append(folder: string, file: 'facts' | 'names', entries: readonly (readonly [topicId: string, entry: object])[]): void {
  for (const [topicId, all] of Map.groupBy(entries, ([each]) => each)) {
    const list = stringify({ [file]: all.map(([, entry]) => entry) }, { lineWidth: 0, aliasDuplicateObjects: false });
    const isNew = topicId === HIDDEN_TOPIC.id;
    appendFileSync(path.join(folder, topicId, `${file}.yaml`), isNew ? list : list.slice(list.indexOf('\n') + 1));
  }
}
