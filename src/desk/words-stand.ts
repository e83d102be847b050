import type { Source } from '../domain/source.ts';
import { isWholeSentences } from '../knowledge/sentence.ts';

/**
 * Whether words that were told from a place of a source still stand in it: there, or as whole sentences elsewhere, where the text before them
 * has grown or shrunk. Within another sentence they may mean something else. `start` and `end` are in UTF-16 units.
 */
export function wordsStand({ text, withdrawn, unusable }: Source, start: number, end: number, words: string): boolean {
  if (withdrawn || unusable) return false;
  if (text.slice(start, end) === words) return true;
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    const { begins, ends } = isWholeSentences(text, at, at + words.length);
    if (begins && ends) return true;
  }
  return false;
}
