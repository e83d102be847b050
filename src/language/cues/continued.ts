import { quotations } from './quotations.ts';

const OPENERS = /["“”«»„]/gu;
const PARTNER: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“' };

/** Whether a paragraph ends inside a quotation that it doesn't close. */
export function leavesOpen(paragraph: string): boolean {
  let open: string | null = null;
  for (const { 0: mark, index } of paragraph.matchAll(OPENERS)) {
    if (open !== null && mark === (PARTNER[open] ?? open)) open = mark === '"' && opensWord(paragraph, index) ? mark : null;
    else if (mark !== '"' ? PARTNER[mark] !== undefined : opensWord(paragraph, index)) open = mark;
  }
  return open !== null;
}

const opensWord = (text: string, index: number): boolean =>
  (index === 0 || /[\s(—–-]/u.test(text[index - 1] ?? '')) && /\S/u.test(text[index + 1] ?? ' ');

/** How a sentence stands to the quotations around it. */
export interface Quoted {
  /** Nothing of it is outside of quotation marks. */
  readonly wholly: boolean;
  /** It goes on with a quotation that a sentence before it left open, or follows one in its paragraph. */
  readonly goesOn: boolean;
  /** Its quotation goes on behind it. */
  readonly staysOpen: boolean;
}

/** `before` is the text right before the sentence, the space between them included as far as it holds a line break. */
export function quoted(sentence: string, before: string | null): Quoted {
  const last = before ?? '';
  const newParagraph = /\n\s*$/u.test(last);
  const paragraph = last.trimEnd().split('\n').at(-1) ?? '';
  const leftOpen = leavesOpen(paragraph);
  const lead = leftOpen && !newParagraph ? '“' : '';
  const text = lead === '' ? sentence : `${lead}${sentence.replaceAll('"', '”')}`;
  const spans = quotations(text);
  const outside = spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  const wholly = spans.length > 0 && !/[\p{L}\p{N}]/u.test(outside);
  return { wholly, goesOn: before !== null && (!newParagraph || leftOpen), staysOpen: leavesOpen(text) };
}
