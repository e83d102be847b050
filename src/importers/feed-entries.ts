import type { parseFeed } from 'feedsmith';

/** A feed of any format, as feedsmith has it; dates as written. */
export type Feed = ReturnType<typeof parseFeed<string>>;
type FeedOf<F extends Feed['format']> = Extract<Feed, { readonly format: F }>['feed'];

/** An entry of any feed, its dates as written; null where it doesn't say. */
export interface Entry {
  readonly uri: string | null;
  readonly title: string | null;
  readonly titleIsHtml: boolean;
  /** Its content, or its summary where it has no other. */
  readonly text: string;
  readonly textIsHtml: boolean;
  readonly link: string | null;
  /** What a relative link is relative to. */
  readonly base: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
}

/** The entries of a feed, in its order. */
export function entriesOf(parsed: Feed): Entry[] {
  switch (parsed.format) {
    case 'rss':
      return rss(parsed.feed);
    case 'rdf':
      return rdf(parsed.feed);
    case 'atom':
      return atom(parsed.feed);
    case 'json':
      return json(parsed.feed);
  }
}

function rss(feed: FeedOf<'rss'>): Entry[] {
  return (feed.items ?? []).map((item) => ({
    uri: item.guid?.value ?? item.link ?? null,
    title: item.title ?? null,
    titleIsHtml: true,
    text: item.content?.encoded ?? item.description ?? item.atom?.content?.value ?? '',
    textIsHtml: true,
    link: item.link ?? (item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null)),
    base: feed.link ?? null,
    publisher: item.source?.title ?? item.dc?.publishers?.[0] ?? feed.title ?? null,
    author: joined([...(item.authors ?? []).map(({ name }) => name), ...(item.dc?.creators ?? [])]),
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? null,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
    language: item.dc?.languages?.[0] ?? feed.language ?? feed.dc?.languages?.[0] ?? null,
  }));
}

function rdf(feed: FeedOf<'rdf'>): Entry[] {
  return (feed.items ?? []).map((item) => ({
    uri: item.rdf?.about ?? item.link ?? null,
    title: item.title ?? null,
    titleIsHtml: true,
    text: item.content?.encoded ?? item.description ?? '',
    textIsHtml: true,
    link: item.link ?? null,
    base: feed.link ?? null,
    publisher: item.dc?.publishers?.[0] ?? feed.title ?? null,
    author: joined(item.dc?.creators ?? []),
    published: item.dc?.dates?.[0] ?? null,
    updated: item.dcterms?.modified?.[0] ?? null,
    language: item.dc?.languages?.[0] ?? feed.dc?.languages?.[0] ?? null,
  }));
}

function atom(feed: FeedOf<'atom'>): Entry[] {
  const linkOf = (links: NonNullable<typeof feed.links> | undefined) =>
    (links ?? []).find(({ rel, href }) => href !== undefined && (rel === undefined || rel === 'alternate'))?.href ?? null;
  const isHtml = (type: string | undefined) => type !== undefined && type !== 'text' && type !== 'text/plain';
  return (feed.entries ?? []).map((entry) => {
    const body = entry.content?.value === undefined ? entry.summary : entry.content;
    return {
      uri: entry.id ?? linkOf(entry.links),
      title: entry.title?.value ?? null,
      titleIsHtml: isHtml(entry.title?.type),
      text: body?.value ?? '',
      textIsHtml: isHtml(body?.type),
      link: linkOf(entry.links),
      base: feed.xml?.base ?? linkOf(feed.links),
      publisher: entry.source?.title?.value ?? entry.dc?.publishers?.[0] ?? feed.title?.value ?? null,
      author: joined((entry.authors ?? feed.authors ?? []).map(({ name }) => name)),
      published: entry.published ?? entry.updated ?? null,
      updated: entry.updated ?? null,
      language: entry.xml?.lang ?? feed.xml?.lang ?? null,
    };
  });
}

function json(feed: FeedOf<'json'>): Entry[] {
  return (feed.items ?? []).map((item) => ({
    uri: item.id ?? item.url ?? null,
    title: item.title ?? null,
    titleIsHtml: false,
    text: item.content_html ?? item.content_text ?? item.summary ?? '',
    textIsHtml: item.content_html !== undefined,
    link: item.url ?? item.external_url ?? null,
    base: feed.home_page_url ?? null,
    publisher: feed.title ?? null,
    author: joined((item.authors ?? feed.authors ?? []).map(({ name }) => name)),
    published: item.date_published ?? null,
    updated: item.date_modified ?? null,
    language: item.language ?? feed.language ?? null,
  }));
}

function joined(names: readonly (string | undefined)[]): string | null {
  return [...new Set(names.filter((name) => name !== undefined && name.trim() !== ''))].join(', ') || null;
}
