import { readEntitiesLoosely } from './entities.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json.ts';

/** What a page's schema.org data says of its article; texts as they stand, null where it doesn't say. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** https://schema.org/Article and its subtypes, most telling first. */
const ARTICLE = /(?:^|[/:])(?:\w*NewsArticle|Article|ReportageNewsArticle|LiveBlogPosting|BlogPosting|Report|\w+Article)$/u;

/** The article in a page's JSON-LD, in whichever of its scripts, list or graph; null: there is none that can be read. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesOf(parsed(script)));
  const articles = nodes.filter((node) => listOf(node['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)));
  const article = articles.find((node) => listOf(node['@type']).some((type) => /NewsArticle$/u.test(String(type)))) ?? articles[0];
  if (!article) return null;
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const whole = (value: unknown): unknown => {
    const fields = fieldsOf(value);
    return fields && Object.keys(fields).length === 1 && fields['@id'] !== undefined ? (byId.get(fields['@id']) ?? value) : value;
  };
  const named = (value: unknown): string[] =>
    listOf(value).flatMap((each) => {
      const name = textOf(each) ?? textOf(listOf(fieldsOf(whole(each))?.name)[0]);
      return name === null || /^https?:/u.test(name) ? [] : [readEntitiesLoosely(name)];
    });
  const headline = textOf(article.headline) ?? textOf(article.name);
  const main = article.mainEntityOfPage;
  return {
    headline: headline === null ? null : readEntitiesLoosely(headline),
    publisher: named(article.publisher)[0] ?? null,
    author: named(article.author).join(', ') || null,
    published: textOf(article.datePublished),
    modified: textOf(article.dateModified),
    url: textOf(article.url) ?? textOf(main) ?? textOf(fieldsOf(main)?.['@id']),
    language: textOf(listOf(article.inLanguage)[0]) ?? textOf(fieldsOf(article.inLanguage)?.name),
  };
}

/** Malformed data says nothing; the page is read all the same. */
function parsed(script: string): unknown {
  try {
    return JSON.parse(script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/gu, '')) as unknown;
  } catch {
    return null;
  }
}

/** A script's nodes: itself, a list of them, or what its graphs hold. */
function nodesOf(value: unknown): Fields[] {
  return listOf(value).flatMap((each): Fields[] => {
    const fields = fieldsOf(each);
    return fields
      ? [
          fields,
          ...listOf(fields['@graph']).flatMap((node): Fields[] => {
            const inner = fieldsOf(node);
            return inner ? [inner] : [];
          }),
        ]
      : [];
  });
}
