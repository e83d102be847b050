import { foldArabic, hasArabic } from '../fold.ts';
import type { Lexicon } from '../lexicon.ts';
import type { NameTable } from '../names.ts';
import { tokenize } from '../tokens.ts';

/** Arabic question words and what they ask in English; folded spelling. */
const ASKS: Readonly<Record<string, string>> = {
  كم: 'how many',
  متي: 'when',
  موعد: 'when',
  اين: 'where',
  وين: 'where',
  من: 'who',
  مين: 'who',
  لمن: 'who',
  لماذا: 'why',
  ليش: 'why',
  لمَ: 'why',
  سبب: 'why',
  كيف: 'how',
  شلون: 'how',
  هل: 'is',
  ما: 'what',
  ماذا: 'what',
  شنو: 'what',
  ايش: 'what',
  اي: 'which',
  ايه: 'which',
};

/** Words that carry no content; folded spelling. */
const STOP = new Set(
  'في علي الي عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم كان كانت يكون تكون قد لقد سوف تم يتم سيتم او ثم لا لم لن ان انه انها بعد قبل عند كل بعض غير بين حول حتي اذا كما ايضا هناك هنا و ب ل ف س به بها بهم لها له لهم منها منه منهم فيها فيه عدد هذي دي ده يا رجاء لطفا شكرا مرحبا السلام عليكم'
    .split(' ')
    .map(foldArabic),
);

/**
 * An Arabic question in English words: names by the alias table, other words by the Arabic glossary, question words by the list
 * above. What neither knows stays as it stands and so becomes a missing need; nothing is transliterated (DOMAIN.md, "Arabic fold").
 */
export function arabicToEnglish(text: string, lexicon: Lexicon, names: NameTable): string {
  const tokens = tokenize(text);
  const hits = names.find(tokens);
  const words: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const hit = hits.find((each) => each.first === i);
    if (hit) {
      words.push(
        hit.names.length === 1 && hit.tier !== 'maybe'
          ? (hit.names[0]?.name ?? '')
          : tokens
              .slice(i, hit.last + 1)
              .map((token) => token.text)
              .join(' '),
      );
      i = hit.last;
      continue;
    }
    const token = tokens[i];
    if (token)
      words.push(
        token.kind === 'arabic'
          ? (translate(token.lower, token.text, i === 0 || isAsk(tokens[i - 1]?.lower), lexicon) ?? token.text)
          : token.text,
      );
  }
  const english = words.filter((word) => word !== '');
  const ask = english.findIndex((word) => Object.values(ASKS).includes(word));
  if (ask > 0) english.unshift(...english.splice(ask, 1));
  verbAfterSubject(english, names);
  return `${english.join(' ')}${/[?؟]/u.test(text) ? '?' : ''}`;
}

/** Arabic puts the verb before who does it ("has confirmed the government …"); the readers expect it behind. */
function verbAfterSubject(english: string[], names: NameTable): void {
  const [first, verb, subject] = english;
  if (first === 'is' && verb && subject && names.names.some((name) => name.name === subject)) english.splice(0, 3, 'has', subject, verb);
}

const isAsk = (word: string | undefined): boolean => word === 'و';

/** English for one word: '' for a word without content, null for an unknown one. */
function translate(folded: string, raw: string, first: boolean, lexicon: Lexicon): string | null {
  const bare = foldBare(raw);
  if (first || bare === folded) {
    const ask = ASKS[folded] ?? (first ? ASKS[folded.replace(/^و/u, '')] : undefined);
    if (ask !== undefined && (folded !== 'من' || first)) return ask;
  }
  if (STOP.has(folded) || ASKS[folded] !== undefined) return folded === 'عدد' && first ? 'number of' : '';
  for (const form of forms(folded)) {
    const [english] = lexicon.arabic(form);
    if (english !== undefined) return english;
    if (STOP.has(form)) return '';
  }
  return null;
}

const foldBare = (word: string): string => (hasArabic(word) ? foldArabic(`x ${word}`).slice(2) : word);

/** The word, and what is left without attached particles and pronouns, three letters at least. */
function forms(word: string): string[] {
  const found = [word];
  for (const prefix of ['', 'و', 'ف', 'ب', 'ل', 'س', 'وس', 'ال', 'وال', 'بال', 'لل', 'ست', 'سي']) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    for (const suffix of ['', 'هم', 'ها', 'هن', 'ه', 'نا', 'كم', 'هما', 'ون', 'ين', 'ات', 'وا', 'ي']) {
      if (!rest.endsWith(suffix)) continue;
      const core = rest.slice(0, rest.length - suffix.length);
      if (core.length >= 3) found.push(core, `${core}ه`, prefix === 'ست' || prefix === 'سي' ? `ي${core}` : core);
    }
  }
  return [...new Set(found)];
}
