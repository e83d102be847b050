import type { Item, Line } from '../../src/chat/outline.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { clipped, lineText } from './escape.ts';

/** A line of ours as markdown: bold where it is strong. */
function rendered(text: string, tone: Line['tone']): string {
  const shown = lineText(text);
  return tone === 'strong' && shown !== '' ? `**${shown}**` : shown;
}

/**
 * Lines in at most `most` characters. They are ours or the asker's, so where they have no room the longest are cut, each to its share;
 * shares of no more than a few characters say nothing, so beyond `MANY` lines the last ones go, and how many is said.
 */
export function linesText(lines: readonly Line[], most: number): string {
  const shown = lines.filter(({ text }) => lineText(text) !== '');
  const text = shown.map(({ text, tone }) => rendered(text, tone)).join('\n');
  if (text.length <= most) return text;
  const first = shown.length > MANY ? [...shown.slice(0, MANY - 1), counted(shown.length - MANY + 1)] : shown;
  const fitting: string[] = [];
  let room = most;
  // From the shortest, so that what it leaves over goes to those that need it.
  const byLength = first.map((line, at) => ({ ...line, at, long: rendered(line.text, line.tone).length })).sort((a, b) => a.long - b.long);
  for (const [done, { text, tone, at }] of byLength.entries()) {
    const share = Math.floor(room / (first.length - done)) - '\n'.length;
    const line = clipped(text, share, (part) => rendered(part, tone));
    fitting[at] = line;
    room -= line.length + '\n'.length;
  }
  return fitting.join('\n');
}

/** With this many lines in the least room that lines are given, each has more than 20 characters. */
const MANY = 20;

function counted(left: number): Line {
  return { text: RENDER_TEXT.more(left), tone: 'plain' };
}

/** Texts of several items, one under the other; a title has an empty line above it. */
export function stacked(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .reduce((all, text) => (all === '' ? text : `${all}\n${text.startsWith('**') ? '\n' : ''}${text}`), '');
}

/** A title without anything under it, which nobody should find at the end of a page. */
export function isTitle(item: Item | undefined): boolean {
  return item?.kind === 'lines' && item.lines.length > 0 && item.lines.every(({ tone }) => tone === 'strong');
}

/** The title that the item at `at` stands under; null: none, or it has its own. "Related, not an answer" must be said on every page. */
export function titleOver(items: readonly Item[], at: number): Line | null {
  const own = items[at];
  if (own?.kind === 'lines' && own.lines[0]?.tone === 'strong') return null;
  for (const item of items.slice(0, at).toReversed()) {
    const first = item.kind === 'lines' ? item.lines[0] : undefined;
    if (first?.tone === 'strong') return first;
  }
  return null;
}
