import { sha256Of } from '../../knowledge/hash.ts';
import { EXPORT_TEXT } from '../../text/export.ts';
import { RENDER_TEXT } from '../../text/render.ts';
import type { Entry } from './entries.ts';
import type { OutFile } from './out-file.ts';

/**
 * One annotation an entry, in a collection of one page (W3C Web Annotation Data Model). Positions count characters, not UTF-16 units, of
 * the text on file, as the model's section on text selectors asks for.
 */
export function annotationsFile(entries: readonly Entry[]): OutFile {
  const items = entries.map(annotation);
  const page = nameOf(['page', ...items.map(({ id }) => id)]);
  const collection = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { schema: 'http://schema.org/' }],
    id: nameOf(['collection', page]),
    type: 'AnnotationCollection',
    label: EXPORT_TEXT.annotations,
    total: items.length,
    first: { id: page, type: 'AnnotationPage', startIndex: 0, items },
  };
  return { path: 'annotations.json', content: `${JSON.stringify(collection, null, 2)}\n` };
}

function annotation({ fact, source, topic, evidence, replacedBy }: Entry) {
  const { exact, prefix, suffix, start } = fact.quote;
  const first = charactersTo(source.text, start);
  const note = (purpose: string, value: string, more: object = {}) => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    value,
    ...more,
  });
  const { kind, as } = fact.attribution;
  return {
    id: nameOf(['entry', fact.id]),
    type: 'Annotation',
    motivation: 'classifying',
    ...(fact.statusAt !== null && { created: fact.statusAt }),
    creator: { type: 'Organization', name: topic.desk },
    'schema:identifier': fact.id,
    'schema:about': topic.title,
    body: [
      note('classifying', evidence.label, { language: 'en', 'schema:identifier': fact.status }),
      note('describing', as ?? RENDER_TEXT.nobody(fact.attribution), { 'schema:identifier': kind }),
      note('tagging', fact.modality),
      ...[evidence.lead, evidence.tail].filter((words) => words !== '').map((words) => note('commenting', words, { language: 'en' })),
      ...(replacedBy.length === 0 ? [] : [note('commenting', EXPORT_TEXT.replaced(replacedBy), { language: 'en' })]),
    ],
    target: {
      type: 'SpecificResource',
      source: {
        id: source.url ?? hashName(source.sha256),
        type: 'Text',
        language: source.language,
        'schema:identifier': source.id,
        'schema:name': source.title,
        ...(source.publisher !== null && { 'schema:publisher': source.publisher }),
        ...(source.publishedAt !== null && { 'schema:datePublished': source.publishedAt }),
      },
      // The positions hold for the text that was taken from the source then, whatever stands at its address now.
      state: { type: 'TimeState', sourceDate: source.retrievedAt, cached: hashName(source.sha256), 'schema:sha256': source.sha256 },
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: wholeFrom(prefix), suffix: wholeTo(suffix) },
        { type: 'TextPositionSelector', start: first, end: first + charactersTo(exact, exact.length) },
      ],
    },
  };
}

/** Unicode code points before a place in UTF-16 units. */
function charactersTo(text: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** Context is cut by UTF-16 units: half a character at its edge is none. */
const wholeFrom = (prefix: string): string => prefix.replace(/^[\uDC00-\uDFFF]/u, '');
const wholeTo = (suffix: string): string => suffix.replace(/[\uD800-\uDBFF]$/u, '');

/** A name for a text by its hash (RFC 6920). */
const hashName = (sha256: string): string => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;

/** The same UUID for the same thing, whenever it is exported (RFC 9562, version 8). */
function nameOf(parts: readonly string[]): string {
  const hex = sha256Of(JSON.stringify(parts));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return `urn:uuid:${groups.join('-')}`;
}
