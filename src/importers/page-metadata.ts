import { linkedArticle } from './json-ld.ts';
import { inLine, languageTag, webAddress } from './make-item.ts';
import { descendantsOf, type Element, textWithin } from './markup.ts';

/** What a page says of its article beside its words; null where it doesn't say. */
export interface PageMetadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** As written. */
  readonly published: string | null;
  /** As written. */
  readonly modified: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/**
 * A page's metadata: schema.org's JSON-LD first, then OpenGraph and the other metas, then `<time>` and the like. `source` is the page as
 * text, for the line in which browsers note where they saved it from.
 */
export function pageMetadata(html: Element, source: string): PageMetadata {
  const scripts = descendantsOf(html, 'script').filter((each) => /^application\/ld\+json/iu.test(each.attributes.get('type') ?? ''));
  const linked = linkedArticle(scripts.map(textWithin));
  const meta = metasOf(html);
  const article = descendantsOf(html, 'article')[0] ?? html;
  const times = descendantsOf(article, 'time');
  const time = (property: string) => times.find((each) => each.attributes.get('itemprop') === property)?.attributes.get('datetime') ?? null;
  const canonical = descendantsOf(html, 'link').find((each) => /(?:^|\s)canonical(?:\s|$)/iu.test(each.attributes.get('rel') ?? ''));
  const urls = [canonical?.attributes.get('href'), linked?.url, meta('og:url'), savedFrom(source)];
  return {
    title: linked?.headline ?? meta('og:title', 'twitter:title', 'dc.title') ?? inLine(textWithin(descendantsOf(html, 'title')[0] ?? null)),
    publisher: linked?.publisher ?? meta('og:site_name', 'dc.publisher', 'publisher'),
    author: linked?.author ?? meta('author', 'dc.creator', 'parsely-author'),
    published:
      linked?.published ??
      meta('article:published_time', 'datepublished', 'parsely-pub-date', 'dc.date.issued', 'dc.date', 'pubdate', 'publishdate', 'date') ??
      time('datePublished') ??
      times.find((each) => each.attributes.has('datetime'))?.attributes.get('datetime') ??
      null,
    modified:
      linked?.modified ?? meta('article:modified_time', 'datemodified', 'og:updated_time', 'dc.date.modified') ?? time('dateModified'),
    url: urls.flatMap((each) => webAddress(each) ?? [])[0] ?? null,
    language:
      [linked?.language, html.attributes.get('lang'), meta('og:locale', 'content-language')].flatMap(
        (each) => languageTag(each) ?? [],
      )[0] ?? null,
  };
}

/** Finds a meta by the first of several names that has content. */
function metasOf(html: Element): (...names: readonly string[]) => string | null {
  const contents = new Map<string, string>();
  for (const { attributes } of descendantsOf(html, 'meta')) {
    const content = inLine(attributes.get('content'));
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attributes.get(key)?.toLowerCase();
      if (name !== undefined && content !== null && !contents.has(name)) contents.set(name, content);
    }
  }
  return (...names) => names.map((name) => contents.get(name)).find((content) => content !== undefined) ?? null;
}

/** "saved from url=(0029)https://…": the length of the address stands before it. */
function savedFrom(source: string): string | null {
  return /<!-- saved from url=\(\d{1,5}\)(\S{1,2000}) -->/u.exec(source.slice(0, 4_000))?.[1] ?? null;
}
