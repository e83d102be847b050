import type { ReadingRoom } from './room.ts';

/** A word that was typed, and what it was taken for. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** Words that questions are made of: a slip in one of these would hide what is asked. */
const ASKING =
  'who whom whose what which when where why how many much long are were will would could should have has does did been being there their they because about question number people when'.split(
    ' ',
  );

/** Unknown words that are tried in one question; a text with more is no question. */
const MOST = 12;

/** How many slips a word of a length may have: none under four letters (but for swapped neighbours), one to seven, then two. */
function allowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Corrects words that neither English nor anything on file knows, to a word that is asked with or stands on file, else to one of
 * the thesaurus. A word that English knows is never touched; where two words are equally near, nothing is.
 */
export function correct(text: string, room: ReadingRoom): { text: string; corrections: Correction[] } {
  const corrections: Correction[] = [];
  let tried = 0;
  const corrected = text.replace(/[\p{Script=Latin}']{3,24}/gu, (word) => {
    const lower = word.toLowerCase().replace(/'s?$/u, '');
    if (
      lower.length < 3 ||
      lower.includes("'") ||
      room.lexicon.isWord(lower) ||
      room.known(lower) ||
      room.known(room.lexicon.key(lower)) ||
      isName(word, room)
    )
      return word;
    if (++tried > MOST) return word;
    const limit = /^\p{Lu}/u.test(word) && lower.length < 6 ? allowed(lower.length) - 1 : allowed(lower.length);
    const better =
      nearest(lower, ASKING, Math.max(1, limit)) ??
      (limit > 0
        ? (room.names.sounding(lower) ??
          nearest(lower, nameWords(room), limit) ??
          nearest(lower, room.vocabulary(), limit) ??
          nearest(lower, room.lexicon.wordsLike(lower, limit), limit))
        : null);
    if (better === null) return word;
    corrections.push({ from: word, to: better });
    return better;
  });
  return { text: corrected, corrections };
}

function isName(word: string, room: ReadingRoom): boolean {
  return (
    room.names.find([
      { text: word, lower: word.toLowerCase(), start: 0, end: word.length, kind: 'word', capital: /^\p{Lu}/u.test(word), joined: false },
    ]).length > 0
  );
}

function* nameWords(room: ReadingRoom): Iterable<string> {
  for (const spelling of room.names.spellings()) for (const word of spelling.split(' ')) if (word.length > 3) yield word;
}

/** The one nearest word within the limit; null if there is none, or if two are equally near. */
function nearest(word: string, candidates: Iterable<string>, limit: number): string | null {
  let best: string | null = null;
  let distance = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit || candidate === best) continue;
    if (word.length < 4 && !isSwap(word, candidate)) continue;
    const first = candidate[0] === word[0] ? 0 : 0.5;
    const d = slips(word, candidate, limit) + first;
    if (d < distance) {
      best = candidate;
      distance = d;
      tied = false;
    } else if (d === distance) tied = true;
  }
  return distance <= limit + 0.5 && !tied ? best : null;
}

const isSwap = (a: string, b: string): boolean => a.length === b.length && [...a].sort().join('') === [...b].sort().join('');

/** Optimal string alignment distance (insert, delete, replace, swap neighbours); anything above `limit` may come back as `limit + 1`. */
export function slips(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
