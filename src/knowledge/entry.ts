import { z } from 'zod';
import { described, explain, unknownFields } from './explain.ts';
import { fault, type Path, type Place, type Report } from './problems.ts';
import type { YamlFile } from './yaml.ts';

/**
 * One entry of a file, read field by field: a fault in one field doesn't keep the others from being checked, so that an editor
 * sees everything at once.
 */
export interface Entry<T> {
  /** The entry as a whole; null if any field of it is at fault. */
  readonly whole: T | null;
  /** The fields that are in order. */
  readonly fields: Partial<T>;
  /** The fields that were written at all, in order or not. */
  readonly given: ReadonlySet<string>;
  /** Where a part of the entry stands. */
  at(...path: PropertyKey[]): Place;
}

/** A list of entries under one key. */
export interface Entries<T> {
  readonly entries: readonly Entry<T>[];
  /** false where the list or an entry's id couldn't be read, so that what it lacks says nothing. */
  readonly complete: boolean;
}

/** Reads the group of fields at `path`; null if there is no such group. Reports every fault of every field. */
export function readEntry<S extends z.ZodObject>(schema: S, document: YamlFile, path: Path, report: Report): Entry<z.output<S>> | null {
  const input = at(document.value, path);
  if (!isRecord(input)) {
    report(fault(document.place(path), `must be fields, one a line ("${Object.keys(schema.shape)[0]}: ..."), but is ${described(input)}`));
    return null;
  }
  const parsed = schema.safeParse(input, { error: explain });
  const bad = new Set<PropertyKey>();
  const mistyped = new Set(
    parsed.error?.issues.filter((issue) => issue.code === 'invalid_type').map((issue) => JSON.stringify(issue.path)),
  );
  for (const issue of parsed.error?.issues ?? []) {
    // A length is told of lists and texts alike, so that a text in a list's place would be "too long", too.
    if (issue.code !== 'invalid_type' && mistyped.has(JSON.stringify(issue.path))) continue;
    const here = [...path, ...issue.path];
    const [field] = issue.path;
    if (field !== undefined) bad.add(field);
    if (issue.code !== 'unrecognized_keys') {
      report(fault(document.place(here), issue.message));
      continue;
    }
    for (const { key, reason } of unknownFields(issue.keys, knownKeys(schema, issue.path)))
      report(fault(document.place([...here, key]), reason));
  }
  const entry = { given: new Set(Object.keys(input)), at: (...more: PropertyKey[]) => document.place([...path, ...more]) };
  if (parsed.success) return { ...entry, whole: parsed.data, fields: parsed.data };
  const good = Object.fromEntries(Object.entries(input).filter(([key]) => !bad.has(key) && Object.hasOwn(schema.shape, key)));
  // The fields that are left passed just now: partial() only lets the others be absent.
  const rest = z.object(schema.shape).partial().safeParse(good);
  // A default must not stand for a field that was written, though wrongly.
  const fields = Object.fromEntries(Object.entries(rest.data ?? {}).filter(([key]) => !bad.has(key)));
  return { ...entry, whole: null, fields: fields as Partial<z.output<S>> };
}

/** Reads a file that holds one list, `facts: […]`. `document` is null where the file couldn't be parsed. */
export function readEntries<S extends z.ZodObject>(
  schema: S,
  key: string,
  document: YamlFile | null,
  report: Report,
): Entries<z.output<S>> {
  if (document === null) return { entries: [], complete: false };
  if (!isRecord(document.value)) {
    report(fault(document.place([]), `the file must begin with "${key}:" and a list below it`));
    return { entries: [], complete: false };
  }
  const others = Object.keys(document.value).filter((other) => other !== key);
  for (const other of unknownFields(others, [key])) report(fault(document.place([other.key]), other.reason));
  const list = Object.hasOwn(document.value, key) ? document.value[key] : undefined;
  if (!Array.isArray(list)) {
    report(fault(document.place([key]), list === undefined ? 'is missing' : 'must be a list; each entry begins with "- "'));
    return { entries: [], complete: false };
  }
  const entries = list.map((_, index) => readEntry(schema, document, [key, index], report)).filter((entry) => entry !== null);
  return { entries, complete: entries.length === list.length && entries.every((entry) => Object.hasOwn(entry.fields, 'id')) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => {
    if (Array.isArray(found) && typeof step === 'number') return found[step];
    return isRecord(found) && Object.hasOwn(found, step) ? found[String(step)] : undefined;
  }, value);
}

/** The fields that the schema knows at `path`, for "did you mean". */
function knownKeys(schema: z.ZodObject, path: Path): string[] {
  let here: unknown = schema;
  for (const step of path) {
    here = unwrap(here);
    if (here instanceof z.ZodArray) here = here.element;
    else if (here instanceof z.ZodObject) here = here.shape[String(step)];
  }
  here = unwrap(here);
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner;
}
