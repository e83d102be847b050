import { parse } from 'yaml';
import type { Item } from '../desk/import/item.ts';
import { sha256Of } from '../knowledge/hash.ts';
import { isNestedTooDeeply } from '../knowledge/nesting.ts';
import { splitFrontMatter } from '../knowledge/source-file.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { instantOf, publishedOf } from './dates.ts';
import { readGates, versionNumber, writtenGate } from './gates.ts';
import { withoutHead } from './head.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json.ts';
import { makeItem } from './make-item.ts';
import { markdownWords } from './markdown-words.ts';
import { refuse } from './refuse.ts';

/**
 * An article in Markdown, with or without front matter. A file of the knowledge folder, known by its id with a sha256 or when it was
 * retrieved, keeps its text character for character; another's markup is taken off. Without a title `name`, its file's, is it. `now` is
 * epoch ms. Throws UserError for what can't be read.
 */
export function readMarkdown(text: string, name: string, now: number): Item {
  const lines = text.replace(/\r\n?/gu, '\n');
  const parts = splitFrontMatter(lines);
  const fields = parts ? frontMatter(parts.front) : {};
  if (parts && textOf(fields.id) !== null && (fields.sha256 !== undefined || fields.retrievedAt !== undefined))
    return knowledgeItem(fields, parts.text, now);
  const said = (...keys: readonly string[]) =>
    keys.map((key) => listOf(fields[key]).map(nameOf)[0] ?? null).find((each) => each !== null) ?? null;
  const { title: heading, ...words } = markdownWords(parts?.text ?? lines);
  const title = said('title', 'headline') ?? heading;
  const { text: body, beside } = withoutHead(words, title);
  const updated = publishedOf(said('updated', 'modified', 'lastmod', 'dateModified'), now);
  const author = said('author', 'authors', 'byline', 'by');
  return makeItem({
    uri: said('id', 'guid', 'uri'),
    revision: updated === null ? null : { number: null, at: updated },
    title: title ?? name.replace(/^.*[/\\]/u, '').replace(/\.[a-z0-9]{1,8}$/iu, ''),
    publisher: said('publisher', 'source', 'site', 'site_name'),
    publishedAt: publishedOf(said('publishedAt', 'published', 'date', 'pubDate', 'datePublished'), now),
    url: said('url', 'link', 'canonical', 'canonical_url', 'permalink', 'source_url'),
    language: said('language', 'lang', 'locale'),
    ...readGates({ pubStatus: said('pubStatus'), embargoed: said('embargo', 'embargoed', 'embargoedUntil'), expires: said('expires') }),
    text: body,
    beside: [
      ...(title === null ? [] : [{ kind: 'headline', text: title } as const]),
      ...(author === null ? [] : [{ kind: 'byline', text: author } as const]),
      ...beside.filter((each) => each.text !== title),
    ],
  });
}

/** A name by itself, or under "name", as lists of authors have them. */
const nameOf = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : (textOf(value) ?? textOf(fieldsOf(value)?.name));

function knowledgeItem(fields: Fields, text: string, now: number): Item {
  if (fields.audience !== undefined && fields.audience !== null) refuse(IMPORTER_TEXT.hasAudience);
  if (fields.sha256 !== undefined && fields.sha256 !== sha256Of(text)) refuse(IMPORTER_TEXT.changedSince);
  const revision = fieldsOf(fields.revision);
  const gates = readGates({
    pubStatus: fields.status === 'withdrawn' ? 'canceled' : null,
    embargoed: writtenGate(fields.embargo),
    expires: writtenGate(fields.expires),
  });
  return makeItem({
    uri: textOf(fields.id),
    revision: revision ? { number: versionNumber(revision.number), at: instantOf(textOf(revision.at)) } : null,
    title: textOf(fields.title),
    publisher: textOf(fields.publisher),
    publishedAt: publishedOf(textOf(fields.publishedAt), now),
    url: textOf(fields.url),
    language: textOf(fields.language),
    ...gates,
    standing: gates.standing === 'usable' && fields.unusable === 'withheld' ? 'withheld' : gates.standing,
    edNote: textOf(fields.edNote),
    usageTerms: textOf(fields.usageTerms),
    text,
  });
}

function frontMatter(text: string): Fields {
  if (isNestedTooDeeply(text)) refuse(IMPORTER_TEXT.tooDeep);
  let value: unknown;
  try {
    // Aliases are how a few lines grow without end.
    value = parse(text, { maxAliasCount: 0, logLevel: 'error' }) as unknown;
  } catch (cause) {
    return refuse(IMPORTER_TEXT.frontMatter(cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 200) : ''), cause);
  }
  return value === null || value === undefined ? {} : (fieldsOf(value) ?? refuse(IMPORTER_TEXT.frontMatter('it is no list of fields')));
}
