import type { Token } from './tokens.ts';

/** A number as a text has it. `first`..`last` are indexes into the tokens, both inclusive. */
export interface NumberHit {
  readonly value: number;
  readonly first: number;
  readonly last: number;
  readonly kind: 'cardinal' | 'ordinal' | 'year' | 'percent' | 'money' | 'measure' | 'clock';
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
};
const WORDS = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ['dozen', 12],
]);

const MONEY_BEFORE = /[$€£¥₹]\s?$/u;
const MONEY_WORDS = new Set([
  'dollar',
  'dollars',
  'euro',
  'euros',
  'pound',
  'pounds',
  'sterling',
  'yen',
  'francs',
  'crowns',
  'dinars',
  'usd',
  'eur',
  'gbp',
  'cents',
  'pence',
]);
const MEASURES = new Set(
  'km kilometre kilometres kilometer kilometers mile miles metre metres meter meters cm mm kg kilogram kilograms tonne tonnes ton tons litre litres liter liters degree degrees mph kmh kph mw megawatt megawatts gw gigawatt gigawatts kwh gb tb gigabytes terabytes knots hectare hectares acre acres feet foot ft'.split(
    ' ',
  ),
);

/** Every number of a text: digits, number words ("seven thousand"), ordinals, years, shares, sums of money, measures, clock times. */
export function findNumbers(text: string, tokens: readonly Token[]): NumberHit[] {
  const hits: NumberHit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const hit = numberAt(text, tokens, i);
    if (hit) hits.push(hit);
    i = hit ? hit.last + 1 : i + 1;
  }
  return hits;
}

function numberAt(text: string, tokens: readonly Token[], i: number): NumberHit | null {
  const token = tokens[i];
  if (!token) return null;
  const ordinal = ORDINALS[token.lower] ?? digitsOrdinal(token);
  if (ordinal !== undefined) return { value: ordinal, first: i, last: i, kind: 'ordinal' };
  if (token.kind === 'number' && (/^\d{1,2}:\d{2}$/u.test(token.lower) || /^\d{1,2}(?::\d{2}|\.\d{2})?(?:am|pm)$/u.test(token.lower))) {
    return { value: Number.parseInt(token.lower, 10), first: i, last: i, kind: 'clock' };
  }
  const read = token.kind === 'number' ? digits(token) : wordsAt(tokens, i);
  if (!read) return null;
  let { value } = read;
  let last = read.last ?? i;
  for (let scale = SCALES[tokens[last + 1]?.lower ?? '']; scale !== undefined; scale = SCALES[tokens[last + 1]?.lower ?? '']) {
    value *= scale;
    last++;
  }
  return { value, first: i, last, kind: kindOf(text, tokens, i, last, value) };
}

function kindOf(text: string, tokens: readonly Token[], first: number, last: number, value: number): NumberHit['kind'] {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? 0;
  const next = tokens[last + 1]?.lower ?? '';
  if (/^\s?(?:%|per\s?cent\b|percent\b|percentage points?\b)/u.test(text.slice(end, end + 20))) return 'percent';
  if (MONEY_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || MONEY_WORDS.has(next)) return 'money';
  if (MEASURES.has(next) || /^\s?°/u.test(text.slice(end, end + 2))) return 'measure';
  const digitsOnly = text.slice(start, end);
  if (first === last && /^(?:1[5-9]|20)\d\d$/u.test(digitsOnly) && Number.isInteger(value)) return 'year';
  return 'cardinal';
}

function digitsOrdinal(token: Token): number | undefined {
  const match = token.kind === 'number' ? /^(\d+)(?:st|nd|rd|th)$/u.exec(token.lower) : null;
  return match ? Number(match[1]) : undefined;
}

function digits(token: Token): { value: number; last?: number } | null {
  const match = /^([\p{N}.,:]+?)(k|m|mn|bn)?$/u.exec(token.lower) ?? /^([\p{N}.,:]+)/u.exec(token.lower);
  if (!match) return null;
  const value = Number(
    (match[1] ?? '')
      .normalize('NFKC')
      .replace(/,(?=\d{3}\b)/gu, '')
      .replace(/,/gu, '.'),
  );
  return Number.isFinite(value) ? { value: value * (SCALES[match[2] ?? ''] ?? 1) } : null;
}

/** A number in words: "twenty-five", "two hundred and six", "a dozen". "one" alone is a pronoun more often than a number. */
function wordsAt(tokens: readonly Token[], i: number): { value: number; last: number } | null {
  const first = tokens[i]?.lower ?? '';
  const next = tokens[i + 1]?.lower ?? '';
  if ((first === 'a' || first === 'an') && (next === 'hundred' || next === 'thousand' || next === 'million' || next === 'dozen')) {
    return { value: next === 'dozen' ? 12 : 1, last: next === 'dozen' ? i + 1 : i };
  }
  if (first === 'half') return halfAt(tokens, i);
  const start = WORDS.get(first);
  if (start === undefined) return null;
  let value = start;
  let last = i;
  const unit = WORDS.get(next);
  if (start >= 20 && start % 10 === 0 && unit !== undefined && unit > 0 && unit < 10) {
    value += unit;
    last++;
  } else if (next === 'dozen') {
    value *= 12;
    last++;
  }
  if (tokens[last + 1]?.lower === 'hundred' && tokens[last + 2]?.lower === 'and') {
    const rest = wordsAt(tokens, last + 3);
    if (rest && rest.value < 100) return { value: value * 100 + rest.value, last: rest.last };
  }
  return { value, last };
}

/** "half a million", "half a dozen"; null for half of anything else. */
function halfAt(tokens: readonly Token[], i: number): { value: number; last: number } | null {
  const last = tokens[i + 1]?.lower === 'a' ? i + 1 : i;
  const of = tokens[last + 1]?.lower ?? '';
  if (of === 'dozen') return { value: 6, last: last + 1 };
  return of === 'hundred' || of === 'thousand' || of === 'million' || of === 'billion' ? { value: 0.5, last } : null;
}
