import type { Item } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { LONGEST_URI } from './limits.ts';
import { refuse } from './refuse.ts';

/** Characters of a text's beginning that stand in for a title. */
const STAND_IN = 80;
const CORRECTION = /^\W*(?:correct(?:ion|ions|s|ed|ing)|clarification|clarifies)\b/iu;

/** What a format says nothing of. */
const SILENT = {
  uri: null,
  revision: null,
  publisher: null,
  publishedAt: null,
  url: null,
  language: null,
  beside: [],
  standing: 'usable',
  embargo: null,
  expires: null,
  edNote: null,
  usageTerms: null,
  corrects: false,
} as const satisfies Partial<Item>;

/** An item as a format has it: what it doesn't say is left out, and a title that it lacks is null. */
export type Found = Omit<Partial<Item>, 'title'> & { readonly title: string | null; readonly text: string };

/**
 * The item, whole. Without a title its text's beginning stands in; a canceled one needs no text (its word is that it is canceled). Throws
 * UserError for what can't come on file: no text, an id that is too long, half a character.
 */
export function makeItem(found: Found): Item {
  const standing = found.standing ?? 'usable';
  if (standing !== 'canceled' && found.text.trim() === '') refuse(IMPORTER_TEXT.noBody);
  if (found.text.includes('\0')) refuse(IMPORTER_TEXT.nul);
  const uri = found.uri ?? null;
  if (uri !== null && uri.length > LONGEST_URI) refuse(IMPORTER_TEXT.longUri(uri.length, LONGEST_URI));
  const title = inLine(found.title) ?? beginningOf(found.text) ?? uri ?? '';
  for (const text of [title, found.text, uri ?? '', found.publisher ?? '', ...(found.beside ?? []).map((each) => each.text)])
    if (!text.isWellFormed()) refuse(IMPORTER_TEXT.loneSurrogate);
  const edNote = found.edNote ?? null;
  return {
    ...SILENT,
    ...found,
    uri,
    title,
    publisher: inLine(found.publisher ?? null),
    url: webAddress(found.url ?? null),
    language: languageTag(found.language ?? null),
    standing,
    edNote,
    corrects: found.corrects === true || CORRECTION.test(title) || CORRECTION.test(edNote ?? ''),
  };
}

/** A text in one line; null if nothing is left of it. */
export function inLine(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/\s+/gu, ' ').trim();
  return line === '' ? null : line;
}

/** An http or https address, as it stands or resolved against another where it is relative; null if it is none. */
export function webAddress(address: string | null | undefined, base?: string | null): string | null {
  const text = address?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base ?? undefined)) return null;
  const url = new URL(text, base ?? undefined);
  if (!/^https?:$/u.test(url.protocol)) return null;
  return URL.canParse(text) ? text : url.href;
}

/** A BCP 47 tag; null: it is none. */
export function languageTag(text: string | null | undefined): string | null {
  const tag = (text ?? '').trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu.test(tag) ? tag : null;
}

function beginningOf(text: string): string | null {
  const line = inLine(text.trim().split('\n', 1)[0]);
  if (line === null || line.length <= STAND_IN) return line;
  const cut = line.slice(0, STAND_IN).toWellFormed().replace('\u{FFFD}', '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), STAND_IN / 2)).trimEnd()}…`;
}
