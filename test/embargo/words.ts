const FIRST = ['Zan', 'Quor', 'Vesp', 'Thim', 'Orl', 'Brax', 'Wyth', 'Jasp', 'Kelv', 'Umbr'] as const;
const LAST = ['andel', 'ovique', 'inthrop', 'ullard', 'erquist', 'amblewick', 'osken'] as const;

/** A word that nothing in the fixtures has, and no dictionary: another one for each number below 70. */
export function rareWord(at: number): string {
  return `${FIRST[at % FIRST.length]}${LAST[(at * 3 + Math.floor(at / FIRST.length)) % LAST.length]}`;
}

/** A slip as people make it: two letters swapped, one lost, one doubled. */
export function slipped(word: string, turn: number): string {
  const at = Math.min(word.length - 2, 2 + (turn % 3));
  const [before, one, other, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1, at + 2), word.slice(at + 2)];
  const slips = [before + other + one + after, before + other + after, before + one + one + other + after];
  return slips[turn % slips.length] ?? word;
}
