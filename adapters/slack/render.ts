import type { KnownBlock } from '@slack/types';
import type { Message } from '../../src/chat/message.ts';
import { type Item, type Line, type Outline, outlineOf, titleOver } from '../../src/chat/outline.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { RENDER_TEXT } from '../../src/text/render.ts';
import { heading } from './blocks.ts';
import { buttonBlocks } from './buttons.ts';
import { cut } from './escape.ts';
import { fallbackText, roomUnder } from './fallback.ts';
import { less, lineBlocks, nothing } from './items.ts';
import { LIMITS } from './limits.ts';
import { LITERAL } from './literal.ts';
import { fill } from './page.ts';

/** What is sent for a message, apart from where to. All of it belongs together: the switches keep the text from being markup. */
export interface Payload extends Readonly<typeof LITERAL> {
  /** For notifications and screen readers. */
  text: string;
  blocks: KnownBlock[];
}

/** Of `more` buttons' figures, for the room that is set aside for one. */
const MOST = { count: 9999, next: 9999 };

/**
 * A message as Slack takes it: as many whole items as fit, from `message.from` on. `next` is the first item that is left, which the
 * last button shows; null: none is. Pure.
 */
export function renderMessage(message: Message): { payload: Payload; next: number | null } {
  const { answer } = message;
  const outline = outlineOf(answer, message.above);
  const from = Math.max(0, Math.min(message.from, outline.items.length - 1));
  const head = headOf(outline, from);
  const foot = from === 0 ? outline.foot : [];
  const above = headBlocks(answer, head, from);
  const below = footBlocks(foot, outline.items);
  const room = less(LIMITS.message, [...above, ...below, ...buttonBlocks(message, MOST)]);
  const { shown, next } = fill(outline.items, from, room, roomUnder(head));
  const rest = next === null ? null : { count: outline.items.length - next, next };
  const told = [...above, ...shown.flatMap(({ blocks }) => blocks), ...below];
  const content = told.length > 0 ? told : nothing();
  const text = fallbackText(head, shown, foot);
  return {
    payload: { text: text === '' ? RENDER_TEXT.none : text, blocks: [...content, ...buttonBlocks(message, rest)], ...LITERAL },
    next,
  };
}

/** A further page says in one line what it belongs to, and in another what its first item stands under. */
function headOf({ head, items }: Outline, from: number): readonly Line[] {
  if (from === 0) return head;
  const over = [head[0], titleOver(items, from)].filter((line) => line !== undefined && line !== null);
  return over.map(({ text, tone }) => ({ text: cut(text, LIMITS.header), tone }));
}

/** What is said of the whole answer has a line above it where it would be read as a near miss's. */
function footBlocks(foot: readonly Line[], items: readonly Item[]): KnownBlock[] {
  const blocks = lineBlocks(foot);
  return blocks.length > 0 && items.at(-1)?.kind === 'related' ? [{ type: 'divider' }, ...blocks] : blocks;
}

function headBlocks({ outcome }: Answer, head: readonly Line[], from: number): KnownBlock[] {
  const [title, ...rest] = head;
  if (outcome !== 'briefing' || from > 0 || title === undefined) return lineBlocks(head);
  return [...heading(title.text), ...lineBlocks(rest)];
}
