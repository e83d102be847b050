import { splitSentences } from '../language/sentences.ts';

/** Whether a piece of text is made of whole sentences, so that a quote carries its own hedge and attribution. */

const ENDERS = '.!?…؟۔';
/** Scripts whose sentences stand without spaces between them. */
const UNSPACED_ENDERS = '。！？';
const CLOSERS = '"\'”’»›)\\]}';
const OPENERS = '"\'“‘„«‹(\\[{';

const ENDED = new RegExp(`[${ENDERS}${UNSPACED_ENDERS}][${CLOSERS}]*\\s*$`, 'u');
const ENDED_UNSPACED = new RegExp(`[${UNSPACED_ENDERS}][${CLOSERS}]*$`, 'u');
const CLOSED_ON = new RegExp(`^[${CLOSERS}]+(?=\\s|$)`, 'u');
const NEXT_WORD = new RegExp(`^[\\s${OPENERS}]*([^\\s]*)`, 'u');
/** What may stand before the first sentence of a line: a bullet, a heading's or a quotation's mark. */
const LINE_MARKS = /^[\s>#*•·–—-]*$/u;

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'gen',
  'col',
  'lt',
  'sgt',
  'capt',
  'sen',
  'rep',
  'gov',
  'st',
  'mt',
  'vs',
  'approx',
]);
/** Words that begin a sentence after "U.S." or "J."; any other capital is taken for the rest of a name (U.S. Central Command). */
const STARTERS = new Set(
  'a according after an and as at before but for from he her his however if in it its meanwhile no on our she that the their there these they this those we when while with'.split(
    ' ',
  ),
);
/** After "4 a.m." these belong to the time. */
const TIME_WORDS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)|gmt|utc|c?est|cet|eastern|local)\b/iu;

/**
 * Whether `start`..`end` (UTF-16 units) of `text` begins where a sentence or line begins and ends where one ends. Where marks alone don't
 * say so (behind a dateline, at a footnote's number) it is enough that the text's own sentences are cut there.
 */
export function isWholeSentences(text: string, start: number, end: number): { readonly begins: boolean; readonly ends: boolean } {
  const [begins, ends] = [isBoundary(text, start), isBoundary(text, end)];
  if (begins && ends) return { begins, ends };
  const sentences = splitSentences(text).filter(({ kind }) => kind === 'sentence');
  return {
    begins: begins || sentences.some((sentence) => sentence.start === start),
    ends: ends || sentences.some((sentence) => sentence.end === end),
  };
}

/** How far back the end of a sentence is looked for, in characters. */
const TAIL = 200;

function isBoundary(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const left = offset === 0 ? '' : text.slice(Math.min(lineStart, offset), offset);
  const right = text.slice(offset, lineEnd < 0 ? text.length : lineEnd);
  if (LINE_MARKS.test(left) || right.trim() === '') return true;
  const tail = left.slice(-TAIL);
  if (!ENDED.test(tail)) return false;
  const rest = right.replace(CLOSED_ON, '');
  if (rest.trim() === '') return true;
  if (!/\s$/u.test(tail) && !/^\s/u.test(rest) && !ENDED_UNSPACED.test(tail)) return false;
  const next = NEXT_WORD.exec(rest)?.[1] ?? '';
  // "Did he?" she asked – the sentence goes on. A word such as iPhone or al-Hout may begin one.
  if (/^\p{Ll}/u.test(next) && !/\p{Lu}/u.test(next)) return false;
  return !endsInAbbreviation(tail, next);
}

function endsInAbbreviation(left: string, next: string): boolean {
  const word = new RegExp(`(?:^|[\\s${OPENERS}])([^\\s${OPENERS}]+)\\.\\s*$`, 'u').exec(left)?.[1] ?? '';
  if (TITLES.has(word.toLowerCase())) return true;
  if (/^no$/iu.test(word)) return /^\p{N}/u.test(next);
  if (/^(?:e\.g|i\.e)$/iu.test(word)) return true;
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return !STARTERS.has(next.toLowerCase().replace(/[^\p{L}].*$/u, ''));
  return /^[ap]\.m$/iu.test(word) && TIME_WORDS.test(next);
}
