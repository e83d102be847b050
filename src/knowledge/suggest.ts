/** Longer words than this are never compared: nobody mistypes them, and comparing them would take long. */
const LONGEST = 80;

/** The option that a mistyped word probably means: at most two slips away, or one in three letters; null where none is near. */
export function suggest(word: string, options: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  if (typed.length > LONGEST) return null;
  let best: string | null = null;
  let least = Math.min(3, Math.floor(typed.length / 3) + 1);
  for (const option of options) {
    if (Math.abs(option.length - typed.length) >= least) continue;
    const slips = distance(typed, option.toLowerCase());
    if (slips < least) {
      least = slips;
      best = option;
    }
  }
  return best;
}

/** `; did you mean x?`, or nothing. */
export function didYouMean(word: string, options: Iterable<string>): string {
  const option = suggest(word, options);
  return option === null ? '' : `; did you mean ${option}?`;
}

/** Letters put in, left out, exchanged or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
