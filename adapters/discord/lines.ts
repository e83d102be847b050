import type { Line } from '../../src/chat/outline.ts';
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
