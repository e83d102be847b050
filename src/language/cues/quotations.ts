import type { Span } from './types.ts';

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
];

/**
 * What stands inside quotation marks, the marks left out. A mark without its partner belongs to a quotation that began in an earlier
 * sentence or goes on in the next.
 */
export function quotations(sentence: string): Span[] {
  const low = sentence.includes('„');
  const spans = PAIRS.filter(([open]) => (open === '„') === low || open === '«').flatMap(([open, close]) => between(sentence, open, close));
  return [...spans, ...straight(sentence)].sort((a, b) => a.start - b.start);
}

function between(sentence: string, open: string, close: string): Span[] {
  const spans: Span[] = [];
  let from = sentence.indexOf(open);
  const first = sentence.indexOf(close);
  if (first >= 0 && (from < 0 || first < from)) spans.push({ start: 0, end: first });
  while (from >= 0) {
    const to = sentence.indexOf(close, from + 1);
    spans.push({ start: from + 1, end: to < 0 ? sentence.length : to });
    from = to < 0 ? -1 : sentence.indexOf(open, to + 1);
  }
  return spans;
}

/** The plain mark doesn't say whether it opens or closes; a lone one closes if it follows a word or punctuation. */
function straight(sentence: string): Span[] {
  const marks = [...sentence.matchAll(/"/gu)].map((hit) => hit.index);
  const spans: Span[] = [];
  if (marks.length % 2 === 1) {
    const [first = 0] = marks;
    const closes = first > 0 && /\S/u.test(sentence[first - 1] ?? ' ') && !/\p{L}/u.test(sentence[first + 1] ?? ' ');
    if (closes) {
      marks.shift();
      spans.push({ start: 0, end: first });
    } else spans.push({ start: (marks.pop() ?? 0) + 1, end: sentence.length });
  }
  for (let i = 0; i + 1 < marks.length; i += 2) spans.push({ start: (marks[i] ?? 0) + 1, end: marks[i + 1] ?? 0 });
  return spans;
}
