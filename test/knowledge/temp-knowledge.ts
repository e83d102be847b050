import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Library } from '../../src/domain/fact.ts';
import { sha256Of } from '../../src/knowledge/hash.ts';
import { formatProblems } from '../../src/knowledge/problems.ts';
import { type Knowledge, readKnowledge } from '../../src/knowledge/read.ts';

/** Files by path; null leaves one of the sound files out. */
export type Files = Readonly<Record<string, string | Buffer | null>>;

export const TEXT = `Six people have died, the interior ministry said on Sunday. “The dam is holding,” its chief said. More rain is expected.
The number of the missing isn’t known.
`;

export const SOURCE_FIELDS = `id: wire
title: Dam holds
publisher: Valley Wire
publishedAt: 2026-05-03T18:20:00Z
retrievedAt: 2026-05-03T19:00:00Z`;

export function source(fields: string = SOURCE_FIELDS, text: string = TEXT, sha256: string | null = sha256Of(text)): string {
  return `---\n${fields}\n${sha256 === null ? '' : `sha256: ${sha256}\n`}---\n${text}`;
}

/** One entry of facts.yaml on sound defaults; a field of null is left out. */
export function fact(fields: Readonly<Record<string, string | null>> = {}): string {
  const all: Record<string, string | null> = {
    id: 'dead',
    statement: 'Six people are dead.',
    source: 'wire',
    quote: 'Six people have died, the interior ministry said on Sunday.',
    attribution: '{kind: official-on-record, as: the interior ministry, by: ministry}',
    status: 'official',
    modality: 'fact',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === null ? [] : `${key}: ${value}`));
  return `  - ${lines.join('\n    ')}\n`;
}

export function facts(...entries: readonly string[]): string {
  return `facts:\n${entries.join('')}`;
}

export const SOUND: Files = {
  'flood/topic.yaml': 'title: Flood\naliases: [the flood]\ndesk: Home desk\nbottomLine: [dead]\n',
  'flood/sources/wire.md': source(),
  'flood/facts.yaml': facts(fact()),
  'flood/names.yaml': 'names:\n  - {id: ministry, name: Interior Ministry, kind: body, is: [ministry], aliases: [the interior ministry]}\n',
};

/** A second sound topic, so that references between topics can be tried. */
export function secondTopic(id: string, names = ''): Files {
  return {
    [`${id}/topic.yaml`]: `title: ${id}\ndesk: Home desk\nbottomLine: [rain]\n`,
    [`${id}/sources/${id}-wire.md`]: source(`id: ${id}-wire\ntitle: Rain\nundated: true\nretrievedAt: 2026-05-04`),
    [`${id}/facts.yaml`]: facts(
      fact({
        id: 'rain',
        source: `${id}-wire`,
        quote: 'More rain is expected.',
        attribution: '{kind: unattributed}',
        status: null,
        modality: 'expected',
      }),
    ),
    ...(names === '' ? {} : { [`${id}/names.yaml`]: `names:\n${names}` }),
  };
}

/** Writes the sound files with `changes` into a new folder, which goes when the test is over. */
export function folderWith(changes: Files = {}, base: Files = SOUND): string {
  const root = mkdtempSync(join(tmpdir(), 'sourced-knowledge-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ ...base, ...changes })) {
    if (content === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export function readWith(changes: Files = {}): Knowledge {
  return readKnowledge(folderWith(changes));
}

/** The problems as the terminal shows them, without the totals; a line each. Checks that errors and the library shut each other out. */
export function told(changes: Files = {}): string[] {
  const { library, questions, problems } = readWith(changes);
  const failed = problems.some((problem) => problem.severity === 'error');
  if (failed !== (library === null) || (failed && questions.length > 0)) throw new Error('half-loaded');
  return problems.length === 0 ? [] : formatProblems(problems).split('\n').slice(0, -2).filter(Boolean);
}

export function libraryOf(changes: Files = {}): Library {
  const { library, problems } = readWith(changes);
  if (!library) throw new Error(formatProblems(problems));
  return library;
}
