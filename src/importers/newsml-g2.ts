import type { Item, Read, Where } from '../desk/import/item.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';
import { instantOf, publishedOf } from './dates.ts';
import { unreadEntity } from './entities.ts';
import { readGates, versionNumber } from './gates.ts';
import { withoutHead } from './head.ts';
import { inLine, makeItem } from './make-item.ts';
import { childOf, childrenOf, type Element, textWithin } from './markup.ts';
import { contentOf } from './newsml-content.ts';
import { readPiece } from './piece.ts';
import { refuse } from './refuse.ts';

/**
 * The news items of a NewsML-G2 document: itself, or those of a message's item sets; packages, concepts and plans that come along carry no
 * article and are passed over. `now` is epoch ms. Throws UserError for a document without any.
 */
export function readNewsml(root: Element, where: Where, now: number): Read[] {
  if (root.name === 'newsItem') return [readPiece({ ...where, name: guidOf(root) }, () => itemOf(root, now))];
  const items = childrenOf(root, 'itemSet').flatMap((set) => childrenOf(set, 'newsItem'));
  if (items.length === 0) refuse(root.name === 'newsMessage' ? IMPORTER_TEXT.noItems : IMPORTER_TEXT.onlyPackage);
  return items.map((item, index) => readPiece({ ...where, at: index + 1, name: guidOf(item) }, () => itemOf(item, now)));
}

const guidOf = (item: Element): string | null => item.attributes.get('guid')?.trim() || null;

function itemOf(item: Element, now: number): Item {
  const unread = unreadEntity(textWithin(item));
  if (unread !== null) refuse(IMPORTER_TEXT.unknownEntity(unread));
  const meta = childOf(item, 'itemMeta');
  const about = childOf(item, 'contentMeta');
  const rights = childOf(item, 'rightsInfo');
  const content = contentOf(childOf(item, 'contentSet'));
  const headline =
    said(childOf(about, 'headline')) ??
    said(childOf(meta, 'title')) ??
    content.beside.find(({ kind }) => kind === 'headline')?.text ??
    null;
  const status = childOf(meta, 'pubStatus');
  const gates = readGates({
    pubStatus: status ? (codeOf(status) ?? '') : null,
    embargoed: writtenIn(childOf(meta, 'embargoed')),
    expires: writtenIn(childOf(meta, 'expires')),
  });
  const { text, beside } = withoutHead(content, headline);
  const kind = (codeOf(childOf(meta, 'itemClass')) ?? 'text').replace(/^.*[:/]/u, '');
  if (text === '' && gates.standing !== 'canceled' && !/^(?:text|composite)$/u.test(kind)) refuse(IMPORTER_TEXT.notAText(kind));
  const at = instantOf(writtenIn(childOf(meta, 'versionCreated')));
  const number = versionNumber(item.attributes.get('version'));
  const by = said(childOf(about, 'by')) ?? nameOf(childOf(about, 'creator'));
  const dateline = said(childOf(about, 'dateline'));
  return makeItem({
    uri: guidOf(item),
    revision: at === null && number === null ? null : { number, at },
    title: headline,
    publisher: publisherOf(meta, about, rights),
    publishedAt:
      ['firstCreated', 'versionCreated'].map((name) => publishedOf(writtenIn(childOf(meta, name)), now)).find((each) => each !== null) ??
      publishedOf(writtenIn(childOf(about, 'contentCreated')), now),
    language: childOf(about, 'language')?.attributes.get('tag') ?? item.attributes.get('lang') ?? null,
    ...gates,
    edNote: notes(childrenOf(meta, 'edNote')),
    usageTerms: notes(childrenOf(rights, 'usageTerms')),
    corrects: childrenOf(meta, 'signal').some((signal) => /(?:^|[:/])correction$/iu.test(codeOf(signal) ?? '')),
    text,
    beside: [
      ...(headline === null ? [] : [{ kind: 'headline', text: headline } as const]),
      ...(by === null || beside.some((each) => each.kind === 'byline') ? [] : [{ kind: 'byline', text: by } as const]),
      ...(dateline === null || beside.some((each) => each.text === dateline) ? [] : [{ kind: 'dateline', text: dateline } as const]),
      ...beside.filter((each) => each.text !== headline),
    ],
  });
}

/** Who stands behind an item: its provider, else the credit it asks for, who holds its rights, where it comes from. */
function publisherOf(meta: Element | null, about: Element | null, rights: Element | null): string | null {
  const provider = childOf(meta, 'provider');
  return (
    nameOf(provider) ??
    said(childOf(about, 'creditline')) ??
    nameOf(childOf(rights, 'copyrightHolder')) ??
    nameOf(childOf(about, 'infoSource') ?? childOf(about, 'infosource')) ??
    provider?.attributes.get('literal') ??
    // "nprov:REUTERS"
    provider?.attributes.get('qcode')?.replace(/^[^:]*:/u, '') ??
    null
  );
}

const said = (element: Element | null): string | null => inLine(textWithin(element));
const nameOf = (element: Element | null): string | null => said(childOf(element, 'name'));
/** null: it isn't there; empty: it is, and says nothing. */
const writtenIn = (element: Element | null): string | null => (element ? textWithin(element).trim() : null);
const codeOf = (element: Element | null): string | null =>
  element?.attributes.get('qcode') ?? element?.attributes.get('uri') ?? element?.attributes.get('literal') ?? null;
const notes = (elements: readonly Element[]): string | null => elements.flatMap((each) => said(each) ?? []).join('\n') || null;
