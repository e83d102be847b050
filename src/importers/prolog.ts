import { IMPORTER_TEXT } from '../text/importers.ts';
import { refuse } from './refuse.ts';

/**
 * The name of the element on top of a document of tags, as written; null: it doesn't begin with a tag. Throws UserError where its DOCTYPE
 * declares entities: they are how a small file grows without end, or fetches others.
 */
export function rootName(text: string): string | null {
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (/^<!doctype/iu.test(text.slice(at, at + 9))) at = afterDoctype(text, at);
    else break;
  }
  return /^<([\p{L}_][\p{L}\p{N}._:-]*)/u.exec(text.slice(at, at + 200))?.[1] ?? null;
}

function afterDoctype(text: string, from: number): number {
  const end = after(text, '>', from);
  const subset = text.indexOf('[', from);
  if (subset === -1 || subset > end) return end;
  const closing = /\]\s*>/gu;
  closing.lastIndex = subset;
  const close = closing.exec(text);
  const to = close ? close.index + close[0].length : text.length;
  if (/<!ENTITY/iu.test(text.slice(subset, to))) refuse(IMPORTER_TEXT.declaresEntities);
  return to;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at++;
  return at;
}

/** Where it goes on behind a closing mark; the end where there is none. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
