import type { Item, Line } from '../../src/chat/outline.ts';
import type { Evidence } from '../../src/domain/answer.ts';
import { STATUS_LABEL } from '../../src/domain/status.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { cut, inline } from './escape.ts';
import { LIMITS } from './limits.ts';
import { literal, literalQuote } from './literal.ts';
import { standing } from './quote.ts';

/**
 * The fallback text: what notifications, screen readers and search have of a message. Every quote shown has its status and who says it
 * here, and the whole quote where there is room: never a part of it.
 */

/** Between an item and the next. */
const GAP = '\n\n';
/** Of a line above the items, which may hold the asker's words; escaping makes up to five characters of one. */
const HEAD = 150;

/** Room that is left for text, in both of its measures. */
export interface TextRoom {
  readonly characters: number;
  readonly bytes: number;
}

export function hasRoom(text: string, room: TextRoom): boolean {
  return text.length <= room.characters && Buffer.byteLength(text) <= room.bytes;
}

/** What is left when `text` and a gap are in. */
export function lessText(room: TextRoom, text: string): TextRoom {
  if (text === '') return room;
  return { characters: room.characters - text.length - GAP.length, bytes: room.bytes - Buffer.byteLength(text) - GAP.length };
}

function moreText(room: TextRoom, text: string): TextRoom {
  if (text === '') return room;
  return { characters: room.characters + text.length + GAP.length, bytes: room.bytes + Buffer.byteLength(text) + GAP.length };
}

/** Room for items under a head, with what must stand below them set aside. */
export function roomUnder(head: readonly Line[]): TextRoom {
  return lessText(lessText(LIMITS.fallback, headText(head)), CHAT_TEXT.openForRest);
}

/** What must be said of an item that is shown, from the fullest form to the barest. Only the last is without who says it. */
export function leastForms(item: Item): string[] {
  if (item.kind === 'lines') return [''];
  const open = literal(CHAT_TEXT.openForQuote);
  if (item.kind === 'related') return [told([inline(item.related.label), CHAT_TEXT.openForQuote]), open];
  const { evidence } = item;
  const status = STATUS_LABEL[evidence.status];
  const who = standing(evidence);
  return [inline(evidence.label), status]
    .map((label) => told([label, who, CHAT_TEXT.openForQuote]))
    .concat(told([status, CHAT_TEXT.openForQuote]));
}

/** An item that is shown, with the least that is said of it, and whether more may be. */
interface Told {
  readonly item: Item;
  readonly text: string;
  readonly whole: boolean;
}

/** The fallback text of a page. */
export function fallbackText(head: readonly Line[], items: readonly Told[], foot: readonly Line[]): string {
  const texts = [...items.map(({ text }) => text), ''];
  let room = items.reduce((left, { text }) => lessText(left, text), roomUnder(head));
  let all = true;
  const put = (at: number, text: string | null): void => {
    const least = texts[at] ?? '';
    const free = moreText(room, least);
    if (text !== null && text !== '' && hasRoom(text, free)) {
      texts[at] = text;
      room = lessText(free, text);
    } else if (text !== '' && least === '') all = false;
  };
  // Quotes before all else: they are what was asked for.
  for (const [at, { item, whole }] of items.entries()) if (item.kind !== 'lines') put(at, whole ? full(item) : null);
  for (const [at, { item }] of items.entries()) if (item.kind === 'lines') put(at, full(item));
  put(items.length, told(foot.map(({ text }) => inline(text))));
  return [headText(head), ...texts, all ? '' : CHAT_TEXT.openForRest].filter((text) => text !== '').join(GAP);
}

function full(item: Item): string | null {
  if (item.kind === 'lines') return told(item.lines.map(({ text, url }) => inline(url === undefined ? text : RENDER_TEXT.link(text, url))));
  if (item.kind === 'related') return withQuote([inline(item.related.label)], item.related.statement, []);
  return evidence(item.evidence);
}

function evidence(said: Evidence): string | null {
  return withQuote([said.label, said.lead].map(inline), said.text, [inline(said.tail), standing(said), ...said.notes.map(inline)]);
}

function withQuote(before: readonly string[], words: string, after: readonly string[]): string | null {
  const quote = literalQuote(words);
  return quote === null ? null : [told(before), quote, told(after)].filter((part) => part !== '').join('\n');
}

function headText(head: readonly Line[]): string {
  return told(head.map(({ text }) => inline(cut(text, HEAD))));
}

/** Lines under each other; each is inline already. */
function told(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map(literal)
    .join('\n');
}
