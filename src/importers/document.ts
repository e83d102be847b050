import type { Read, Where } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import type { About } from './about.ts';
import { isArticle, readArticle } from './article.ts';
import { decode } from './decode.ts';
import { detectFormat } from './detect.ts';
import { readFeed } from './feed.ts';
import { readPage } from './html.ts';
import { type Fields, fieldsOf, readJson, textOf } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { readNewsml } from './newsml-g2.ts';
import { isNinjs, readNinjs } from './ninjs.ts';
import { readPiece, reasonOf } from './piece.ts';
import { refuse } from './refuse.ts';
import { readText } from './text.ts';
import { readXml } from './xml.ts';

/**
 * All pieces of a file that is parsed as a whole; none only of an empty feed. `file` is said to the operator; `now` is epoch ms. Throws nothing but what
 * no reader foresaw.
 */
export function readDocument(bytes: Uint8Array, about: About, now: number): Read[] {
  const where: Where = { file: about.name, at: null, name: null };
  try {
    const text = decode(bytes, about.contentType);
    switch (detectFormat(text, about)) {
      case 'text':
        return [readPiece(where, () => readText(text, about.name, now))];
      case 'markdown':
        return [readPiece(where, () => readMarkdown(text, about.name, now))];
      case 'html':
        return [readPiece(where, () => readPage(text, now))];
      case 'feed':
        return readFeed(text, where, now);
      case 'newsml-g2':
        return readNewsml(readXml(text), where, now);
      case 'json':
        return readJsonDocument(text, where, now);
    }
  } catch (error) {
    return [{ ok: false, reason: reasonOf(error), where }];
  }
}

/** ninjs (an item, a list of them, or an object that has them under "items"), JSON Feed, or articles as JSONL has them. */
function readJsonDocument(text: string, where: Where, now: number): Read[] {
  const value = readJson(text);
  if (isNinjs(value)) return [readPiece({ ...where, name: nameOf(value) }, () => readNinjs(value, now))];
  const fields = fieldsOf(value);
  const list = Array.isArray(value) ? (value as readonly unknown[]) : fields?.items;
  if (Array.isArray(list) && (Array.isArray(value) || list.some(isNinjs))) {
    if (list.length === 0) refuse(IMPORTER_TEXT.noItems);
    if (!list.some((each) => isNinjs(each) || isArticle(each))) refuse(IMPORTER_TEXT.unknownJson);
    return list.map((each: unknown, index) =>
      readPiece({ ...where, at: index + 1, name: nameOf(fieldsOf(each)) }, () =>
        isNinjs(each) ? readNinjs(each, now) : readArticle(each, now),
      ),
    );
  }
  if (isArticle(value)) return [readPiece(where, () => readArticle(value, now))];
  if (fields && (textOf(fields.version)?.includes('jsonfeed.org') || Array.isArray(fields.items))) return readFeed(text, where, now);
  return refuse(IMPORTER_TEXT.unknownJson);
}

const nameOf = (fields: Fields | null): string | null => textOf(fields?.uri) ?? textOf(fields?.id) ?? textOf(fields?.title);
