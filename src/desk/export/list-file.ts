import type { z } from 'zod';
import { readEntries } from '../../knowledge/entry.ts';
import type { Report } from '../../knowledge/problems.ts';
import { parseYaml } from '../../knowledge/yaml.ts';
import { changedFields } from './changed-fields.ts';
import { type EntryEdit, editedList, newList } from './edit-yaml.ts';
import { type Written, written } from './written.ts';

/** An entry of a list, known by its `id`. */
export type EntryFields = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * The text of a file with one list, saying what `wanted` says. What is there (null: nothing) is edited in place: entries that say the same stay
 * as they are, and others than the wanted ones stay, too. Reports what keeps it from being read, and then gives it as it is.
 */
export function listFile(
  there: { readonly file: string; readonly text: string | null },
  key: string,
  schema: z.ZodObject,
  wanted: readonly EntryFields[],
  report: Report,
): string {
  const { file, text } = there;
  const entries = wanted.map((fields) => [fields.id, written(schema, fields)] as const);
  if (text === null)
    return newList(
      key,
      entries.map(([, fields]) => fields),
    );
  let faults = 0;
  const document = parseYaml(text, file, (problem) => {
    faults++;
    report(problem);
  });
  const read = readEntries(schema, key, document, (problem) => {
    if (problem.severity === 'error') faults++;
    report(problem);
  });
  if (faults > 0) return text;
  const places = new Map(read.entries.map(({ fields }, index) => [String(fields.id), index]));
  const edits: EntryEdit[] = [];
  const added: Written[] = [];
  for (const [id, fields] of entries) {
    const index = places.get(id);
    const before = index === undefined ? null : (read.entries[index]?.whole ?? null);
    if (index === undefined || before === null) {
      added.push(fields);
      continue;
    }
    const edit = changedFields(written(schema, before), fields);
    if (edit.size > 0) edits.push({ index, edit });
  }
  return edits.length + added.length === 0 ? text : editedList(text, key, edits, added);
}
