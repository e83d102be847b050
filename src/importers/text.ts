import type { Beside, Item } from '../desk/import/item.ts';
import { publishedOf } from './dates.ts';
import { makeItem, webAddress } from './make-item.ts';
import { tidy, unwrap } from './paragraphs.ts';

/** Characters of a first line that may be a title. */
const LONGEST_TITLE = 150;
const CLOSED = /[.!?…:;,؟。]["'”’»)\]]*$/u;
const BYLINE = /^by\s+\p{Lu}[\p{L}\p{M}.'’ ,-]{1,100}$/iu;
const FIELD = /^(?<field>published|date|source|publisher|url|link):\s*(?<value>\S.{0,300})$/iu;

interface Head {
  publisher: string | null;
  publishedAt: string | null;
  url: string | null;
  beside: Beside[];
}

/**
 * An article as plain text. A short first line without closing punctuation, apart from the rest, is its title; after it come lines such as
 * "By Jane Doe", "Published: 3 May 2026", "Source: Valley Wire", "URL: https://…", as far as they can be read. Without a title the file's
 * name is it. The rest is the text, its wrapped lines joined. `now` is epoch ms. Throws UserError where nothing is left.
 */
export function readText(text: string, name: string, now: number): Item {
  const whole = tidy(text);
  const [first = '', blank, ...below] = whole.split('\n');
  const titled = first.trim() !== '' && first.length <= LONGEST_TITLE && !CLOSED.test(first) && blank === '' && below.length > 0;
  const title = titled && !FIELD.test(first) && !BYLINE.test(first) ? first.trim() : null;
  const lines = title === null ? whole.split('\n') : below;
  const head: Head = { publisher: null, publishedAt: null, url: null, beside: title === null ? [] : [{ kind: 'headline', text: title }] };
  let from = 0;
  while (from < lines.length && (lines[from] === '' || readField(lines[from] ?? '', head, now))) from++;
  return makeItem({
    title: title ?? name.replace(/^.*[/\\]/u, '').replace(/\.[a-z0-9]{1,8}$/iu, ''),
    ...head,
    text: unwrap(tidy(lines.slice(from).join('\n'))),
  });
}

/** Takes one line of the head in; false where it is none, or says a thing again. */
function readField(line: string, head: Head, now: number): boolean {
  if (BYLINE.test(line)) {
    head.beside.push({ kind: 'byline', text: line.trim() });
    return true;
  }
  const { field, value = '' } = FIELD.exec(line)?.groups ?? {};
  switch (field?.toLowerCase()) {
    case 'published':
    case 'date': {
      const at = publishedOf(value, now);
      if (at === null || head.publishedAt !== null) return false;
      head.publishedAt = at;
      return true;
    }
    case 'source':
    case 'publisher':
      if (head.publisher !== null || CLOSED.test(value)) return false;
      head.publisher = value.trim();
      return true;
    case 'url':
    case 'link':
      if (head.url !== null || webAddress(value) === null) return false;
      head.url = value.trim();
      return true;
    default:
      return false;
  }
}
