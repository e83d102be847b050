import { IMPORTER_TEXT } from '../text/importers.ts';
import { type About, extensionOf } from './about.ts';
import { rootName } from './prolog.ts';
import { refuse } from './refuse.ts';

export type Format = 'text' | 'markdown' | 'html' | 'feed' | 'newsml-g2' | 'json';

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  json: 'json',
  ninjs: 'json',
};
/** Elements that a NewsML-G2 document may have on top. */
const NEWSML_ROOTS: readonly string[] = [
  'newsItem',
  'newsMessage',
  'packageItem',
  'conceptItem',
  'knowledgeItem',
  'planningItem',
  'catalogItem',
];
const FEED_ROOTS = /^(?:\w+:)?(?:rss|feed|rdf)$/iu;

/**
 * The format of a text, by what it begins with, then by its media type and its file's extension: XML may be any of several formats, and so
 * may JSON. Throws UserError for what is none that is read here.
 */
export function detectFormat(text: string, { name, contentType }: About): Format {
  const extension = extensionOf(name);
  const named = BY_EXTENSION[extension] ?? null;
  if (text.trim() === '') refuse(IMPORTER_TEXT.empty);
  const root = /^\s*</u.test(text) ? rootName(text) : null;
  if (root !== null) {
    const local = root.replace(/^.*:/u, '');
    if (FEED_ROOTS.test(root)) return 'feed';
    if (NEWSML_ROOTS.includes(local)) return 'newsml-g2';
    if (local === 'NewsML') refuse(IMPORTER_TEXT.olderNewsml);
    if (local.toLowerCase() === 'html') return 'html';
  }
  const typed = byContentType(contentType);
  // Text and Markdown may begin like anything.
  if (named === 'markdown' || (named === 'text' && typed !== 'html')) return named;
  if (/^\s*[{[]/u.test(text) && (named === 'json' || typed === 'json' || named === null)) return 'json';
  if (named === 'json') return 'json';
  if (root !== null && (named === 'html' || typed === 'html')) return 'html';
  if (extension === 'xml' || extension === 'rss' || extension === 'atom' || /^\s*<\?xml/iu.test(text))
    return root === null ? refuse(IMPORTER_TEXT.notXml('it doesn’t begin with an element', null)) : refuse(IMPORTER_TEXT.unknownXml(root));
  if (named === 'html' || typed === 'html') return 'html';
  if (/^---[ \t]*\r?\n/u.test(text)) return 'markdown';
  if (typed !== null) return typed;
  return extension === '' ? (root === null ? 'text' : 'html') : refuse(IMPORTER_TEXT.unknownFormat(`.${extension}`));
}

function byContentType(contentType: string | null): Format | null {
  const type = (contentType ?? '').toLowerCase().split(';', 1)[0]?.trim() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/markdown') return 'markdown';
  if (type === 'text/plain') return 'text';
  return /[/+]json$/u.test(type) ? 'json' : null;
}
