import { leavesOpen } from '../language/cues/continued.ts';
import { type Sentence, splitSentences } from '../language/sentences.ts';

/** How many sentences back "they" may point. */
const BACK = 3;
/** How many sentences of a quotation are looked through for its beginning, and for its end. */
const QUOTATION = 20;

/** The text on either side of a sentence that may say whose word it is; null: none. */
export interface Surroundings {
  /** The sentences right before it, up to the heading that it stands under, and the space between. */
  readonly before: string | null;
  /** The sentences right behind it in its paragraph. */
  readonly after: string | null;
}

/** What stands around one of the text's pieces: a few sentences, or as many as belong to the quotation that it is in. */
export function surroundings(text: string, pieces: readonly Sentence[], index: number): Surroundings {
  const it = pieces[index];
  if (!it) return { before: null, after: null };
  const isBroken = (from: number, to: number) => text.slice(pieces[from]?.end, pieces[to]?.start).includes('\n');
  let first = index;
  while (first > Math.max(0, index - BACK) && pieces[first - 1]?.kind === 'sentence') first--;
  let opening = index;
  while (opening > Math.max(0, index - QUOTATION) && pieces[opening - 1]?.kind === 'sentence' && !isBroken(opening - 1, opening)) opening--;
  if (opening < first && leavesOpen(text.slice(pieces[opening]?.start, it.start))) first = opening;
  let last = index;
  while (last < index + QUOTATION && pieces[last + 1]?.kind === 'sentence' && !isBroken(last, last + 1)) last++;
  return {
    before: first === index ? null : text.slice(pieces[first]?.start, it.start),
    after: last === index ? null : text.slice(it.end, pieces[last]?.end),
  };
}

/** UTF-16 units around a quote in which its surroundings lie. */
const REACH = 4000;

/** What stands around a quote that may be of several sentences, or of a stretch that the text's own sentences don't begin with. */
export function surroundingsOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Surroundings {
  const from = text.lastIndexOf('\n', Math.max(0, start - REACH)) + 1;
  const to = text.indexOf('\n', end + REACH);
  const near = text.slice(from, to < 0 ? text.length : to);
  const pieces = splitSentences(near);
  const first = pieces.findIndex((piece) => from + piece.end > start);
  const last = pieces.findLastIndex((piece) => from + piece.start < end);
  return { before: surroundings(near, pieces, first).before, after: surroundings(near, pieces, last).after };
}
