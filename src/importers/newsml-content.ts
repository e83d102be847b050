import { type Words, wordsOf } from './blocks.ts';
import { readHtmlPiece } from './html.ts';
import { descendantsOf, type Element, textWithin } from './markup.ts';
import { tidy } from './paragraphs.ts';

/** The words of an item's content set: of its first rendition that has any. XHTML or NITF within, plain text, or HTML as text. */
export function contentOf(contentSet: Element | null): Words {
  for (const child of contentSet?.children ?? []) {
    if (typeof child === 'string') continue;
    const words = wordsIn(child);
    if (words !== null && words.text !== '') return words;
  }
  return { text: '', beside: [] };
}

function wordsIn(rendition: Element): Words | null {
  if (rendition.name === 'inlineXML') {
    // NITF has metadata beside its body, and XHTML a head; other vocabularies are read whole.
    const body = descendantsOf(rendition, 'body')[0] ?? rendition;
    return wordsOf(body);
  }
  if (rendition.name !== 'inlineData' || rendition.attributes.has('encoding')) return null;
  const data = textWithin(rendition);
  return /html/iu.test(rendition.attributes.get('contenttype') ?? '') ? readHtmlPiece(data, null) : { text: tidy(data), beside: [] };
}
