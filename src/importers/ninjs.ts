import type { Beside, Item } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import type { Words } from './blocks.ts';
import { instantOf, publishedOf } from './dates.ts';
import { readGates, versionNumber, writtenGate } from './gates.ts';
import { withoutHead } from './head.ts';
import { readHtmlPiece } from './html.ts';
import { type Fields, fieldsOf, listOf, textOf } from './json.ts';
import { inLine, makeItem } from './make-item.ts';
import { tidy } from './paragraphs.ts';
import { refuse } from './refuse.ts';

const MARKS =
  /^(?:bodies|headlines?|body_\w+|pubstatus|versioncreated|firstcreated|copyrightholder|representationtype|embargoed(?:until)?|ednote)$/u;
const HTML = /html/iu;

/** Whether a value can be a ninjs item: it has an identity or names its standard, and a property that is ninjs's own. */
export function isNinjs(value: unknown): value is Fields {
  const fields = fieldsOf(value);
  if (!fields) return false;
  const lower = lowered(fields);
  const standard = textOf(fieldsOf(lower.standard)?.name)?.toLowerCase() ?? '';
  if (standard.includes('ninjs')) return true;
  return (textOf(lower.uri) ?? textOf(lower.guid)) !== null && Object.keys(lower).some((key) => MARKS.test(key));
}

/**
 * A news item in IPTC's ninjs 2.x or 3.x (and 1.x, where they agree). The versions differ in upper and lower case, in `embargoed` against
 * `embargoedUntil`, and in what is a list; all forms are read alike, so that an item is read right whatever version it says it is. Its text
 * is its main body in HTML, which keeps the paragraphs, else in plain text. `now` is epoch ms. Throws UserError for what has no text.
 */
export function readNinjs(given: Fields, now: number): Item {
  const item = lowered(given);
  const texts = (...keys: readonly string[]) => keys.map((key) => textOf(item[key])).find((each) => each !== null) ?? null;
  const title = inLine(valuesOf(item.headlines ?? item.headline)[0]?.value ?? texts('title', 'name'));
  const gates = readGates({
    pubStatus: writtenGate(item.pubstatus),
    embargoed: writtenGate(item.embargoeduntil) ?? writtenGate(item.embargoed),
    expires: writtenGate(item.expires),
  });
  const { text, beside } = withoutHead(bodyOf(item, title), title);
  const kind = texts('type') ?? 'text';
  if (text === '' && gates.standing !== 'canceled' && !/^(?:text|composite)$/u.test(kind)) refuse(IMPORTER_TEXT.notAText(kind));
  const at = instantOf(texts('versioncreated'));
  const number = versionNumber(item.version);
  return makeItem({
    uri: texts('uri', 'guid'),
    revision: at === null && number === null ? null : { number, at },
    title,
    publisher: texts('provider', 'source', 'copyrightholder') ?? infoSource(item.infosources),
    publishedAt: publishedOf(texts('firstcreated', 'versioncreated', 'contentcreated'), now),
    language: texts('language'),
    ...gates,
    edNote: texts('ednote'),
    usageTerms: texts('usageterms'),
    text,
    beside: [...headOf(item, title), ...beside.filter((each) => each.text !== title), ...captionsOf(item.associations)],
  });
}

/** Keys in lower case, in which 2.x has them and 3.x doesn't. */
const lowered = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));

interface Value {
  readonly value: string;
  /** Role and content type together. */
  readonly kind: string;
}

/** `[{role, contentType, value}]`, or a text by itself; those of the main role first. */
function valuesOf(value: unknown): Value[] {
  const values = listOf(value).flatMap((each): Value[] => {
    const fields = fieldsOf(each);
    const lower = fields ? lowered(fields) : {};
    const words = textOf(each) ?? textOf(lower.value) ?? textOf(lower.text);
    return words === null
      ? []
      : [{ value: words, kind: [lower.role, lower.name, lower.contenttype].filter((part) => typeof part === 'string').join(' ') }];
  });
  return [...values.filter(({ kind }) => /\bmain\b/iu.test(kind)), ...values.filter(({ kind }) => !/\bmain\b/iu.test(kind))];
}

function bodyOf(item: Fields, title: string | null): Words {
  const suffixed = Object.entries(item).flatMap(([key, value]) =>
    key.startsWith('body_') && textOf(value) !== null ? [{ value: String(value), kind: key }] : [],
  );
  const bodies = [...valuesOf(item.bodies ?? item.body), ...suffixed];
  const html =
    bodies.find(({ kind }) => HTML.test(kind)) ??
    bodies.find(({ kind, value }) => !/xml/iu.test(kind) && /^\s*<(?:p|div|article|section|html)\b/iu.test(value));
  if (html) return readHtmlPiece(html.value, title);
  const plain = bodies.find(({ kind }) => /plain/iu.test(kind)) ?? bodies.find(({ kind }) => !/xml/iu.test(kind));
  return { text: tidy(plain?.value ?? ''), beside: [] };
}

function headOf(item: Fields, title: string | null): Beside[] {
  const by = inLine(textOf(item.by) ?? textOf(item.byline));
  return [
    ...(title === null ? [] : [{ kind: 'headline', text: title } as const]),
    ...(by === null ? [] : [{ kind: 'byline', text: by } as const]),
  ];
}

/** What the pictures and films that come with an item say below them. */
function captionsOf(associations: unknown): Beside[] {
  const list = Array.isArray(associations) ? associations : Object.values(fieldsOf(associations) ?? {});
  return list.flatMap((each): Beside[] => {
    const fields = fieldsOf(each);
    if (!fields) return [];
    const lower = lowered(fields);
    const described = valuesOf(lower.descriptions)[0] ?? valuesOf(lower.description_text ?? lower.description ?? lower.caption)[0];
    const text = inLine(described && HTML.test(described.kind) ? readHtmlPiece(described.value, null).text : described?.value);
    return text === null ? [] : [{ kind: 'caption', text }];
  });
}

function infoSource(value: unknown): string | null {
  return (
    listOf(value)
      .map((each) => textOf(each) ?? textOf(fieldsOf(each)?.name))
      .find((each) => each !== null) ?? null
  );
}
