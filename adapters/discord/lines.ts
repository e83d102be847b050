import type { Line } from '../../src/chat/outline.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { clipped, lineText } from './escape.ts';

/**
 * A line of ours as markdown: bold where it is strong, a masked link where it leads somewhere. Angle brackets around the address keep Discord
 * from showing a preview of what is there ("Message Formatting", "Suppressing Embeds").
 */
function rendered({ text, tone, url }: Line): string {
  const shown = lineText(text);
  if (shown === '') return '';
  if (url !== undefined) return `[${shown}](<${url}>)`;
  return tone === 'strong' ? `**${shown}**` : shown;
}

/**
 * Lines in at most `most` characters. They are ours or the asker's, so where they have no room the longest are cut, each to its share;
 * shares of no more than a few characters say nothing, so beyond `MANY` lines the last ones go, and how many is said.
 */
export function linesText(lines: readonly Line[], most: number): string {
  const shown = lines.filter(({ text }) => lineText(text) !== '');
  const text = shown.map(rendered).join('\n');
  if (text.length <= most) return text;
  const first = shown.length > MANY ? [...shown.slice(0, MANY - 1), counted(shown.length - MANY + 1)] : shown;
  const fitting: string[] = [];
  let room = most;
  // From the shortest, so that what it leaves over goes to those that need it.
  const byLength = first.map((line, at) => ({ ...line, at, long: rendered(line).length })).sort((a, b) => a.long - b.long);
  for (const [done, { text, tone, url, at }] of byLength.entries()) {
    const share = Math.floor(room / (first.length - done)) - '\n'.length;
    // An address is never cut: where it has no room the words stand alone.
    const leads = url !== undefined && url.length < share / 2 ? { url } : {};
    const line = clipped(text, share, (part) => rendered({ text: part, tone, ...leads }));
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
