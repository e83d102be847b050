import type { Span } from '../cues/types.ts';

const MARK = /["“”«»„‘’()（）「」]/gu;
const CLOSER: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '(': ')', '（': '）', '「': '」', '‘': '’', '"': '"' };
const BEFORE_OPENING = /[\s([{“‘„«—–-]/u;

/**
 * What stands between a pair of quotation marks or brackets in a paragraph, the marks included, in order, those within others left out. A
 * mark without its partner encloses nothing. The plain mark and the single one open where a word begins; the single one, which is an
 * apostrophe, too, closes behind punctuation only.
 */
export function enclosures(paragraph: string): Span[] {
  const spans: Span[] = [];
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (const { 0: mark, index } of paragraph.matchAll(MARK)) {
    if (open !== null && mark === CLOSER[open.mark] && closes(mark, paragraph, index)) {
      spans.push({ start: open.start, end: index + 1 });
      open = null;
    } else if ((open === null || open.mark === mark) && opens(mark, paragraph, index)) open = { mark, start: index };
  }
  return spans;
}

function opens(mark: string, paragraph: string, index: number): boolean {
  if (mark === '"' || mark === '‘') return beginsWord(paragraph, index);
  return mark !== '’' && CLOSER[mark] !== undefined;
}

function closes(mark: string, paragraph: string, index: number): boolean {
  if (mark === '’') return /[\p{P}]/u.test(paragraph[index - 1] ?? '');
  return mark !== '"' || !beginsWord(paragraph, index);
}

const beginsWord = (paragraph: string, index: number): boolean =>
  (index === 0 || BEFORE_OPENING.test(paragraph[index - 1] ?? '')) && /\S/u.test(paragraph[index + 1] ?? ' ');
