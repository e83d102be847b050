import { markGoesOn, stopGoesOn } from './abbreviations.ts';

/** Marks that end sentences, closing marks behind them, and a footnote's sign or a citation's number. */
const END = /[.!?…؟۔।。！？]+["'”’»›)\]）」]*(?:\[[^\][\s]{1,4}\]|\(\d{1,2}\)(?=\s|$)|[⁰¹²³⁴-⁹])*/gu;
/** Scripts whose sentences stand without spaces between them. */
const UNSPACED = /^[。！？]/u;
/** What may stand before a sentence's first letter. */
const NEXT = /\s*(["'“‘„«‹([{¿¡—–-]*\s?)(\S{0,40})/uy;
/** A space that was forgotten: "the war.The end". */
const RUN_TOGETHER = /^\p{Lu}\p{L}*(?=[\s,’'])/u;
const PLAIN_WORD = /(?:^|\s)["“‘(]?\p{L}[\p{L}'’-]*\p{Ll}$/u;
const DOMAIN = /^(?:Com|Org|Net|Gov|Edu|Io|Co|Uk|Js|Ai|Am|Tv|Ly)(?!\p{L})/u;
/** "1." at the head of a line. */
const NUMBERING = /^\s*(?:\d{1,3}|\p{L}|[ivx]{1,4})$/iu;
/** UTF-16 units that are looked at before a mark: the last word and the one before it. */
const BACK = 30;

/**
 * The offsets behind which sentences of a paragraph end by their marks, in order, from `from` on. A mark before a word in lower case is
 * inside a sentence, unless all of the paragraph is in lower case.
 */
export function* enders(paragraph: string, from: number): Generator<number> {
  const lowerCase = !/\p{Lu}/u.test(paragraph);
  END.lastIndex = 0;
  for (const { 0: mark, index } of paragraph.matchAll(END)) {
    const end = index + mark.length;
    if (index < from) continue;
    if (endsAt(paragraph, index, mark, lowerCase)) yield end;
  }
}

function endsAt(paragraph: string, index: number, mark: string, lowerCase: boolean): boolean {
  const end = index + mark.length;
  if (end >= paragraph.length) return true;
  NEXT.lastIndex = end;
  const [, , word = ''] = NEXT.exec(paragraph) ?? [];
  const before = paragraph.slice(Math.max(0, index - BACK), index);
  if (!/\s/u.test(paragraph[end] ?? '')) {
    if (UNSPACED.test(mark)) return true;
    return mark === '.' && RUN_TOGETHER.test(paragraph.slice(end, end + BACK)) && !DOMAIN.test(word) && PLAIN_WORD.test(before);
  }
  if (word === '') return true;
  // Words such as iPhone and al-Hout begin sentences, too.
  if (/^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word) && !(lowerCase && /^[.!?]+$/u.test(mark))) return false;
  if (index < BACK && /^[.)]/u.test(mark) && NUMBERING.test(paragraph.slice(0, index))) return false;
  if (mark === '.') return !stopGoesOn(before, word);
  return !(mark === '!' && markGoesOn(before, word));
}
