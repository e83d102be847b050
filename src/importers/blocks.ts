import type { Beside } from '../desk/import/item.ts';
import { inLine } from './make-item.ts';
import { descendantsOf, type Element, textWithin } from './markup.ts';

/** An article's words, and what stands beside them. */
export interface Words {
  /** LF, paragraphs apart by an empty line. */
  readonly text: string;
  readonly beside: readonly Beside[];
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** HTML's, XHTML's and NITF's elements that begin a line of their own. */
const BLOCKS = names(
  'address article aside bq blockquote body block body.content center credit dd details dialog div dl dt fieldset figure fn footer form header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul',
);
const HEADINGS = names('h2 h3 h4 h5 h6 hl2 hl3');
/** Not for reading, or not the article's: controls, what runs, other stories, an agency's notes; struck out is what no longer holds. */
const SKIPPED = names(
  'script style noscript template head iframe object embed video audio canvas svg math button input select option textarea nav aside del s strike rp rt note abstract media-reference media-metadata docdata bibliography',
);
/** What stands beside an article by its element's name. */
const APART: ReadonlyMap<string, Beside['kind']> = new Map([
  ['h1', 'headline'],
  ['hedline', 'headline'],
  ['byline', 'byline'],
  ['tagline', 'byline'],
  ['dateline', 'dateline'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['media', 'caption'],
]);
const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors)(?:$|[\s_-])/iu;
const DATELINE_CLASS = /(?:^|[\s_-])dateline(?:$|[\s_-])/iu;
/** A byline is a line; more than this under such a class is somebody's article. */
const LONGEST_BYLINE = 150;
const CLOSED = /[.!?…؟。]["'”’»)\]]*$/u;
const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-'].map((each, index) => [each, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'][index] ?? '']),
);

/**
 * The words of an article as a page shows them: paragraphs, headings, list entries and table rows (cells apart by a tab) each on their own;
 * `<br>` a new line; a `<q>` in quotation marks; superscript digits raised, links in superscript (footnotes) left out; white space, no-break
 * spaces among it, as one space. Headings that end like a sentence stand beside the text, since they would be taken for one.
 */
export function wordsOf(root: Element): Words {
  const paragraphs: string[] = [];
  const beside: Beside[] = [];
  let line = '';
  const put = (kind: Beside['kind'], text: string) => {
    const words = inLine(text);
    if (words !== null) beside.push({ kind, text: words });
  };
  const close = () => {
    const lines = line.split('\n').map((each) =>
      each
        .replace(/[^\S\t]+/gu, ' ')
        .replace(/ ?\t ?/gu, '\t')
        .trim(),
    );
    paragraphs.push(
      ...lines
        .join('\n')
        .split(/\n{2,}/u)
        .map((each) => each.trim()),
    );
    line = '';
  };
  const walk = ({ name, attributes, children }: Element, raw: boolean): void => {
    for (const child of children) {
      if (typeof child === 'string') line += raw ? child.replace(/\r\n?/gu, '\n') : child.replace(/\s+/gu, ' ');
      else visit(child, raw || name === 'pre' || attributes.get('style')?.includes('white-space: pre') === true);
    }
  };
  const visit = (element: Element, raw: boolean): void => {
    const { name } = element;
    const kind = apartKind(element);
    if (isHidden(element)) return;
    if (kind !== null) {
      close();
      put(kind, proseOf(element));
    } else if (HEADINGS.has(name)) {
      close();
      const heading = inLine(textWithin(element));
      if (heading !== null && CLOSED.test(heading)) put('headline', heading);
      else paragraphs.push(heading ?? '');
    } else if (name === 'br') line += '\n';
    else if (name === 'q') {
      line += '“';
      walk(element, raw);
      line += '”';
    } else if (name === 'sup') line += raised(element);
    else if (name === 'td' || name === 'th') {
      line += line.trim() === '' ? '' : '\t';
      walk(element, raw);
    } else if (BLOCKS.has(name)) {
      close();
      walk(element, raw);
      close();
    } else walk(element, raw);
  };
  walk(root, false);
  close();
  return { text: paragraphs.filter((each) => each !== '').join('\n\n'), beside };
}

/** All text within, elements apart by a space. */
function proseOf({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      return isHidden(child) ? '' : `${BLOCKS.has(child.name) ? ' ' : ''}${proseOf(child)}${BLOCKS.has(child.name) ? ' ' : ''}`;
    })
    .join('');
}

function isHidden({ name, attributes }: Element): boolean {
  return (
    SKIPPED.has(name) ||
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s*:\s*none/iu.test(attributes.get('style') ?? '')
  );
}

function apartKind(element: Element): Beside['kind'] | null {
  const { name, attributes } = element;
  const named = APART.get(name);
  if (named) return named;
  // A picture's figure is its caption and its credit; one around a table or a quotation is a frame.
  if (name === 'figure') return ['table', 'blockquote', 'pre'].some((each) => descendantsOf(element, each).length > 0) ? null : 'caption';
  const marked = attributes.get('class') ?? '';
  // Inline, it belongs to the sentence that it stands in.
  if (!BLOCKS.has(name)) return null;
  const isByline = BYLINE_CLASS.test(marked) || attributes.get('rel') === 'author' || attributes.get('itemprop') === 'author';
  if (!isByline && !DATELINE_CLASS.test(marked)) return null;
  const prose = inLine(textWithin(element)) ?? '';
  if (prose.length > LONGEST_BYLINE) return null;
  return isByline ? 'byline' : 'dateline';
}

function raised(element: Element): string {
  const text = textWithin(element).trim();
  if (element.children.some((child) => typeof child !== 'string' && child.name === 'a')) return '';
  return /^[0-9+-]+$/u.test(text) ? [...text].map((each) => RAISED[each] ?? each).join('') : text;
}
