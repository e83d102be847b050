import stringWidth from 'string-width';
import { PDI, visible } from '../../src/text/visible.ts';

/**
 * Where a line may end: at a space that stands alone, never inside a pair of isolates (each line is a paragraph of its own to a
 * terminal's bidi), never before a combining mark (it would settle on the margin) nor before a citation's "·".
 */
const STOPS = /[\u{2066}-\u{2069}]|(?<=[^ ]) (?=[^ ·\p{M}\u{200D}])/gu;

/**
 * `text` in lines of at most `width` columns where its words allow it. The law: `breakLines(text, w).join(' ') === text`. That
 * is why wrap-ansi doesn't serve here: it normalises to NFC, expands tabs and trims.
 */
export function breakLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let columns = 0;
  for (const word of words(text)) {
    const wide = stringWidth(word);
    if (line !== null && columns + 1 + wide > width) {
      lines.push(line);
      line = null;
    }
    columns = line === null ? wide : columns + 1 + wide;
    line = line === null ? word : `${line} ${word}`;
  }
  if (line !== null) lines.push(line);
  return lines;
}

function words(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  let isolates = 0;
  for (const { 0: stop, index } of text.matchAll(STOPS)) {
    if (stop === PDI) isolates--;
    else if (stop !== ' ') isolates++;
    else if (isolates === 0) {
      found.push(text.slice(from, index));
      from = index + 1;
    }
  }
  found.push(text.slice(from));
  return found;
}

/** `text` made harmless and wrapped behind a margin; lines after the first stand behind `hang`. Empty text is no line. */
export function paragraph(text: string, width: number, margin = '', hang = margin): string[] {
  return setLines(visible(text.trim()), width, margin, hang);
}

/** `paragraph` for text whose parts went through `visible` or `inline` already: a second time would spell them out. */
export function setLines(text: string, width: number, margin = '', hang = margin): string[] {
  const set = text.trim();
  if (set === '') return [];
  return breakLines(set, width - hang.length).map((line, at) => (at === 0 ? margin : hang) + line);
}
