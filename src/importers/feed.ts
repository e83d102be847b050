import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import type { Item, Read, Where } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { publishedOf } from './dates.ts';
import { type Entry, entriesOf, type Feed } from './feed-entries.ts';
import { readHtmlPiece } from './html.ts';
import { inLine, makeItem, webAddress } from './make-item.ts';
import { tidy } from './paragraphs.ts';
import { readPiece } from './piece.ts';
import { rootName } from './prolog.ts';
import { refuse } from './refuse.ts';

/**
 * The entries of an RSS, RDF, Atom or JSON feed, one read each. Who publishes is what the entry says, else the feed's title; an entry with
 * only a summary has the summary for its text. A feed may be empty. `now` is epoch ms. Throws UserError for what
 * is no feed, or whose entries can't be made out.
 */
export function readFeed(text: string, where: Where, now: number): Read[] {
  const entries = entriesOf(parsed(text));
  if (entries.length === 0 && /<(?:\w+:)?(?:item|entry)[\s>]/iu.test(text)) refuse(IMPORTER_TEXT.notFeed);
  return entries.map((entry, index) =>
    readPiece({ ...where, at: index + 1, name: inLine(entry.title) ?? entry.uri }, () => itemOf(entry, now)),
  );
}

function itemOf(entry: Entry, now: number): Item {
  const title = inLine(entry.titleIsHtml ? readHtmlPiece(entry.title ?? '', null).text : entry.title);
  const { text, beside } = entry.textIsHtml ? readHtmlPiece(entry.text, title) : { text: tidy(entry.text), beside: [] };
  const updated = publishedOf(entry.updated, now);
  return makeItem({
    uri: entry.uri,
    revision: updated === null ? null : { number: null, at: updated },
    title,
    publisher: entry.publisher,
    publishedAt: publishedOf(entry.published, now),
    url: webAddress(entry.link, entry.base),
    language: entry.language,
    text,
    beside: [
      ...(title === null || beside.some((each) => each.text === title) ? [] : [{ kind: 'headline', text: title } as const]),
      ...(entry.author === null ? [] : [{ kind: 'byline', text: entry.author } as const]),
      ...beside,
    ],
  });
}

function parsed(text: string): Feed {
  const root = rootName(text)?.toLowerCase() ?? null;
  // What was cut off on its way would come on file as half an article.
  if (root !== null && !text.toLowerCase().includes(`</${root}`)) refuse(IMPORTER_TEXT.cutOff(root));
  try {
    if (root === null) return { format: 'json', feed: parseJsonFeed(text) };
    if (root.endsWith('rss')) return { format: 'rss', feed: parseRssFeed(text) };
    return root.endsWith('feed') ? { format: 'atom', feed: parseAtomFeed(text) } : { format: 'rdf', feed: parseRdfFeed(text) };
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    return refuse(IMPORTER_TEXT.notFeed, cause);
  }
}
