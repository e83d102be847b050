/** A text as it comes on file: LF, no white space at line ends, one empty line between paragraphs, none before and after. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

/** Columns at which mail and wires wrap their lines. */
const NARROWEST = 45;
const WIDEST = 100;
const LISTED = /^\s*(?:[-–—•*+]|\d{1,3}[.)])\s/u;

/**
 * A tidy text with the lines of its paragraphs joined by a space where they were broken only to fit a column: where no line would have had
 * room for the next one's first word. A hyphen at a line's end stays, without a space. List entries, and texts in long lines, stay as they are.
 */
export function unwrap(text: string): string {
  const width = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
  if (width < NARROWEST || width > WIDEST) return text;
  return text
    .split('\n\n')
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      const wrapped = lines.every((line, index) => {
        const next = lines[index + 1];
        return (
          next === undefined ||
          (!LISTED.test(next) && !/^\s/u.test(next) && line.length + 1 + (/^\S+/u.exec(next)?.[0].length ?? 0) > width)
        );
      });
      return wrapped
        ? lines.reduce((joined, line) => joined + (/\p{L}-$/u.test(joined) && /^\p{Ll}/u.test(line) ? '' : ' ') + line)
        : paragraph;
    })
    .join('\n\n');
}
