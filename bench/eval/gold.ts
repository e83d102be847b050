/** Lower case, without accents and possessives. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[‘’ʼ]/gu, "'")
    .toLowerCase()
    .replace(/'s\b/gu, '')
    .replaceAll("'", '')
    .match(/[a-z0-9]+/gu) ?? [];

/** Longer sentences count only for evidence that is about as long. */
const LONGEST = 60;
const MOST_OF = 0.8;

/** Whether a sentence holds a piece of evidence, as the public sets count it: four fifths of its words, each as often. */
export function holds(sentence: string, evidence: string): boolean {
  const words = wordsOf(sentence);
  const wanted = wordsOf(evidence);
  if (wanted.length === 0 || words.length > Math.max(LONGEST, 1.2 * wanted.length)) return false;
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of wanted) {
    const times = left.get(word) ?? 0;
    if (times === 0) continue;
    left.set(word, times - 1);
    found++;
  }
  return found / wanted.length >= MOST_OF;
}
