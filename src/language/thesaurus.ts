import type { Pos } from './wordnet.ts';

/** One reviewed group of the news thesaurus. The format is described in docs/thesaurus.md. */
export interface Group {
  readonly field: string;
  readonly line: number;
  /** `x`: across parts of speech. */
  readonly pos: Pos | 'x';
  /** Words of a question… */
  readonly general: readonly string[];
  /** …that these words of the evidence may meet, but not the reverse; empty for plain synonyms. */
  readonly specific: readonly string[];
}

/** Two sets of words that mean the opposite: they may never meet, and never share a group. */
export interface Opposites {
  readonly field: string;
  readonly line: number;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

export interface ThesaurusFault {
  readonly field: string;
  readonly line: number;
  readonly reason: string;
}

export interface Thesaurus {
  readonly groups: readonly Group[];
  readonly opposites: readonly Opposites[];
  readonly faults: readonly ThesaurusFault[];
}

const LINE = /^(n|v|adj|adv|x|opp): (.+)$/u;
const WORD = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}' .\-/&]*$/u;
/** The most words in a phrase (docs/thesaurus.md). */
export const LONGEST_PHRASE = 5;

/** Reads thesaurus files, field → text. Every fault is reported; a faulty line is left out. */
export function parseThesaurus(files: Readonly<Record<string, string>>): Thesaurus {
  const groups: Group[] = [];
  const opposites: Opposites[] = [];
  const faults: ThesaurusFault[] = [];
  for (const [field, text] of Object.entries(files)) {
    for (const [index, raw] of text.split('\n').entries()) {
      const content = raw.trim();
      if (content === '' || content.startsWith('#')) continue;
      const line = index + 1;
      const reason = readLine(content, field, line, groups, opposites);
      if (reason !== null) faults.push({ field, line, reason });
    }
  }
  for (const fault of clashes(groups, opposites)) faults.push(fault);
  return { groups, opposites, faults };
}

function readLine(content: string, field: string, line: number, groups: Group[], opposites: Opposites[]): string | null {
  const match = LINE.exec(content);
  if (!match) return 'not of the form "pos: word, word" with pos one of n, v, adj, adv, x, opp';
  const [, pos, words] = match as unknown as [string, Pos | 'x' | 'opp', string];
  const sides = words.split(pos === 'opp' ? ' <> ' : ' > ').map((side) => side.split(',').map((word) => word.trim()));
  const all = sides.flat();
  if (sides.length > 2 || (pos === 'opp' && sides.length !== 2)) return 'one ">" at most in a group, and exactly one "<>" in opposites';
  if (all.length < 2) return 'a group needs two words';
  const bad = all.find((word) => !WORD.test(word) || word !== word.toLowerCase() || word.split(' ').length > LONGEST_PHRASE);
  if (bad !== undefined) return `"${bad}" is not a lower-case word or a phrase of at most ${LONGEST_PHRASE} words`;
  const twice = all.find((word, index) => all.indexOf(word) !== index);
  if (twice !== undefined) return `"${twice}" stands twice`;
  const [one = [], other = []] = sides;
  if (pos === 'opp') opposites.push({ field, line, one, other });
  else groups.push({ field, line, pos, general: one, specific: other });
  return null;
}

/** Groups in which two opposites stand side by side as synonyms. */
function clashes(groups: readonly Group[], opposites: readonly Opposites[]): ThesaurusFault[] {
  const pairs = new Set(opposites.flatMap(({ one, other }) => one.flatMap((a) => other.flatMap((b) => [`${a}|${b}`, `${b}|${a}`]))));
  const faults: ThesaurusFault[] = [];
  for (const group of groups) {
    for (const a of group.general) {
      for (const b of [...group.general, ...group.specific]) {
        if (pairs.has(`${a}|${b}`)) faults.push({ field: group.field, line: group.line, reason: `"${a}" and "${b}" are opposites` });
      }
    }
  }
  return faults;
}
