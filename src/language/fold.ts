/**
 * Foldings: two spellings that fold alike are taken for the same word (DOMAIN.md, "Names").
 * All are pure and, but for `foldLatinName`, whose result is a key and no spelling, idempotent; none is ever applied to a quote that
 * is shown.
 */

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u02bf\u02be\u2018\u2019\u02bc'`´]/gu;

/** Lower case without accents; typographic apostrophes become plain ones. For comparing ordinary words. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  // Apostrophes before NFKD, which takes the acute accent apart; lower case once more, because NFKD makes "kHz" of one sign.
  return lower
    .replace(/[\u2018\u2019\u02bc\u02bf\u02be´`]/gu, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Words of a spelling as a plain key: lower case, no accents or punctuation, single spaces. Used for the alias table. */
export function plainKey(text: string): string {
  if (hasArabic(text)) return foldArabic(text);
  return foldWord(text)
    .replace(/\b(?:\p{L}\.){2,}/gu, (dotted) => dotted.replaceAll('.', ''))
    .replace(/'s\b/gu, '')
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const TYPE_WORDS = new Set(['prison', 'jail', 'camp', 'province', 'governorate', 'city', 'town', 'district', 'region', 'airport', 'the']);

/**
 * The Latin fold for Arabic names (DOMAIN.md, "Latin fold"): Al-Hout, el-Hoot and Hut meet. Only for the entity index, and only a
 * candidate: see `names.ts` for when a folded match counts.
 */
export function foldLatinName(text: string): string {
  const words = foldWord(text)
    .replace(APOSTROPHES, '')
    .replace(/\b(?:al|el|ul|an|as|ash|ad|ar|at|az)-(?=\p{L})/gu, '')
    .replace(/\b(?:al|el|ul)\s+(?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const kept = words.filter((word) => !TYPE_WORDS.has(word));
  return (kept.length > 0 ? kept : words).map(foldSounds).join(' ');
}

function foldSounds(word: string): string {
  return word
    .replace(/kh/gu, 'x')
    .replace(/sh/gu, '$$')
    .replace(/gh/gu, 'g')
    .replace(/dh|th/gu, 'D')
    .replace(/q/gu, 'k')
    .replace(/ph/gu, 'f')
    .replace(/(?<=.)(?:iyya|iya|iyyah|iyah|ia|iah)$/u, 'Y')
    .replace(/(?<=..)(?:ah|eh|a|e)$/u, '')
    .replace(/ou|oo|aw|ow|o|u/gu, 'O')
    .replace(/ee|ei|ai|i|y|e/gu, 'I')
    .replace(/(.)\1+/gu, '$1');
}

const ARABIC = /\p{Script=Arabic}/u;

export function hasArabic(text: string): boolean {
  return ARABIC.test(text);
}

/** Bidi controls, isolates, zero-width marks and the byte-order mark. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Arabic-Indic and Persian digits as ASCII. */
export function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** The Arabic fold (DOMAIN.md, "Arabic fold"), word by word. */
export function foldArabic(text: string): string {
  return latinDigits(stripInvisible(text.normalize('NFKC')))
    .replace(/[\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/[ىی]/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ک/gu, 'ك')
    .replace(/ؤ/gu, 'و')
    .replace(/ئ/gu, 'ي')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(stripArticle)
    .join(' ');
}

/**
 * Strips the article with its particles where three letters remain, and again what then looks like one, so that a word that begins
 * with those letters ("التزام") folds alike with the article and without.
 */
function stripArticle(word: string): string {
  const stripped = word.replace(/^(?:وال|بال|فال|كال|لل|ال)/u, '');
  return stripped.length >= 3 && stripped !== word ? stripArticle(stripped) : word;
}
