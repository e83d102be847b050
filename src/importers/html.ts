import { Readability } from '@mozilla/readability';
import type { Beside, Item } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { type Words, wordsOf } from './blocks.ts';
import { publishedOf } from './dates.ts';
import { type DomDocument, type DomNode, elementOf, readFragment, readHtml } from './dom.ts';
import { withoutHead } from './head.ts';
import { inLine, makeItem } from './make-item.ts';
import type { Element } from './markup.ts';
import { type PageMetadata, pageMetadata } from './page-metadata.ts';
import { refuse } from './refuse.ts';

/** Elements of a page beyond which finding its article takes too long. */
const MOST_ELEMENTS = 200_000;

/**
 * The article of a page saved from the web: its words by Readability, without the page's furniture, and what the page says of it. Its identity
 * is its canonical address, if that isn't too long to be one. `now` is epoch ms. Throws UserError where there is none.
 */
export function readPage(text: string, now: number): Item {
  const document = readHtml(text);
  // Before Readability, which takes the document apart.
  const metadata = pageMetadata(elementOf(document.documentElement as DomNode), text);
  const article = findArticle(document);
  if (!article) return refuse(IMPORTER_TEXT.noArticle);
  const { text: words, beside } = withoutHead(article.words, metadata.title);
  const at = publishedOf(metadata.modified, now);
  return makeItem({
    uri: metadata.url !== null && isPages(metadata.url) ? metadata.url : null,
    revision: at === null ? null : { number: null, at },
    title: metadata.title,
    publisher: metadata.publisher,
    publishedAt: publishedOf(metadata.published, now),
    url: metadata.url,
    language: metadata.language,
    text: words,
    beside: besideOf(metadata, article.byline, beside),
  });
}

/** The words of a piece of HTML, such as a feed or a news item with that title carries. Throws UserError for what the parser gives up. */
export function readHtmlPiece(text: string, title: string | null): Words {
  return withoutHead(wordsOf(readFragment(text)), title);
}

/** A page's address is its identity only as far as ids go (DESIGN.md, "Identity"); the file is, else. */
const LONGEST_ADDRESS = 200;

/** Whether an address can be one page's own. Some sites name their front page for that of every article. */
function isPages(address: string): boolean {
  const { pathname, search } = new URL(address);
  return address.length <= LONGEST_ADDRESS && (pathname !== '/' || search !== '');
}

function findArticle(document: DomDocument): { readonly words: Words; readonly byline: string | null } | null {
  try {
    const found = new Readability<Element>(document as never, {
      serializer: (node) => elementOf(node as DomNode),
      maxElemsToParse: MOST_ELEMENTS,
      // Its own use of JSON-LD would let metadata decide what is text.
      disableJSONLD: true,
      keepClasses: true,
    }).parse();
    return found?.content ? { words: wordsOf(found.content), byline: inLine(found.byline) } : null;
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    return refuse(IMPORTER_TEXT.notHtml, cause);
  }
}

/** All that stands beside, headline and byline before whatever else does, each once. */
function besideOf({ title, author }: PageMetadata, byline: string | null, beside: readonly Beside[]): Beside[] {
  const by = beside.find(({ kind }) => kind === 'byline')?.text ?? byline ?? author;
  const head: Beside[] = [];
  if (title !== null) head.push({ kind: 'headline', text: title });
  if (by !== null) head.push({ kind: 'byline', text: by });
  return [...head, ...beside.filter((each) => !head.some(({ kind, text }) => kind === each.kind && text === each.text))];
}
