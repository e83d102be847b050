import type { Span } from '../cues/types.ts';

/** Lines of more UTF-16 units than this weren't wrapped by a mail program or a wire. */
const WIDEST = 130;
/** Shorter lines are headings and lists, however they go on. */
const NARROWEST = 30;

interface Line extends Span {
  readonly text: string;
}

/**
 * The paragraphs of a text, in order, blank ones left out: a line each, or several lines where the text is hard-wrapped. That it is, shows
 * where a line that a further word didn't fit into breaks off and the next goes on in lower case; in such a block every full line goes on.
 */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  let block: Line[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      for (const span of joined(block)) found.push(span);
      block = [];
    } else block.push({ text: line, start: at, end: at + line.length });
    at += line.length + 1;
  }
  for (const span of joined(block)) found.push(span);
  return found;
}

function joined(block: readonly Line[]): Span[] {
  const width = block.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  const wrapped =
    width <= WIDEST && block.some((line, index) => isFull(line, block[index + 1], width) && breaksOff(line, block[index + 1]));
  if (!wrapped) return block.map(({ start, end }) => ({ start, end }));
  const spans: Span[] = [];
  let first = 0;
  for (const [index, line] of block.entries()) {
    if (isFull(line, block[index + 1], width)) continue;
    spans.push({ start: block[first]?.start ?? 0, end: line.end });
    first = index + 1;
  }
  return spans;
}

/** Whether the next line's first word had no room in this one. */
function isFull(line: Line, next: Line | undefined, width: number): boolean {
  if (!next || line.text.length < NARROWEST) return false;
  return line.text.trimEnd().length + 1 + (/\S+/u.exec(next.text)?.[0].length ?? 0) > width;
}

/** "… of heavy / rain": words such as iPhone begin lines of their own. */
function breaksOff(line: Line, next: Line | undefined): boolean {
  const word = /^\s*(\S+)/u.exec(next?.text ?? '')?.[1] ?? '';
  return /^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word) && !/[.!?…:]["'”’»)\]]*\s*$/u.test(line.text);
}
