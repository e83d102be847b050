import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { entriesFor } from '../../../src/desk/export/entries.ts';
import { knowledgeFiles, type Questions } from '../../../src/desk/export/knowledge-files.ts';
import type { Plan } from '../../../src/desk/export/out-file.ts';
import { type Asked, outgoing } from '../../../src/desk/export/outgoing.ts';
import { READER, type Role } from '../../../src/domain/audience.ts';
import type { Held, Holding } from '../../../src/knowledge/holding.ts';
import { LibraryBuilder } from '../../../src/knowledge/library.ts';
import { formatProblems } from '../../../src/knowledge/problems.ts';
import { type Knowledge, readKnowledge } from '../../../src/knowledge/read.ts';

export const NOW = Date.parse('2026-05-04T08:00:00Z');

/** Things as they are on file once they have been taken in. */
export const heldAs = (holdings: readonly Holding[]): Held[] =>
  holdings.map((holding) => ({ holding, version: 1, at: '2026-05-04T07:00:00.000Z', by: 'file' }));

/** What files hold; throws where they have errors. */
export function holdingsIn(folder: string): readonly Holding[] {
  const { holdings, problems } = readKnowledge(folder);
  if (!holdings) throw new Error(formatProblems(problems));
  return holdings;
}

export const asked = (held: readonly Held[], role: Role, now = NOW): Asked => ({
  held,
  library: new LibraryBuilder().build(held),
  viewer: { ...READER, role },
  now,
});

export const entriesIn = (holdings: readonly Holding[], role: Role = 'reader', now = NOW) =>
  entriesFor(new LibraryBuilder().build(heldAs(holdings)), { ...READER, role }, now);

/** Texts of all files in a folder, by path. */
export function textsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(
    files.map((item) => {
      const full = path.join(item.parentPath, item.name);
      return [path.relative(folder, full), readFileSync(full, 'utf8')] as const;
    }),
  );
}

export const planFor = (what: Asked, existing: ReadonlyMap<string, string | null> = new Map(), questions: Questions = new Map()): Plan =>
  knowledgeFiles(outgoing(what), questions, existing);

/** The plan's files in a new folder, or in one that is there. */
export function put({ files }: Pick<Plan, 'files'>, folder = mkdtempSync(path.join(tmpdir(), 'sourced-export-'))): string {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { path: file, content } of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** What is said on file, without the numbers of the versions, and with the people's approvals left to the desk. */
export function saidIn(knowledge: Pick<Knowledge, 'library'> | { readonly library: ReturnType<LibraryBuilder['build']> }): unknown {
  const { library } = knowledge;
  if (!library) throw new Error('nothing was loaded');
  const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
    things.map((thing) => ({ ...thing, version: 0, approvals: [] })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    topics: byId(library.topics),
    sources: byId(library.sources),
    facts: byId(library.facts),
    names: byId(library.names),
  };
}
