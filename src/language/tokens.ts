import { foldArabic, foldWord, hasArabic, latinDigits } from './fold.ts';

/** A word or number of a text. Offsets are UTF-16 units into it. */
export interface Token {
  readonly text: string;
  /** Lower case, without accents and without a possessive ending. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'arabic';
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Joined to the token before by a hyphen. */
  readonly joined: boolean;
}

/** Model numbers ("E20s"); numbers with their separators; dotted abbreviations; words with inner apostrophes. A hyphen separates. */
const TOKEN =
  /\p{L}{1,4}\p{N}+(?![.,:]\p{N})[\p{L}\p{N}]*|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}{1,2}(?![\p{L}\p{M}]))?|(?:\p{L}\.){2,}|[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const DIGIT = /^\p{N}/u;

/** The words and numbers of a text, in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const hit of text.matchAll(TOKEN)) tokens.push(makeToken(text, hit[0], hit.index));
  return tokens;
}

/** The words and numbers of a text as they are written, each with where it begins (UTF-16 offset), in order: quicker than `tokenize`. */
export function writtenIn(text: string): { readonly words: readonly string[]; readonly starts: readonly number[] } {
  const words: string[] = [];
  const starts: number[] = [];
  TOKEN.lastIndex = 0;
  for (let hit = TOKEN.exec(text); hit !== null; hit = TOKEN.exec(text)) {
    words.push(hit[0]);
    starts.push(hit.index);
  }
  return { words, starts };
}

function makeToken(source: string, text: string, start: number): Token {
  const end = start + text.length;
  const joined = start > 0 && /[-‐‑]/u.test(source[start - 1] ?? '') && start > 1 && /\p{L}|\p{N}/u.test(source[start - 2] ?? '');
  if (hasArabic(text) && !DIGIT.test(text)) return { text, lower: foldArabic(text), start, end, kind: 'arabic', capital: false, joined };
  const kind = DIGIT.test(text) ? 'number' : 'word';
  const capital = kind === 'word' && /^\p{Lu}/u.test(text);
  return { text, lower: foldToken(latinDigits(text)), start, end, kind, capital, joined };
}

/** How a word is compared: lower case, no accents, no possessive ending, no dots of an abbreviation. */
export function foldToken(text: string): string {
  const folded = foldWord(text).replaceAll('.', (dot) => (DIGIT.test(text) ? dot : ''));
  if (/^\p{L}+\p{N}+s$/u.test(folded)) return folded.slice(0, -1);
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded.endsWith("'") ? folded.slice(0, -1) : folded;
}
