import type { Item } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { publishedOf } from './dates.ts';
import { readGates, writtenGate } from './gates.ts';
import { type Fields, fieldsOf, textOf } from './json.ts';
import { makeItem } from './make-item.ts';
import { refuse } from './refuse.ts';

/** Whether a value can be one of the archive's own articles: an object with a body. */
export function isArticle(value: unknown): value is Fields {
  return fieldsOf(value)?.body !== undefined;
}

/**
 * An article as archives hand them over: `{id, title, publisher, publishedAt, url, body}`, only `body` needed. Its id and its body are
 * kept character for character, but for line ends. `now` is epoch ms. Throws UserError for what is none.
 */
export function readArticle(value: unknown, now: number): Item {
  const fields = fieldsOf(value);
  if (!fields) return refuse(IMPORTER_TEXT.notAnObject);
  const { id, body } = fields;
  if (typeof body !== 'string') return refuse(body === undefined ? IMPORTER_TEXT.notAnObject : IMPORTER_TEXT.notText('body'));
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number') refuse(IMPORTER_TEXT.notText('id'));
  for (const name of ['title', 'publisher', 'publishedAt', 'url'])
    if (fields[name] !== undefined && fields[name] !== null && typeof fields[name] !== 'string') refuse(IMPORTER_TEXT.notText(name));
  return makeItem({
    uri: typeof id === 'number' ? String(id) : textOf(id),
    title: textOf(fields.title),
    publisher: textOf(fields.publisher),
    publishedAt: publishedOf(textOf(fields.publishedAt), now),
    url: textOf(fields.url),
    language: textOf(fields.language),
    // An archive has none of these; what has them must not come out sooner, or at all, for being a line of one.
    ...readGates({
      pubStatus: writtenGate(fields.pubStatus ?? fields.pubstatus),
      embargoed: writtenGate(fields.embargoedUntil ?? fields.embargoed ?? fields.embargo),
      expires: writtenGate(fields.expires),
    }),
    text: body.replace(/\r\n?/gu, '\n'),
  });
}
