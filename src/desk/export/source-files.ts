import type { SourceHolding } from '../../knowledge/holding.ts';
import { fault, type Report, whole } from '../../knowledge/problems.ts';
import { SLUG, sourceSchema } from '../../knowledge/schema.ts';
import { readSourceFile, splitFrontMatter } from '../../knowledge/source-file.ts';
import { EXPORT_TEXT } from '../../text/export.ts';
import { newIdOf } from '../slug.ts';
import { changedFields } from './changed-fields.ts';
import { editedMap, newMap } from './edit-yaml.ts';
import type { Existing, OutFile } from './out-file.ts';
import { written } from './written.ts';

/** Ids of the sources that files there hold, with the files' paths; a file that has none that can be read holds none. */
export function sourcesThere(existing: Existing): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, text] of existing) {
    if (text === null || !path.includes('/sources/')) continue;
    const id = readSourceFile(text, path, () => undefined).entry?.fields.id;
    if (id !== undefined) found.set(id, path);
  }
  return found;
}

/**
 * The files of one topic's sources, below `folder`. A source is looked for by the id in its front matter, so that its file keeps its name; a
 * new one is named for its id, and where that is no file's name, for its words and its hash, never for what else is there.
 */
export function sourceFiles(
  folder: string,
  sources: readonly SourceHolding[],
  existing: Existing,
  there: ReadonlyMap<string, string>,
  report: Report,
): OutFile[] {
  // Some disks take two names that differ in capitals alone for one.
  const foreign = new Set([...existing.keys()].map((path) => path.toLowerCase()));
  const pathOf = (slug: string) => `${folder}/sources/${slug}.md`;
  // Ids that are names have theirs before any other could take it.
  const taken = new Set([...foreign, ...sources.flatMap(({ id }) => (SLUG.test(id) ? [pathOf(id)] : []))]);
  return sources.map((source) => {
    const at = there.get(source.id);
    if (at !== undefined && !at.startsWith(`${folder}/`)) report(fault(whole(at), EXPORT_TEXT.elsewhere(source.id, folder)));
    if (at !== undefined) return { path: at, content: content(source, at, existing.get(at) ?? null, report) };
    const own = pathOf(source.id);
    const path =
      SLUG.test(source.id) && !foreign.has(own) ? own : pathOf(newIdOf(source.id, [source.id], (slug) => taken.has(pathOf(slug))));
    taken.add(path);
    return { path, content: content(source, path, null, report) };
  });
}

function content({ fields, text }: SourceHolding, file: string, there: string | null, report: Report): string {
  const wanted = written(sourceSchema, fields);
  const parts = there === null ? null : splitFrontMatter(there);
  if (there === null || !parts) return `---\n${newMap(wanted)}---\n${text}`;
  const read = readSourceFile(there, file, (problem) => {
    if (problem.severity === 'error') report(problem);
  });
  if (!read.entry?.whole) return there;
  const edit = changedFields(written(sourceSchema, read.entry.whole), wanted);
  // A file that doesn't say its text's hash is told of that by `check`, and says the same all the same.
  if (read.text === text && [...edit.keys()].every((key) => key === 'sha256') && !read.entry.given.has('sha256')) return there;
  if (read.text === text && edit.size === 0) return there;
  return `---\n${edit.size === 0 ? parts.front : editedMap(parts.front, edit)}---\n${text}`;
}
