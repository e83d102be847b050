import type { Span } from './cues/types.ts';
import { datelineLength } from './sentences/datelines.ts';
import { enclosures } from './sentences/enclosures.ts';
import { enders } from './sentences/enders.ts';
import { kindOfParagraph, kindOfPiece, type PieceKind } from './sentences/kinds.ts';
import { paragraphs } from './sentences/paragraphs.ts';

/** A piece of a text; offsets are UTF-16 units and the slice is trimmed. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Only what is of the kind `sentence` states anything; headings, captions and the like are never facts. */
  readonly kind: PieceKind;
}

/** Whether a sentence asks rather than states, by its mark. */
export const isQuestion = (sentence: string): boolean => /[?؟？]$/u.test(sentence);

/** Words of a quotation that is kept together with what says whose it is; a longer one is cut where its own sentences end. */
const WHOLE_WORDS = 60;
/** The same in UTF-16 units, beyond which nobody counts. */
const WHOLE_UNITS = 900;
/** Without a mark at its end a line of fewer words is a heading; behind other sentences of its paragraph, of fewer than the second. */
const UNENDED = { alone: 25, behind: 5 } as const;
/** UTF-16 units; what goes on for longer without an end is a list or a table, and nothing that could be quoted. */
const LONGEST = 4000;

/**
 * The pieces of a text, in order; together they cover all of it that is not blank. Paragraphs first (hard-wrapped lines are joined), then
 * marks that end sentences and that no abbreviation, name or number explains. A quotation of several sentences is one with the words that
 * say whose it is, as far as it is short: a quote carries its attribution (DOMAIN.md, "What stands beside the status").
 */
export function splitSentences(text: string): Sentence[] {
  const pieces: Sentence[] = [];
  let leads = true;
  for (const { start, end } of paragraphs(text)) {
    const found = splitParagraph(text.slice(start, end), leads);
    leads &&= !found.some(({ kind }) => kind === 'sentence');
    for (const piece of found) pieces.push({ start: start + piece.start, end: start + piece.end, kind: piece.kind });
  }
  return pieces;
}

function splitParagraph(paragraph: string, leads: boolean): Sentence[] {
  const first = paragraph.length - paragraph.trimStart().length;
  const whole = kindOfParagraph(paragraph.trim());
  const dateline = whole === null ? datelineLength(paragraph.slice(first), leads) : 0;
  const pieces: Sentence[] = [];
  let from = first;
  const push = (to: number, kindIn: (piece: string) => PieceKind) => {
    const piece = paragraph.slice(from, to);
    const start = from + (piece.length - piece.trimStart().length);
    const end = from + piece.trimEnd().length;
    from = to;
    if (end > start) pieces.push({ start, end, kind: kindIn(paragraph.slice(start, end)) });
  };
  if (dateline > 0) push(first + dateline, () => 'dateline');
  const ended = (piece: string) => kindOfPiece(piece) ?? (piece.length > LONGEST ? 'heading' : 'sentence');
  if (whole === null) for (const end of cuts(paragraph, from)) push(end, ended);
  const behind = pieces.some(({ kind }) => kind === 'sentence');
  push(paragraph.length, (piece) => whole ?? kindOfPiece(piece) ?? (isStatement(piece, behind) ? 'sentence' : 'heading'));
  return pieces;
}

/** Where the sentences of a paragraph end, in order; those inside of a short enough quotation or bracket don't count. */
function cuts(paragraph: string, from: number): number[] {
  const enclosed = enclosures(paragraph);
  const kept: number[] = [];
  let inner: number[] = [];
  let last = from;
  let at = 0;
  const close = (end: number) => {
    if (inner.length > 0 && !isShort(paragraph.slice(last, end))) for (const each of inner) kept.push(each);
    inner = [];
    last = end;
  };
  for (const end of enders(paragraph, from)) {
    while ((enclosed[at]?.end ?? Number.POSITIVE_INFINITY) < end) at++;
    const span: Span | undefined = enclosed[at];
    if (span && span.start < end && end < span.end) inner.push(end);
    else {
      close(end);
      kept.push(end);
    }
  }
  close(paragraph.length);
  return kept;
}

const isShort = (piece: string): boolean => piece.length <= WHOLE_UNITS && (piece.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= WHOLE_WORDS;

/** Whether words without a mark at their end are a sentence all the same: long enough, and in words rather than names and figures. */
function isStatement(piece: string, behind: boolean): boolean {
  if (piece.length > LONGEST) return false;
  const words = piece.split(/\s+/u);
  if (words.length < (behind ? UNENDED.behind : UNENDED.alone)) return false;
  return words.filter((word) => /^["“‘«(]*[\p{Ll}\p{Lo}]/u.test(word)).length * 2 >= words.length;
}
