import { IMPORTER_TEXT } from '../text/importers.ts';
import { refuse } from './refuse.ts';

/** A JSON object of unknown shape. */
export type Fields = Readonly<Record<string, unknown>>;

/** A file's JSON. Throws UserError for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // The parser's own words end with a piece of the input.
    return refuse(IMPORTER_TEXT.notJson(cause instanceof Error ? cause.message.slice(0, 120) : ''), cause);
  }
}

/** The value as an object; null: it is none. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** A list, or the one value that stands in place of one; empty for nothing. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text with something in it, as it stands; null: it is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
