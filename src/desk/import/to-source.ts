import type { Unusable } from '../../domain/source.ts';
import { sha256Of } from '../../knowledge/hash.ts';
import type { SourceHolding } from '../../knowledge/holding.ts';
import type { SourceFields } from '../../knowledge/schema.ts';
import { IMPORT_TEXT } from '../../text/import.ts';
import { LONGEST_LINE, LONGEST_TEXT } from '../add-source.ts';
import type { Item, Revision } from './item.ts';

/** What of an item is kept as the fields of a source. */
type Kept = Omit<SourceFields, 'id' | 'retrievedAt' | 'origin' | 'audience'>;

/** UTF-16 units of an article's beginning that stand for a title where it has none. */
const BEGINNING = 80;

/** Why an item can't be a source, in the operator's words; null: it can. */
export function faultOf({ title, publisher, text }: Item): string | null {
  if (text.trim() === '') return IMPORT_TEXT.noText;
  if (text.length > LONGEST_TEXT) return IMPORT_TEXT.tooLong(text.length, LONGEST_TEXT);
  if (![text, title, publisher ?? ''].every((each) => each.isWellFormed())) return IMPORT_TEXT.brokenText;
  const [head, house] = [line(title).length, line(publisher ?? '').length];
  if (head > LONGEST_LINE) return IMPORT_TEXT.lineTooLong('title', head, LONGEST_LINE);
  return house > LONGEST_LINE ? IMPORT_TEXT.lineTooLong('publisher', house, LONGEST_LINE) : null;
}

/** An item's fields as a source has them, at a moment (epoch ms): an embargo that is over gates nothing (DOMAIN.md, "Formats"). */
export function fieldsOf(item: Item, now: number): Kept {
  const { url, publishedAt, embargo, expires, revision } = item;
  return {
    title: line(item.title) || beginning(item.text),
    publisher: line(item.publisher ?? '') || undefined,
    url: url !== null && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol) ? url : undefined,
    publishedAt: publishedAt ?? undefined,
    undated: publishedAt === null ? true : undefined,
    language: languageOf(item),
    sha256: sha256Of(item.text),
    embargo: embargo !== null && Date.parse(embargo) > now ? embargo : undefined,
    expires: expires ?? undefined,
    unusable: unusableAt(item, now),
    edNote: item.edNote?.trim() || undefined,
    usageTerms: item.usageTerms?.trim() || undefined,
    revision: revision === null ? undefined : { number: revision.number ?? undefined, at: revision.at ?? undefined },
  };
}

/** Which version of a source is on file, as its publisher numbers it; null: it didn't say. */
export function revisionOf({ fields: { revision } }: SourceHolding): Revision | null {
  return revision ? { number: revision.number ?? null, at: revision.at ?? null } : null;
}

function unusableAt({ standing, expires }: Item, now: number): Unusable | undefined {
  if (standing !== 'usable') return 'withheld';
  return expires !== null && Date.parse(expires) <= now ? 'ended' : undefined;
}

/** Titles and names are shown on one line. */
const line = (text: string): string => text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim();

function beginning(text: string): string {
  const all = line(text);
  if (all.length <= BEGINNING) return all;
  const cut = all.slice(0, BEGINNING);
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** As it says itself, where that is a language code; else by its script. */
function languageOf({ language, text }: Item): string {
  const [primary = '', ...rest] = (language ?? '').split(/[-_]/u);
  const code = [primary.toLowerCase(), ...rest].join('-');
  if (/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/u.test(code)) return code;
  return /\p{Script=Arabic}/u.test(text) && !/\p{Script=Latin}{20}/u.test(text) ? 'ar' : 'en';
}
